import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { action, defineService } from "../service.ts";
import { tokenParams } from "./common/tokens.ts";
import { equals, every } from "./data/filters.ts";

/** Rows hold what ListTemplates shows; rows whose ShareType is Public are the vendor's own. */
const templates = defineTable("oos.template", { id: "TemplateName" });

function list(call: Call): JsonObject {
  const triggered = call.flag("HasTrigger");
  const tags = Object.entries(objectOf(call.json("Tags")));
  const rows = call.rows(
    templates,
    every(
      equals(call, {
        TemplateName: "TemplateName",
        TemplateType: "TemplateType",
        TemplateFormat: "TemplateFormat",
        Category: "Category",
        CreatedBy: "CreatedBy",
        ResourceGroupId: "ResourceGroupId",
      }),
      (row) => triggered === undefined || (row["HasTrigger"] === true) === triggered,
      (row) => tags.every(([key, value]) => objectOf(row["Tags"])[key] === value),
      (row) => {
        const wanted = call.text("ShareType");
        return wanted === undefined || wanted === (textOf(row["ShareType"]) ?? "Private");
      },
    ),
  );
  const style = { token: "NextToken", size: "MaxResults", standard: 50, max: 100 } as const;
  const page = paginate(call, rows, { by: "token", ...style }, (row) => ({
    ShareType: "Private",
    Tags: {},
    ...row,
  }));
  return {
    MaxResults: page.size,
    ...(page.next === undefined ? {} : { NextToken: page.next }),
    Templates: page.items,
  };
}

function need(call: Call) {
  const name = call.need("TemplateName");
  const found = call.find(templates, name);
  if (found !== undefined) return { name, ...found };
  throw vendorError(404, "EntityNotExists.Template", "The specified template does not exist.");
}

function remove(call: Call): JsonObject {
  const { name, row, table } = need(call);
  if (row["ShareType"] === "Public") {
    throw vendorError(404, "EntityNotExists.Template", "The specified template does not exist.");
  }
  table.remove(name);
  return {};
}

/** OOS 2019-06-01. https://www.alibabacloud.com/help/en/oos/developer-reference/api-oos-2019-06-01-overview */
export const oos = defineService({
  product: "oos",
  version: "2019-06-01",
  style: "rpc",
  hosts: ["oos", "oos.{region}"],
  locationCode: "oos",
  permissionPrefix: "oos",
  tables: [templates],
  actions: {
    ListTemplates: action({
      params: {
        TemplateName: "filter",
        TemplateType: "filter",
        TemplateFormat: "filter",
        ShareType: "filter",
        Category: "filter",
        CreatedBy: "filter",
        ResourceGroupId: "filter",
        HasTrigger: "filter",
        Tags: "filter",
        ...tokenParams,
      },
      ignored: ["SortField", "SortOrder"],
      handle: list,
    }),
    GetTemplate: action({
      params: { TemplateName: "key" },
      ignored: ["TemplateVersion"],
      handle: (call) => ({ Template: call.show(need(call).row) }),
    }),
    DeleteTemplate: action({
      params: { TemplateName: "key" },
      ignored: ["AutoDeleteExecutions"],
      handle: remove,
    }),
  },
});
