import { contentOf } from "../../../emulator/core/garbage/answer.ts";
import { type Garbage, spoil } from "../../../emulator/core/garbage/spoil.ts";
import { isArray, isObject, type Json } from "../../../emulator/core/json.ts";
import type { Reads } from "./reads.ts";
import type { Trial } from "./trials.ts";

const EMPTY = "the list of an account without such things looks the same";
const UNREAD = "nothing is decided by the field";

/** Calls whose answers an account that holds nothing does not rest on. */
const NOT_NEEDED: Readonly<Record<string, string>> = {
  "Location DescribeEndpoints": "the product itself refuses the region",
  "tag GetResources": "it tells tags, and where those are not known only a rule about tags fails",
};

const SHOWN = "the field only goes into words";
const NO_CONTROL = "the path is only followed where control policies are on, and they are off here";

/** Fields that something reads, and why an account that holds nothing does not rest on them. */
const READ_ASIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "BssOpenApi GetFundAccountAvailableAmount": { Currency: SHOWN },
  "ResourceCenter GetResourceCenterServiceStatus": { Code: "another call tells the site as well" },
  "ResourceManager GetAccount": {
    "Account.DisplayName": SHOWN,
    "Account.FolderId": NO_CONTROL,
    "Account.ResourceDirectoryPath": NO_CONTROL,
  },
  "ResourceManager GetPayerForAccount": { PayerAccountName: SHOWN },
};

/** What is known of the answers to a call. */
export interface Known {
  /** True where the account holds nothing. */
  readonly empty: boolean;
  /** Honest replies, without their envelope; none where they are errors or no JSON. */
  readonly replies: readonly Json[];
  /** The one field that was spoilt, where it was one. */
  readonly field: string | undefined;
  readonly reads: Reads;
}

/**
 * Why garbage may pass for an honest answer; undefined where it may not. What the cloud itself answers of
 * an account without such things is no garbage, whoever sends it.
 */
export function harmless(
  { product, action, garbage }: Trial,
  { empty, replies, field, reads }: Known,
): string | undefined {
  const call = { product, action };
  const name = `${product} ${action}`;
  if (empty && NOT_NEEDED[name] !== undefined) return NOT_NEEDED[name];
  const aside = field === undefined || !empty ? undefined : READ_ASIDE[name]?.[field];
  if (aside !== undefined) return aside;
  // An error, whose code says what it is, or no JSON.
  if (replies.length === 0) {
    if (isXml(product) && isEmptied(garbage, field, (path) => reads.isList(call, path)))
      return EMPTY;
    const unread = field !== undefined && field !== "Code" && !reads.isRead(call, field);
    return unread ? UNREAD : undefined;
  }
  const reasons = replies.map((reply) => {
    const changed = changedBy(reply, garbage);
    if (changed === undefined) return undefined;
    const isLeftOut = (path: string): boolean =>
      changed.has(path) && changed.get(path) === undefined && reads.mayBeLeftOut(call, path);
    const told = [...changed].filter(
      ([path]) =>
        reads.isRead(call, path) &&
        !isLeftOut(path) &&
        READ_ASIDE[name]?.[path] !== SHOWN &&
        // The last page has none.
        !/token$/iu.test(path),
    );
    if (told.length === 0) return UNREAD;
    // What nothing heeds is a number without a meaning: a lint asks rows for the others.
    const totals = totalsOf(reply)
      .filter(([path]) => reads.isRead(call, path) && !isLeftOut(path))
      .map(([, total]) => total);
    if (totals.includes(0) && !told.some(([path]) => isTotal(path)))
      return "a total of 0 says that there is nothing";
    if (totals.length === 0 && told.every(([, value]) => isArray(value) && value.length === 0))
      return EMPTY;
    return undefined;
  });
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

function isXml(product: string): boolean {
  return ["Oss", "cos", "obs"].includes(product);
}

/** In XML, a list of none has no element. */
function isEmptied(
  { form }: Garbage,
  field: string | undefined,
  isList: (field: string) => boolean,
): boolean {
  if (field !== undefined) return isList(field);
  return (
    /^empty-(?:counted-)?lists$/u.test(form ?? "") ||
    form === "null-lists" ||
    form === "lists-of-null"
  );
}

/** Forms whose result is in the vendor's own format. */
const IN_FORMAT = /^(?:field-|empty-(?!200)|null-|inner-|lists-of-|[a-z]+-values$|nulls$|bare$)/u;

/** What differs outside of lists, by its path; undefined where the garbage is no such reply at all. */
function changedBy(reply: Json, garbage: Garbage): ReadonlyMap<string, Json> | undefined {
  if (!IN_FORMAT.test(garbage.form ?? "")) return undefined;
  const body = JSON.stringify(reply);
  const spoilt = spoil({ status: 200, headers: {}, body }, garbage);
  if (spoilt === undefined) return new Map();
  const content = contentOf(spoilt)?.value;
  return isObject(content) && isObject(reply) ? new Map(differences(reply, content)) : undefined;
}

function differences(before: Json, after: Json, path = ""): readonly (readonly [string, Json])[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isObject(before) || !isObject(after)) return [[path, after]];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    differences(before[name], after[name], path === "" ? name : `${path}.${name}`),
  );
}

function isTotal(path: string): boolean {
  return /total|(?<!ac)count|truncated/iu.test(path.split(".").at(-1) ?? "");
}

/** The totals and marks of a reply, wherever they stand outside of lists, each with its path. */
function totalsOf(reply: Json, above = ""): readonly (readonly [path: string, Json])[] {
  if (!isObject(reply)) return [];
  return Object.entries(reply).flatMap(([name, value]) => {
    const path = above === "" ? name : `${above}.${name}`;
    if (isObject(value)) return totalsOf(value, path);
    return !isArray(value) && isTotal(name) ? [[path, value] as const] : [];
  });
}
