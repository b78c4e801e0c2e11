import type { Clock } from "../../core/clock.ts";
import type { Caller } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { keepSecret } from "../../core/secrets.ts";
import type { ReadingRequest } from "../shared/rows/catalog-session.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import type { KeySource, Keys } from "./credentials.ts";

/** Longest that a role session lasts by default, in seconds; the role's own limit may be no lower than this. */
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
}

function refusal(role: AssumedRole, error: CallError): Problem {
  const arn = `acs:ram::${role.memberId}:role/${role.role}`;
  const where = `Sts AssumeRole ${arn}: ${error.code}: ${error.message}`;
  // https://www.alibabacloud.com/help/doc-detail/42775.htm
  if (error.code === "NoPermission" || error.kind === "denied") {
    const next =
      role.caller.kind === "root"
        ? "Use a RAM user or role of the management account: a root user cannot assume roles."
        : `Allow sts:AssumeRole on ${arn} to ${role.caller.principal}, and check that the role's trust policy names the management account.`;
    return new Problem({
      code: "credentials",
      summary: `The management account may not enter the member ${role.memberId}`,
      where,
      next,
      cause: error,
    });
  }
  if (error.code.startsWith("EntityNotExist")) {
    return new Problem({
      code: "credentials",
      summary: `The member ${role.memberId} has no role ${role.role}`,
      where,
      next: "Set `access.role` in account.yaml to a role of the member that the management account may assume. Members created in the directory have ResourceDirectoryAccountAccessRole.",
      cause: error,
    });
  }
  return new Problem({
    code: "credentials",
    summary: `The member ${role.memberId} could not be entered: ${error.code}`,
    where,
    next: "Check `id`, `access.role` and whether the member is being deleted, then run again.",
    cause: error,
  });
}

/**
 * Temporary keys in a member, by AssumeRole, renewed ten minutes before their hour ends, and once the
 * cloud refuses them before that. The call is
 * made when the first key is needed: following a running closure never enters the member.
 */
export function assumedKeys(role: AssumedRole): KeySource {
  let held: { readonly keys: Keys; readonly asked: number } | undefined;
  let pending: Promise<Keys> | undefined;

  const assume = async (): Promise<Keys> => {
    const asked = role.clock.now();
    const reply = await role
      .send({
        product: "Sts",
        action: "AssumeRole",
        region: "global",
        must: [
          "AssumedRoleUser.Arn",
          "Credentials.AccessKeyId",
          "Credentials.AccessKeySecret",
          "Credentials.SecurityToken",
        ],
        params: {
          RoleArn: `acs:ram::${role.memberId}:role/${role.role}`,
          RoleSessionName: "closeout",
          DurationSeconds: SESSION_SECONDS,
        },
      })
      .catch((error: unknown) => {
        throw error instanceof CallError ? refusal(role, error) : error;
      });
    const keys: Keys = {
      accessKeyId: text(reply, "Credentials.AccessKeyId"),
      accessKeySecret: text(reply, "Credentials.AccessKeySecret"),
      securityToken: text(reply, "Credentials.SecurityToken"),
    };
    keepSecret(keys.accessKeySecret, keys.securityToken);
    const arn = text(reply, "AssumedRoleUser.Arn");
    if (!arn.startsWith(`acs:ram::${role.memberId}:`)) {
      throw new Problem({
        code: "account-mismatch",
        summary: `The assumed role is not one of member ${role.memberId}`,
        where: `Sts AssumeRole answered ${arn}`,
        next: "Check `id` and `access.role` in account.yaml.",
      });
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
