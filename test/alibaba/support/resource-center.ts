import { action, defineService } from "../../../emulator/alibaba/service.ts";
import type { Call } from "../../../emulator/core/call.ts";
import { type JsonObject, objectOf } from "../../../emulator/core/json.ts";
import { defineTable } from "../../../emulator/core/table.ts";

/** What Resource Center knows, seeded by the tests: `ResourceType`, `ResourceId`, `ResourceName`. */
const resources = defineTable("test.resource", { id: "ResourceId", scope: "account" });

function status(call: Call): JsonObject {
  const told = objectOf(call.account.attributes["resourceCenter"]);
  return {
    ServiceStatus: told["status"] ?? "Enabled",
    InitialStatus: told["initial"] ?? "Finished",
  };
}

function counts(call: Call): JsonObject {
  const groups = new Map<string, number>();
  for (const row of call.rows(resources)) {
    const type = String(row["ResourceType"]);
    groups.set(type, (groups.get(type) ?? 0) + 1);
  }
  return {
    GroupByKey: call.need("GroupByKey"),
    ResourceCounts: [...groups].map(([GroupName, Count]) => ({ GroupName, Count })),
  };
}

function search(call: Call): JsonObject {
  const [filter] = call.groups("Filter.N");
  const wanted = filter?.["Value.1"];
  const found = call.rows(resources, (row) => row["ResourceType"] === wanted);
  return {
    Resources: found.slice(0, call.number("MaxResults") ?? 20).map((row) => call.show(row)),
  };
}

/** Just enough of ResourceCenter 2022-12-01 to be asked what it knows. */
export const resourceCenter = defineService({
  product: "ResourceCenter",
  version: "2022-12-01",
  style: "rpc",
  hosts: ["resourcecenter", "resourcecenter-intl"],
  regions: [],
  permissionPrefix: "resourcecenter",
  tables: [resources],
  actions: {
    GetResourceCenterServiceStatus: action({ handle: status }),
    GetResourceCounts: action({ params: { GroupByKey: "filter" }, handle: counts }),
    SearchResources: action({
      params: {
        "Filter.N.Key": "filter",
        "Filter.N.MatchType": "filter",
        "Filter.N.Value.N": "filter",
        MaxResults: "page",
      },
      handle: search,
    }),
  },
});
