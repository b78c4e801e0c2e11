import type { Call } from "../core/call.ts";
import { isArray, type Json, type JsonObject, objectOf, textOf, WITHOUT } from "../core/json.ts";
import type { Row, TableRef } from "../core/table.ts";
import { type Page, type Paging, pageOf, pagingParams } from "./paging.ts";
import { type Action, action } from "./service.ts";

/** How a listing is asked for what is in one enterprise project, by the texts of the package. */
export interface Enterprise {
  readonly field: string;
  /** The value that means all of them; absent: none is published, and any value is the id of one. */
  readonly all?: string;
  /** The one that is meant where the parameter is left out; absent: all of them. */
  readonly standard?: string;
}

/** The text names `all_granted_eps` for all of them. */
export const anyEnterprise: Enterprise = { field: "enterprise_project_id", all: "all_granted_eps" };

/** The text names no value for all of them. */
export const oneEnterprise: Enterprise = { field: "enterprise_project_id" };

/** A listing of one table. */
export interface Listing {
  readonly table: TableRef;
  /** The field of the reply that holds the rows. */
  readonly set: string;
  /** The field that holds the total, with dots for objects inside. */
  readonly total?: string;
  /** Whether the reply has a `page_info` with `next_marker`, which the last page leaves out. */
  readonly pageInfo?: true;
  /** @default all at once */
  readonly page?: Paging;
  /** Parameters that are compared: by the row's field, with dots for objects inside; several values are alternatives. */
  readonly filters?: Readonly<Record<string, string>>;
  /** The parameter that names an enterprise project. */
  readonly enterprise?: Enterprise;
  readonly params?: readonly string[];
  readonly ignored?: readonly string[];
  readonly where?: (call: Call, row: Row) => boolean;
  readonly shape?: (call: Call, row: Row) => JsonObject;
  /** Further fields of the reply. */
  readonly more?: (page: Page, call: Call) => JsonObject;
  /** What is looked at before anything is listed. */
  readonly before?: (call: Call) => void;
}

/** An action that lists. */
export function list(listing: Listing): Action {
  const { filters = {}, enterprise } = listing;
  return action({
    params: [
      ...pagingParams(listing.page),
      ...Object.keys(filters),
      ...(enterprise === undefined ? [] : [enterprise.field]),
      ...(listing.params ?? []),
    ],
    ignored: listing.ignored ?? [],
    handle: (call) => {
      listing.before?.(call);
      const rows = call.rows(listing.table, (row) => matches(call, listing, row));
      const table = call.table(listing.table);
      const { shape } = listing;
      const page = pageOf(
        call,
        rows,
        listing.page,
        (row) => table.idOf(row),
        shape === undefined ? undefined : (row) => shape(call, row),
      );
      return {
        [listing.set]: page.items,
        ...(listing.total === undefined ? {} : nested(listing.total, page.total)),
        ...(listing.pageInfo === undefined ? {} : { page_info: pageInfo(page) }),
        ...listing.more?.(page, call),
      };
    },
  });
}

/** The `page_info` of a reply; which fields the last page leaves out is by the texts of the packages. */
export function pageInfo(page: Page): JsonObject {
  return {
    current_count: page.items.length,
    next_marker: page.next,
    [WITHOUT]: page.next === undefined ? ["next_marker", "previous_marker"] : ["previous_marker"],
  };
}

function nested(path: string, value: Json): JsonObject {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? value : nested(rest.join("."), value) };
}

/** A field of a row, with dots for objects inside. */
export function fieldAt(row: Row, path: string): Json {
  return path.split(".").reduce<Json>((at, name) => objectOf(at)[name], row);
}

function matches(call: Call, listing: Listing, row: Row): boolean {
  if (row["_hidden"] === true) return false;
  const { filters = {}, enterprise } = listing;
  const said = enterprise === undefined ? undefined : call.text(enterprise.field);
  const eps = said === undefined || said === "" ? enterprise?.standard : said;
  if (eps !== undefined && eps !== enterprise?.all) {
    const own = textOf(row["enterprise_project_id"]) ?? "0";
    if (!eps.split(",").includes(own)) return false;
  }
  for (const [param, path] of Object.entries(filters)) {
    const said = call.text(param);
    if (said === undefined || said === "") continue;
    const value = fieldAt(row, path);
    const values = isArray(value) ? value.map(textOf) : [textOf(value)];
    if (!said.split(",").some((one) => values.includes(one))) return false;
  }
  return listing.where?.(call, row) ?? true;
}
