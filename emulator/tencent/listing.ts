import type { Call } from "../core/call.ts";
import type { VendorError } from "../core/errors.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../core/json.ts";
import { type ByNumber, type ByOffset, paginate } from "../core/paginate.ts";
import type { Row, Table, TableRef } from "../core/table.ts";
import { notFound, refusal } from "./errors.ts";
import { type Action, action, type ParamType } from "./service.ts";

/** `Offset` from 0 and `Limit`; above the limit the call is refused. */
export function offset(standard: number, max: number): ByOffset {
  return { by: "offset", offset: "Offset", size: "Limit", standard, max };
}

/** A list action. */
export interface Listing {
  readonly table: TableRef;
  /** The field of the reply that holds the items. */
  readonly set: string;
  /** The field of the total; null where the vendor sends none. @default TotalCount */
  readonly total?: string | null;
  /** The parameter of ids, with the row's field when it is not the table's own id. */
  readonly ids?: string;
  /** Filter names with the row's field, in `Filters[{Name, Values}]` (CLS: `Key`, CDN: `Value`). */
  readonly filters?: Readonly<Record<string, string>>;
  /** @default Offset from 0, Limit 20 to at most 100; null: all at once */
  readonly page?: ByOffset | ByNumber | null;
  /** The type of the paging parameters. @default int */
  readonly pageType?: ParamType;
  /** The field that wraps items and total, such as `Result`. */
  readonly wrap?: string;
  /** Further parameters and which rows they let through. */
  readonly params?: Action["params"];
  readonly where?: (call: Call, row: Row) => boolean;
  /** Refuses a call before anything is looked for. */
  readonly before?: (call: Call) => void;
  readonly shape?: (row: Row, call: Call) => JsonObject;
  /** The action takes no region: things of all of them are listed, each with its `Region`. */
  readonly everywhere?: true;
  /** The most that the total says, however many there are. */
  readonly most?: number;
  readonly ignored?: readonly string[];
  /** Further fields of the reply. */
  readonly more?: (call: Call) => JsonObject;
}

/** Declares a list action over one table. */
export function list(listing: Listing): Action {
  const page = listing.page === undefined ? offset(20, 100) : listing.page;
  const type = listing.pageType ?? "int";
  const paging: Action["params"] =
    page === null
      ? {}
      : { [page.by === "offset" ? page.offset : page.page]: type, [page.size]: type };
  return action({
    params: {
      ...(listing.ids === undefined ? {} : { [listing.ids]: "strings" }),
      ...(listing.filters === undefined ? {} : { Filters: "objects" }),
      ...paging,
      ...listing.params,
    },
    ignored: listing.ignored ?? [],
    handle: (call) => {
      listing.before?.(call);
      const { rows, shape } = standing(call, listing);
      const found =
        page === null
          ? { items: rows.map((row) => call.show(row, shape)), total: rows.length }
          : paginate(call, rows, page, shape);
      const total = listing.total === undefined ? "TotalCount" : listing.total;
      const body = {
        ...(total === null
          ? {}
          : { [total]: Math.min(found.total, listing.most ?? Number.POSITIVE_INFINITY) }),
        [listing.set]: found.items,
        ...listing.more?.(call),
      };
      return listing.wrap === undefined ? body : { [listing.wrap]: body };
    },
  });
}

/** The rows of a listing, and how each is shown. */
function standing(call: Call, listing: Listing) {
  const { everywhere, shape: shaped } = listing;
  const shape = shaped === undefined ? undefined : (row: Row) => shaped(row, call);
  if (everywhere !== true) return { rows: rowsOf(call, listing), shape };
  const regions = new Map(
    call.account
      .everywhere(listing.table.name)
      .flatMap(({ region }) => rowsOf(call, listing, region).map((row) => [row, region] as const)),
  );
  const placed = (row: Row) => ({ Region: regions.get(row) ?? "", ...(shape?.(row) ?? row) });
  return { rows: [...regions.keys()], shape: placed };
}

function rowsOf(call: Call, listing: Listing, region = call.region): readonly Row[] {
  const { ids, filters, where } = listing;
  const wanted = ids === undefined ? [] : call.list(ids);
  const asked = filters === undefined ? [] : filtersOf(call, filters);
  if (wanted.length === 0 && asked.length === 0 && where === undefined) {
    return call.rows(listing.table, undefined, region);
  }
  const table = call.table(listing.table, region);
  return call.rows(
    listing.table,
    (row) =>
      (wanted.length === 0 || wanted.includes(table.idOf(row))) &&
      asked.every(({ field, values }) =>
        valuesAt(row, field).some((one) => values.includes(one)),
      ) &&
      (where === undefined || where(call, row)),
    region,
  );
}

function filtersOf(call: Call, known: Readonly<Record<string, string>>) {
  return arrayOf(call.json("Filters")).map((one) => {
    const filter = objectOf(one);
    const name = textOf(filter["Name"] ?? filter["Key"]) ?? "";
    const field = known[name];
    if (field === undefined) {
      throw refusal("InvalidFilter", `The filter \`${name}\` is not supported by the emulator.`);
    }
    return {
      field,
      values: arrayOf(filter["Values"] ?? filter["Value"]).map((value) => textOf(value) ?? ""),
    };
  });
}

/** Whether `Filters` asks for a value by name. */
export function isAskedFor(call: Call, name: string, value: string): boolean {
  return arrayOf(call.json("Filters")).some((one) => {
    const filter = objectOf(one);
    return filter["Name"] === name && arrayOf(filter["Values"] ?? []).includes(value);
  });
}

/** The texts at a dotted path of a row; arrays on the way give several. */
export function valuesAt(row: Json, path: string): readonly string[] {
  const [head = "", ...rest] = path.split(".");
  if (Array.isArray(row)) return row.flatMap((one: Json) => valuesAt(one, path));
  if (head === "") return textOf(row) === undefined ? [] : [textOf(row) ?? ""];
  return valuesAt(objectOf(row)[head], rest.join("."));
}

/** An action that removes, isolates or otherwise changes rows by id. */
export interface Change {
  readonly table: TableRef;
  /** The parameter: a list of ids, or with `one` a single id. */
  readonly ids: string;
  readonly one?: true;
  /** The type of the parameter. @default string! for one id, strings! for a list */
  readonly type?: ParamType;
  /** The most ids in one call. @default 100 */
  readonly most?: number;
  /** The product's code for an id that is not there. */
  readonly missing: string;
  /** Why a row cannot be changed; nothing is changed then in the whole call. */
  readonly refuse?: (call: Call, row: Row) => VendorError | undefined;
  /** @default the row is removed */
  readonly apply?: (call: Call, row: Row, table: Table) => unknown;
  readonly reply?: (call: Call) => JsonObject;
  readonly params?: Action["params"];
  readonly ignored?: readonly string[];
}

/** Declares an action that changes rows by id, all or none. */
export function change(parts: Change): Action {
  const { table: ref, ids, missing, refuse, most = 100 } = parts;
  return action({
    params: { [ids]: parts.type ?? (parts.one === true ? "string!" : "strings!"), ...parts.params },
    ignored: parts.ignored ?? [],
    handle: (call) => {
      const wanted = parts.one === true ? [call.need(ids)] : call.list(ids);
      if (wanted.length > most) throw call.errors.invalid(ids);
      const table = call.table(ref);
      const rows = wanted.map((id) => {
        const row = table.get(id);
        if (row === undefined) throw notFound(missing, id);
        return row;
      });
      for (const row of rows) {
        const why = refuse?.(call, row);
        if (why !== undefined) throw why;
      }
      for (const row of rows) {
        if (parts.apply === undefined) table.remove(table.idOf(row));
        else parts.apply(call, row, table);
      }
      return parts.reply?.(call) ?? {};
    },
  });
}
