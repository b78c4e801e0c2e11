import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { eips, need, routeTables, vpcs, vpnConnections } from "./tables.ts";

/** Takes an address out of its bandwidth package; codes: official Terraform provider. */
function leavePackage(call: Call): JsonObject {
  const bandwidthPackage = call.need("BandwidthPackageId");
  const code = "InvalidInstanceId.NotFound"; // unverified
  const { id, row, table } = need(call, eips, "IpInstanceId", code);
  if (row["BandwidthPackageId"] !== bandwidthPackage) {
    throw vendorError(
      400,
      "OperationUnsupported.IpNotInCbwp",
      "The address is not in the bandwidth package.",
    );
  }
  table.patch(id, { BandwidthPackageId: "", BandwidthPackageType: "" });
  return {};
}

function joinPackage(call: Call): JsonObject {
  const BandwidthPackageId = call.need("BandwidthPackageId");
  const code = "InvalidInstanceId.NotFound"; // unverified
  const { id, table } = need(call, eips, "IpInstanceId", code);
  table.patch(id, { BandwidthPackageId, BandwidthPackageType: "CommonBandwidthPackage" });
  return {};
}

/** CEN instances, of other accounts too, that a network lets in; they stand in the row's `_cenGrants`. */
function grantsToCen(call: Call): JsonObject {
  if (call.need("InstanceType") !== "VPC") throw call.errors.invalid("InstanceType");
  const { row } = need(call, vpcs, "InstanceId", "InvalidVpcId.NotFound");
  const grants = arrayOf(row["_cenGrants"]).map((grant) => {
    const { CenOwnerId, ...rest } = objectOf(grant);
    return { ...rest, CenOwnerId: Number(textOf(CenOwnerId) ?? 0) };
  });
  const page = paginate(call, grants, {
    by: "number",
    page: "PageNumber",
    size: "PageSize",
    standard: 10,
    max: 50,
  });
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    CenGrantRules: { CbnGrantRule: page.items },
  };
}

function leaveGateway(call: Call): JsonObject {
  const gateway = call.need("GatewayId");
  call.need("GatewayType");
  const { id, row, table } = need(
    call,
    routeTables,
    "RouteTableId",
    "InvalidRouteTableId.NotFound",
  );
  const ids = arrayOf(objectOf(row["GatewayIds"])["GatewayIds"]);
  table.patch(id, {
    GatewayIds: { GatewayIds: ids.filter((one) => textOf(one) !== gateway) },
  });
  return {};
}

function joinGateway(call: Call): JsonObject {
  const gateway = call.need("GatewayId");
  call.need("GatewayType");
  const { id, row, table } = need(
    call,
    routeTables,
    "RouteTableId",
    "InvalidRouteTableId.NotFound",
  );
  const ids = arrayOf(objectOf(row["GatewayIds"])["GatewayIds"]);
  table.patch(id, { GatewayIds: { GatewayIds: [...ids, gateway] } });
  return {};
}

/** A connection that is attached to a transit router and not to a gateway. */
function deleteAttachment(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    vpnConnections,
    "VpnConnectionId",
    "InvalidVpnConnectionInstanceId.NotFound",
  );
  if ((textOf(row["VpnGatewayId"]) ?? "") !== "") throw call.errors.invalid("VpnConnectionId");
  if (row["_leaving"] !== true) {
    table.move(id, goneAfterPolls(1), { _leaving: true, State: "detaching" });
  }
  return { Code: "200", Message: "successful", Success: true };
}

/** Actions that tie, and untie, a network and something outside it. */
export const tieActions = {
  AddCommonBandwidthPackageIp: action({
    params: { BandwidthPackageId: "key", IpInstanceId: "key" },
    ignored: ["ClientToken", "IpType"],
    handle: joinPackage,
  }),
  RemoveCommonBandwidthPackageIp: action({
    params: { BandwidthPackageId: "key", IpInstanceId: "key" },
    ignored: ["ClientToken"],
    handle: leavePackage,
  }),
  DescribeGrantRulesToCen: action({
    params: { InstanceId: "key", InstanceType: "value", PageNumber: "page", PageSize: "page" },
    ignored: ["ClientToken"],
    handle: grantsToCen,
  }),
  AssociateRouteTableWithGateway: action({
    params: { RouteTableId: "key", GatewayId: "key", GatewayType: "value" },
    ignored: ["ClientToken"],
    handle: joinGateway,
  }),
  DissociateRouteTableFromGateway: action({
    params: { RouteTableId: "key", GatewayId: "key", GatewayType: "value" },
    ignored: ["ClientToken"],
    handle: leaveGateway,
  }),
  DeleteVpnAttachment: action({
    params: { VpnConnectionId: "key" },
    ignored: ["ClientToken"],
    handle: deleteAttachment,
  }),
};
