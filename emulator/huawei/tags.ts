import { objectOf } from "../core/json.ts";
import type { TableRef } from "../core/table.ts";
import { refusal } from "./errors.ts";
import { type Action, action } from "./service.ts";

/** An action that tells the tags of one thing, which its row holds as `_tags`. */
export function tagsOf(table: TableRef, param: string, missing: string): Action {
  return action({
    handle: (call) => {
      const id = call.need(param);
      const row = call.table(table).get(id);
      if (row === undefined) throw refusal(404, missing, `${id} could not be found.`);
      return {
        tags: Object.entries(objectOf(row["_tags"])).map(([key, value]) => ({ key, value })),
      };
    },
  });
}
