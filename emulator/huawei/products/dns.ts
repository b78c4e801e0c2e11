import { WITHOUT } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

/** Zones of both kinds: `zone_type` says which; a private one names its `routers`. */
const zones = defineTable("dns.zone", {
  id: "id",
  usual: { zone_type: "public", status: "ACTIVE" },
});
const recordSets = defineTable("dns.recordset", { id: "id", usual: { status: "ACTIVE" } });

/** A marker goes before an offset. */
const page = { by: "marker", skip: "offset", standard: 500, max: 500, min: 0 } as const;
const filters = { id: "id", name: "name", status: "status" };
const more = () => ({ links: { [WITHOUT]: ["next"] } });

const zonesOf = (kind: "public" | "private") =>
  list({
    table: zones,
    set: "zones",
    total: "metadata.total_count",
    page,
    enterprise: "enterprise_project_id",
    filters,
    params: ["type"],
    where: (call, row) => row["zone_type"] === (call.text("type") ?? kind),
    more,
  });

const removeZone = remove({
  table: zones,
  id: "zone_id",
  status: 202,
  polls: 1,
  set: { status: "PENDING_DELETE" },
  missing: "DNS.0302",
  also: (call, row) => {
    const table = call.table(recordSets);
    for (const one of table.rows()) if (one["zone_id"] === row["id"]) table.remove(table.idOf(one));
  },
  result: (call, row: Row) => ({ ...call.show(row), status: "PENDING_DELETE" }),
});

/** Domain Name Service: both kinds of zones on one path, told apart by `type`. */
export const dns = defineService({
  product: "dns",
  scope: "project",
  tables: [zones, recordSets],
  matches: (query, name) => name.includes(query.get("type") === "private" ? "Private" : "Public"),
  actions: {
    ListPublicZones: zonesOf("public"),
    ListPrivateZones: zonesOf("private"),
    ListRecordSetsByZone: list({
      table: recordSets,
      set: "recordsets",
      total: "metadata.total_count",
      page,
      filters: { ...filters, type: "type" },
      where: (call, row) => row["zone_id"] === call.need("zone_id"),
      more,
    }),
    DeletePublicZone: removeZone,
    DeletePrivateZone: removeZone,
  },
});
