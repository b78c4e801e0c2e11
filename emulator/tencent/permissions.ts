import type { Principal } from "../core/call.ts";
import {
  arrayOf,
  isArray,
  type Json,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../core/json.ts";
import type { Row } from "../core/table.ts";
import { attachments, members, policies } from "./identity.ts";

/** What the preset policies that the emulator knows allow, as `service:Action` patterns. */
const presets: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ["*"],
  ReadOnlyAccess: ["*:Describe*", "*:List*", "*:Get*", "*:Query*", "*:Search*", "*:Check*"],
  QCloudFinanceFullAccess: ["finance:*", "billing:*"],
};

/**
 * Whether a caller may do `service:Action`: root everything; users by their policies and those of
 * their groups, roles by theirs; a deny wins. Resources and conditions are not looked at.
 */
export function allowed(principal: Principal, permission: string): boolean {
  if (principal.kind === "root") return true;
  const held = heldBy(principal);
  if (held.some((row) => verdictOf(principal, row, permission) === "deny")) return false;
  return held.some((row) => verdictOf(principal, row, permission) === "allow");
}

function heldBy(principal: Principal): readonly Row[] {
  const { account, kind, id } = principal;
  const all = account.table(attachments, "").rows();
  const targets = new Set([`${kind}/${id}`]);
  for (const member of account.table(members, "").rows()) {
    if (String(member["Uin"]) === id) targets.add(`group/${member["GroupId"]}`);
  }
  return all.filter((row) => targets.has(`${row["Kind"]}/${row["Target"]}`));
}

/**
 * The tags, as `key&value`, that what a caller may see must have; undefined where nothing is asked of
 * them. Only `qcs:resource_tag` is looked at. https://cloud.tencent.com/document/product/598/50253
 */
export function tagScope(principal: Principal, permission: string): readonly string[] | undefined {
  if (principal.kind === "root") return undefined;
  const scopes = heldBy(principal).flatMap((row) => scopesOf(principal, row, permission));
  return scopes.some((scope) => scope === undefined)
    ? undefined
    : scopes.flatMap((scope) => scope ?? []);
}

/** What each statement that allows it asks of tags; undefined for one that asks nothing. */
function scopesOf(
  principal: Principal,
  row: Row,
  permission: string,
): readonly (readonly string[] | undefined)[] {
  if (presets[textOf(row["PolicyName"]) ?? ""] !== undefined) {
    return verdictOf(principal, row, permission) === "allow" ? [undefined] : [];
  }
  return statementsOf(principal, row)
    .filter((one) => textOf(one["effect"]) !== "deny")
    .filter((one) => manyOf(one["action"]).some((pattern) => fits(pattern, permission)))
    .map((one) => {
      const asked = Object.values(objectOf(one["condition"])).map(
        (operator) => objectOf(operator)["qcs:resource_tag"],
      );
      return asked.every((value) => value === undefined) ? undefined : asked.flatMap(manyOf);
    });
}

function statementsOf(principal: Principal, row: Row): readonly JsonObject[] {
  const custom = principal.account.table(policies, "").get(textOf(row["PolicyId"]) ?? "");
  const document = objectOf(parseJson(textOf(custom?.["_document"]) ?? ""));
  return arrayOf(document["statement"]).map(objectOf);
}

function verdictOf(principal: Principal, row: Row, permission: string): "allow" | "deny" | "" {
  const preset = presets[textOf(row["PolicyName"]) ?? ""];
  if (preset !== undefined) return preset.some((one) => fits(one, permission)) ? "allow" : "";
  let verdict: "allow" | "deny" | "" = "";
  for (const statement of statementsOf(principal, row)) {
    if (!manyOf(statement["action"]).some((one) => fits(one, permission))) continue;
    if (textOf(statement["effect"]) === "deny") return "deny";
    verdict = "allow";
  }
  return verdict;
}

function manyOf(value: Json): readonly string[] {
  const all = isArray(value) ? value : [value];
  return all.flatMap((one) => textOf(one) ?? []).map((one) => one.replace(/^name\//, ""));
}

function fits(pattern: string, permission: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${source}$`, "i").test(permission);
}
