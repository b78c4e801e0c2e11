import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { stuckAt } from "./support/processes.ts";
import { type Setup, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const TWO: Setup = {
  resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
  account: { limits: { parallel: 1 } },
};

test("two deploys on one account at once: the second refuses and touches nothing", () =>
  withProject(TWO, async (project) => {
    const { review, plan, terraform, deploy, standing, changes, paths } = project;
    await review();
    await plan("teardown", "-out=saved");
    const first = await stuckAt(project, "teardown", { action: "DeleteKeyPairs" });
    const before = changes().length;

    // Terraform's own lock guards its state; ours guards the account, also from another checkout
    const second = await terraform("teardown", "apply", "-input=false", "-lock=false", "saved");
    expect(second.code).toBe(1);
    expect(second.says).toContain(paths.lock);
    expect(second.says).toContain("Next: ");
    expect(changes().length - before).toBe(0);
    expect(existsSync(paths.lock)).toBe(true);

    first.signal("SIGINT");
    await first.ended;
    first.lift();
    expect((await deploy("teardown")).code).toBe(0);
    expect(standing("ecs.key-pair")).toEqual([]);
    expect(existsSync(paths.lock)).toBe(false);
  }));

test("a closure is not submitted while a teardown runs", () =>
  withProject(
    { ...TWO, account: { ...TWO.account, closure: { confirm: MEMBER } } },
    async (project) => {
      const { review, deploy, changes } = project;
      await review();
      const first = await stuckAt(project, "teardown", { action: "DeleteKeyPairs", nth: 2 });
      // nothing is left in the cloud, so that only the lock stands in the way
      expect(project.standing("ecs.key-pair")).toEqual([]);
      const closing = await deploy("closure");
      expect(closing.code).toBe(1);
      expect(closing.says).toContain(project.paths.lock);
      expect(changes().filter(({ action }) => action === "DeleteAccount")).toEqual([]);
      first.signal("SIGINT");
      await first.ended;
    },
  ));
