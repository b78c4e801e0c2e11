import { randomBytes } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import {
  arrayOf,
  isArray,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { accountsOf, agencies, sessions } from "../../identity.ts";
import { action, defineService } from "../../service.ts";

function denied(urn: string): Error {
  return refusal(403, "STS.0403", `Not allowed to assume the agency ${urn}.`);
}

/** Whether an agency's trust policy, or the account that it was made for, lets a caller in. */
function trusts(row: Row, caller: string): boolean {
  const document = objectOf(parseJson(textOf(row["trust_policy"]) ?? ""));
  const statements = arrayOf(document["Statement"]).map(objectOf);
  const named = statements.some((one) => {
    const principal = objectOf(one["Principal"])["IAM"];
    const ids = (isArray(principal) ? principal : [principal]).flatMap((id) => textOf(id) ?? []);
    return (
      one["Effect"] === "Allow" && ids.some((id) => id === "*" || id.split(":").includes(caller))
    );
  });
  return named || row["trust_domain_id"] === caller;
}

function assume(call: Call): JsonObject {
  const urn = call.need("agency_urn");
  const name = call.need("agency_session_name");
  const seconds = call.number("duration_seconds") ?? 3600;
  if (seconds < 900 || seconds > 43_200) throw call.errors.invalid("duration_seconds");
  const [, domain = "", agency = ""] = /^iam::([^:]+):agency:(?:.*\/)?([^/]+)$/u.exec(urn) ?? [];
  const account = accountsOf(call.store).find((one) => one.id === domain);
  const row = account?.table(agencies, "").find((one) => one["agency_name"] === agency);
  if (account === undefined || row === undefined) throw denied(urn);
  if (!trusts(row, call.account.id)) throw denied(urn);
  const expires = call.clock.wall() + seconds * 1000;
  const key = `HST${randomBytes(8).toString("hex").toUpperCase()}`;
  const secret = randomBytes(20).toString("hex");
  const token = randomBytes(40).toString("base64");
  account.table(sessions, "").put({
    _id: key,
    _secret: secret,
    _token: token,
    _expires: expires,
    _by: call.principal.accessKeyId,
    _agency: row["agency_id"],
    _name: name,
  });
  return {
    assumed_agency: {
      urn: `sts::${account.id}:assumed-agency:${agency}/${name}`,
      id: `${row["agency_id"]}:${name}`,
    },
    credentials: {
      access_key_id: key,
      secret_access_key: secret,
      security_token: token,
      expiration: isoSeconds(expires),
    },
  };
}

/** Who makes the call, and temporary keys of an agency; urns of the caller are unverified. */
export const sts = defineService({
  product: "sts",
  scope: "domain",
  actions: {
    GetCallerIdentity: action({
      open: true,
      handle: ({ principal }) => ({
        account_id: principal.account.id,
        principal_urn: principal.arn,
        principal_id: principal.id,
      }),
    }),
    AssumeAgency: action({
      params: ["agency_urn", "agency_session_name", "duration_seconds"],
      handle: assume,
    }),
  },
});
