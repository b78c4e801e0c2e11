import type { Disposition, Item } from "./item.ts";
import type { Path, Predicate, Scalar, When } from "./row-call.ts";

/** The path under which a look into a record finds the id of the account that is listed. */
export const OWN_ACCOUNT = "$account";

/** Finds the value that a condition's path means, in a record or in an item. */
export type Look = (path: Path) => unknown;

/** An item, with the row's option by which it is deleted where one was chosen. */
export type Optioned = Item & { readonly option?: string | undefined };

/** Paths into an item; `disposition` is what is to become of it, `option` the way that was chosen. */
export function lookAt(item: Optioned, disposition: Disposition): Look {
  return (path) => {
    if (path === "disposition") return disposition;
    if (path.startsWith("facts.")) return item.facts[path.slice("facts.".length)];
    return Object.hasOwn(item, path) ? Reflect.get(item, path) : undefined;
  };
}

/** True when every condition holds; undefined means no condition. */
export function holds(when: When | undefined, look: Look): boolean {
  if (when === undefined) return true;
  return isSingle(when) ? oneHolds(when, look) : when.every((one) => oneHolds(one, look));
}

function oneHolds(condition: Predicate, look: Look): boolean {
  return predicateHolds(condition, look(condition.at)) && isWhose(condition, look);
}

function isSingle(when: When): when is Predicate {
  return !Array.isArray(when);
}

/** Where nobody says whose the listing is, a value is neither its own nor another account's. */
function isWhose({ at, own }: Predicate, look: Look): boolean {
  if (own === undefined) return true;
  const value = look(at);
  const account = look(OWN_ACCOUNT);
  if (!isThere(value) || !isThere(account)) return false;
  return (String(value) === String(account)) === own;
}

function predicateHolds(condition: Predicate, value: unknown): boolean {
  const { is, not, starts, exists, zero } = condition;
  if (is !== undefined && !equalsOne(value, is)) return false;
  if (not !== undefined && (!isThere(value) || equalsOne(value, not))) return false;
  if (starts !== undefined && !(typeof value === "string" && value.startsWith(starts)))
    return false;
  if (exists !== undefined && isThere(value) !== exists) return false;
  if (zero !== undefined && !amountIs(value, zero)) return false;
  return true;
}

/** Values are compared as text, since the vendor writes `true` and `"true"` alike; a list by its members. */
function equalsOne(value: unknown, wanted: Scalar | readonly Scalar[]): boolean {
  if (Array.isArray(value)) return value.some((member) => equalsOne(member, wanted));
  if (value === undefined || value === null) return false;
  const text = String(value);
  return typeof wanted === "object"
    ? wanted.some((one) => String(one) === text)
    : String(wanted) === text;
}

function isThere(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** An amount that cannot be read is not zero: doubt keeps an item. */
function amountIs(value: unknown, zero: boolean): boolean {
  if (!isThere(value)) return false;
  return isZeroAmount(String(value)) === zero;
}

/** True for `0`, `0.00`, `-0.0`; thousands separators are skipped. */
function isZeroAmount(text: string): boolean {
  return /^[+-]?0*(?:\.0*)?$/u.test(text.replaceAll(",", "").trim()) && /\d/u.test(text);
}
