import type { Call } from "../../../core/call.ts";
import { arrayOf, isObject, type Json, objectOf, textOf, WITHOUT } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";

/** How a product lists the tags of its resources. */
export interface TagListing {
  /** Its resource types as they are written there, with their tables. */
  readonly types: Readonly<Record<string, TableRef>>;
  /** Newer products send a bare list. */
  readonly bare?: boolean;
  /** Whether the page size can be asked for; else as many come as the product sends. */
  readonly paged?: boolean;
  /** Records of a page whose size cannot be asked for; all unless told. */
  readonly standard?: number;
  /** Most ids that a call may name, where the product's pages say so. */
  readonly most?: number;
  /** Whether the parameters are called `ResourceIds` and `Tags`. */
  readonly plural?: boolean;
  /** The parameter of the page size; `MaxResults` unless told. */
  readonly size?: string;
  /** Parameters that the product lets pass. */
  readonly ignored?: readonly string[];
  /** True where a call without ids and tags is refused, and types are taken as they are written. */
  readonly strict?: boolean;
}

/** The tags of a row: `Tags` or the hidden `_tags`, as a list of pairs (bare or below `Tag`) or by key. */
export function tagsOf(
  row: Row,
): readonly { readonly TagKey: string; readonly TagValue: string }[] {
  const value = row["_tags"] ?? row["Tags"];
  const list: Json = isObject(value) && value["Tag"] !== undefined ? value["Tag"] : value;
  if (isObject(list)) {
    return Object.entries(list).map(([TagKey, tag]) => ({ TagKey, TagValue: textOf(tag) ?? "" }));
  }
  return arrayOf(list)
    .map(objectOf)
    .map((tag) => ({
      TagKey: textOf(tag["TagKey"] ?? tag["Key"]) ?? "",
      TagValue: textOf(tag["TagValue"] ?? tag["Value"]) ?? "",
    }));
}

/** Whether tags hold each of the wanted pairs; one without a value asks for the key alone. */
export function carries(row: Row, wanted: readonly Readonly<Record<string, string>>[]): boolean {
  const tags = tagsOf(row);
  return wanted.every(({ Key, Value }) =>
    tags.some((tag) => tag.TagKey === Key && (Value === undefined || tag.TagValue === Value)),
  );
}

/**
 * ListTagResources, one row for each tag of each resource; by `ResourceId.N`, by `Tag.N`, or both. Ids
 * that name nothing are no error.
 * https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-listtagresources
 */
export function listTagResources(listing: TagListing): Action {
  const { types, bare = false, paged = false, strict = false, standard, most } = listing;
  const { plural = false, size = "MaxResults", ignored = [] } = listing;
  const names = plural
    ? { ids: "ResourceIds.N", tag: "Tags.N" }
    : { ids: "ResourceId.N", tag: "Tag.N" };
  return action({
    params: {
      ResourceType: "key",
      [names.ids]: "filter",
      [`${names.tag}.Key`]: "filter",
      [`${names.tag}.Value`]: "filter",
      NextToken: "page",
      ...(paged ? { [size]: "page" as const } : {}),
    },
    ignored,
    handle: (call) => {
      const type = call.need("ResourceType");
      const table = types[strict ? type : type.toLowerCase()];
      if (table === undefined) throw call.errors.invalid("ResourceType");
      const ids = call.list(names.ids);
      // The codes for too many ids and for neither ids nor tags are unverified.
      if (most !== undefined && ids.length > most) throw call.errors.invalid("ResourceId");
      if (strict && ids.length === 0 && call.groups(names.tag).length === 0) {
        throw call.errors.missing("ResourceId");
      }
      const found = resources(call, table, type, names);
      const page = paged
        ? paginate(call, found, { ...byToken, size })
        : standard === undefined
          ? { items: found, next: undefined }
          : paginate(call, found, { by: "token", token: "NextToken", standard, max: standard });
      return {
        // The official Terraform provider asks on until a reply has none, an empty one is one to it.
        ...(page.next === undefined ? { [WITHOUT]: ["NextToken"] } : { NextToken: page.next }),
        TagResources: bare ? page.items : { TagResource: page.items },
      };
    },
  });
}

const byToken = {
  by: "token",
  token: "NextToken",
  standard: 50,
  max: 100,
} as const;

function resources(
  call: Call,
  ref: TableRef,
  type: string,
  names: { readonly ids: string; readonly tag: string },
): readonly Row[] {
  const ids = new Set(call.list(names.ids));
  const wanted = call.groups(names.tag);
  const table = call.table(ref);
  const matching = (row: Row): boolean =>
    (ids.size === 0 || ids.has(table.idOf(row))) && carries(row, wanted);
  return call
    .rows(ref, matching)
    .flatMap((row) =>
      tagsOf(row).map((tag) => ({ ResourceId: table.idOf(row), ResourceType: type, ...tag })),
    );
}
