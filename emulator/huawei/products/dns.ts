import { arrayOf, textOf, WITHOUT } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { notFound } from "../errors.ts";
import { list } from "../listing.ts";
import { pageOf, pagingParams } from "../paging.ts";
import { remove } from "../removal.ts";
import { action, defineService } from "../service.ts";

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

/** The default project is meant where none is named, and no value for all of them is published. */
const enterprise = { field: "enterprise_project_id", standard: "0" } as const;

/** The record with which every zone begins; the service makes it, and nobody else. */
const startOf = (zone: Row): Row => ({
  id: `soa-${textOf(zone["id"])}`,
  name: zone["name"] ?? "",
  zone_id: zone["id"] ?? "",
  zone_name: zone["name"] ?? "",
  type: "SOA",
  status: "ACTIVE",
  default: true,
});

/** Record sets of all zones of one kind, whatever enterprise project they are in. */
const listAllSets = action({
  params: [...pagingParams(page), "zone_type", "zone_id", "type", "status", "id", "name"],
  ignored: ["search_mode", "sort_key", "sort_dir"],
  handle: (call) => {
    const kind = call.text("zone_type") ?? "public";
    const own = new Map(
      call.rows(zones, (row) => row["zone_type"] === kind).map((row) => [row["id"], row]),
    );
    const sets = call.rows(recordSets, (row) => own.has(row["zone_id"] ?? null));
    const all = [...[...own.values()].map(startOf), ...sets].filter((row) =>
      ["zone_id", "type", "status", "id", "name"].every((name) => {
        const said = call.text(name);
        return said === undefined || said === "" || said === row[name];
      }),
    );
    const found = pageOf(call, all, page, (row) => textOf(row["id"]) ?? "");
    return { recordsets: found.items, metadata: { total_count: found.total }, ...more() };
  },
});

/** Tags of zones alone. */
const showTags = action({
  handle: (call) => {
    const kind = call.need("resource_type");
    const row = call.table(zones).get(call.need("resource_id"));
    if (row === undefined || kind !== `DNS-${textOf(row["zone_type"])}_zone`)
      throw notFound("DNS.0302", call.need("resource_id"));
    return { tags: arrayOf(row["tags"]) };
  },
});

const showZone = action({
  handle: (call) => {
    const id = call.need("zone_id");
    const row = call.table(zones).get(id);
    if (row === undefined) throw notFound("DNS.0302", id);
    return call.show(row);
  },
});

const zonesOf = (kind: "public" | "private") =>
  list({
    table: zones,
    set: "zones",
    total: "metadata.total_count",
    page,
    enterprise,
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
  // One zone is asked for by its id alone; the fuller model is that of private ones.
  matches: (query, name) =>
    name.includes(
      query.get("type") === "private" || name.startsWith("Show") ? "Private" : "Public",
    ),
  actions: {
    ListPublicZones: zonesOf("public"),
    ListPrivateZones: zonesOf("private"),
    ShowResourceTag: showTags,
    ListRecordSetsWithLine: listAllSets,
    ShowPublicZone: showZone,
    ShowPrivateZone: showZone,
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
