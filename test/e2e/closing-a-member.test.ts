import { describe, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { MANAGER, MEMBER } from "./support/world.ts";

const CONFIRMED: Setup = { account: { closure: { confirm: MEMBER } } };

const count = ({ changes }: Project, name: string): number =>
  changes().filter(({ action }) => action === name).length;

/** The directory's deletion permission as it stands. */
function permission({ emulator }: Project): Json | undefined {
  const directory = emulator.world.store.account(MANAGER)?.attributes["directory"];
  return typeof directory === "object" && directory !== null && "deletion" in directory
    ? directory.deletion
    : undefined;
}

const CHECKS: readonly Json[] = [
  {
    CheckId: "NON_SP_efc",
    CheckName: "Enterprise finance",
    Description: "This account is an Enterprise Finance associated account.",
    abandonable: false,
  },
  {
    CheckId: "NON_SP_cs",
    CheckName: "Container Service (ACK)",
    Description: "Clusters are left.",
    abandonable: true,
  },
  {
    CheckId: "NON_SP_nas",
    CheckName: "File storage",
    Description: "File systems are left.",
    abandonable: true,
  },
];

describe("the cloud's own check", () => {
  test("shows its reasons in the plan, and refuses", () =>
    withProject({ ...CONFIRMED, member: { checks: CHECKS } }, async (project) => {
      const { code, says } = await project.plan("closure");
      expect(code).toBe(1);
      expect(says).toContain("cloud-check: 3 finding");
      expect(says).toContain(
        "Enterprise finance (NON_SP_efc): This account is an Enterprise Finance associated account.",
      );
      expect(says).toContain("may be abandoned by listing NON_SP_cs under closure.abandonChecks");
      expect(count(project, "DeleteAccount")).toBe(0);
    }));

  test("is abandoned only by id, and the plan says what is abandoned", () =>
    withProject({ ...CONFIRMED, member: { checks: CHECKS.slice(1) } }, async (project) => {
      const { plan, deploy, writeAccount, changes, stored } = project;
      expect((await plan("closure")).code).toBe(1);
      writeAccount({ closure: { confirm: MEMBER, abandonChecks: ["NON_SP_cs"] } });
      const half = await plan("closure");
      expect(half.code).toBe(1);
      expect(half.says).toContain("File storage (NON_SP_nas)");
      expect(half.says).not.toContain("Container Service (ACK) (NON_SP_cs)");

      writeAccount({ closure: { confirm: MEMBER, abandonChecks: ["NON_SP_cs", "NON_SP_nas"] } });
      const planned = await plan("closure");
      expect(planned.code).toBe(0);
      expect(planned.says).toContain(
        '+ "NON_SP_cs" = "Container Service (ACK): Clusters are left."',
      );
      expect(planned.says).toContain("Abandoned: - NON_SP_cs: Container Service (ACK)");

      expect((await deploy("closure")).code).toBe(0);
      const [submission] = changes().filter(({ action }) => action === "DeleteAccount");
      expect(submission?.params["AbandonableCheckId"]).toBe('["NON_SP_cs","NON_SP_nas"]');
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
    }));

  test("that offers no such check refuses an abandonment that names it", () =>
    withProject(
      { account: { closure: { confirm: MEMBER, abandonChecks: ["NON_SP_zzz"] } } },
      async (project) => {
        const { code, says } = await project.plan("closure");
        expect(code).toBe(1);
        expect(says).toContain("closure.abandonChecks names NON_SP_zzz");
        expect(count(project, "DeleteAccount")).toBe(0);
      },
    ));
});

describe("a submission happens once:", () => {
  test("an answer that is lost on the way is looked up, not asked for again", () =>
    withProject(CONFIRMED, async (project) => {
      const { fault, deploy, plan, stored, journal } = project;
      fault({ kind: "cut", action: "DeleteAccount", when: "after", nth: 1 });
      const deployed = await deploy("closure");
      expect(deployed.code).toBe(0);
      expect(count(project, "DeleteAccount")).toBe(1);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(await journal()).toContainEqual(
        expect.objectContaining({ kind: "answer", outcome: "unknown" }),
      );
      expect((await plan("closure")).code).toBe(0);
    }));

  test("an answer that never comes, and a status that cannot be read, are said; the next run goes on", () =>
    withProject(CONFIRMED, async (project) => {
      const { fault, deploy, stored, emulator } = project;
      const lifts = [fault({ kind: "cut", action: "DeleteAccount", when: "after", nth: 1 })];
      const stop = emulator.observe(({ action }) => {
        if (action !== "DeleteAccount") return;
        stop();
        lifts.push(
          fault({
            kind: "error",
            action: "GetAccountDeletionStatus",
            status: 403,
            code: "NoPermission",
          }),
        );
      });
      const deployed = await deploy("closure");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain("It is not known whether the deletion");
      expect(deployed.says).toContain("nothing is submitted twice");

      for (const lift of lifts) lift();
      expect((await deploy("closure")).code).toBe(0);
      expect(count(project, "DeleteAccount")).toBe(1);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
    }));

  test("a deletion that somebody else started is adopted", () =>
    withProject(CONFIRMED, async (project) => {
      const { plan, deploy, terraform, stored } = project;
      await deploy("closure");
      await terraform("closure", "state", "rm", "closeout_closure.account_closure_607D2DC8");

      const planned = await plan("closure");
      expect(planned.code).toBe(0);
      expect(planned.says).toContain(`Account ${MEMBER} is closed`);
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(count(project, "DeleteAccount")).toBe(1);
    }));

  test("the vendor's word that it runs already adopts it", () =>
    withProject(CONFIRMED, async (project) => {
      const { fault, deploy, stored, emulator } = project;
      // carried out, answered as if it had been there before
      fault({
        kind: "error",
        action: "DeleteAccount",
        when: "after",
        status: 409,
        code: "ExistProcessingDeleteFlow.DeleteAccount",
      });
      const deployed = await deploy("closure");
      expect(deployed.code).toBe(0);
      expect(count(project, "DeleteAccount")).toBe(1);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(emulator.world.store.account(MEMBER)?.attributes["deleted"]).toBe(true);
    }));
});

describe("the directory's deletion permission", () => {
  const OFF: Setup = { ...CONFIRMED, deletion: "Disabled" };

  test("that is off is a blocker, and is not switched on unasked", () =>
    withProject(OFF, async (project) => {
      const { code, says } = await project.plan("closure");
      expect(code).toBe(1);
      expect(says).toContain("The directory allows deleting members: not met");
      expect(says).toContain("closure.enableMemberDeletion: true");
      expect((await project.deploy("closure")).code).toBe(1);
      expect(project.changes()).toEqual([]);
      expect(permission(project)).toBe("Disabled");
    }));

  test("is switched on for the submission when account.yaml asks for it, and put back", () =>
    withProject(
      { ...OFF, account: { closure: { confirm: MEMBER, enableMemberDeletion: true } } },
      async (project) => {
        const planned = await project.plan("closure");
        expect(planned.code).toBe(0);
        expect(planned.says).toContain("is switched on if it is off, and put back right after");
        expect(permission(project)).toBe("Disabled");

        expect((await project.deploy("closure")).code).toBe(0);
        expect(project.changes().map(({ action }) => action)).toEqual([
          "SetMemberDeletionPermission",
          "DeleteAccount",
          "SetMemberDeletionPermission",
        ]);
        expect(permission(project)).toBe("Disabled");
      },
    ));

  test("is put back also when the vendor refuses the submission", () =>
    withProject(
      { ...OFF, account: { closure: { confirm: MEMBER, enableMemberDeletion: true } } },
      async (project) => {
        project.fault({
          kind: "error",
          action: "DeleteAccount",
          status: 409,
          code: "CreditControlBlock.DeleteAccount",
        });
        const deployed = await project.deploy("closure");
        expect(deployed.code).toBe(1);
        expect(deployed.says).toContain("CreditControlBlock.DeleteAccount");
        expect(deployed.says).toMatch(/bill/u);
        expect(permission(project)).toBe("Disabled");
      },
    ));
});

describe("before the deletion", () => {
  test("a payer relation is a blocker in the plan", () =>
    withProject({ ...CONFIRMED, member: { payer: MANAGER } }, async (project) => {
      const { code, says } = await project.plan("closure");
      expect(code).toBe(1);
      expect(says).toContain("closure-conditions:");
      expect(says).toContain(MANAGER);
      expect(count(project, "DeleteAccount")).toBe(0);
    }));

  test("a delegated administrator is a blocker in the plan", () =>
    withProject(
      {
        ...CONFIRMED,
        managerResources: {
          "*": {
            "resourcemanager.delegated-administrator": [
              { AccountId: MEMBER, ServicePrincipal: "actiontrail.aliyuncs.com" },
            ],
          },
        },
      },
      async ({ plan }) => {
        const { code, says } = await plan("closure");
        expect(code).toBe(1);
        expect(says).toContain(
          "The member is no delegated administrator: not met · actiontrail.aliyuncs.com",
        );
      },
    ));
});

test("a rejection for a payer relation that came late is shown with the vendor's reason, then fixed", () =>
  withProject(CONFIRMED, async (project) => {
    const { emulator, deploy, plan, writeAccount, stored } = project;
    const member = () =>
      emulator.world.store
        .account(MANAGER)
        ?.everywhere("resourcemanager.member")
        .find((table) => table.has(MEMBER));
    const stop = emulator.observe(({ action }) => {
      if (action !== "DeleteAccount") return;
      stop();
      member()?.patch(MEMBER, { _payer: MANAGER });
    });
    const deployed = await deploy("closure");
    expect(deployed.code).toBe(1);
    expect(deployed.says).toContain("This account has a payer account.");

    const planned = await plan("closure");
    expect(planned.code).toBe(1);
    expect(planned.says).toContain("closure-rejected: 1 finding");
    const subject = /rejection:[0-9TZ:.-]+Z/u.exec(planned.says)?.[0] ?? "";

    member()?.patch(MEMBER, { _payer: undefined });
    writeAccount({
      answers: [
        { policy: "closure-rejected", subject, answer: "cleared", because: "payer released" },
      ],
    });
    expect((await deploy("closure")).code).toBe(0);
    expect(count(project, "DeleteAccount")).toBe(2);
    expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
  }));
