import { randomBytes } from "node:crypto";
import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import {
  arrayOf,
  isArray,
  type Json,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../../core/json.ts";
import { noteLogin } from "../closing.ts";
import { roles, sessions } from "../identity.ts";
import { action, defineService } from "../service.ts";

/** https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity */
function getCallerIdentity(call: Call): JsonObject {
  const { principal } = call;
  const base = { AccountId: call.account.id, Arn: principal.arn };
  if (principal.kind === "role") {
    return {
      ...base,
      IdentityType: "AssumedRoleUser",
      PrincipalId: `${principal.id}:${principal.session ?? ""}`,
      RoleId: principal.id,
    };
  }
  const type = principal.kind === "root" ? "Account" : "RAMUser";
  return { ...base, IdentityType: type, PrincipalId: principal.id, UserId: principal.id };
}

/** https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole */
function assumeRole(call: Call): JsonObject {
  const arn = call.need("RoleArn");
  const session = call.need("RoleSessionName");
  const seconds = call.number("DurationSeconds") ?? 3600;
  if (seconds < 900 || seconds > 43_200) throw call.errors.invalid("DurationSeconds");
  const [, owner = "", roleName = ""] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
  const account = call.store.account(owner);
  const role = account?.table(roles, "").find((row) => sameName(row["RoleName"], roleName));
  if (account === undefined || role === undefined) {
    throw vendorError(404, "EntityNotExist.Role", `The role not exists: ${arn}.`);
  }
  if (call.principal.kind === "root") {
    throw vendorError(403, "NoPermission", "Roles may not be assumed by root accounts.");
  }
  if (!trusts(role["AssumeRolePolicyDocument"], call.account.id)) {
    throw vendorError(
      403,
      "NoPermission",
      "You are not authorized to do this action. You should be authorized by RAM.",
    );
  }
  const id = `STS.NT${randomBytes(12).toString("hex")}`;
  const secret = randomBytes(22).toString("base64url");
  const token = `CAIS${randomBytes(60).toString("base64")}`;
  const expires = call.clock.wall() + seconds * 1000;
  noteLogin(account, call.principal.accessKeyId, call.now());
  account.table(sessions, "").put({
    AccessKeyId: id,
    RoleName: String(role["RoleName"]),
    RoleSessionName: session,
    _by: call.principal.accessKeyId,
    _secret: secret,
    _token: token,
    _expires: expires,
  });
  return {
    Credentials: {
      AccessKeyId: id,
      AccessKeySecret: secret,
      SecurityToken: token,
      Expiration: isoSeconds(expires),
    },
    AssumedRoleUser: {
      Arn: `acs:ram::${owner}:assumed-role/${roleName}/${session}`,
      AssumedRoleId: `${textOf(role["RoleId"])}:${session}`,
    },
  };
}

/** Role names are compared without regard to case: callers write `resourcedirectoryaccountaccessrole` too. */
function sameName(known: Json, asked: string): boolean {
  return textOf(known)?.toLowerCase() === asked.toLowerCase();
}

function trusts(document: Json, accountId: string): boolean {
  const statements = arrayOf(objectOf(parseJson(textOf(document) ?? ""))["Statement"]);
  return statements.map(objectOf).some((statement) => {
    const who = objectOf(statement["Principal"])["RAM"];
    const names = isArray(who) ? who : [who];
    return (
      statement["Effect"] === "Allow" &&
      names.some((name) => textOf(name)?.startsWith(`acs:ram::${accountId}:`) === true)
    );
  });
}

/** STS 2015-04-01. */
export const sts = defineService({
  product: "Sts",
  version: "2015-04-01",
  style: "rpc",
  hosts: ["sts", "sts.{region}"],
  locationCode: "sts",
  permissionPrefix: "sts",
  actions: {
    GetCallerIdentity: action({ permission: null, handle: getCallerIdentity }),
    AssumeRole: action({
      params: { RoleArn: "key", RoleSessionName: "value", DurationSeconds: "value" },
      // A session policy would narrow the permissions; refused until it is honoured.
      ignored: ["ExternalId"],
      handle: assumeRole,
    }),
  },
});
