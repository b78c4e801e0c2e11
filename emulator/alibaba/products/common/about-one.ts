import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";

/** What is asked about one thing, beside the listing that shows it. */
export interface AboutOne {
  /** The parameter that names the thing. */
  readonly by: string;
  /** The thing that is named; throws the product's word for one that is not there. */
  readonly find: (call: Call) => { readonly row: Row };
  /** What stands around each answer. */
  readonly around?: JsonObject;
}

/** What each such thing has from its first day, though nobody set it. */
export type Inborn = (row: Row) => JsonObject;

/**
 * Actions that tell one more thing about something that is there, with the parameters that each lets
 * pass, or with what is inborn. They answer what the row itself has under the names of the reply;
 * nothing else was ever set on it, so the rest is what the reply's model is filled with.
 */
export function aboutOne(
  { by, find, around = {} }: AboutOne,
  actions: Readonly<Record<string, readonly string[] | Inborn>>,
): Readonly<Record<string, Action>> {
  return Object.fromEntries(
    Object.entries(actions).map(([name, more]) => [
      name,
      action({
        params: { [by]: "key" },
        ignored: typeof more === "function" ? [] : more,
        handle: (call) => {
          const { row } = find(call);
          const inborn = typeof more === "function" ? more(row) : {};
          return { ...around, ...call.show(row), ...inborn };
        },
      }),
    ]),
  );
}
