import { type Call, HttpReply } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { goneAfterPolls, goneAt } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { slsErrorBody } from "../wire/errors.ts";
import { carries, tagsOf } from "./common/tag-resources.ts";
import { contains, equals, every } from "./data/filters.ts";

/** Rows hold what ListProject shows; `_tags` the tags by key. */
const projects = defineTable("sls.project", { id: "projectName" });
/** Rows hold what GetLogStore shows; `_project` says whose it is. */
const logStores = defineTable("sls.logstore", {
  id: (row) => `${textOf(row["_project"])}/${textOf(row["logstoreName"])}`,
});

/** How long a recycled project is kept; unverified. */
const KEPT = 7 * 86_400_000;

function listProject(call: Call): JsonObject {
  const rows = call.rows(
    projects,
    every(
      contains(call, "projectName", ["projectName"]),
      equals(call, { resourceGroupId: "resourceGroupId" }),
    ),
  );
  const style = { offset: "offset", size: "size", standard: 100, max: 500 } as const;
  const page = paginate(call, rows, { by: "offset", ...style });
  return { count: page.items.length, total: page.total, projects: page.items };
}

/** The project that the host names. */
function need(call: Call) {
  const id = call.hostVars["project"] ?? "";
  if (id === "") throw vendorError(400, "ParameterInvalid", "The host names no project.");
  const found = call.find(projects, id);
  if (found === undefined) {
    throw vendorError(404, "ProjectNotExist", `The Project does not exist : ${id}`);
  }
  return { ...found, id };
}

/**
 * With its recycle bin on, a project is first recycled; `forceDelete` skips that, and purges a
 * recycled one. That it stays listed meanwhile, as `Recycled`, is unverified.
 */
function deleteProject(call: Call): HttpReply {
  const { row, id, table } = need(call);
  const force = call.flag("forceDelete") ?? false;
  if (row["recycleBinEnabled"] === true && !force) {
    if (row["status"] === "Recycled")
      throw vendorError(404, "ProjectNotExist", `The Project does not exist : ${id}`);
    const until = call.now() + KEPT;
    table.move(id, goneAt(until), { status: "Recycled", lastModifyTime: isoSeconds(call.now()) });
    return new HttpReply(200);
  }
  const stores = call.table(logStores, table.region);
  for (const store of stores.rows()) {
    if (store["_project"] === id) stores.remove(stores.idOf(store));
  }
  table.move(id, goneAfterPolls(1), { status: "Deleting" });
  return new HttpReply(200);
}

function updateProject(call: Call): HttpReply {
  const { id, table } = need(call);
  const description = call.text("description");
  const bin = call.flag("recycleBinEnabled");
  table.patch(id, {
    ...(description === undefined ? {} : { description }),
    ...(bin === undefined ? {} : { recycleBinEnabled: bin }),
  });
  return new HttpReply(200);
}

function listLogStores(call: Call): JsonObject {
  const { id, table } = need(call);
  const name = contains(call, "logstoreName", ["logstoreName"]);
  const rows = call.rows(
    logStores,
    every((row) => row["_project"] === id, name),
    table.region,
  );
  const style = { offset: "offset", size: "size", standard: 200, max: 500 } as const;
  const page = paginate(call, rows, { by: "offset", ...style });
  const logstores = page.items.map((row) => row["logstoreName"]);
  return { count: page.items.length, total: page.total, logstores };
}

function needStore(call: Call) {
  const { id, table } = need(call);
  const name = call.need("logstore");
  const stores = call.table(logStores, table.region);
  const row = stores.get(`${id}/${name}`);
  if (row === undefined) {
    throw vendorError(404, "LogStoreNotExist", `logstore ${name} does not exist`);
  }
  return { row, stores };
}

function deleteLogStore(call: Call): HttpReply {
  const { row, stores } = needStore(call);
  stores.remove(stores.idOf(row));
  return new HttpReply(200);
}

/**
 * GET /tags on the region's host: one record for each tag of each resource. The types are those of npm
 * @alicloud/sls20201230 5.9.0; of them, the emulator has projects. `nextToken` is sent back by the vendor's
 * older client (aliyun-log-python-sdk 0.9.52, list_tag_resources); the official Terraform provider writes
 * the types in capitals. How many come at once is unverified.
 */
function listTags(call: Call): JsonObject {
  const type = call.need("resourceType");
  if (type.toLowerCase() !== "project")
    throw vendorError(400, "ParameterInvalid", `resourceType ${type}`);
  const ids = arrayOf(call.json("resourceId")).map((id) => textOf(id) ?? "");
  const wanted = arrayOf(call.json("tags")).map(objectOf);
  if (ids.length === 0 && wanted.length === 0) {
    throw vendorError(400, "ParameterInvalid", "resourceId or tags must be specified");
  }
  const pairs = wanted.map((tag) => {
    const [Key, Value] = [textOf(tag["key"]) ?? "", textOf(tag["value"])];
    return Value === undefined ? { Key } : { Key, Value };
  });
  const rows = call.rows(
    projects,
    (row) =>
      (ids.length === 0 || ids.includes(textOf(row["projectName"]) ?? "")) && carries(row, pairs),
  );
  const records = rows.flatMap((row) =>
    tagsOf(row).map(({ TagKey, TagValue }) => ({
      resourceId: row["projectName"],
      resourceType: type,
      tagKey: TagKey,
      tagValue: TagValue,
    })),
  );
  const page = paginate(call, records, {
    by: "token",
    token: "nextToken",
    standard: 50,
    max: 50,
  });
  return { nextToken: page.next ?? "", tagResources: page.items };
}

/** Simple Log Service 2020-12-30. https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-overview */
export const sls = defineService({
  product: "Sls",
  version: "2020-12-30",
  style: "roa",
  auth: "sls",
  hosts: ["{project}.{region}.log", "{region}.log"],
  locationCode: "sls",
  regionInHost: true,
  permissionPrefix: "log",
  denied: { status: 403, code: "Unauthorized" },
  errorBody: slsErrorBody,
  requestIdField: null,
  missing: (name) => vendorError(400, "ParameterInvalid", `${name} is missing`),
  invalid: (name) => vendorError(400, "ParameterInvalid", `${name} is invalid`),
  tables: [projects, logStores],
  actions: {
    ListProject: action({
      path: "GET /",
      params: {
        projectName: "filter",
        resourceGroupId: "filter",
        offset: "page",
        size: "page",
      },
      ignored: ["fetchQuota"],
      handle: listProject,
    }),
    GetProject: action({
      path: "GET /",
      inHost: "project",
      handle: (call) => call.show(need(call).row),
    }),
    DeleteProject: action({
      path: "DELETE /",
      params: { forceDelete: "switch" },
      handle: deleteProject,
    }),
    UpdateProject: action({
      path: "PUT /",
      params: { description: "value", recycleBinEnabled: "switch" },
      handle: updateProject,
    }),
    ListTagResources: action({
      path: "GET /tags",
      params: { resourceType: "key", resourceId: "filter", tags: "filter", nextToken: "page" },
      handle: listTags,
    }),
    GetProjectPolicy: action({
      path: "GET /policy",
      handle: (call) => {
        need(call);
        return new HttpReply(200, "");
      },
    }),
    ListLogStores: action({
      path: "GET /logstores",
      params: { logstoreName: "filter", offset: "page", size: "page" },
      ignored: ["telemetryType", "mode"],
      handle: listLogStores,
    }),
    GetLogStore: action({
      path: "GET /logstores/{logstore}",
      params: { logstore: "key" },
      handle: (call) => call.show(needStore(call).row),
    }),
    DeleteLogStore: action({
      path: "DELETE /logstores/{logstore}",
      params: { logstore: "key" },
      handle: deleteLogStore,
    }),
  },
});
