import type { Clock } from "../../core/clock.ts";
import type { Caller } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { keepSecret } from "../../core/secrets.ts";
import type { ReadingRequest } from "../shared/rows/catalog-session.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import type { Keys } from "./client/wire.ts";
import type { KeySource } from "./credentials.ts";

/** How long a role session lasts, in seconds. */
const SESSION_SECONDS = 3600;
/** Renewed this long before the end, so that a call under way never loses its key. */
const MARGIN_MS = 10 * 60_000;
/** A session that is refused younger than this is not renewed: the next one would fare no better. */
const LEAST_AGE_MS = 60_000;

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

/**
 * Temporary keys in a member, by AssumeRole, renewed ten minutes before their hour ends, and once the
 * cloud refuses them before that. The call is made
 * when the first key is needed: following a running closure never enters the member. The answer does not
 * name the account, so the first keys are asked whose they are.
 */
export function assumedKeys(role: AssumedRole): KeySource {
  let held: { readonly keys: Keys; readonly asked: number } | undefined;
  let pending: Promise<Keys> | undefined;
  let proved = false;

  const assume = async (): Promise<Keys> => {
    const asked = role.clock.now();
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
    const keys: Keys = {
      secretId: text(reply, "Credentials.TmpSecretId"),
      secretKey: text(reply, "Credentials.TmpSecretKey"),
      token: text(reply, "Credentials.Token"),
    };
    keepSecret(keys.secretKey, keys.token);
    if (!proved) {
      const account = await role.accountOf(keys);
      if (account !== role.memberId) {
        throw new Problem({
          code: "account-mismatch",
          summary: `The assumed role is not one of member ${role.memberId}`,
          where: `sts GetCallerIdentity answered account ${account}`,
          next: "Check `id` and `access.role` in account.yaml.",
        });
      }
      proved = true;
    }
    held = { keys, asked };
    return keys;
  };

  const renewed = (): Promise<Keys> => {
    pending ??= assume().finally(() => {
      pending = undefined;
    });
    return pending;
  };

  // Counted from our own asking, so that a clock that is a little off does no harm.
  const age = (asked: number): number => role.clock.now() - asked;

  const current = async (): Promise<Keys> =>
    held !== undefined && age(held.asked) < SESSION_SECONDS * 1000 - MARGIN_MS
      ? held.keys
      : renewed();

  return Object.assign(current, {
    renew: async (refused: Keys) => {
      if (held?.keys === refused) {
        if (age(held.asked) < LEAST_AGE_MS) return false;
        await renewed();
      }
      return true;
    },
  });
}
