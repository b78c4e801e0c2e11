import { objectOf } from "../core/json.ts";
import type { TableRef } from "../core/table.ts";
import { refusal } from "./errors.ts";
import { type Paging, pageOf, pagingParams } from "./paging.ts";
import { type Action, action } from "./service.ts";

/** An action that tells the tags of one thing, which its row holds as `_tags`; with a way of paging, and their total. */
export function tagsOf(table: TableRef, param: string, missing: string, paging?: Paging): Action {
  return action({
    params: pagingParams(paging),
    handle: (call) => {
      const id = call.need(param);
      const row = call.table(table).get(id);
      if (row === undefined) throw refusal(404, missing, `${id} could not be found.`);
      const tags = Object.entries(objectOf(row["_tags"])).map(([key, value]) => ({ key, value }));
      if (paging === undefined) return { tags };
      const page = pageOf(call, tags, paging, ({ key }) => String(key));
      return { tags: page.items, total: page.total };
    },
  });
}
