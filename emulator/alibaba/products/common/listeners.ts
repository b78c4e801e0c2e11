import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { TableRef } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";
import { equals } from "../data/filters.ts";
import { tokenPage, tokenParams } from "./tokens.ts";

/** How a product lists the listeners of its balancers. */
export interface Listeners {
  readonly balancers: TableRef;
  /** The parameter of the balancers' ids, and that of the listeners' own where there is one. */
  readonly of: string;
  readonly own?: string;
  /** Filters with the field of a listener. */
  readonly filters: Readonly<Record<string, string>>;
}

/** The hidden `_listeners` of balancers, each with the id of its own. */
export function listListeners(listeners: Listeners): Action {
  const { balancers, of, own, filters } = listeners;
  return action({
    params: {
      [of]: "filter",
      ...(own === undefined ? {} : { [own]: "filter" as const }),
      ...Object.fromEntries(Object.keys(filters).map((name) => [name, "filter" as const])),
      ...tokenParams,
    },
    handle: (call) => {
      const found = call
        .rows(balancers, among(call, of, "LoadBalancerId"))
        .flatMap((row) =>
          arrayOf(row["_listeners"]).map((one) => ({
            LoadBalancerId: row["LoadBalancerId"],
            ...objectOf(one),
          })),
        )
        .filter(equals(call, filters))
        .filter(own === undefined ? () => true : among(call, own, "ListenerId"));
      return tokenPage(call, "Listeners", found, { standard: 20, max: 100 });
    },
  });
}

function among(call: Call, param: string, field: string) {
  const wanted = new Set(call.list(param));
  return (row: JsonObject) => wanted.size === 0 || wanted.has(textOf(row[field]) ?? "");
}
