import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { tokenPage, tokenParams } from "../common/tokens.ts";
import { equals, every, pageParams, tagged, tagParams } from "../data/filters.ts";
import { amongList } from "../ecs/listing.ts";
import { cens, page } from "./cens.ts";

/** Rows hold what ListTransitRouters shows. */
export const transitRouters = defineTable("cbn.transit-router", {
  id: "TransitRouterId",
  scope: "account",
});
/** Rows hold what ListTransitRouterRouteTables shows; `_associated` counts associations. */
export const routeTables = defineTable("cbn.route-table", {
  id: "TransitRouterRouteTableId",
  scope: "account",
});

/** A transit router that must be there. */
export function needRouter(call: Call): Row {
  const row = call.table(transitRouters).get(call.need("TransitRouterId"));
  if (row !== undefined) return row;
  throw vendorError(
    400,
    "InvalidTransitRouterId.NotFound",
    "The specified TransitRouterId is not found.",
  );
}

/** The transit router is busy, or holds something that must go first. */
export function routerStatus() {
  return vendorError(
    400,
    "IncorrectStatus.TransitRouterInstance",
    "The status of TransitRouter is incorrect.",
  );
}

/** Routers are listed under their CEN, which must be named. */
function list(call: Call): JsonObject {
  const cen = call.need("CenId");
  if (!call.table(cens).has(cen)) {
    throw vendorError(404, "ParameterCenInstanceId", "The specified CEN instance does not exist.");
  }
  const region = call.text("RegionId") ?? "";
  const rows = call.rows(
    transitRouters,
    every(
      (row) => row["CenId"] === cen && (region === "" || row["RegionId"] === region),
      equals(call, {
        TransitRouterId: "TransitRouterId",
        TransitRouterName: "TransitRouterName",
        Status: "Status",
        Type: "Type",
      }),
      tagged(call),
    ),
  );
  const { items, rest } = page(call, rows);
  return { ...rest, TransitRouters: items };
}

/** Attachments and route tables of one's own hold a router (vendor's page of DeleteTransitRouter). */
function remove(call: Call): JsonObject {
  const router = needRouter(call);
  const id = textOf(router["TransitRouterId"]) ?? "";
  if (router["Status"] === "Deleting") return {};
  const held =
    call.inUse("cbn.attachment", (row) => row["TransitRouterId"] === id) ||
    call.inUse(
      routeTables.name,
      (row) => row["TransitRouterId"] === id && row["TransitRouterRouteTableType"] !== "System",
    );
  if (held || router["Status"] !== "Active") throw routerStatus();
  const cascade = call
    .table(routeTables)
    .rows()
    .filter((row) => row["TransitRouterId"] === id)
    .map((row) => ({ table: routeTables.name, id: call.table(routeTables).idOf(row) }));
  call.table(transitRouters).move(id, goneAfterPolls(2, cascade), { Status: "Deleting" });
  return {};
}

function listTables(call: Call): JsonObject {
  const id = needRouter(call)["TransitRouterId"];
  const rows = call.rows(
    routeTables,
    every(
      (row) => row["TransitRouterId"] === id,
      amongList(call, "TransitRouterRouteTableIds.N", "TransitRouterRouteTableId"),
      equals(call, {
        TransitRouterRouteTableStatus: "TransitRouterRouteTableStatus",
        TransitRouterRouteTableType: "TransitRouterRouteTableType",
      }),
      tagged(call),
    ),
  );
  return tokenPage(call, "TransitRouterRouteTables", rows, { standard: 20, max: 100 });
}

function removeTable(call: Call): JsonObject {
  const id = call.need("TransitRouterRouteTableId");
  const table = call.table(routeTables);
  const row = table.get(id);
  if (row === undefined) {
    throw vendorError(
      400,
      "InvalidTransitRouterRouteTableId.NotFound",
      "The specified TransitRouterRouteTableId is not found.",
    );
  }
  if (row["TransitRouterRouteTableStatus"] === "Deleting") return {};
  if (row["TransitRouterRouteTableType"] === "System" || Number(row["_associated"] ?? 0) > 0) {
    throw vendorError(
      400,
      "IncorrectStatus.TransitRouterRouteTable",
      "The status of TransitRouterRouteTable is incorrect.",
    );
  }
  table.move(id, goneAfterPolls(2), { TransitRouterRouteTableStatus: "Deleting" });
  return {};
}

/** Actions on transit routers and their route tables. */
export const routerActions = {
  ListTransitRouters: action({
    params: {
      CenId: "key",
      RegionId: "filter",
      TransitRouterId: "filter",
      TransitRouterName: "filter",
      Status: "filter",
      Type: "filter",
      ...tagParams,
      ...pageParams,
    },
    handle: list,
  }),
  DeleteTransitRouter: action({
    params: { TransitRouterId: "key" },
    ignored: ["ClientToken"],
    handle: remove,
  }),
  ListTransitRouterRouteTables: action({
    params: {
      TransitRouterId: "key",
      "TransitRouterRouteTableIds.N": "filter",
      TransitRouterRouteTableStatus: "filter",
      TransitRouterRouteTableType: "filter",
      ...tagParams,
      ...tokenParams,
    },
    handle: listTables,
  }),
  DeleteTransitRouterRouteTable: action({
    params: { TransitRouterRouteTableId: "key" },
    ignored: ["ClientToken"],
    handle: removeTable,
  }),
};
