import type { Principal } from "../core/call.ts";
import { arrayOf, isArray, type Json, objectOf, parseJson, textOf } from "../core/json.ts";
import { sentAs } from "./api.ts";
import { attachments, groups, members, policies } from "./identity.ts";

/**
 * What policies may call an action. The packages do not say it; the products' pages call it
 * `<product>:<what the path names>:<verb, or the action's name>`, so all of these are looked for, and
 * the first is named in a refusal. Which of them a product uses is unverified.
 */
export function permissionsFor(product: string, action: string): readonly string[] {
  const path = sentAs(product, action)?.path ?? "";
  const verb = /^(?:Keystone)?([A-Z][a-z]+)/u.exec(action)?.[1]?.toLowerCase() ?? "";
  const verbs = [verb === "show" ? "get" : verb, lowerFirst(action), `${verb}V5`];
  const things = path.split("/").filter((part) => part !== "" && !/[{}]|^v\d/u.test(part));
  const names = [...new Set(things.toReversed().flatMap(formsOf))];
  return names.flatMap((name) => verbs.map((one) => `${product}:${name}:${one}`));
}

function formsOf(segment: string): readonly string[] {
  const joined = segment.replace(/[-_]/gu, "");
  return [joined, joined.replace(/s$/u, "")];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * Whether a caller may: the account itself everything; users by their policies and those of their
 * groups, members of `admin` everything; agencies by theirs. An explicit deny wins. Resources and
 * conditions are not looked at.
 */
export function allowed(principal: Principal, permissions: readonly string[]): boolean {
  if (principal.kind === "root") return true;
  const found = heldBy(principal).flatMap((document) => effects(document, permissions));
  if (found.includes("deny")) return false;
  return found.includes("allow") || inAdmin(principal);
}

function groupsOf({ account, kind, id }: Principal): readonly string[] {
  if (kind !== "user") return [];
  const rows = account.table(members, "").rows();
  return rows.filter((row) => row["user_id"] === id).map((row) => String(row["group_id"]));
}

function inAdmin(principal: Principal): boolean {
  const table = principal.account.table(groups, "");
  return groupsOf(principal).some((id) => table.get(id)?.["group_name"] === "admin");
}

function heldBy(principal: Principal): readonly Json[] {
  const { account, kind, id } = principal;
  const own = kind === "role" ? `agency/${id.split(":")[0]}` : `user/${id}`;
  const targets = new Set([own, ...groupsOf(principal).map((group) => `group/${group}`)]);
  const rows = account.table(attachments, "").rows();
  return rows
    .filter((row) => targets.has(`${row["_kind"]}/${row["_target"]}`))
    .map((row) => account.table(policies, "").get(String(row["policy_id"])))
    .map((policy) => parseJson(textOf(policy?.["_document"]) ?? ""));
}

function effects(document: Json, permissions: readonly string[]): readonly string[] {
  return arrayOf(objectOf(document)["Statement"])
    .map(objectOf)
    .filter((one) =>
      listOf(one["Action"]).some((pattern) => permissions.some((name) => fits(pattern, name))),
    )
    .map((one) => (textOf(one["Effect"]) ?? "").toLowerCase());
}

function listOf(value: Json): readonly string[] {
  return (isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? []);
}

function fits(pattern: string, permission: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${source}$`, "i").test(permission);
}
