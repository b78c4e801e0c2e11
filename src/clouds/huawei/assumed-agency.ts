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
export interface AssumedAgency {
  readonly memberId: string;
  /** Name of the agency in the member. */
  readonly role: string;
  readonly caller: Caller;
  readonly clock: Clock;
  /** Sends with the management account's own keys. */
  readonly send: (request: ReadingRequest) => Promise<Answer>;
  /** The account that keys belong to, asked of the cloud. */
  readonly accountOf: (keys: Keys) => Promise<string>;
}

/** The agency's name among all accounts (SDK, sts v1 AssumeAgency). */
function urnOf({ memberId, role }: AssumedAgency): string {
  return `iam::${memberId}:agency:${role}`;
}

function refusal(agency: AssumedAgency, error: CallError): Problem {
  const urn = urnOf(agency);
  const denied = error.kind === "denied";
  return new Problem({
    code: "credentials",
    summary: denied
      ? `The management account may not enter the member ${agency.memberId}`
      : `The member ${agency.memberId} could not be entered: ${error.code}`,
    where: `sts AssumeAgency ${urn}: ${error.code}: ${error.message}`,
    next: denied
      ? `Allow sts:agencies:assume on ${urn} to ${agency.caller.principal}, and check that the agency trusts the management account.`
      : "Check `id` and `access.role` in account.yaml, and whether the member is being closed, then run again.",
    cause: error,
  });
}

/** Temporary keys in a member, by AssumeAgency, whose answer does not name the account. */
export function assumedKeys(agency: AssumedAgency): KeySource {
  return temporaryKeys({
    clock: agency.clock,
    memberId: agency.memberId,
    entered: "agency",
    secretsOf: ({ secretKey, token }: Keys) => [secretKey, token],
    proof: { accountOf: agency.accountOf, call: "sts GetCallerIdentity" },
    assume: async () => {
      const reply = await agency
        .send({
          product: "sts",
          action: "AssumeAgency",
          region: GLOBAL_REGION,
          must: [
            "credentials.access_key_id",
            "credentials.secret_access_key",
            "credentials.security_token",
          ],
          params: {
            agency_urn: urnOf(agency),
            agency_session_name: "closeout",
            duration_seconds: SESSION_SECONDS,
          },
        })
        .catch((error: unknown) => {
          throw error instanceof CallError ? refusal(agency, error) : error;
        });
      return {
        accessKey: text(reply, "credentials.access_key_id"),
        secretKey: text(reply, "credentials.secret_access_key"),
        token: text(reply, "credentials.security_token"),
      };
    },
  });
}
