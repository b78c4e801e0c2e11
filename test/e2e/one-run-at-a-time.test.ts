import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stuckAt } from "./support/processes.ts";
import { type Setup, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { REGION } from "./support/world.ts";

const TWO: Setup = {
  laid: true,
  resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
  account: { limits: { parallel: 1 } },
};

test("two deploys on one account at once: the second refuses and touches nothing", () =>
  withProject(TWO, async (project) => {
    const { review, terraform, standing, changes, paths, plan } = project;
    await review();
    await plan("teardown", "-out=saved");
    const first = await stuckAt(project, "teardown", { action: "DeleteKeyPairs" });
    const before = changes().length;

    // Terraform's own lock guards its state; ours guards the account, also from another checkout
    const second = await terraform("teardown", "apply", "-input=false", "-lock=false", "saved");
    expect(second.code).toBe(1);
    expect(second.says).toMatch(/Another run|already|is held/u);
    expect(second.says).toContain("run.lock");
    expect(changes().length - before).toBe(0);
    expect(existsSync(paths.lock)).toBe(true);

    first.child.kill("SIGINT");
    await first.ended;
    first.lift();
    expect((await project.deploy("teardown")).code).toBe(0);
    expect(standing("ecs.key-pair")).toEqual([]);
  }));

test("a lock that a dead process left is taken over, and the run says so", () =>
  withProject(TWO, async (project) => {
    await project.review();
    const stuck = await stuckAt(project, "teardown", { action: "DeleteKeyPairs" });
    const held = readFileSync(project.paths.lock, "utf8");
    stuck.child.kill("SIGINT");
    await stuck.ended;
    stuck.lift();
    writeFileSync(project.paths.lock, held);

    const deployed = await project.deploy("teardown");
    expect(deployed.code).toBe(0);
    expect(deployed.says).toMatch(
      /The run that held .* is no longer there .* its lock was taken over/u,
    );
    expect(existsSync(project.paths.lock)).toBe(false);
  }));
