import type { Cloud } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { RECORDS, type RecordKind } from "../../core/record.ts";
import { allowedWords } from "../../files/nearest.ts";
import { FRAMEWORKS, type Framework, type NewAccount } from "../../files/new-project/texts.ts";
import { stackNameFault } from "../../files/stack-name.ts";
import type { Member } from "../../operations/members.ts";

/** What the command line says of a new project. */
export interface InitFlags {
  readonly cloud?: string;
  readonly id?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly managementId?: string;
  readonly role?: string;
  readonly fromOrg?: string;
  readonly framework?: string;
  readonly owners?: string;
  readonly record?: string;
  readonly yes?: boolean;
}

/** An account that is not in a directory is reached by its own keys. */
const ALONE = "standalone";

/** The framework of `--framework`; undefined where it is not given. */
export function frameworkIn({ framework }: InitFlags): Framework | undefined {
  if (framework === undefined) return undefined;
  const found = FRAMEWORKS.find((one) => one === framework);
  if (found !== undefined) return found;
  throw wrong("--framework", framework, FRAMEWORKS);
}

/** The place of `--record`; undefined where it is not given. */
export function recordIn({ record }: InitFlags): RecordKind | undefined {
  if (record === undefined) return undefined;
  const found = RECORDS.find((one) => one === record);
  if (found !== undefined) return found;
  throw wrong("--record", record, RECORDS);
}

/** The cloud of that name. */
export function cloudNamed(clouds: ReadonlyMap<string, Cloud>, name: string): Cloud {
  const found = clouds.get(name);
  if (found !== undefined) return found;
  throw wrong("--cloud", name, [...clouds.keys()]);
}

/** True where the kind is entered from a management account. */
export function isMember(kind: string): boolean {
  return kind !== ALONE;
}

/**
 * The account that the command line alone describes; undefined where it says nothing of one. Throws the
 * Problem `usage` that names what is missing.
 */
export function accountIn(
  flags: InitFlags,
  clouds: ReadonlyMap<string, Cloud>,
): NewAccount | undefined {
  const { cloud, id, kind, managementId, role, name } = flags;
  if ([cloud, id, kind, managementId, role, name].every((one) => one === undefined))
    return undefined;
  const missing = [
    ...(cloud === undefined ? ["--cloud"] : []),
    ...(id === undefined ? ["--id"] : []),
    ...(kind === undefined ? ["--kind"] : []),
    ...(kind !== undefined && isMember(kind) && managementId === undefined
      ? ["--management-id"]
      : []),
  ];
  if (cloud === undefined || id === undefined || kind === undefined || missing.length > 0) {
    throw new Problem({
      code: "usage",
      summary: `An account needs ${missing.join(", ")} as well`,
      next: "Give them, or leave --yes and --json out to be asked.",
    });
  }
  const known = cloudNamed(clouds, cloud);
  return {
    name: name ?? id,
    cloud,
    id,
    kind,
    management:
      managementId === undefined
        ? undefined
        : { id: managementId, role: role ?? known.members.role },
  };
}

/** Accounts for members of an organization, each with a name that no other has. */
export function accountsOf(
  cloud: Cloud,
  managementId: string,
  members: readonly Member[],
  taken: readonly string[],
): readonly NewAccount[] {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  return members.flatMap(({ id, name, kind }) => {
    if (kind === undefined) return [];
    const free = freeName(name, id, names);
    names.add(free.toLowerCase());
    const management = { id: managementId, role: cloud.members.role };
    return [{ name: free, cloud: cloud.name, id, kind, management }];
  });
}

/** A folder's name that comes near to what a member is called. */
function freeName(name: string, id: string, taken: ReadonlySet<string>): string {
  const near = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "");
  const good = stackNameFault(near) === undefined ? near : id;
  return taken.has(good) ? `${good}-${id}` : good;
}

function wrong(option: string, word: string, allowed: readonly string[]): Problem {
  return new Problem({
    code: "usage",
    summary: `"${word}" is not possible for ${option}; ${allowedWords(word, allowed)}`,
    where: option,
    next: "Correct the option and run the command again. Nothing was written.",
  });
}
