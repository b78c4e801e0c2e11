import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { need, routeTables } from "./tables.ts";

/** The entries of one table: its hidden `_routes`, in the fields of the reply. */
function describeRoutes(call: Call): JsonObject {
  const { id, row } = need(call, routeTables, "RouteTableId", "InvalidRouteTableId.NotFound");
  const entries = arrayOf(row["_routes"])
    .map(objectOf)
    .map((entry) => ({ RouteTableId: id, Status: "Available", Type: "Custom", ...entry }))
    .filter(
      every(
        equals(call, {
          RouteEntryId: "RouteEntryId",
          RouteEntryName: "RouteEntryName",
          RouteEntryType: "Type",
          DestinationCidrBlock: "DestinationCidrBlock",
          IpVersion: "IpVersion",
        }),
      ),
    );
  const page = paginate(call, entries, {
    by: "token",
    token: "NextToken",
    size: "MaxResult",
    standard: 50,
    max: 100,
  });
  return {
    NextToken: page.next ?? "",
    TotalCount: page.total,
    RouteEntrys: { RouteEntry: page.items },
  };
}

/** Routes, which official clients look up beside their tables. npm @alicloud/vpc20160428 7.3.2 */
export const routeActions = {
  DescribeRouteEntryList: action({
    params: {
      RouteTableId: "key",
      RouteEntryId: "filter",
      RouteEntryName: "filter",
      RouteEntryType: "filter",
      DestinationCidrBlock: "filter",
      IpVersion: "filter",
      NextToken: "page",
      MaxResult: "page",
    },
    handle: describeRoutes,
  }),
};
