import type { Principal } from "../core/call.ts";
import { arrayOf, isArray, type Json, objectOf, parseJson, textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import { defineTable, type Row } from "../core/table.ts";
import { attachments, members, policyVersions } from "./identity.ts";
import { member } from "./members.ts";

/** The outcome of an evaluation; a denial says by which kind of policy, in the vendor's words. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly explicit: boolean; readonly policyType: string };

/** Attached control policies: `TargetId` (a member, a folder, the root), `PolicyId`, `PolicyName`, hidden `_document`. */
export const controlPolicies = defineTable("resourcemanager.control-policy-attachment", {
  id: (row: Row) => `${row["TargetId"]}/${row["PolicyId"]}`,
  scope: "account",
});

/**
 * Whether a principal may do an action, by the control policies of the directory and by the
 * policies attached to it and to its groups: an explicit Deny wins, an Allow is needed. Of
 * conditions only `acs:MFAPresent` is looked at (a call by key never has it); resources are not.
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-evaluation-process
 */
export function evaluate(principal: Principal, permission: string, store: Store): Verdict {
  const denies = (document: Json) => effectOf(document, permission) === "Deny";
  if (controlDocuments(principal.account, store).some(denies)) {
    return { allowed: false, explicit: true, policyType: "ControlPolicy" };
  }
  if (principal.kind === "root") return { allowed: true };
  const policyType = "AccountLevelIdentityBasedPolicy";
  let allowed = false;
  for (const document of documentsOf(principal)) {
    const effect = effectOf(document, permission);
    if (effect === "Deny") return { allowed: false, explicit: true, policyType };
    if (effect === "Allow") allowed = true;
  }
  return allowed ? { allowed } : { allowed: false, explicit: false, policyType };
}

function effectOf(document: Json, permission: string): "Allow" | "Deny" | undefined {
  let effect: "Allow" | undefined;
  for (const statement of arrayOf(objectOf(document)["Statement"]).map(objectOf)) {
    if (!covers(statement["Action"], permission) || !meets(statement["Condition"])) continue;
    if (statement["Effect"] === "Deny") return "Deny";
    if (statement["Effect"] === "Allow") effect = "Allow";
  }
  return effect;
}

/** A call signed by a key was never made with MFA. */
function meets(condition: Json): boolean {
  const wanted = objectOf(objectOf(condition)["Bool"])["acs:MFAPresent"];
  if (wanted === undefined) return true;
  const values = isArray(wanted) ? wanted : [wanted];
  return values.some((value) => textOf(value) === "false");
}

/** The policies that the management account put on a member, or on what it is in; they bind its root as well. */
function controlDocuments(account: Account, store: Store): readonly Json[] {
  const manager = store.account(textOf(account.attributes["managedBy"]) ?? "");
  if (manager === undefined || !controls(manager)) return [];
  const targets = new Set([account.id, ...foldersAbove(manager, account.id)]);
  return manager
    .table(controlPolicies, "")
    .rows()
    .filter((row) => targets.has(textOf(row["TargetId"]) ?? ""))
    .map((row) => row["_document"]);
}

/** Whether control policies are on: as the directory says, else once one is attached. */
export function controls(manager: Account): boolean {
  const told = textOf(objectOf(manager.attributes["directory"])["controlPolicy"]);
  return told === undefined ? manager.table(controlPolicies, "").size > 0 : told === "Enabled";
}

/** The folders that a member is in, from its own up to the root. */
export function foldersAbove(manager: Account, id: string): readonly string[] {
  const root = rootFolder(manager);
  const first = textOf(manager.table(member, "").get(id)?.["FolderId"]) ?? root;
  const found: string[] = [];
  for (let folder = first; folder !== root && !found.includes(folder); ) {
    found.push(folder);
    const row = manager
      .everywhere("resourcemanager.folder")
      .map((table) => table.get(folder))
      .find((one) => one !== undefined);
    folder = textOf(row?.["_parent"]) ?? root;
  }
  return [...found, root];
}

/** The root folder of a directory; the seed's `directory` may name it. */
export function rootFolder(manager: Account): string {
  const told = textOf(objectOf(manager.attributes["directory"])["rootFolder"]);
  return told ?? `r-${manager.id.slice(-6)}`;
}

function documentsOf(principal: Principal): readonly Json[] {
  const { account } = principal;
  const type = principal.kind === "role" ? "ServiceRole" : "IMSUser";
  const owners = new Set([`${type}/${principal.name}`]);
  if (principal.kind === "user") {
    for (const row of account.table(members, "").rows()) {
      if (row["UserName"] === principal.name) owners.add(`IMSGroup/${row["GroupName"]}`);
    }
  }
  const found: Json[] = [];
  for (const row of account.table(attachments, "").rows()) {
    if (!owners.has(`${row["PrincipalType"]}/${row["PrincipalName"]}`)) continue;
    found.push(documentOf(account, String(row["PolicyType"]), String(row["PolicyName"])));
  }
  return found;
}

function documentOf(account: Account, type: string, name: string): Json {
  if (type === "System") return systemPolicy(name);
  const version = account
    .table(policyVersions, "")
    .find((row) => row["PolicyName"] === name && row["IsDefaultVersion"] === true);
  return parseJson(textOf(version?.["PolicyDocument"]) ?? "");
}

/** Reading verbs that the vendor's read-only policies cover. */
const reads = ["Describe*", "List*", "Get*", "Query*", "Check*", "Search*", "Lookup*"];

/** Products whose permissions have another prefix, or several. */
const prefixesOf: Readonly<Record<string, readonly string[]>> = {
  BSS: ["bss", "bssapi", "efc"],
  ResourceDirectory: ["resourcemanager"],
};

/**
 * The document of a system policy. `AdministratorAccess` and `ReadOnlyAccess` are the vendor's;
 * `Aliyun<Product>FullAccess` and `…ReadOnlyAccess` are made from the product's name.
 */
export function systemPolicy(name: string): Json {
  if (name === "AdministratorAccess") return allow(["*"]);
  if (name === "ReadOnlyAccess") return allow(reads.map((verb) => `*:${verb}`));
  if (name === "AliyunSTSAssumeRoleAccess") return allow(["sts:AssumeRole"]);
  const read = /^Aliyun(\w+?)(FullAccess|ReadOnlyAccess)$/.exec(name);
  const [, product, kind] = read ?? [];
  if (product === undefined) return undefined;
  const prefixes = prefixesOf[product] ?? [product.toLowerCase()];
  if (kind === "FullAccess") return allow(prefixes.map((prefix) => `${prefix}:*`));
  return allow(prefixes.flatMap((prefix) => reads.map((verb) => `${prefix}:${verb}`)));
}

function allow(actions: readonly string[]): Json {
  return { Version: "1", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
}

/** Whether an `Action` element (a string or a list, `*` and `?` as wildcards) covers a permission. */
export function covers(element: Json, permission: string): boolean {
  const patterns = isArray(element) ? element : [element];
  return patterns.some((pattern) => matches(textOf(pattern) ?? "", permission));
}

const compiled = new Map<string, RegExp>();

function matches(pattern: string, permission: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    expression = new RegExp(`^${source}$`, "i");
    compiled.set(pattern, expression);
  }
  return expression.test(permission);
}
