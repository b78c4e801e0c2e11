import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FRONT_ENDS } from "./support/front-end.ts";
import { ended, providerOf, stuckAt } from "./support/processes.ts";
import { type Setup, under } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

// Real processes here: the provider is started as a user has it, with the real handshake.

const FOUR: Setup = {
  laid: "when-killed",
  resources: { [REGION]: { "ecs.key-pair": pairs(4) } },
  account: { limits: { parallel: 1 } },
};
const SECOND = { action: "DeleteKeyPairs", nth: 2 };

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject } = under(frontEnd);

  test("kill -9 of the provider: the command says so, nothing is lost, and the next run finishes", () =>
    withProject(FOUR, async (project) => {
      const { review, plan, deploy, standing, journal, paths } = project;
      await review();
      const stuck = await stuckAt(project, "teardown", SECOND);
      process.kill(await providerOf(project), "SIGKILL");
      const killed = await stuck.ended;
      expect(killed.code).toBe(1);
      stuck.lift();
      expect(standing("ecs.key-pair")).toEqual(["pair-3", "pair-4"]);
      expect(existsSync(paths.lock)).toBe(true);

      const planned = await plan("teardown");
      expect(planned.code).toBe(0);
      expect(planned.going).toEqual([3, 4].map((n) => idOf("ecs.key-pair", `pair-${n}`)));

      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(0);
      expect(deployed.says).toMatch(/The run that held .* is no longer there .* was taken over/u);
      expect(standing("ecs.key-pair")).toEqual([]);
      expect(existsSync(paths.lock)).toBe(false);
      const entries = await journal();
      expect(entries.filter(({ kind }) => kind === "run")).toHaveLength(2);
      const [calls, answers] = (["call", "answer"] as const).map((kind) =>
        entries.filter((entry) => entry.kind === kind),
      );
      expect([calls?.length, answers?.length]).toEqual([4, 3]);
    }));

  test("kill -9 of the command: the provider ends by itself, and the next run finishes", () =>
    withProject(FOUR, async (project) => {
      const { review, deploy, standing, remaining, paths } = project;
      await review();
      const stuck = await stuckAt(project, "teardown", SECOND);
      const provider = await providerOf(project);
      stuck.signal("SIGKILL");
      await stuck.ended;
      await ended(provider);
      stuck.lift();
      expect(standing("ecs.key-pair")).toEqual(["pair-3", "pair-4"]);
      expect(existsSync(paths.lock)).toBe(false);

      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
      expect(remaining()).not.toHaveProperty([idOf("ecs.key-pair", "pair-1")]);
    }));

  test("Ctrl-C that reaches Terraform and the provider alike: the state is true, and the next run finishes", () =>
    withProject(FOUR, async (project) => {
      const { review, deploy, standing, remaining } = project;
      await review();
      const stuck = await stuckAt(project, "teardown", SECOND);
      const provider = await providerOf(project);
      process.kill(provider, "SIGINT");
      stuck.signal("SIGINT");
      const stopped = await stuck.ended;
      await ended(provider);
      expect(stopped.code).toBe(1);
      expect(stopped.says).toContain("of 4 items of the wave workloads are gone");
      stuck.lift();
      expect(Object.keys(remaining())).toEqual(
        expect.arrayContaining(["pair-3", "pair-4"].map((name) => idOf("ecs.key-pair", name))),
      );
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
    }));

  test("kill -9 between the submission and its answer: the next run adopts the closure and submits nothing", () =>
    withProject(
      {
        laid: "when-killed",
        deletion: "Disabled",
        account: { closure: { confirm: MEMBER, enableMemberDeletion: true } },
      },
      async (project) => {
        const stuck = await stuckAt(project, "closure", { action: "DeleteAccount" });
        process.kill(await providerOf(project), "SIGKILL");
        expect((await stuck.ended).code).toBe(1);
        stuck.lift();
        const actions = (): readonly string[] => project.changes().map(({ action }) => action);
        expect(actions()).toEqual(["SetMemberDeletionPermission", "DeleteAccount"]);

        expect((await project.deploy("closure")).code).toBe(0);
        expect(project.closure()).toMatchObject({ status: "closed" });
        // what the killed run had switched on is put back
        expect(actions()).toEqual([
          "SetMemberDeletionPermission",
          "DeleteAccount",
          "SetMemberDeletionPermission",
        ]);
      },
    ));
});
