import { describe, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { providerOf, stuckAt } from "./support/processes.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { MANAGER, MEMBER, REGION } from "./support/world.ts";

const SWITCHING: Setup = {
  deletion: "Disabled",
  account: { closure: { confirm: MEMBER, enableMemberDeletion: true } },
};
const SET = "SetMemberDeletionPermission";
const STILL_ON = "The directory's member deletion permission was switched on by a run";

const settings = ({ changes }: Project): readonly unknown[] =>
  changes()
    .filter(({ action }) => action === SET)
    .map(({ params }) => params["Status"]);

/** The directory's deletion permission as it stands. */
function permission({ emulator }: Project): Json | undefined {
  const directory = emulator.world.store.account(MANAGER)?.attributes["directory"];
  return typeof directory === "object" && directory !== null && "deletion" in directory
    ? directory.deletion
    : undefined;
}

const submissions = ({ changes }: Project): number =>
  changes().filter(({ action }) => action === "DeleteAccount").length;

describe.each(["before", "after"] as const)("kill -9 %s the permission was put back", (when) => {
  test("the plans say that it is on, and the next deploy reads it and finishes", () =>
    withProject({ ...SWITCHING, apart: true, killed: true }, async (project) => {
      const stuck = await stuckAt(project, "closure", { action: SET, nth: 2, when });
      process.kill(await providerOf(project), "SIGKILL");
      await stuck.ended;
      stuck.lift();
      const left = when === "before";
      expect(permission(project)).toBe(left ? "Enabled" : "Disabled");
      const [run] = (await project.journal()).flatMap((one) =>
        one.kind === "run" ? [one.run] : [],
      );

      const teardown = await project.plan("teardown");
      expect(teardown.says.includes(STILL_ON)).toBe(left);
      if (left) expect(teardown.says).toContain(`by the run ${run}`);

      expect((await project.deploy("closure")).code).toBe(0);
      expect(permission(project)).toBe("Disabled");
      expect(submissions(project)).toBe(1);
      expect(settings(project)).toEqual(
        left ? ["Enabled", "Disabled", "Disabled"] : ["Enabled", "Disabled"],
      );

      const later = await project.plan("closure");
      expect(later.says).not.toContain(STILL_ON);
      expect(later.says).toContain("No changes");
    }));
});

describe("a permission that was not put back", () => {
  /** A deploy that submits, and cannot put the permission back. */
  async function submitted(project: Project): Promise<void> {
    const code = "MemberAccountAccessDenied";
    const lift = project.fault({ kind: "error", action: SET, nth: 2, status: 403, code });
    expect((await project.deploy("closure")).code).toBe(0);
    lift();
    expect(permission(project)).toBe("Enabled");
  }

  test("is a change of the closure's plan, also when the account is closed and nothing else is left", () =>
    withProject(SWITCHING, async (project) => {
      await submitted(project);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      const planned = await project.plan("closure");
      expect(planned.says).toContain(STILL_ON);
      expect(planned.says).toContain("0 to add, 1 to change, 0 to destroy");
      expect(permission(project)).toBe("Enabled");

      expect((await project.deploy("closure")).code).toBe(0);
      expect(permission(project)).toBe("Disabled");
      expect(submissions(project)).toBe(1);
      expect((await project.plan("closure")).says).toContain("No changes");
    }));

  test("that still cannot be put back fails the deploy, and stays on record", () =>
    withProject(SWITCHING, async (project) => {
      await submitted(project);
      const code = "MemberAccountAccessDenied";
      const lift = project.fault({ kind: "error", action: SET, status: 403, code });
      const refused = await project.deploy("closure");
      expect(refused.code).toBe(1);
      expect(permission(project)).toBe("Enabled");
      lift();
      expect((await project.deploy("closure")).code).toBe(0);
      expect(permission(project)).toBe("Disabled");
    }));

  test("is put back by a deploy of the teardown too, where the closure cannot be deployed", () =>
    withProject(
      { ...SWITCHING, resources: { [REGION]: { "ecs.key-pair": pairs(1) } } },
      async (project) => {
        project.take("ecs.key-pair", "pair-1");
        const lifts = [
          project.fault({
            kind: "error",
            action: "DeleteAccount",
            status: 409,
            code: "ForbidDelete.Account",
          }),
          project.fault({ kind: "error", action: SET, nth: 2, status: 403, code: "NoPermission" }),
        ];
        expect((await project.deploy("closure")).code).toBe(1);
        for (const lift of lifts) lift();
        expect(permission(project)).toBe("Enabled");

        project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
        expect((await project.plan("closure")).says).toContain(STILL_ON);
        await project.review();
        expect((await project.deploy("teardown")).code).toBe(0);
        expect(permission(project)).toBe("Disabled");
      },
    ));

  test("is noted and left alone once somebody has switched it off", () =>
    withProject(SWITCHING, async (project) => {
      await submitted(project);
      project.emulator.seed({ accounts: [{ id: MANAGER, directory: { deletion: "Disabled" } }] });
      expect(permission(project)).toBe("Disabled");
      await project.later(1);
      expect((await project.plan("closure")).says).not.toContain(STILL_ON);
      expect(await project.journal()).toContainEqual(
        expect.objectContaining({ kind: "undone", item: "account" }),
      );
      // Whoever switches it on from now on is not a run of ours.
      project.emulator.seed({ accounts: [{ id: MANAGER, directory: { deletion: "Enabled" } }] });
      const planned = await project.plan("closure");
      expect(planned.says).not.toContain(STILL_ON);
      expect(planned.says).toContain("No changes");
      expect(settings(project)).toHaveLength(2);
    }));
});

test("a permission that was on before is not switched off", () =>
  withProject({ ...SWITCHING, deletion: "Enabled" }, async (project) => {
    expect((await project.deploy("closure")).code).toBe(0);
    expect(permission(project)).toBe("Enabled");
    expect(settings(project)).toEqual([]);
  }));
