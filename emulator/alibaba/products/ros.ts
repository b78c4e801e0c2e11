import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { equals, every, pageParams, tagged, tagParams } from "./data/filters.ts";
import { amongList } from "./ecs/listing.ts";

/** Rows hold what ListStacks shows, and RamRoleName, which only GetStack tells; `_resources` lists `{table, id, type, logical}` of what it made. */
const stacks = defineTable("ros.stack", { id: "StackId" });
/** Stacks that were deleted; GetStack shows them as DELETE_COMPLETE, which its clients wait for. */
const deleted = defineTable("ros.deleted-stack", { id: "StackId" });

function list(call: Call): JsonObject {
  const nested = call.flag("ShowNestedStack") === true;
  const parent = call.text("ParentStackId");
  const rows = call.rows(
    stacks,
    every(
      amongList(call, "StackIds.N", "StackId"),
      amongList(call, "StackName.N", "StackName"),
      amongList(call, "Status.N", "Status"),
      equals(call, { StackId: "StackId", ResourceGroupId: "ResourceGroupId" }),
      tagged(call),
      (row) => {
        const own = textOf(row["ParentStackId"]) ?? "";
        return parent === undefined ? nested || own === "" : own === parent;
      },
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 10, max: 50 } as const;
  const page = paginate(
    call,
    rows,
    { by: "number", ...style },
    ({ RamRoleName: _, ...fields }) => fields,
  );
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Stacks: page.items,
  };
}

function need(call: Call): { id: string; row: Row; table: Table } {
  const id = call.need("StackId");
  const found = call.find(stacks, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(404, "StackNotFound", `The Stack (${id}) could not be found.`);
}

function resources(row: Row): readonly JsonObject[] {
  return arrayOf(row["_resources"]).map(objectOf);
}

function listResources(call: Call): JsonObject {
  const { row } = need(call);
  return {
    Resources: resources(row).map((one) => ({
      StackId: row["StackId"],
      StackName: row["StackName"],
      LogicalResourceId: one["logical"] ?? one["id"] ?? "",
      PhysicalResourceId: one["id"] ?? "",
      ResourceType: one["type"] ?? "",
      Status: "CREATE_COMPLETE",
    })),
  };
}

/** The template of a stack; `_template` is its text. */
function template(call: Call): JsonObject {
  const { row, id } = need(call);
  return {
    StackId: id,
    TemplateBody: textOf(row["_template"]) ?? '{"ROSTemplateFormatVersion":"2015-09-01"}',
  };
}

function protect(call: Call): JsonObject {
  const { id, table } = need(call);
  const value = call.need("DeletionProtection");
  if (value !== "Enabled" && value !== "Disabled") throw call.errors.invalid("DeletionProtection");
  table.patch(id, { DeletionProtection: value });
  return {};
}

function remove(call: Call): JsonObject {
  const { id, row, table } = need(call);
  if (row["DeletionProtection"] === "Enabled") {
    throw vendorError(
      400,
      "DeletionProtectionEnabled", // unverified
      "Deletion protection is enabled for the stack.",
    );
  }
  const kept = call.flag("RetainAllResources") === true;
  const retained = new Set(call.list("RetainResources.N"));
  const cascade = kept
    ? []
    : resources(row)
        .filter((one) => !retained.has(textOf(one["logical"] ?? one["id"]) ?? ""))
        .map((one) => ({
          table: textOf(one["table"]) ?? "",
          id: textOf(one["id"]) ?? "",
        }));
  const { _then: _, ...fields } = row;
  call.table(deleted, table.region).put({ ...fields, Status: "DELETE_COMPLETE" });
  table.move(id, goneAfterPolls(2, cascade), { Status: "DELETE_IN_PROGRESS" });
  return {};
}

/** ROS 2019-09-10. https://www.alibabacloud.com/help/en/ros/developer-reference/api-ros-2019-09-10-overview */
export const ros = defineService({
  product: "ROS",
  version: "2019-09-10",
  style: "rpc",
  hosts: ["ros", "ros-intl", "ros.{region}"],
  locationCode: "ros",
  permissionPrefix: "ros",
  tables: [stacks, deleted],
  actions: {
    ListStacks: action({
      params: {
        StackId: "filter",
        "StackIds.N": "filter",
        "StackName.N": "filter",
        "Status.N": "filter",
        ParentStackId: "filter",
        ShowNestedStack: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...pageParams,
      },
      handle: list,
    }),
    ListStackResources: action({ params: { StackId: "key" }, handle: listResources }),
    GetStack: action({
      params: { StackId: "key" },
      ignored: ["ClientToken", "LogOption", "OutputOption", "ShowResourceProgress"],
      handle: (call) => {
        const gone = call.find(stacks, call.need("StackId")) === undefined;
        const { row } = (gone ? call.find(deleted, call.need("StackId")) : undefined) ?? need(call);
        const { Tags: _, ...fields } = row;
        return call.show(row, () => fields);
      },
    }),
    GetTemplate: action({ params: { StackId: "key" }, handle: template }),
    GetStackPolicy: action({
      params: { StackId: "key" },
      handle: (call) => {
        need(call);
        return {};
      },
    }),
    ListTagResources: listTagResources({ types: { stack: stacks }, bare: true }),
    SetDeletionProtection: action({
      params: { StackId: "key", DeletionProtection: "switch" },
      handle: protect,
    }),
    DeleteStack: action({
      params: { StackId: "key", RetainAllResources: "switch", "RetainResources.N": "value" },
      ignored: ["Parallelism", "RamRoleName"],
      handle: remove,
    }),
  },
});
