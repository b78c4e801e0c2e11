import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import type { Account, Store } from "../../core/store.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { notFound } from "../errors.ts";
import { projects } from "../identity.ts";
import { list, pageInfo } from "../listing.ts";
import { pageOf } from "../paging.ts";
import { regionOf } from "../projects.ts";
import { remove } from "../removal.ts";
import { action, defineService } from "../service.ts";

/** Resources of products that the emulator does not know, or that are gone and still named. */
const others = defineTable("rms.resource", { id: "id", scope: "account" });

const aggregators = defineTable("rms.aggregator", { id: "aggregator_id", scope: "account" });

/** The recorder, of which an account has one at the most. */
const recorders = defineTable("rms.recorder", { id: "domain_id", scope: "account" });

/**
 * What Config calls the things of a table: provider and type. Names beside ecs, evs, vpc.vpcs, rds, kms,
 * dms.kafkas and obs are unverified.
 */
const types: Readonly<Record<string, readonly [provider: string, type: string]>> = {
  "ecs.server": ["ecs", "cloudservers"],
  "evs.volume": ["evs", "volumes"],
  "vpc.vpc": ["vpc", "vpcs"],
  "vpc.security-group": ["vpc", "securityGroups"],
  "eip.publicip": ["vpc", "publicips"],
  "eip.bandwidth": ["vpc", "bandwidths"],
  "elb.loadbalancer": ["elb", "loadbalancers"],
  "nat.gateway": ["nat", "natGateways"],
  "rds.instance": ["rds", "instances"],
  "dms.instance": ["dms", "kafkas"],
  "dcs.instance": ["dcs", "redis"],
  "obs.bucket": ["obs", "buckets"],
};

/** A thing as Config names it; undefined for tables that it does not follow. */
function resourceOf(account: Account, table: Table, row: Row, now: number): JsonObject | undefined {
  const [provider, type] = types[table.ref.name] ?? [];
  if (provider === undefined || type === undefined) return undefined;
  const own = account.table(projects, "").find((one) => one["name"] === table.region);
  const region = table.region === "" ? textOf(row["_region"]) : regionOf(table.region);
  return {
    id: table.idOf(row),
    name: textOf(row["name"]) ?? table.idOf(row),
    provider,
    type,
    region_id: region ?? "global",
    project_id: textOf(own?.["id"]) ?? "",
    project_name: table.region,
    ep_id: textOf(row["enterprise_project_id"]) ?? "0",
    ep_name: "default",
    created: isoSeconds(now),
    updated: isoSeconds(now),
    provisioning_state: "Succeeded",
    state: "Normal",
  };
}

/** Config lags: with `configLagHours` in the world's seed a thing is named that long after it is gone. */
export function followRemoval(store: Store, account: Account, table: Table, row: Row): void {
  const hours = Number(store.attributes["configLagHours"] ?? 0);
  if (hours <= 0) return;
  const now = store.clock.now();
  const resource = resourceOf(account, table, row, now);
  if (resource === undefined) return;
  const _then = { at: now + hours * 3_600_000, remove: true } as const;
  account.table(others, "").put({ ...resource, _then });
}

function listAll(call: Call): JsonObject {
  const own = [...call.account.tables.values()].flatMap((table) =>
    table
      .rows()
      .map((row) => resourceOf(call.account, table, row, call.now()))
      .filter((row) => row !== undefined),
  );
  const said = {
    region_id: call.text("region_id"),
    ep_id: call.text("ep_id"),
    id: call.text("id"),
    name: call.text("name"),
  };
  const type = call.text("type");
  const rows = [...own, ...call.rows(others)].filter(
    (row) =>
      (type === undefined || type === `${textOf(row["provider"])}.${textOf(row["type"])}`) &&
      Object.entries(said).every(([name, value]) => value === undefined || value === row[name]),
  );
  const page = pageOf(call, rows, { by: "marker", standard: 200, max: 200 }, (row) =>
    String(row["id"]),
  );
  return { resources: page.items, page_info: pageInfo(page) };
}

/** Config: what the whole account holds, in all regions. */
export const rms = defineService({
  product: "rms",
  scope: "domain",
  tables: [others, aggregators, recorders],
  actions: {
    ListAllResources: action({
      params: ["region_id", "ep_id", "type", "limit", "marker", "id", "name"],
      handle: listAll,
    }),
    ShowTrackerConfig: action({
      handle: (call) => {
        const row = call.rows(recorders)[0];
        // the code is unverified
        if (row === undefined) throw notFound("RMS.00010404", "The recorder");
        return call.show(row);
      },
    }),
    DeleteTrackerConfig: action({
      handle: (call) => {
        const table = call.table(recorders);
        for (const row of table.rows()) table.remove(table.idOf(row));
        return undefined;
      },
    }),
    ListConfigurationAggregators: list({
      table: aggregators,
      set: "configuration_aggregators",
      // the standard and the largest page are unverified
      page: { by: "marker", standard: 200, max: 200 },
      pageInfo: true,
      filters: { aggregator_name: "aggregator_name" },
    }),
    DeleteConfigurationAggregator: remove({ table: aggregators, id: "aggregator_id" }),
  },
});
