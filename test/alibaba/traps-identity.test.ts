import { expect, test } from "vitest";
import { blindSpots } from "../../policies/standard/blind-spots.ts";
import { subUsers } from "../../policies/standard/sub-users.ts";
import { usedByOthers } from "../../policies/standard/used-by-others.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import { prerequisites } from "../../src/engine/graph.ts";
import { names } from "../policies/support/view.ts";
import { itemOf, type Resources, withAccount } from "./support/account.ts";
import { MANAGER, MEMBER } from "./support/directory.ts";

const everywhere = (tables: Resources[string]): { readonly resources: Resources } => ({
  resources: { "*": tables },
});
const role = (RoleName: string, more: Resources[string][string][number] = {}) => ({
  RoleName,
  Arn: `acs:ram::${MEMBER}:role/${RoleName.toLowerCase()}`,
  CreateDate: "{now-30d}",
  AssumeRolePolicyDocument: '{"Version":"1","Statement":[]}',
  ...more,
});
const access = "ResourceDirectoryAccountAccessRole";

test("the way into the member is kept, does not block, and no rule can delete it", () =>
  withAccount(everywhere({}), async ({ judged, view }) => {
    const [way] = await judged(["ram.role"]);
    expect(way).toMatchObject({ nativeId: access, disposition: "keep", blocks: false });
    const verdict = subUsers.check(await view(["ram.role"]));
    expect(verdict.pass).toBe(true);
    const rule = {
      match: { name: access },
      disposition: "delete",
      because: "all",
      line: 9,
    } as const;
    await expect(judged(["ram.role"], { dispositions: [rule] })).rejects.toThrow(
      /"delete" is not possible/u,
    );
  }));

test("a user loses its policies of resource groups too, and is an item until the bin is purged", () =>
  withAccount(
    {
      member: { users: [{ name: "alice", policies: ["ReadOnlyAccess"] }] },
      resources: {
        "*": {
          "ram.attachment": [
            {
              PrincipalType: "IMSUser",
              PrincipalName: "alice",
              PolicyType: "System",
              PolicyName: "AliyunECSFullAccess",
              ResourceGroupId: "rg-shop",
            },
          ],
        },
      },
    },
    async ({ judged, remove, scan }) => {
      const types = ["ram.user"];
      const alice = (await judged(types)).find(({ name }) => name === "alice");
      if (alice === undefined) throw new Error("alice is not listed");
      const { outcome, actions } = await remove(alice);
      expect(outcome).toEqual({ outcome: "requested" });
      expect(actions).toEqual([
        "Ram.DetachPolicyFromUser",
        "Ram.DetachPolicyFromUser",
        "Ims.DeleteUser",
      ]);
      const bin = itemOf(await judged(types), alice.nativeId);
      expect(bin).toMatchObject({ state: "recycled" });
      expect(bin.line).toContain("in the recycle bin");
      expect((await remove(bin)).actions).toEqual(["Ims.DeleteUserInRecycleBin"]);
      expect((await scan(...types)).items.map(({ nativeId }) => nativeId)).not.toContain(
        alice.nativeId,
      );
    },
  ));

const linked = everywhere({
  "ram.role": [
    role("AliyunServiceRoleForLogs", { _uses: ["sls.project"] }),
    role("AliyunServiceRoleForResourceDirectory"),
  ],
});

test("what a service names as still using its role is a blind spot unless a row lists it", () =>
  withAccount(
    {
      resources: {
        ...linked.resources,
        "cn-hangzhou": { "sls.project": [{ projectName: "logs-1", status: "Normal" }] },
      },
    },
    async ({ judged, view, remove }) => {
      const type = "ram.service-linked-role";
      const before = itemOf(await judged([type]), "AliyunServiceRoleForLogs");
      expect(names(blindSpots, await view([type]))).toEqual([]);
      const { outcome, actions } = await remove(before);
      expect(outcome).toMatchObject({ outcome: "refused", code: "RoleInUse" });
      expect(actions).toEqual(["ResourceManager.DeleteServiceLinkedRole"]);

      const after = itemOf(await judged([type]), "AliyunServiceRoleForLogs");
      expect(after.facts["stillUsedBy"]).toEqual(["logs-1"]);
      expect(names(blindSpots, await view([type]))).toEqual(["in-use:logs-1"]);
      expect(names(blindSpots, await view([type, "sls.project"]))).toEqual([]);
    },
  ));

test("a task of the past that the cloud no longer knows does not hide the role", () =>
  withAccount(linked, async ({ emulator, judged, scan, remove }) => {
    const type = "ram.service-linked-role";
    await remove(itemOf(await judged([type]), "AliyunServiceRoleForLogs"));
    emulator.fault({
      kind: "error",
      product: "ResourceManager",
      action: "GetServiceLinkedRoleDeletionStatus",
      status: 404,
      code: "Unheard.Of",
    });
    const { coverage } = await scan(type);
    expect(coverage.map(({ outcome }) => outcome)).toEqual(["listed"]);
  }));

test("service-linked roles go after everything else of identity, the directory's own stays", () =>
  withAccount(
    {
      member: { users: [{ name: "alice" }] },
      resources: {
        "*": { "ram.role": [...(linked.resources["*"]?.["ram.role"] ?? []), role("shop")] },
      },
    },
    async ({ judged }) => {
      const items = await judged(["ram.user", "ram.role", "ram.service-linked-role"]);
      const logs = itemOf(items, "AliyunServiceRoleForLogs");
      const needs = prerequisites(items, rows).get(logs.id) ?? new Set();
      // The way in goes with the account, so nothing waits for it.
      const others = items.filter(
        ({ type, blocks }) => type !== "ram.service-linked-role" && blocks,
      );
      expect(others).toHaveLength(2);
      expect([...needs].sort()).toEqual(others.map(({ id }) => id).sort());
      expect(itemOf(items, "AliyunServiceRoleForResourceDirectory")).toMatchObject({
        disposition: "keep",
        blocks: false,
      });
    },
  ));

test("roles and users that CloudSSO made are left to CloudSSO", () =>
  withAccount(
    everywhere({
      "ram.role": [role("AliyunReservedSSO-Admin")],
      "ram.user": [{ UserName: "sso", UserId: "2001", ProvisionType: "CloudSSO" }],
    }),
    async ({ judged }) => {
      const items = await judged(["ram.role", "ram.user"]);
      for (const id of ["AliyunReservedSSO-Admin", "2001"]) {
        const { disposition, because } = itemOf(items, id);
        expect(disposition).toBe("manual");
        expect(because).toContain("CloudSSO");
      }
    },
  ));

test("a role that another account assumes needs an answer, one that only services assume does not", () => {
  const trust = (Principal: object) => ({
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }],
    }),
  });
  return withAccount(
    everywhere({
      "ram.role": [
        role("for-head-office", trust({ RAM: [`acs:ram::${MANAGER}:root`] })),
        role("for-ourselves", trust({ RAM: [`acs:ram::${MEMBER}:root`] })),
        role("for-ecs", trust({ Service: ["ecs.aliyuncs.com"] })),
      ],
    }),
    async ({ view }) => {
      expect(names(usedByOthers, await view(["ram.role"]))).toEqual([
        "alibaba:ram.role:global:for-head-office",
      ]);
    },
  );
});
