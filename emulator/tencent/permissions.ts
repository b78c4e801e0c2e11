import type { Principal } from "../core/call.ts";
import type { Sees } from "../core/doubt/enforce.ts";
import {
  arrayOf,
  isArray,
  isObject,
  type Json,
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
 * Products that policies name otherwise than hosts do: billing by the text of its RefundInstance (npm
 * tencentcloud-sdk-nodejs 4.1.313), API Gateway by https://cloud.tencent.com/document/product/598/10588
 */
const codes: Readonly<Record<string, string>> = { apigateway: "apigw", billing: "finance" };

/** What policies call an action. */
export function permissionFor(product: string, action: string): string {
  return `${codes[product] ?? product}:${action}`;
}

/**
 * What a caller is shown of `service:Action`, undefined where it may not: root everything; users by their
 * policies and those of their groups, roles by theirs, within a permission boundary; a deny wins. A policy
 * for some tags or resources shows a part of a listing, with success. Other conditions are not looked at.
 * https://www.tencentcloud.com/document/product/598/50253
 */
export function seen(principal: Principal, permission: string): Sees | undefined {
  if (principal.kind === "root") return "all";
  const boundary = boundaryOf(principal);
  if (boundary !== undefined && effects(boundary, permission).length === 0) return undefined;
  const found = heldBy(principal).flatMap((row) =>
    effects(documentFor(principal, row), permission),
  );
  if (found.includes("deny")) return undefined;
  const allowed = found.filter((one) => one !== "deny");
  if (allowed.length === 0) return undefined;
  if (allowed.includes("all")) return "all";
  return (row) => allowed.some((one) => one !== "all" && one(row));
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

/** A principal's permission boundary: the hidden `_boundary`, a document, of its user or role. */
function boundaryOf(principal: Principal): Json | undefined {
  const name = principal.kind === "role" ? "cam.role" : "cam.user";
  const [table] = principal.account.everywhere(name);
  return table?.get(principal.id)?.["_boundary"];
}

function documentFor(principal: Principal, row: Row): Json {
  const name = textOf(row["PolicyName"]) ?? "";
  if (presets[name] !== undefined) return presetDocument(name);
  const custom = principal.account.table(policies, "").get(textOf(row["PolicyId"]) ?? "");
  return parseJson(textOf(custom?.["_document"]) ?? "");
}

/** The document of a preset policy that the emulator knows. */
export function presetDocument(name: string): Json {
  const action = presets[name];
  if (action === undefined) return undefined;
  return { version: "2.0", statement: [{ effect: "allow", action, resource: "*" }] };
}

function effects(document: Json, permission: string): readonly ("deny" | Sees)[] {
  return arrayOf(objectOf(document)["statement"])
    .map(objectOf)
    .filter((one) => manyOf(one["action"]).some((pattern) => fits(pattern, permission)))
    .map((one) => (textOf(one["effect"]) === "deny" ? "deny" : partOf(one)));
}

/** What of a listing a statement that allows shows: by its resources, and by `qcs:resource_tag`. */
function partOf(statement: Readonly<Record<string, Json>>): Sees {
  const resources = manyOf(statement["resource"]);
  const tags = Object.values(objectOf(statement["condition"])).flatMap((one) =>
    manyOf(objectOf(one)["qcs:resource_tag"]),
  );
  const whole = resources.includes("*") || resources.length === 0;
  if (whole && tags.length === 0) return "all";
  const ids = new Set(resources.map((one) => one.split("/").at(-1)));
  return (row) =>
    (whole || Object.values(row).some((value) => ids.has(textOf(value)))) &&
    (tags.length === 0 || tagsOf(row).some((tag) => tags.includes(tag)));
}

/** The tags of a row as conditions write them, `key&value`, wherever the product keeps its list or calls tell them. */
function tagsOf(row: Row): readonly string[] {
  const hidden = Object.entries(objectOf(row["_tags"])).map(([key, value]) => `${key}&${value}`);
  const shown = Object.values(row)
    .flatMap((value) => (isArray(value) ? value : []))
    .filter(isObject)
    .flatMap((tag) => {
      const key = textOf(tag["Key"] ?? tag["TagKey"]);
      const value = textOf(tag["Value"] ?? tag["TagValue"]);
      return key === undefined || value === undefined ? [] : [`${key}&${value}`];
    });
  return [...hidden, ...shown];
}

function manyOf(value: Json): readonly string[] {
  const all = isArray(value) ? value : [value];
  return all.flatMap((one) => textOf(one) ?? []).map((one) => one.replace(/^name\//, ""));
}

function fits(pattern: string, permission: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${source}$`, "i").test(permission);
}
