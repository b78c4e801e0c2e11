import { expect, test } from "vitest";
import { callError, errorReply } from "../../src/clouds/alibaba/client/errors.ts";
import { refusedBy } from "../../src/clouds/alibaba/refusals.ts";

function denial(PolicyType: string, NoPermissionType: string, Message = "You are not authorized.") {
  const AccessDeniedDetail = { AuthAction: "ecs:DeleteDisk", NoPermissionType, PolicyType };
  const body = { Code: "NoPermission", Message, RequestId: "q", AccessDeniedDetail };
  return callError(errorReply(403, body, {}), { action: "DescribeInstances" });
}

test.each<{ what: string; error: ReturnType<typeof denial>; who: RegExp }>([
  {
    what: "by a control policy",
    error: denial("ControlPolicy", "ExplicitDeny"),
    who: /control policy of the resource directory.*only the management account can change/u,
  },
  {
    what: "for missing MFA, by a condition of a policy",
    error: denial("AccountLevelIdentityBasedPolicy", "ExplicitDeny"),
    who: /condition such as multi-factor authentication: sign in with it, or ask a RAM administrator of the account/u,
  },
  {
    what: "for missing MFA, in so many words",
    error: denial("AccountLevelIdentityBasedPolicy", "ExplicitDeny", "MFA is required."),
    who: /multi-factor authentication is asked for: sign in with it, or ask a RAM administrator/u,
  },
])("a denial $what names who can lift it", ({ error, who }) => {
  expect(error.message).toMatch(who);
  expect(error.permission).toBe("ecs:DeleteDisk");
});

test("a denial for want of a grant names the permission, and nobody to lift a condition", () => {
  const { message } = denial("AccountLevelIdentityBasedPolicy", "ImplicitDeny");
  expect(message).toContain("missing permission ecs:DeleteDisk");
  expect(message).not.toContain("multi-factor");
});

test("a submission that is denied names the permission and the directory's administrator", () => {
  const refused = refusedBy(denial("ControlPolicy", "ExplicitDeny"));
  expect(refused).toMatchObject({ outcome: "refused" });
  expect(refused.outcome === "refused" ? refused.next : "").toMatch(
    /Allow ecs:DeleteDisk.*control policy or a missing second factor.*directory's administrator can lift/u,
  );
});
