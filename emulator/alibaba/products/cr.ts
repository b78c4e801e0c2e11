import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService, type ErrorParts } from "../service.ts";
import { popErrorBody } from "../wire/errors.ts";
import { aboutOne } from "./common/about-one.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { equals, every } from "./data/filters.ts";

/**
 * Enterprise instances, always paid in advance: rows hold what ListInstance shows, and `_endTime`, which
 * billing alone tells. No action deletes one: the subscription is returned.
 */
const instances = defineTable("cr.instance", {
  usual: { InstanceStatus: "RUNNING" },
  id: "InstanceId",
});

/** Rows hold what ListNamespace shows. */
const namespaces = defineTable("cr.namespace", {
  usual: { NamespaceStatus: "NORMAL" },
  id: (row) => `${textOf(row["InstanceId"]) ?? ""}/${textOf(row["NamespaceName"]) ?? ""}`,
});

/** The product says of each success that it is one. */
const success = { Code: "success", IsSuccess: true } as const;

/** The largest page is that of ListRepository; for the other listings it is unverified. */
function page(call: Call, rows: readonly Row[], field: string): JsonObject {
  const style = { page: "PageNo", size: "PageSize", standard: 30, max: 100 } as const;
  const found = paginate(call, rows, { by: "number", ...style });
  return {
    ...success,
    PageNo: found.number,
    PageSize: found.size,
    TotalCount: found.total,
    [field]: found.items,
  };
}

/**
 * The vendor's page names no code for it. The official Terraform provider 1.285.0 reads this one in a reply
 * that is no error, and waits for it there after a refund (resource_alicloud_cr_ee_instance.go).
 */
function needInstance(call: Call) {
  const found = call.find(instances, call.need("InstanceId"));
  if (found !== undefined) return found;
  throw vendorError(200, "INSTANCE_NOT_EXIST", "");
}

/** What the product itself refuses is a reply with a code in it; the gateway's refusals are errors. */
function errorBody(parts: ErrorParts): JsonObject {
  const { error, requestId } = parts;
  if (error.status !== 200) return popErrorBody(parts);
  return { Code: error.code, IsSuccess: false, RequestId: requestId };
}

function getInstance(call: Call): JsonObject {
  const shown = call.show(needInstance(call).row, ({ RegionId: _, ...row }) => row);
  return { ...success, ...shown };
}

function listInstances(call: Call): JsonObject {
  const matches = equals(call, {
    InstanceName: "InstanceName",
    InstanceStatus: "InstanceStatus",
    ResourceGroupId: "ResourceGroupId",
  });
  return page(call, call.rows(instances, matches), "Instances");
}

function listNamespaces(call: Call): JsonObject {
  const id = textOf(needInstance(call).row["InstanceId"]);
  const rows = call.rows(
    namespaces,
    every(
      (row) => row["InstanceId"] === id,
      equals(call, { NamespaceName: "NamespaceName", NamespaceStatus: "NamespaceStatus" }),
    ),
  );
  const found = page(call, rows, "Namespaces");
  // text here, and a number in ListInstance
  return { ...found, TotalCount: String(found["TotalCount"]) };
}

/** What is in it goes along; the code is unverified. */
function deleteNamespace(call: Call): JsonObject {
  const { row, table } = needInstance(call);
  const held = call.table(namespaces, table.region);
  const id = `${textOf(row["InstanceId"]) ?? ""}/${call.need("NamespaceName")}`;
  if (!held.has(id)) {
    throw vendorError(404, "NAMESPACE_NOT_EXIST", "The namespace does not exist.");
  }
  held.move(id, goneAfterPolls(1), { NamespaceStatus: "DELETING" });
  return success;
}

const paging = { PageNo: "page", PageSize: "page" } as const;

/** Container Registry, Enterprise Edition, 2018-12-01. https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-overview */
export const cr = defineService({
  product: "cr",
  version: "2018-12-01",
  style: "rpc",
  hosts: ["cr.{region}"],
  locationCode: "acr",
  regionInHost: true,
  permissionPrefix: "cr",
  errorBody,
  tables: [instances, namespaces],
  actions: {
    ListInstance: action({
      params: {
        InstanceName: "filter",
        InstanceStatus: "filter",
        ResourceGroupId: "filter",
        ...paging,
      },
      handle: listInstances,
    }),
    GetInstance: action({ params: { InstanceId: "key" }, handle: getInstance }),
    ListNamespace: action({
      params: {
        InstanceId: "key",
        NamespaceName: "filter",
        NamespaceStatus: "filter",
        ...paging,
      },
      handle: listNamespaces,
    }),
    ...aboutOne(
      { by: "InstanceId", find: needInstance, around: success },
      { GetInstanceUsage: [], ListInstanceEndpoint: ["ModuleName", "Summary"] },
    ),
    DeleteNamespace: action({
      params: { InstanceId: "key", NamespaceName: "key" },
      handle: deleteNamespace,
    }),
    ListTagResources: listTagResources({
      types: { instance: instances },
      standard: 20,
      most: 20,
    }),
  },
});
