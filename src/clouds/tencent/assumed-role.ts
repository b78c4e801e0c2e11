import type { Clock } from "../../core/clock.ts";
import type { Caller } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import type { ReadingRequest } from "../shared/rows/catalog-session.ts";
import { SESSION_SECONDS, temporaryKeys } from "../shared/session/temporary-keys.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import type { Keys } from "./client/wire.ts";
import type { KeySource } from "./credentials.ts";

/** What entering a member needs. */
export interface AssumedRole {
  readonly memberId: string;
  readonly role: string;
  readonly caller: Caller;
  readonly clock: Clock;
  /** Sends with the management account's own keys. */
  readonly send: (request: ReadingRequest) => Promise<Answer>;
  /** The account that keys belong to, asked of the cloud. */
  readonly accountOf: (keys: Keys) => Promise<string>;
}

/** https://cloud.tencent.com/document/api/1312/48197 */
function arnOf({ memberId, role }: AssumedRole): string {
  return `qcs::cam::uin/${memberId}:roleName/${role}`;
}

function refusal(role: AssumedRole, error: CallError): Problem {
  const arn = arnOf(role);
  const next =
    error.kind === "denied"
      ? `Allow sts:AssumeRole on ${arn} to ${role.caller.principal}, and check that the role's trust policy names the management account.`
      : "Check `id` and `access.role` in account.yaml, and whether the member is being deleted, then run again.";
  return new Problem({
    code: "credentials",
    summary:
      error.kind === "denied"
        ? `The management account may not enter the member ${role.memberId}`
        : `The member ${role.memberId} could not be entered: ${error.code}`,
    where: `sts AssumeRole ${arn}: ${error.code}: ${error.message}`,
    next,
    cause: error,
  });
}

/** Temporary keys in a member, by AssumeRole, whose answer does not name the account. */
export function assumedKeys(role: AssumedRole): KeySource {
  return temporaryKeys({
    clock: role.clock,
    memberId: role.memberId,
    entered: "role",
    secretsOf: ({ secretKey, token }: Keys) => [secretKey, token],
    proof: { accountOf: role.accountOf, call: "sts GetCallerIdentity" },
    assume: async () => {
      const reply = await role
        .send({
          product: "sts",
          action: "AssumeRole",
          region: GLOBAL_REGION,
          must: ["Credentials.TmpSecretId", "Credentials.TmpSecretKey", "Credentials.Token"],
          params: {
            RoleArn: arnOf(role),
            RoleSessionName: "closeout",
            DurationSeconds: SESSION_SECONDS,
          },
        })
        .catch((error: unknown) => {
          throw error instanceof CallError ? refusal(role, error) : error;
        });
      return {
        secretId: text(reply, "Credentials.TmpSecretId"),
        secretKey: text(reply, "Credentials.TmpSecretKey"),
        token: text(reply, "Credentials.Token"),
      };
    },
  });
}
