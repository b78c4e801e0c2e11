import { randomBytes } from "node:crypto";
import type { Call, Principal } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { arrayOf, isArray, type JsonObject, objectOf, parseJson, textOf } from "../../core/json.ts";
import type { Account } from "../../core/store.ts";
import type { Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { accessKeys, accountsOf, roles, sessions } from "../identity.ts";
import { action, defineService } from "../service.ts";
import { readChinaTime } from "../times.ts";

/**
 * https://cloud.tencent.com/document/api/1312/48195 . `Type` tells users from roles and not root
 * from users; that root's UserId is the account's id follows the samples and is unverified.
 */
function getCallerIdentity(call: Call): JsonObject {
  const { principal, account } = call;
  if (principal.kind === "role") {
    return {
      Arn: principal.arn,
      AccountId: account.id,
      UserId: `${principal.id}:${principal.session ?? ""}`,
      PrincipalId: principal.id,
      Type: "CAMRole",
    };
  }
  return {
    Arn: principal.arn,
    AccountId: account.id,
    UserId: principal.id,
    PrincipalId: principal.id,
    Type: "CAMUser",
  };
}

/** https://cloud.tencent.com/document/api/1312/48197 */
function assumeRole(call: Call): JsonObject {
  const arn = call.need("RoleArn");
  const [, owner = "", kind = "", name = ""] =
    /^qcs::cam::uin\/(\d+):(roleName|role)\/(.+)$/.exec(arn) ?? [];
  const account = accountsOf(call.store).find((one) => one.id === owner);
  const role = account
    ?.table(roles, "")
    .find((row) => row[kind === "role" ? "RoleId" : "RoleName"] === name);
  if (account === undefined || role === undefined) {
    throw refusal("ResourceNotFound.RoleNotFound", `The role ${arn} does not exist.`);
  }
  if (!trusts(role, call.principal)) {
    throw refusal("UnauthorizedOperation", `The role ${arn} does not trust ${call.principal.arn}.`);
  }
  const seconds = call.number("DurationSeconds") ?? 7200;
  const longest = Number(role["SessionDuration"] ?? 43_200);
  if (seconds < 1 || seconds > Math.max(longest, 7200)) {
    throw refusal("InvalidParameter.OverTimeError", "DurationSeconds is over the role's limit.");
  }
  return session(call, account, role, seconds);
}

function session(call: Call, account: Account, role: Row, seconds: number): JsonObject {
  const expires = call.clock.wall() + seconds * 1000;
  const TmpSecretId = `AKID${randomBytes(24).toString("base64url")}`;
  const TmpSecretKey = randomBytes(24).toString("base64");
  const Token = randomBytes(48).toString("base64url");
  account.table(sessions, "").put({
    SecretId: TmpSecretId,
    RoleId: role["RoleId"],
    RoleSessionName: call.need("RoleSessionName"),
    _secret: TmpSecretKey,
    _token: Token,
    _expires: expires,
    _by: call.principal.accessKeyId,
  });
  return {
    Credentials: { Token, TmpSecretId, TmpSecretKey },
    ExpiredTime: Math.floor(expires / 1000),
    Expiration: isoSeconds(expires),
  };
}

/** Whether a role's trust policy names the caller, or its whole account. */
function trusts(role: Row, principal: Principal): boolean {
  const document = objectOf(parseJson(textOf(role["PolicyDocument"]) ?? ""));
  const owner = principal.account.id;
  const good = new Set([
    `qcs::cam::uin/${owner}:root`,
    `qcs::cam::uin/${owner}:uin/${principal.id}`,
  ]);
  return arrayOf(document["statement"])
    .map(objectOf)
    .filter((statement) => statement["effect"] === "allow")
    .map((statement) => objectOf(statement["principal"])["qcs"])
    .flatMap((qcs) => (isArray(qcs) ? qcs : [qcs]))
    .some((qcs) => good.has(textOf(qcs) ?? ""));
}

/** https://cloud.tencent.com/document/api/1312/78142 . Status 2 is valid, 3 disabled. */
function queryApiKey(call: Call): JsonObject {
  const target = call.text("TargetUin") ?? call.principal.id;
  const keys = call.rows(accessKeys, (row) => String(row["Uin"]) === target);
  return {
    IdKeys: keys.map((row) => ({
      SecretId: row["AccessKeyId"],
      CreateTime: Math.floor(readChinaTime(textOf(row["CreateTime"]) ?? "") / 1000),
      Status: row["Status"] === "Inactive" ? 3 : 2,
    })),
  };
}

/** Security Token Service. */
export const sts = defineService({
  product: "sts",
  version: "2018-08-13",
  scope: "global",
  actions: {
    GetCallerIdentity: action({ open: true, handle: getCallerIdentity }),
    AssumeRole: action({
      params: { RoleArn: "string!", RoleSessionName: "string!", DurationSeconds: "int" },
      handle: assumeRole,
    }),
    QueryApiKey: action({ params: { TargetUin: "int" }, handle: queryApiKey }),
  },
});
