import type { Call } from "../../../core/call.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";

/** How a product lists the tags of its resources. */
export interface TagListing {
  /** Its resource types in small letters, with their tables. */
  readonly types: Readonly<Record<string, TableRef>>;
  /** Newer products send a bare list. */
  readonly bare?: boolean;
  /** Whether the page size can be asked for; else all come at once. */
  readonly paged?: boolean;
}

function tagsOf(value: Json): readonly JsonObject[] {
  const list = Array.isArray(value) ? value : arrayOf(objectOf(value)["Tag"]);
  return list.map(objectOf).map((tag) => ({
    TagKey: tag["TagKey"] ?? tag["Key"] ?? "",
    TagValue: tag["TagValue"] ?? tag["Value"] ?? "",
  }));
}

/**
 * ListTagResources, one row for each tag of each resource; by `ResourceId.N`, by `Tag.N`, or both.
 * https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-listtagresources
 */
export function listTagResources({ types, bare = false, paged = false }: TagListing): Action {
  return action({
    params: {
      ResourceType: "key",
      "ResourceId.N": "filter",
      "Tag.N.Key": "filter",
      "Tag.N.Value": "filter",
      NextToken: "page",
      ...(paged ? { MaxResults: "page" } : {}),
    },
    handle: (call) => {
      const type = call.need("ResourceType");
      const table = types[type.toLowerCase()];
      if (table === undefined) throw call.errors.invalid("ResourceType");
      const found = resources(call, table, type);
      const rows = paged ? paginate(call, found, byToken) : { items: found, next: undefined };
      return {
        NextToken: rows.next ?? "",
        TagResources: bare ? rows.items : { TagResource: rows.items },
      };
    },
  });
}

const byToken = {
  by: "token",
  token: "NextToken",
  size: "MaxResults",
  standard: 50,
  max: 100,
} as const;

function resources(call: Call, ref: TableRef, type: string): readonly JsonObject[] {
  const ids = new Set(call.list("ResourceId.N"));
  const wanted = call.groups("Tag.N");
  const table = call.table(ref);
  const matching = (row: Row): boolean =>
    (ids.size === 0 || ids.has(table.idOf(row))) &&
    wanted.every(({ Key, Value }) =>
      tagsOf(row["Tags"]).some(
        (tag) => tag["TagKey"] === Key && (Value === undefined || tag["TagValue"] === Value),
      ),
    );
  return call.rows(ref, matching).flatMap((row) =>
    tagsOf(row["Tags"]).map((tag) => ({
      ResourceId: table.idOf(row),
      ResourceType: textOf(type),
      ...tag,
    })),
  );
}
