import { type JsonObject, objectOf } from "../core/json.ts";
import type { Row, TableRef } from "../core/table.ts";
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
      const tags = tagList(row);
      if (paging === undefined) return { tags };
      const page = pageOf(call, tags, paging, (one) => String(one["key"]));
      return { tags: page.items, total: page.total };
    },
  });
}

/** The same where one path serves several kinds, told apart by `resource_type`; `by` is the row's field in `resource_id`. */
export function tagsOfKind(table: TableRef, kind: string, missing: string, by?: string): Action {
  return action({
    handle: (call) => {
      if (call.need("resource_type") !== kind) throw call.errors.invalid("resource_type");
      const id = call.need("resource_id");
      const found = call.table(table);
      const row = by === undefined ? found.get(id) : found.find((one) => one[by] === id);
      if (row === undefined) throw refusal(404, missing, `${id} could not be found.`);
      return { tags: tagList(row) };
    },
  });
}

function tagList(row: Row): readonly JsonObject[] {
  return Object.entries(objectOf(row["_tags"])).map(([key, value]) => ({ key, value }));
}
