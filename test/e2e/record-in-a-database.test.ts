import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bed } from "../record/support/bed.ts";
import { servers } from "../record/support/server.ts";
import { withAlone } from "./support/alone.ts";
import { providerOf, stuckAt } from "./support/processes.ts";
import { type Setup, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { REGION } from "./support/world.ts";

// Real processes here, and a real server: the first that this machine has.

const FOUR: Setup = {
  laid: "when-killed",
  resources: { [REGION]: { "ecs.key-pair": pairs(4) } },
  account: { limits: { parallel: 1 } },
};
const SECOND = { action: "DeleteKeyPairs", nth: 2 };

describe.each(servers().slice(0, 1))("with the record in a database", (postgres) => {
  const { server, fresh } = bed(postgres);

  test("kill -9 in the middle of a deploy: a runner with a fresh checkout finishes", async () => {
    const record = await fresh();
    await withProject({ ...FOUR, record }, async (project) => {
      await project.review();
      const stuck = await stuckAt(project, "teardown", SECOND);
      process.kill(await providerOf(project), "SIGKILL");
      stuck.signal("SIGKILL");
      await stuck.ended;
      stuck.lift();
      expect(project.standing("ecs.key-pair")).toEqual(["pair-3", "pair-4"]);
      expect(existsSync(project.paths.journal)).toBe(false);
      expect(existsSync(project.paths.lock)).toBe(false);

      project.freshCheckout();
      const planned = await project.plan("teardown");
      expect(planned.code).toBe(0);
      expect(planned.says).toContain('pair-3" = "SSH key pair" -> null');
      const deployed = await project.deploy("teardown");
      expect(deployed.code).toBe(0);
      expect(deployed.says).toMatch(/The run that held .* is no longer there .* was taken over/u);
      expect(project.standing("ecs.key-pair")).toEqual([]);
      expect(existsSync(project.paths.journal)).toBe(false);
      expect(existsSync(join(project.folder, "teardown/terraform.tfstate"))).toBe(false);
      const entries = await project.journal();
      expect(entries.filter(({ kind }) => kind === "call")).toHaveLength(4);
      expect(entries.filter(({ kind }) => kind === "answer")).toHaveLength(3);
    });
  });

  test("two runners at once: the second is refused by name and touches nothing", async () => {
    const record = await fresh();
    await withProject({ ...FOUR, record }, async (project) => {
      await project.review();
      await project.plan("teardown", "-out=saved");
      const first = await stuckAt(project, "teardown", { action: "DeleteKeyPairs" });
      const before = project.changes().length;
      const args = ["apply", "-input=false", "-lock=false", "saved"];
      const second = await project.terraform("teardown", ...args);
      expect(second.code).toBe(1);
      expect(second.says).toContain("Another run holds the account");
      expect(project.changes()).toHaveLength(before);
      first.signal("SIGINT");
      await first.ended;
      first.lift();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual([]);
    });
  });

  test("a database that is gone in the middle of a deploy stops it before its next call, and nothing is lost", async () => {
    const record = await fresh();
    const env = { CLOSEOUT_ALIBABA_TIMEOUT_MS: "1500" };
    await withProject({ ...FOUR, record, env, killed: true }, async (project) => {
      await project.review();
      const stuck = await stuckAt(project, "teardown", SECOND);
      await server().crash();
      stuck.lift();
      const stopped = await stuck.ended;
      expect(stopped.code).toBe(1);
      expect(stopped.says).toContain("stops before its next call");
      expect(stopped.says).not.toContain(server().password);
      expect(project.standing("ecs.key-pair")).toEqual(["pair-3", "pair-4"]);
      const calls = project.calls().length;
      const planned = await project.plan("teardown");
      expect(planned.code).toBe(1);
      expect(project.calls()).toHaveLength(calls);

      await server().restart();
      project.freshCheckout();
      const deployed = await project.deploy("teardown");
      expect(deployed.says).not.toContain("Error");
      expect(deployed.code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual([]);
    });
  });

  test("a runner with a fresh checkout is silent in a quiet period", async () => {
    const record = await fresh();
    await withAlone({ record, laid: "when-killed" }, async (project) => {
      await project.settle();
      expect((await project.deploy("closure")).code).toBe(0);
      await project.console("submit-closure");
      const since = await project.lastCall();
      project.freshCheckout();
      await server().ask(record, 'DROP SCHEMA "demo-closure" CASCADE');
      for (const stack of ["teardown", "closure"] as const) {
        expect((await project.plan(stack)).code).toBe(0);
        expect((await project.deploy(stack)).code).toBe(0);
      }
      expect(await project.callsSince(since)).toEqual([]);
      expect(await project.closing()).toMatchObject({ state: "waiting", calls: 0 });
    });
  });
});

test("there is a server to try it on", ({ skip }) => {
  skip(servers().length === 0);
  expect(servers().length).toBeGreaterThan(0);
});
