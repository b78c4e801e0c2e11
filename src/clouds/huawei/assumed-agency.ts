import { entering } from "../shared/session/entering.ts";
import { text } from "../shared/wire/reply.ts";
import type { HuaweiCaller } from "./caller.ts";
import type { Keys } from "./client/wire.ts";

const CREDENTIALS = {
  accessKey: "credentials.access_key_id",
  secretKey: "credentials.secret_access_key",
  token: "credentials.security_token",
} as const;

/** Temporary keys in a member, by AssumeAgency (SDK, sts v1), whose answer does not name the account. */
export const assumedKeys = entering<Keys, HuaweiCaller>({
  entered: "agency",
  product: "sts",
  action: "AssumeAgency",
  nameOf: ({ memberId, role }) => `iam::${memberId}:agency:${role}`,
  params: (name, seconds) => ({
    agency_urn: name,
    agency_session_name: "closeout",
    duration_seconds: seconds,
  }),
  must: [CREDENTIALS.accessKey, CREDENTIALS.secretKey, CREDENTIALS.token],
  keysIn: (answer) => ({
    accessKey: text(answer, CREDENTIALS.accessKey),
    secretKey: text(answer, CREDENTIALS.secretKey),
    token: text(answer, CREDENTIALS.token),
  }),
  secretsOf: ({ secretKey, token }) => [secretKey, token],
  allow: (name, { caller }) =>
    `Allow sts:agencies:assume on ${name} to ${caller.principal}, and check that the agency trusts the management account.`,
  otherwise:
    "Check `id` and `access.role` in account.yaml, and whether the member is being closed, then run again.",
});
