import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every, type Match, pageParams, tagged, tagParams } from "../data/filters.ts";

/** Rows hold what DescribeCens shows. */
export const cens = defineTable("cbn.cen", { id: "CenId", scope: "account" });

/** Networks attached without a transit router; rows hold what DescribeCenAttachedChildInstances shows. */
export const childInstances = defineTable("cbn.child-instance", {
  id: (row) => `${textOf(row["CenId"]) ?? ""}/${textOf(row["ChildInstanceId"]) ?? ""}`,
  scope: "account",
});

/** `PageNumber` and `PageSize` of at most 50. */
export function page(call: Call, rows: readonly Row[]) {
  const found = paginate(call, rows, {
    by: "number",
    page: "PageNumber",
    size: "PageSize",
    standard: 10,
    max: 50,
  });
  return {
    items: found.items,
    rest: { PageNumber: found.number, PageSize: found.size, TotalCount: found.total },
  };
}

/** `Filter.N.Key` with any of `Filter.N.Value.N`. */
export function filtered(call: Call): Match {
  const wanted = call.groups("Filter.N").map((group) => {
    const values = Object.entries(group).flatMap(([name, value]) =>
      name === "Value" || name.startsWith("Value.") ? [value] : [],
    );
    return { key: group["Key"] ?? "", values: new Set(values) };
  });
  return (row) => wanted.every(({ key, values }) => values.has(textOf(row[key]) ?? ""));
}

/** The declaration that goes with {@link filtered}. */
export const filterParams = { "Filter.N.Key": "filter", "Filter.N.Value.N": "filter" } as const;

/** A CEN instance that must be there. */
export function needCen(call: Call): Row {
  const row = call.table(cens).get(call.need("CenId"));
  if (row !== undefined) return row;
  throw vendorError(404, "ParameterCenInstanceId", "The specified CEN instance does not exist.");
}

/** The CEN is busy, or holds something that must go first. */
export function cenStatus() {
  return vendorError(
    409,
    "InvalidOperation.CenInstanceStatus",
    "The CEN instance is not in a valid state for the operation.",
  );
}

function describeCens(call: Call): JsonObject {
  const { items, rest } = page(
    call,
    call.rows(
      cens,
      every(filtered(call), tagged(call), equals(call, { ResourceGroupId: "ResourceGroupId" })),
    ),
  );
  return { ...rest, Cens: { Cen: items } };
}

/**
 * Networks, transit routers and bandwidth plans hold a CEN (vendor's page of DeleteCen). The page's
 * codes could not be read; the one for a wrong state stands in for them.
 */
function deleteCen(call: Call): JsonObject {
  const cen = needCen(call);
  const id = textOf(cen["CenId"]) ?? "";
  if (cen["Status"] === "Deleting") return {};
  const ofCen: Match = (row) => row["CenId"] === id;
  const plans = call.inUse("cbn.bandwidth-package", (row) => {
    const ids = row["CenIds"];
    return JSON.stringify(ids ?? "").includes(`"${id}"`);
  });
  if (
    plans ||
    call.inUse(childInstances.name, ofCen) ||
    call.inUse("cbn.transit-router", ofCen) ||
    cen["Status"] !== "Active"
  ) {
    throw cenStatus();
  }
  call.table(cens).move(id, goneAfterPolls(2), { Status: "Deleting" });
  return {};
}

function describeChildren(call: Call): JsonObject {
  const id = needCen(call)["CenId"];
  const { items, rest } = page(
    call,
    call.rows(
      childInstances,
      every(
        (row) => row["CenId"] === id,
        equals(call, {
          ChildInstanceRegionId: "ChildInstanceRegionId",
          ChildInstanceType: "ChildInstanceType",
        }),
      ),
    ),
  );
  return { ...rest, ChildInstances: { ChildInstance: items } };
}

function detach(call: Call): JsonObject {
  const cen = needCen(call);
  if (cen["Status"] !== "Active") throw cenStatus();
  const id = `${textOf(cen["CenId"]) ?? ""}/${call.need("ChildInstanceId")}`;
  call.need("ChildInstanceType");
  call.need("ChildInstanceRegionId");
  const table = call.table(childInstances);
  if (!table.has(id)) {
    throw vendorError(404, "ParameterInstanceId", "The specified network does not exist.");
  }
  table.move(id, goneAfterPolls(2), { Status: "Detaching" });
  return {};
}

/** Actions on CEN instances and the networks in them. */
export const cenActions = {
  DescribeCens: action({
    params: { ...filterParams, ...tagParams, ...pageParams, ResourceGroupId: "filter" },
    handle: describeCens,
  }),
  DeleteCen: action({ params: { CenId: "key" }, handle: deleteCen }),
  DescribeCenAttachedChildInstances: action({
    params: {
      CenId: "key",
      ChildInstanceRegionId: "filter",
      ChildInstanceType: "filter",
      ...pageParams,
    },
    handle: describeChildren,
  }),
  DetachCenChildInstance: action({
    params: {
      CenId: "key",
      ChildInstanceId: "key",
      ChildInstanceType: "value",
      ChildInstanceRegionId: "value",
    },
    ignored: ["CenOwnerId", "ChildInstanceOwnerId"],
    handle: detach,
  }),
};
