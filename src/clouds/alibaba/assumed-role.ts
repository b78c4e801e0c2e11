import type { Caller } from "../../core/cloud.ts";
import { entering } from "../shared/session/entering.ts";
import { text } from "../shared/wire/reply.ts";
import type { Keys } from "./credentials.ts";

const ARN = "AssumedRoleUser.Arn";

/** Temporary keys in a member, by AssumeRole, whose answer names the role. */
export const assumedKeys = entering<Keys, Caller>({
  entered: "role",
  product: "Sts",
  action: "AssumeRole",
  nameOf: ({ memberId, role }) => `acs:ram::${memberId}:role/${role}`,
  params: (name, seconds) => ({
    RoleArn: name,
    RoleSessionName: "closeout",
    DurationSeconds: seconds,
  }),
  must: [
    ARN,
    "Credentials.AccessKeyId",
    "Credentials.AccessKeySecret",
    "Credentials.SecurityToken",
  ],
  keysIn: (answer) => ({
    accessKeyId: text(answer, "Credentials.AccessKeyId"),
    accessKeySecret: text(answer, "Credentials.AccessKeySecret"),
    securityToken: text(answer, "Credentials.SecurityToken"),
  }),
  secretsOf: ({ accessKeySecret, securityToken }) => [accessKeySecret, securityToken],
  accountIn: (answer) => /^acs:ram::(\d+):/u.exec(text(answer, ARN))?.[1] ?? "no ARN",
  // https://www.alibabacloud.com/help/doc-detail/42775.htm
  allow: (name, { caller }) =>
    caller.kind === "root"
      ? "Use a RAM user or role of the management account: a root user cannot assume roles."
      : `Allow sts:AssumeRole on ${name} to ${caller.principal}, and check that the role's trust policy names the management account.`,
  otherwise: "Check `id`, `access.role` and whether the member is being deleted, then run again.",
  special: ({ kind, code }, { memberId, role }) =>
    kind !== "denied" && code.startsWith("EntityNotExist")
      ? {
          summary: `The member ${memberId} has no role ${role}`,
          next: "Set `access.role` in account.yaml to a role of the member that the management account may assume. Members created in the directory have ResourceDirectoryAccountAccessRole.",
        }
      : undefined,
});
