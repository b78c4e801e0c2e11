import { describe, expect, test } from "vitest";
import { ATTESTED, attestIn, NO_MONEY } from "./support/alone.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { KEYS, MANAGER, MEMBER } from "./support/world.ts";

/** An invited account, reached from its management account, which also pays for it. */
const INVITED: Setup = {
  kind: "cloud-account",
  member: {
    payer: MANAGER,
    resourceCenter: "Enabled",
    users: [{ name: "closer", policies: ["AdministratorAccess"] }],
    keys: [{ ...KEYS.member, user: "closer" }],
  },
  resources: { "*": { "bss.balance": [NO_MONEY] } },
  account: {
    kind: "cloud-account",
    securityMailbox: "closing@head-office.example",
    closure: { confirm: MEMBER, leaveDirectory: true },
  },
};

const removals = ({ changes }: Project): number =>
  changes().filter(({ action }) => action === "RemoveCloudAccount").length;

const phases = async ({ journal }: Project): Promise<readonly string[]> =>
  (await journal()).flatMap((entry) => (entry.kind === "closure" ? [entry.phase] : []));

const status = ({ stored }: Project): unknown => stored("closure", "closeout_closure")?.["status"];

describe("a cloud account leaves its directory", () => {
  test("only behind its own switch", () =>
    withProject(
      { ...INVITED, account: { ...INVITED.account, closure: { confirm: MEMBER } } },
      async (project) => {
        const planned = await project.plan("closure");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain(
          "Taking the account out of its directory is allowed: not met",
        );
        expect(planned.says).toContain("closure.leaveDirectory: true");
        expect((await project.deploy("closure")).code).toBe(1);
        expect(project.changes()).toEqual([]);
      },
    ));

  test("once, on record before it is done, and goes on as an account of its own with its payer named", () =>
    withProject(INVITED, async (project) => {
      const { plan, deploy, review, journal, writeAccount } = project;
      const planned = await plan("closure");
      expect(planned.code).toBe(0);
      expect(planned.says).toContain("takes account");
      expect(planned.says).toContain("It is not closed and nothing in it is deleted");
      expect(planned.says).toContain("The payer relation stays");
      expect(project.changes()).toEqual([]);

      expect((await deploy("closure")).code).toBe(0);
      expect(status(project)).toBe("left");
      expect(removals(project)).toBe(1);
      const entries = await journal();
      const call = entries.findIndex(({ kind }) => kind === "call");
      expect(entries[call]).toMatchObject({
        item: "account",
        action: "ResourceManager.RemoveCloudAccount",
      });
      expect(entries[call - 1]).toMatchObject({ kind: "closure", phase: "submitting" });

      for (const stack of ["teardown", "closure"] as const) {
        const after = await plan(stack);
        expect(after.code).toBe(0);
        expect(after.says).not.toMatch(/Plan: .*[1-9]\d* to (?:add|change)/u);
        expect(after.says).toContain("has left its directory");
        expect(after.says).toContain("set `kind: standalone` and `access: { via: own }`");
      }
      expect((await deploy("closure")).code).toBe(0);
      expect(removals(project)).toBe(1);

      // The same folder and state, with the account's own key from now on.
      writeAccount({
        kind: "standalone",
        access: { via: "own" },
        closure: { confirm: MEMBER },
      });
      project.as(KEYS.member);
      const alone = await plan("closure");
      expect(alone.code).toBe(1);
      expect(alone.says).toContain("The account has no enterprise finance relation: not met");
      expect(alone.says).toContain(MANAGER);
      expect(alone.says).toContain("Leaving a directory does not release it");
      await project.console("release-relation");
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      for (const one of ATTESTED) attestIn(project, one);
      expect((await plan("closure")).says).toContain("must still be true 48 hours later");
      await project.later(49);
      const ready = await plan("closure");
      expect(ready.code).toBe(0);
      expect((await deploy("closure")).code).toBe(0);
      expect(status(project)).toBe("awaiting-submission");
      expect(removals(project)).toBe(1);
      expect((await phases(project)).at(-1)).toBe("awaiting-submission");
    }));

  test("and is adopted when the answer was lost and it is gone already", () =>
    withProject(INVITED, async (project) => {
      const lift = project.fault({
        kind: "cut",
        action: "RemoveCloudAccount",
        when: "after",
        nth: 1,
      });
      const deployed = await project.deploy("closure");
      lift();
      if (deployed.code !== 0) expect((await project.deploy("closure")).code).toBe(0);
      expect(status(project)).toBe("left");
      expect(project.emulator.world.store.account(MEMBER)?.attributes["managedBy"]).toBeUndefined();
    }));

  test("which nobody takes for done when the directory simply does not know the account", () =>
    withProject(INVITED, async (project) => {
      await project.console("remove-member", { account: MANAGER, member: MEMBER });
      const planned = await project.plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain(`the directory has no member ${MEMBER}`);
      expect(removals(project)).toBe(0);
      expect(await phases(project)).toEqual([]);
    }));
});
