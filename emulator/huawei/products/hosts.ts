import { randomUUID } from "node:crypto";
import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { inUse, notFound, refusal } from "../errors.ts";
import { list, oneEnterprise } from "../listing.ts";
import { discard, remove } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";
import { tagsOf } from "../tags.ts";

/** Bare metal servers: the fields of ListBareMetalServers. */
const servers = defineTable("bms.server", { id: "id", usual: { status: "ACTIVE" } });
/** Dedicated hosts; `_prepaid` is one that was bought for a period, which no field of the listing tells. */
const hosts = defineTable("deh.host", {
  id: "dedicated_host_id",
  usual: { state: "available", instance_total: 0 },
});
/** Quotas of host security: `charging_mode` is packet_cycle or on_demand. */
const quotas = defineTable("hss.quota", {
  id: "resource_id",
  usual: { charging_mode: "on_demand", quota_status: "normal", used_status: "used" },
});

function deleteServers(call: Call): JsonObject {
  const table = call.table(servers);
  const rows = arrayOf(call.json("servers")).map((one) => {
    const id = textOf(objectOf(one)["id"]) ?? "";
    const row = table.get(id);
    // the codes are unverified
    if (row === undefined) throw notFound("BMS.3033", id);
    if (textOf(objectOf(row["metadata"])["chargingMode"]) === "1")
      throw refusal(400, "BMS.3034", `${id} is billed by period.`);
    return row;
  });
  if (rows.length === 0) throw call.errors.invalid("servers");
  for (const row of rows) discard(table, row, 2, { "OS-EXT-STS:task_state": "deleting" });
  return { job_id: randomUUID() };
}

/** Bare Metal Server. `offset` is the number of a page, from 1. */
export const bms: Service = defineService({
  product: "bms",
  scope: "project",
  tables: [servers],
  actions: {
    ListBareMetalServers: list({
      table: servers,
      set: "servers",
      total: "count",
      page: { by: "page", standard: 25, max: 1000 },
      enterprise: oneEnterprise,
      filters: { status: "status", flavor: "flavor.id" },
      params: ["name"],
      // how much of each is told, which is all of it without
      ignored: ["detail"],
      where: (call, row) => (textOf(row["name"]) ?? "").includes(call.text("name") ?? ""),
    }),
    ShowBaremetalServerTags: tagsOf(servers, "server_id", "BMS.3033"),
    DeleteBaremetalServer: action({
      params: ["servers"],
      // no address or disk is put to one here
      ignored: ["delete_publicip", "delete_volume"],
      handle: deleteServers,
    }),
  },
});

/** Dedicated Host. */
export const deh: Service = defineService({
  product: "deh",
  scope: "project",
  tables: [hosts],
  actions: {
    ListDedicatedHosts: list({
      table: hosts,
      set: "dedicated_hosts",
      total: "total",
      // the standard and the largest page are unverified
      page: { by: "marker", standard: 1000, max: 1000 },
      filters: { dedicated_host_id: "dedicated_host_id", name: "name", state: "state" },
    }),
    ShowDedicatedHostTags: tagsOf(hosts, "dedicated_host_id", "DEH.0404"),
    DeleteDedicatedHost: remove({
      table: hosts,
      id: "dedicated_host_id",
      polls: 1,
      set: { state: "released" },
      prepaid: (row) => row["_prepaid"] === true,
      refuse: (_call, row) => {
        // the code is unverified
        if (Number(row["instance_total"] ?? 0) > 0)
          throw inUse("DEH.0409", "The dedicated host has servers.");
      },
    }),
  },
});

/** Of what is bought for a period the host is set free; what is by use ends. */
function cancelQuotas(call: Call): JsonObject {
  const table = call.table(quotas);
  for (const one of arrayOf(call.json("resource_id_list"))) {
    const id = textOf(one) ?? "";
    const row = table.get(id);
    // the code is unverified
    if (row === undefined) throw notFound("HSS.0404", id);
    if (row["charging_mode"] === "packet_cycle")
      table.patch(id, { used_status: "idle", host_id: "", host_name: "" });
    else table.remove(id);
  }
  return {};
}

/** Host Security Service: without a project those of the default one alone. */
export const hss: Service = defineService({
  product: "hss",
  scope: "project",
  tables: [quotas],
  actions: {
    ListQuotasDetail: list({
      table: quotas,
      set: "data_list",
      total: "total_num",
      page: { by: "row", standard: 10, max: 200, min: 10 },
      filters: {
        version: "version",
        quota_status: "quota_status",
        used_status: "used_status",
        resource_id: "resource_id",
        charging_mode: "charging_mode",
      },
      params: ["enterprise_project_id"],
      where: (call, row) => {
        const project = call.text("enterprise_project_id") ?? "0";
        const own = textOf(row["enterprise_project_id"]) ?? "0";
        return project === "all_granted_eps" || project === own;
      },
    }),
    CancelHostsQuota: action({
      params: ["resource_id_list"],
      // the quotas are named
      ignored: ["enterprise_project_id"],
      handle: cancelQuotas,
    }),
  },
});
