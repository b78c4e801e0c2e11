import { STANDARD_POLICIES } from "../../policies/standard/index.ts";
import type { Account } from "../core/account.ts";
import type { Policy } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";

/** A file of the project's `policies/` folder with what it exports. */
export interface PolicyFile {
  readonly file: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * The policies that are asked for an account: the standard ones, those of the project's own files, less
 * what account.yaml leaves out. Throws the Problem `policy` for a file that cannot be used, and
 * `account-file` where account.yaml leaves out what is not there.
 */
export function policiesInForce(
  files: readonly PolicyFile[],
  account: Pick<Account, "policiesOff" | "file">,
): readonly Policy[] {
  const own = collectPolicies(files);
  const all = [...STANDARD_POLICIES, ...own].sort((a, b) => (a.id < b.id ? -1 : 1));
  const off = new Set<string>();
  for (const { id, line } of account.policiesOff) {
    if (!all.some((policy) => policy.id === id)) {
      throw new Problem({
        code: "account-file",
        summary: `${account.file}:${line}: policies.off names "${id}", and there is no such policy`,
        where: `${account.file}:${line}`,
        next: `Remove the entry, or correct its id. The policies of this project: ${all.map((policy) => policy.id).join(", ")}.`,
      });
    }
    off.add(id);
  }
  return all.filter(({ id }) => !off.has(id));
}

/**
 * Takes the policies out of the files of `policies/`, ordered by id. A file without a policy, a
 * policy without its parts or two with one id are refused, so that none is lost silently.
 */
export function collectPolicies(files: readonly PolicyFile[]): readonly Policy[] {
  const found = new Map<string, { policy: Policy; file: string }>();
  for (const { file, exports } of files) {
    const policies = Object.values(exports).filter(isPolicy);
    if (policies.length === 0)
      throw refuse(
        file,
        "exports no policy",
        "Export one with `definePolicy`, or move the file out of policies/.",
      );
    for (const policy of policies) {
      const faults = check(policy);
      if (faults !== undefined)
        throw refuse(file, faults, "See docs/adding-a-policy.md for the parts of a policy.");
      if (STANDARD_POLICIES.some(({ id }) => id === policy.id)) {
        throw refuse(
          file,
          `defines the policy "${policy.id}", which is a standard policy`,
          "Standard policies are always in force: delete the file if it is a copy, or give the policy another id.",
        );
      }
      const other = found.get(policy.id);
      if (other !== undefined && other.policy !== policy) {
        throw refuse(
          file,
          `defines the policy "${policy.id}", which ${other.file} defines as well`,
          "Give one of them another id.",
        );
      }
      found.set(policy.id, { policy, file });
    }
  }
  return [...found.values()].map((entry) => entry.policy).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const PARTS = ["id", "title", "severity", "guards", "remedy", "check"] as const;

/** True also for a policy that lacks some of its parts: it is refused by name, not passed over. */
function isPolicy(value: unknown): value is Policy {
  if (typeof value !== "object" || value === null) return false;
  return PARTS.filter((part) => part in value).length >= 3;
}

function check(policy: Policy): string | undefined {
  if (typeof policy.id !== "string" || !/^[a-z][a-z0-9-]*$/u.test(policy.id))
    return `defines a policy whose id "${String(policy.id)}" is not kebab-case`;
  if (typeof policy.check !== "function") return `the policy "${policy.id}" has no check function`;
  if (policy.severity !== "mandatory" && policy.severity !== "advisory")
    return `the policy "${policy.id}" has the severity "${String(policy.severity)}"; allowed: mandatory, advisory`;
  if (policy.guards !== "closure" && policy.guards !== "removal")
    return `the policy "${policy.id}" guards "${String(policy.guards)}"; allowed: closure, removal`;
  if (typeof policy.title !== "string" || policy.title === "")
    return `the policy "${policy.id}" has no title`;
  if (typeof policy.remedy !== "string" || policy.remedy === "")
    return `the policy "${policy.id}" has no remedy`;
  return undefined;
}

function refuse(file: string, what: string, next: string): Problem {
  return new Problem({ code: "policy", summary: `${file} ${what}`, where: file, next });
}
