import { VendorError } from "../errors.ts";
import {
  arrayOf,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  textOf,
} from "../json.ts";
import type { Account, Store } from "../store.ts";
import type { Row, TableRef } from "../table.ts";
import type { World } from "../world.ts";
import { valuesSent } from "./filter.ts";
import { type Doubted, headOf, View } from "./view.ts";

/** Who is asked, for doubts about a product as a whole. */
export interface Asked extends Doubted {
  readonly account: Account;
  readonly tables: readonly TableRef[];
}

/** How much of its listings a caller is shown: all of them, or the rows that pass. */
export type Sees = "all" | ((row: Row) => boolean);

/** What the call sees; undefined where that is all, and nothing in doubt or beyond its handler is asked. */
export function viewOf({ doubts }: World, call: Doubted, sees: Sees = "all"): View | undefined {
  const { cloud, product, action } = call;
  const filters = doubts.known("default-filter", cloud, product, action);
  if (sees === "all" && !doubts.any && filters.length === 0) return undefined;
  const view = new View(doubts, call);
  if (sees !== "all") view.narrow(sees);
  return view;
}

/** Whether a parameter is a documented filter, which is looked at where its handler does not know it. */
export function isFilter({ doubts }: World, call: Omit<Doubted, "params" | "declared">) {
  const { cloud, product, action } = call;
  const known = doubts.known("default-filter", cloud, product, action);
  const heads = new Set(known.map(({ doubt }) => headOf(doubt.field)));
  return (param: string): boolean => heads.has(headOf(param));
}

/** Refuses a page that is larger than the vendor documents; `invalid` words it. */
export function checkPageSize(
  { doubts }: World,
  { cloud, product, action, params }: Doubted,
  invalid: (name: string) => VendorError,
): void {
  for (const found of doubts.known("page-size", cloud, product, action)) {
    const { field, max, sizes } = found.doubt;
    const [sent] = found.on ? valuesSent(params, field) : [];
    if (sent === undefined) continue;
    const size = Number(sent);
    const fits = sizes === undefined ? size <= (max ?? size) : sizes.includes(size);
    if (fits) continue;
    found.hit();
    throw invalid(field);
  }
}

/** Refuses an account that never held anything in a product whose documents have a code for it. */
export function checkOpened({ doubts }: World, call: Asked): void {
  const { cloud, product, action, account, tables } = call;
  for (const found of doubts.inForce("never-opened", cloud, product)) {
    const { code, status = 200, actions } = found.doubt;
    if (actions?.includes(action) === false) continue;
    const held = tables.some(({ name }) => account.everywhere(name).some((one) => one.everHeld));
    if (held) continue;
    found.hit();
    throw new VendorError(status, code, "The service was never opened in this account.");
  }
}

/** A reply with nothing in its lists, and nothing counted. */
export function emptied(reply: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(reply).map(([name, value]) => [name, nothing(name, value)]),
  );
}

function nothing(name: string, value: Json): Json {
  if (isArray(value)) return [];
  if (isObject(value)) return emptied(value);
  return typeof value === "number" && /total|count/i.test(name) ? 0 : value;
}

/** The reply of a region call as it is told, without the regions that nobody names. */
export function toldRegions(
  { doubts, store }: World,
  cloud: string,
  action: string,
  view: View | undefined,
  reply: JsonObject,
): JsonObject {
  if (view === undefined || !/^Describe(?:Kms)?Regions$/.test(action)) return reply;
  const [unnamed] = doubts.inForce("unnamed-region", cloud);
  const silent = unnamed === undefined ? [] : unnamedRegions(store);
  const isTold = (region: string): boolean => {
    if (silent.includes(region)) unnamed?.hit();
    return !silent.includes(region) && view.named(offersOf(store, region));
  };
  return withRegions(reply, isTold);
}

function unnamedRegions(store: Store): readonly string[] {
  return arrayOf(store.attributes["unnamedRegions"]).flatMap((region) => textOf(region) ?? []);
}

/** What a region is offered for, by the fields of region calls; a seed's `regionOffers`. */
function offersOf(store: Store, region: string): JsonObject {
  return objectOf(objectOf(store.attributes["regionOffers"])[region]);
}

function withRegions(reply: JsonObject, isTold: (region: string) => boolean): JsonObject {
  let left = 0;
  const told = (value: Json): Json => {
    if (isArray(value)) {
      const kept = value.filter((one) => {
        const region = textOf(objectOf(one)["RegionId"]) ?? textOf(objectOf(one)["Region"]);
        return region === undefined || isTold(region);
      });
      left += value.length - kept.length;
      return kept;
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, told(one)]));
  };
  const shown = objectOf(told(reply));
  const total = shown["TotalCount"];
  return typeof total === "number" ? { ...shown, TotalCount: total - left } : shown;
}
