import type { Principal } from "../core/call.ts";
import { arrayOf, isArray, type Json, objectOf, parseJson, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import { attachments, members, policyVersions } from "./identity.ts";

/** The outcome of an evaluation. */
export type Verdict = "allow" | "implicit-deny" | "explicit-deny";

/**
 * Whether a principal may do an action, by the policies attached to it and to its groups: an
 * explicit Deny wins, an Allow is needed. Resources and conditions are not looked at.
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-evaluation-process
 */
export function evaluate(principal: Principal, permission: string): Verdict {
  if (principal.kind === "root") return "allow";
  let allowed = false;
  for (const document of documentsOf(principal)) {
    for (const statement of arrayOf(objectOf(document)["Statement"]).map(objectOf)) {
      if (!covers(statement["Action"], permission)) continue;
      if (statement["Effect"] === "Deny") return "explicit-deny";
      if (statement["Effect"] === "Allow") allowed = true;
    }
  }
  return allowed ? "allow" : "implicit-deny";
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

/**
 * The document of a system policy. `AdministratorAccess` and `ReadOnlyAccess` are the vendor's;
 * `Aliyun<Product>FullAccess` and `…ReadOnlyAccess` are made from the product's name.
 */
export function systemPolicy(name: string): Json {
  if (name === "AdministratorAccess") return allow(["*"]);
  if (name === "ReadOnlyAccess") return allow(reads.map((verb) => `*:${verb}`));
  const read = /^Aliyun(\w+?)(FullAccess|ReadOnlyAccess)$/.exec(name);
  const [, product, kind] = read ?? [];
  if (product === undefined) return undefined;
  const prefix = product === "ResourceDirectory" ? "resourcemanager" : product.toLowerCase();
  if (kind === "FullAccess") {
    return allow(product === "STSAssumeRole" ? ["sts:AssumeRole"] : [`${prefix}:*`]);
  }
  return allow(reads.map((verb) => `${prefix}:${verb}`));
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
