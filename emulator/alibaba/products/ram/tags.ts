import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row, TableRef } from "../../../core/table.ts";
import { policies, roles, users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";
import { carries, tagsOf } from "../common/tag-resources.ts";
import { principalName } from "./shared.ts";

/** At most 50 resources a call, and 100 records a page. */
const MOST = 50;
const byToken = {
  by: "token",
  token: "NextToken",
  size: "PageSize",
  standard: 100,
  max: 100,
} as const;

function texts(value: ReturnType<Call["json"]>): readonly string[] {
  return arrayOf(value).map((name) => textOf(name) ?? "");
}

/**
 * ListTagResources of Ram: roles and custom policies by name; names and tags are JSON texts, and the
 * reply holds a bare list. npm @alicloud/ram20150501 1.2.1, ListTagResourcesRequest and
 * ListTagResourcesResponseBody; the code for too many names is unverified.
 */
function listOfRam(call: Call): JsonObject {
  const types: Readonly<Record<string, TableRef>> = { role: roles, policy: policies };
  const type = call.need("ResourceType");
  const ref = types[type];
  if (ref === undefined) throw call.errors.invalid("ResourceType");
  const names = texts(call.json("ResourceNames"));
  if (names.length > MOST) throw call.errors.invalid("ResourceNames");
  const wanted = arrayOf(call.json("Tag")).map(objectOf).map(pair);
  const table = call.table(ref);
  const matches = (row: Row): boolean =>
    (names.length === 0 || names.includes(table.idOf(row))) && carries(row, wanted);
  const records = call
    .rows(ref, matches)
    .flatMap((row) =>
      tagsOf(row).map((tag) => ({ ResourceName: table.idOf(row), ResourceType: type, ...tag })),
    );
  const page = paginate(call, records, byToken);
  return { TagResources: page.items, NextToken: page.next };
}

function pair(tag: JsonObject): Readonly<Record<string, string>> {
  const [Key, Value] = [textOf(tag["Key"]) ?? "", textOf(tag["Value"])];
  return Value === undefined ? { Key } : { Key, Value };
}

/**
 * ListTagResources of Ims: users alone, by id or by logon name, never by both.
 * alibabacloud_ims20190815 3.5.0, ListTagResourcesRequest; the codes are unverified.
 */
function listOfIms(call: Call): JsonObject {
  if (call.need("ResourceType") !== "user") throw call.errors.invalid("ResourceType");
  const ids = call.list("ResourceId.N");
  const names = call.list("ResourcePrincipalName.N");
  if (ids.length > 0 && names.length > 0) throw call.errors.invalid("ResourcePrincipalName");
  if (ids.length > MOST) throw call.errors.invalid("ResourceId");
  if (names.length > MOST) throw call.errors.invalid("ResourcePrincipalName");
  const wanted = call.groups("Tag.N");
  const matches = (row: Row): boolean =>
    (ids.length === 0 || ids.includes(textOf(row["UserId"]) ?? "")) &&
    (names.length === 0 ||
      names.includes(principalName(call.account, textOf(row["UserName"]) ?? ""))) &&
    carries(row, wanted);
  const records = call
    .rows(users, matches)
    .flatMap((row) =>
      tagsOf(row).map((tag) => ({ ResourceId: row["UserId"], ResourceType: "user", ...tag })),
    );
  const page = paginate(call, records, byToken);
  return {
    TagResources: { TagResource: page.items },
    IsTruncated: page.truncated,
    NextToken: page.next,
  };
}

/** The tags of Ram. */
export const ramTagActions: Readonly<Record<string, Action>> = {
  ListTagResources: action({
    params: {
      ResourceType: "key",
      ResourceNames: "filter",
      Tag: "filter",
      NextToken: "page",
      PageSize: "page",
    },
    handle: listOfRam,
  }),
};

/** The tags of Ims. */
export const imsTagActions: Readonly<Record<string, Action>> = {
  ListTagResources: action({
    params: {
      ResourceType: "key",
      "ResourceId.N": "filter",
      "ResourcePrincipalName.N": "filter",
      "Tag.N.Key": "filter",
      "Tag.N.Value": "filter",
      NextToken: "page",
      PageSize: "page",
    },
    handle: listOfIms,
  }),
};
