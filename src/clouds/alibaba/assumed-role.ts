import type { Clock } from "../../core/clock.ts";
import type { Caller } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import type { ReadingRequest } from "../shared/rows/catalog-session.ts";
import { SESSION_SECONDS, temporaryKeys } from "../shared/session/temporary-keys.ts";
import { type Answer, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import type { KeySource, Keys } from "./credentials.ts";

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

/** Temporary keys in a member, by AssumeRole, whose answer names the role. */
export function assumedKeys(role: AssumedRole): KeySource {
  const answered = new WeakMap<Keys, string>();
  return temporaryKeys({
    clock: role.clock,
    memberId: role.memberId,
    entered: "role",
    secretsOf: ({ accessKeySecret, securityToken }: Keys) => [accessKeySecret, securityToken],
    proof: {
      call: "Sts AssumeRole",
      accountOf: async (keys) =>
        /^acs:ram::(\d+):/u.exec(answered.get(keys) ?? "")?.[1] ?? "no ARN",
    },
    assume: async () => {
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
      answered.set(keys, text(reply, "AssumedRoleUser.Arn"));
      return keys;
    },
  });
}
