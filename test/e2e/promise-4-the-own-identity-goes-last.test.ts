import { describe, expect, test } from "vitest";
import { FRONT_ENDS } from "./support/front-end.ts";
import { type Setup, under } from "./support/project.ts";
import { withTencent } from "./support/tencent.ts";
import { KEYS, MEMBER } from "./support/world.ts";

const AUDITOR = { id: "LTAI-auditor", secret: "auditor-secret" };

/** An account that is reached with the key of its own user `ops`, among other users. */
const OWN: Setup = {
  key: KEYS.member,
  account: { access: { via: "own" } },
  member: {
    users: [
      { name: "ops", policies: ["AdministratorAccess"] },
      { name: "auditor", policies: ["AdministratorAccess"] },
      { name: "leaver", policies: ["ReadOnlyAccess"] },
    ],
    keys: [
      { ...KEYS.member, user: "ops" },
      { ...AUDITOR, user: "auditor" },
      { id: "LTAI-leaver", secret: "leaver-secret", user: "leaver" },
    ],
  },
};

const lines = (items: Readonly<Record<string, { readonly line: string }>>): string =>
  Object.values(items)
    .map(({ line }) => line)
    .join("\n");

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject, withWholeCatalog } = under(frontEnd);

  test("the caller's own user and key are no part of a review and stay", () =>
    withWholeCatalog(OWN, async ({ review, plan, deploy, standing }) => {
      const { items } = await review();
      expect(Object.keys(items)).toContain("alibaba:ram.access-key:global:LTAI-leaver");
      expect(Object.keys(items)).not.toContain("alibaba:ram.access-key:global:LTAI-member");
      expect(lines(items)).toContain('"leaver"');
      expect(lines(items)).not.toContain('"ops"');

      expect((await plan("teardown")).says).toContain("keep: the key in use");
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ram.access-key")).toEqual(["LTAI-member"]);
      expect(standing("ram.user")).toEqual(["ops"]);

      const after = await plan("closure");
      expect(after.says).toContain("keys: 1 finding");
      expect(after.says).toContain("alibaba:ram.access-key:global:LTAI-member");
    }));

  test("a review that another user made and that names the caller is not followed there", () =>
    withProject({ ...OWN, key: AUDITOR }, async ({ review, as, plan, deploy, standing }) => {
      const { items } = await review();
      expect(Object.keys(items)).toContain("alibaba:ram.access-key:global:LTAI-member");

      as(KEYS.member);
      const planned = await plan("teardown");
      expect(planned.going).not.toContain("alibaba:ram.access-key:global:LTAI-member");
      expect(planned.says).toContain("keep: the user whose key is in use");
      await deploy("teardown");
      expect(standing("ram.access-key")).toContain("LTAI-member");
      expect(standing("ram.access-key")).not.toContain("LTAI-leaver");
      expect(standing("ram.user")).toContain("ops");
    }));

  test("a rule that deletes the caller's own user is refused in the plan", () =>
    withProject(
      {
        ...OWN,
        account: {
          access: { via: "own" },
          dispositions: [
            {
              match: { type: "ram.access-key", name: "LTAI-member" },
              disposition: "delete",
              because: "everything must go",
            },
          ],
        },
      },
      async ({ plan, deploy, standing, changes }) => {
        const planned = await plan("teardown");
        expect(planned.says).toContain("LTAI-member");
        await deploy("teardown");
        expect(standing("ram.access-key")).toContain("LTAI-member");
        expect(changes()).toEqual([]);
      },
    ));

  test("the role through which a member is entered is never deleted, and does not block the closure", () =>
    withProject(
      { account: { closure: { confirm: MEMBER } } },
      async ({ review, plan, deploy, standing }) => {
        expect(Object.keys((await review()).items)).toEqual([]);
        expect((await deploy("teardown")).says).toContain(
          "keep: the role through which the account is entered; it goes with the account",
        );
        expect(standing("ram.role")).toEqual(["ResourceDirectoryAccountAccessRole"]);
        const closure = await plan("closure");
        expect(closure.says).not.toContain("ResourceDirectoryAccountAccessRole");
      },
    ));

  describe("while a listing that would show what the caller rests on is missing, no identity goes", () => {
    test.each(["ListUsers", "ListGroups", "ListPolicies", "ListRoles"])(
      "on Alibaba Cloud: %s is denied",
      (action) =>
        withProject(OWN, async ({ review, plan, deploy, fault, standing, changes }) => {
          await review();
          fault({ kind: "error", action, status: 403, code: "NoPermission" });
          const planned = await plan("teardown");
          expect(planned.going.join(" ")).not.toContain("alibaba:ram.");
          await deploy("teardown");
          expect(standing("ram.access-key")).toContain("LTAI-leaver");
          expect(changes()).toEqual([]);
        }),
    );

    test.each(["ListUsers", "ListGroups", "ListPolicies", "DescribeRoleList"])(
      "on Tencent Cloud: %s is denied",
      (action) => {
        const key = { id: "AKIDmember", secret: "member-secret" };
        return withTencent(
          {
            frontEnd,
            account: { access: { via: "own" } },
            member: {
              users: [{ name: "ops", uin: "100000200021", policies: ["AdministratorAccess"] }],
              keys: [{ ...key, user: "ops" }],
            },
            resources: {
              "*": {
                "cam.policy": [
                  {
                    PolicyId: 9001,
                    PolicyName: "ops-rights",
                    Type: 1,
                    AddTime: "2024-01-01 00:00:00",
                    Attachments: 1,
                    _entities: [{ Id: "100000200021", Name: "ops", RelatedType: 1 }],
                  },
                ],
              },
            },
          },
          async ({ as, review, plan, deploy, fault, standing, changes }) => {
            as(key);
            fault({
              kind: "error",
              action,
              status: 200,
              code: "AuthFailure.UnauthorizedOperation",
            });
            await review();
            expect((await plan("teardown")).going.join(" ")).not.toContain("tencent:cam.");
            await deploy("teardown");
            expect(standing("cam.policy")).toEqual(["9001"]);
            expect(changes()).toEqual([]);
          },
        );
      },
    );
  });
});
