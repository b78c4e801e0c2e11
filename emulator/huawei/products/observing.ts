import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { inUse, notFound } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";

const alarms = defineTable("ces.alarm", { id: "alarm_id", usual: { enabled: true } });
/** Trackers are told apart by their names; every region has one of the kind system. */
const trackers = defineTable("cts.tracker", {
  id: (row: Row) => textOf(row["tracker_name"]) ?? "",
  usual: { tracker_type: "data", status: "enabled" },
});
const logGroups = defineTable("lts.group", { id: "log_group_id" });
const transfers = defineTable("lts.transfer", { id: "log_transfer_id" });

/** At most ten at once; those that are not there are left out of the answer. */
function deleteAlarms(call: Call): JsonObject {
  const ids = arrayOf(call.json("alarm_ids")).map((id) => textOf(id) ?? "");
  if (ids.length === 0 || ids.length > 10) throw call.errors.invalid("alarm_ids");
  const table = call.table(alarms);
  const known = ids.filter((id) => table.has(id));
  for (const id of known) table.remove(id);
  return { alarm_ids: known };
}

/** Cloud Eye, version 2. */
export const ces: Service = defineService({
  product: "ces",
  scope: "project",
  tables: [alarms],
  actions: {
    ListAlarmRules: list({
      table: alarms,
      set: "alarms",
      total: "count",
      page: { by: "row", standard: 10, max: 100 },
      enterprise: anyEnterprise,
      filters: {
        alarm_id: "alarm_id",
        name: "name",
        namespace: "namespace",
        product_name: "product_name",
        resource_level: "resource_level",
      },
    }),
    BatchDeleteAlarmRules: action({ params: ["alarm_ids"], handle: deleteAlarms }),
  },
});

/** Without a name all of the kind data go; one of the kind system goes by its name alone. */
function deleteTrackers(call: Call): undefined {
  const kind = call.text("tracker_type") ?? "data";
  const name = call.text("tracker_name");
  const table = call.table(trackers);
  const found = table
    .rows()
    .filter(
      (row) =>
        row["tracker_type"] === kind && (name ?? row["tracker_name"]) === row["tracker_name"],
    );
  if (name === undefined && kind === "system") throw call.errors.missing("tracker_name");
  // the code is unverified
  if (name !== undefined && found.length === 0) throw notFound("CTS.0207", name);
  for (const row of found) table.remove(table.idOf(row));
  return undefined;
}

/** Cloud Trace Service. */
export const cts: Service = defineService({
  product: "cts",
  scope: "project",
  tables: [trackers],
  actions: {
    ListTrackers: list({
      table: trackers,
      set: "trackers",
      filters: { tracker_name: "tracker_name", tracker_type: "tracker_type" },
    }),
    DeleteTracker: action({ params: ["tracker_name", "tracker_type"], handle: deleteTrackers }),
  },
});

/** Log Tank Service. */
export const lts: Service = defineService({
  product: "lts",
  scope: "project",
  tables: [logGroups, transfers],
  actions: {
    ListLogGroups: list({ table: logGroups, set: "log_groups" }),
    ListTransfers: list({
      table: transfers,
      set: "log_transfers",
      filters: {
        log_transfer_type: "log_transfer_info.log_transfer_type",
        log_group_name: "log_group_name",
      },
    }),
    DeleteTransfer: remove({
      table: transfers,
      id: "log_transfer_id",
      params: ["log_transfer_id"],
      missing: "LTS.0405",
      result: (call, row) => call.show(row),
    }),
    /** By its text a group whose streams are transferred cannot go. */
    DeleteLogGroup: remove({
      table: logGroups,
      id: "log_group_id",
      missing: "LTS.0201",
      refuse: (call, row) => {
        const id = row["log_group_id"];
        // the code is unverified
        if (call.inUse("lts.transfer", (one) => one["log_group_id"] === id))
          throw inUse("LTS.0207", "The log group has log transfers.");
      },
    }),
  },
});
