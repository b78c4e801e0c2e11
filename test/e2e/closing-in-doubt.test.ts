import { describe, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { type Project, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const FAR = "ap-southeast-1";

const CLUSTERS: Json = {
  CheckId: "NON_SP_cs",
  CheckName: "Container Service (ACK)",
  Description: "Clusters are left.",
  abandonable: true,
};

function submissions({ changes }: Project): number {
  return changes().filter(({ action }) => action === "DeleteAccount").length;
}

test("regions that account.yaml leaves out stand in the way of the closure, and nothing is touched there", () =>
  withProject(
    {
      regions: [REGION, FAR],
      resources: {
        [REGION]: { "ecs.key-pair": pairs(1) },
        [FAR]: { "ecs.key-pair": pairs(1, "far-{n}") },
      },
      account: { regions: [REGION, "global"], closure: { confirm: MEMBER } },
    },
    async (project) => {
      await project.review();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual(["far-1"]);
      const planned = await project.plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("all-regions: 1 finding");
      expect((await project.deploy("closure")).code).toBe(1);
      expect(submissions(project)).toBe(0);
    },
  ));

describe("what is abandoned with the account", () => {
  test("stands in the plan also when the cloud's check cannot be asked before the submission", () =>
    withProject(
      {
        deletion: "Disabled",
        member: { checks: [CLUSTERS] },
        account: {
          closure: { confirm: MEMBER, enableMemberDeletion: true, abandonChecks: ["NON_SP_cs"] },
        },
      },
      async (project) => {
        const off = { kind: "error", action: "CheckAccountDelete", status: 409 } as const;
        project.fault({ ...off, code: "NoLicense.ResourceDirectory" });
        const planned = await project.plan("closure");
        expect(planned.code).toBe(0);
        expect(planned.says).not.toContain("Nothing is abandoned");
        expect(planned.says).toMatch(/Abandoned: - NON_SP_cs: /u);
        expect(planned.says).toMatch(/\+ "NON_SP_cs" = "/u);
      },
    ));

  test("is what the saved plan showed, or nothing is submitted", () =>
    withProject(
      { member: { checks: [CLUSTERS] }, account: { closure: { confirm: MEMBER } } },
      async (project) => {
        const { plan, terraform, writeAccount, emulator } = project;
        const account = emulator.world.store.account(MEMBER);
        Object.assign(account?.attributes ?? {}, { checks: [] });
        expect((await plan("closure", "-out=saved")).code).toBe(0);
        Object.assign(account?.attributes ?? {}, { checks: [CLUSTERS] });
        writeAccount({ closure: { confirm: MEMBER, abandonChecks: ["NON_SP_cs"] } });
        const applied = await terraform("closure", "apply", "-input=false", "saved");
        expect(applied.code).toBe(1);
        expect(submissions(project)).toBe(0);
      },
    ));
});
