import { randomUUID } from "node:crypto";
import type { Call } from "../core/call.ts";
import { type JsonObject, textOf } from "../core/json.ts";
import type { Row, Table, TableRef } from "../core/table.ts";
import { goneAfterPolls } from "../core/transition.ts";
import { inUse, notFound, refusal } from "./errors.ts";
import { type Action, action } from "./service.ts";

/** Another table whose rows keep a row from being removed. */
export interface Dependant {
  readonly table: string;
  /** The field of theirs that names the row, or how to see it. */
  readonly by: string | ((other: Row, row: Row) => boolean);
}

/** The removal of one row by its id. */
export interface Removal {
  readonly table: TableRef;
  /** The variable of the path, or the name in the body, that holds the id. */
  readonly id: string;
  readonly params?: readonly string[];
  readonly ignored?: readonly string[];
  readonly status?: number;
  /** How often the row is still shown. @default 0: gone at once */
  readonly polls?: number;
  /** What is shown meanwhile. */
  readonly set?: JsonObject;
  /** The code for a row that is not there. @default `<PRODUCT>.0404`, unverified */
  readonly missing?: string;
  /** What keeps it; the code is `conflict`. */
  readonly dependants?: readonly Dependant[];
  /** @default `<PRODUCT>.0409`, unverified */
  readonly conflict?: string;
  /** Whether the row was bought for a period: only unsubscribing removes it. */
  readonly prepaid?: (row: Row) => boolean;
  /** Throws for anything else that stands against it. */
  readonly refuse?: (call: Call, row: Row) => void;
  /** What goes with it. */
  readonly also?: (call: Call, row: Row) => void;
  /** What is answered; default nothing. `job` makes and answers a job id. */
  readonly result?: "job" | ((call: Call, row: Row) => JsonObject);
}

/** An action that removes one row. */
export function remove(removal: Removal): Action {
  return action({
    params: removal.params ?? [],
    ignored: removal.ignored ?? [],
    ...(removal.status === undefined ? {} : { status: removal.status }),
    handle: (call) => {
      const id = call.need(removal.id);
      const table = call.table(removal.table);
      const row = table.get(id);
      if (row === undefined) throw gone(call, removal, id);
      if (row["_then"] === undefined) start(call, removal, table, row);
      if (removal.result === undefined) return undefined;
      return removal.result === "job" ? { job_id: randomUUID() } : removal.result(call, row);
    },
  });
}

function gone(call: Call, removal: Removal, id: string): Error {
  return notFound(removal.missing ?? `${call.product.toUpperCase()}.0404`, id);
}

function start(call: Call, removal: Removal, table: Table, row: Row): void {
  refuseDependants(call, removal, row);
  if (removal.prepaid?.(row) === true) {
    // The code is unverified: every product has its own.
    throw refusal(
      400,
      `${call.product.toUpperCase()}.0400`,
      "The resource is billed by period and can only be unsubscribed from.",
    );
  }
  removal.refuse?.(call, row);
  removal.also?.(call, row);
  discard(table, row, removal.polls ?? 0, removal.set);
}

/** Removes a row: at once, or after it was shown that many times. */
export function discard(table: Table, row: Row, polls: number, set: JsonObject = {}): void {
  const id = table.idOf(row);
  const cascade = cascadeOf(row);
  if (polls > 0) {
    table.move(id, goneAfterPolls(polls, cascade), set);
    return;
  }
  for (const other of cascade) table.onCascade(other.table, other.id);
  table.remove(id);
}

/** `_cascade` of a row: `{table, id}` of what goes with it. */
function cascadeOf(row: Row): readonly { readonly table: string; readonly id: string }[] {
  const said = row["_cascade"];
  if (!Array.isArray(said)) return [];
  return said.map((one: JsonObject) => ({
    table: textOf(one["table"]) ?? "",
    id: textOf(one["id"]) ?? "",
  }));
}

function refuseDependants(call: Call, removal: Removal, row: Row): void {
  const id = call.table(removal.table).idOf(row);
  for (const { table, by } of removal.dependants ?? []) {
    const names = (other: Row): boolean =>
      typeof by === "string" ? other[by] === id : by(other, row);
    if (!call.inUse(table, names)) continue;
    const code = removal.conflict ?? `${call.product.toUpperCase()}.0409`;
    throw inUse(code, `${id} is in use: ${table}.`);
  }
}
