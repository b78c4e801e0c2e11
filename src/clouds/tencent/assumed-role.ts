import { entering } from "../shared/session/entering.ts";
import { text } from "../shared/wire/reply.ts";
import type { TencentCaller } from "./caller.ts";
import type { Keys } from "./client/wire.ts";

/** Temporary keys in a member, by AssumeRole, whose answer does not name the account. */
export const assumedKeys = entering<Keys, TencentCaller>({
  entered: "role",
  product: "sts",
  action: "AssumeRole",
  // https://cloud.tencent.com/document/api/1312/48197
  nameOf: ({ memberId, role }) => `qcs::cam::uin/${memberId}:roleName/${role}`,
  params: (name, seconds) => ({
    RoleArn: name,
    RoleSessionName: "closeout",
    DurationSeconds: seconds,
  }),
  must: ["Credentials.TmpSecretId", "Credentials.TmpSecretKey", "Credentials.Token"],
  keysIn: (answer) => ({
    secretId: text(answer, "Credentials.TmpSecretId"),
    secretKey: text(answer, "Credentials.TmpSecretKey"),
    token: text(answer, "Credentials.Token"),
  }),
  secretsOf: ({ secretKey, token }) => [secretKey, token],
  allow: (name, { caller }) =>
    `Allow sts:AssumeRole on ${name} to ${caller.principal}, and check that the role's trust policy names the management account.`,
  otherwise:
    "Check `id` and `access.role` in account.yaml, and whether the member is being deleted, then run again.",
});
