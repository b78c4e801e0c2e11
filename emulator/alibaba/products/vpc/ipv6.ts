import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { among, type Match } from "../data/filters.ts";
import { listing } from "./listing.ts";
import {
  dependency,
  ipv6Addresses,
  ipv6Gateways,
  ipv6Rules,
  need,
  routeTables,
  wrongState,
} from "./tables.ts";

/** The codes for things that are not there but rules are unverified: the vendor's pages name none. */
function needGateway(call: Call) {
  return need(call, ipv6Gateways, "Ipv6GatewayId", "ResourceNotFound.Ipv6Gateway");
}

function bandwidthOf(row: Row): string {
  return textOf(objectOf(row["Ipv6InternetBandwidth"])["Ipv6InternetBandwidthId"]) ?? "";
}

/** The route table that is tied to a gateway, if any. */
function routeTableOf(call: Call, id: string): Row | undefined {
  return call
    .table(routeTables)
    .find((one) => arrayOf(objectOf(one["GatewayIds"])["GatewayIds"]).includes(id));
}

function gatewayAttribute(call: Call): JsonObject {
  const { id, row } = needGateway(call);
  const tied = routeTableOf(call, id);
  return call.show(row, () => ({
    ...row,
    ...(tied === undefined ? {} : { GatewayRouteTableId: tied["RouteTableId"] }),
  }));
}

/**
 * Egress-only rules, bandwidth of its addresses and a tied route table hold a gateway
 * (https://www.alibabacloud.com/help/en/ipv6-gateway/latest/limits). Of the codes, those for the route
 * table and for the state are the vendor's, the kinds of the other two are unverified.
 */
function deleteGateway(call: Call): JsonObject {
  const { id, row, table } = needGateway(call);
  if (row["Status"] !== "Available") throw wrongState("IncorrectStatus.Ipv6Gateway");
  if (routeTableOf(call, id) !== undefined) throw dependency("GatewayRouteTableRelation");
  if (call.inUse("vpc.ipv6-egress-rule", (one) => one["_gateway"] === id))
    throw dependency("Ipv6EgressOnlyRule");
  const addresses = call.table(ipv6Addresses, table.region);
  const own = addresses.rows().filter((one) => one["Ipv6GatewayId"] === id);
  if (own.some((one) => bandwidthOf(one) !== "")) throw dependency("Ipv6InternetBandwidth");
  for (const one of own) addresses.patch(addresses.idOf(one), { Ipv6GatewayId: "" });
  table.move(id, goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

/** Single addresses unless prefixes are asked for. */
function ofType(call: Call): Match {
  const type = (call.text("AddressType") ?? "IPv6Address").toLowerCase();
  return (row) => (textOf(row["AddressType"]) ?? "").toLowerCase() === type;
}

function withBandwidth(call: Call): Match {
  const wanted = call.text("Ipv6InternetBandwidthId") ?? "";
  return (row) => wanted === "" || bandwidthOf(row) === wanted;
}

/** Rules of one gateway, for single addresses unless those for prefixes are asked for. */
function ofGateway(call: Call): Match {
  const { id } = needGateway(call);
  const type = (call.text("InstanceType") ?? "Ipv6Address").toLowerCase();
  return (row) =>
    row["_gateway"] === id && (textOf(row["InstanceType"]) ?? "").toLowerCase() === type;
}

function createRule(call: Call): JsonObject {
  const { id, table } = needGateway(call);
  const InstanceId = call.need("InstanceId");
  const rules = call.table(ipv6Rules, table.region);
  const Ipv6EgressOnlyRuleId = `ipv6py-${call.requestId.slice(0, 12).toLowerCase()}`;
  rules.put({
    Ipv6EgressOnlyRuleId,
    InstanceId,
    InstanceType: call.text("InstanceType") ?? "Ipv6Address",
    Name: call.text("Name") ?? "",
    Description: call.text("Description") ?? "",
    Status: "Creating",
    _gateway: id,
  });
  rules.move(Ipv6EgressOnlyRuleId, afterPolls(1, { Status: "Created" }));
  return { Ipv6EgressRuleId: Ipv6EgressOnlyRuleId };
}

/** https://www.alibabacloud.com/help/tc/vpc/developer-reference/api-vpc-2016-04-28-deleteipv6egressonlyrule */
function deleteRule(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    ipv6Rules,
    "Ipv6EgressOnlyRuleId",
    "ResourceNotFound.Ipv6EgressOnlyRule",
  );
  if (row["Status"] !== "Created") throw wrongState("IncorrectStatus.EgressOnlyRule");
  table.move(id, goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

/** An address by its id, or by that of its bandwidth. */
function addressOfBandwidth(call: Call): Row | undefined {
  const address = call.text("Ipv6AddressId") ?? "";
  const bandwidth = call.text("Ipv6InternetBandwidthId") ?? "";
  if (address === "" && bandwidth === "") throw call.errors.missing("Ipv6AddressId");
  return call
    .table(ipv6Addresses)
    .find(
      (row) =>
        bandwidthOf(row) !== "" &&
        (address === "" || row["Ipv6AddressId"] === address) &&
        (bandwidth === "" || bandwidthOf(row) === bandwidth),
    );
}

function deleteBandwidth(call: Call): JsonObject {
  const row = addressOfBandwidth(call);
  if (row === undefined) {
    throw vendorError(
      404,
      "ResourceNotFound.Ipv6InternetBandwidth",
      "The specified Ipv6InternetBandwidthId does not exist.",
    );
  }
  if (objectOf(row["Ipv6InternetBandwidth"])["InstanceChargeType"] === "PrePaid") {
    throw vendorError(
      400,
      "ForbiddenAction.PrePaid", // unverified for this action
      "Subscription bandwidth cannot be deleted.",
    );
  }
  call.table(ipv6Addresses).patch(textOf(row["Ipv6AddressId"]) ?? "", {
    Ipv6InternetBandwidth: undefined,
    NetworkType: "Private",
    RealBandwidth: 0,
  });
  return {};
}

/**
 * Only an address that no instance has: npm @alicloud/vpc20160428 7.3.2, releaseIpv6Address. The code is
 * the one on which the official Terraform provider 1.285.0 asks again.
 */
function releaseAddress(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    ipv6Addresses,
    "Ipv6AddressId",
    "ResourceNotFound.Ipv6Address",
  );
  if (row["Status"] !== "Available" || (textOf(row["AssociatedInstanceId"]) ?? "") !== "") {
    throw wrongState("IncorrectStatus.Ipv6Instance");
  }
  table.remove(id);
  return {};
}

function allocateBandwidth(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    ipv6Addresses,
    "Ipv6AddressId",
    "ResourceNotFound.Ipv6Address",
  );
  if (row["Ipv6GatewayId"] !== call.need("Ipv6GatewayId"))
    throw call.errors.invalid("Ipv6GatewayId");
  const InternetBandwidthId = `ipv6bw-${call.requestId.slice(0, 12).toLowerCase()}`;
  const Bandwidth = call.number("Bandwidth");
  if (Bandwidth === undefined) throw call.errors.missing("Bandwidth");
  table.patch(id, {
    NetworkType: "Public",
    RealBandwidth: Bandwidth,
    Ipv6InternetBandwidth: {
      Ipv6InternetBandwidthId: InternetBandwidthId,
      Bandwidth,
      BusinessStatus: "Normal",
      InstanceChargeType: "PostPaid",
      InternetChargeType: call.text("InternetChargeType") ?? "PayByBandwidth",
    },
  });
  return { InternetBandwidthId, Ipv6AddressId: id };
}

/** Actions on IPv6 gateways and what holds them. */
export const ipv6Actions = {
  DescribeIpv6Gateways: listing({
    table: ipv6Gateways,
    at: ["Ipv6Gateways", "Ipv6Gateway"],
    filters: {
      Ipv6GatewayId: "Ipv6GatewayId",
      Name: "Name",
      VpcId: "VpcId",
      ResourceGroupId: "ResourceGroupId",
    },
    tags: "Tags.N",
  }),
  DescribeIpv6GatewayAttribute: action({
    params: { Ipv6GatewayId: "key" },
    handle: gatewayAttribute,
  }),
  DeleteIpv6Gateway: action({
    params: { Ipv6GatewayId: "key" },
    ignored: ["ClientToken"],
    handle: deleteGateway,
  }),
  DescribeIpv6Addresses: listing({
    table: ipv6Addresses,
    at: ["Ipv6Addresses", "Ipv6Address"],
    filters: {
      AssociatedInstanceId: "AssociatedInstanceId",
      AssociatedInstanceType: "AssociatedInstanceType",
      Ipv6Address: "Ipv6Address",
      Name: "Ipv6AddressName",
      NetworkType: "NetworkType",
      ResourceGroupId: "ResourceGroupId",
      ServiceManaged: "ServiceManaged",
      VSwitchId: "VSwitchId",
      VpcId: "VpcId",
    },
    more: {
      AddressType: ofType,
      Ipv6AddressId: (call) => among(call, "Ipv6AddressId", "Ipv6AddressId"),
      Ipv6InternetBandwidthId: withBandwidth,
    },
    ignored: ["IncludeReservationData"],
  }),
  ReleaseIpv6Address: action({
    params: { Ipv6AddressId: "key" },
    ignored: ["ClientToken", "DryRun"],
    handle: releaseAddress,
  }),
  AllocateIpv6InternetBandwidth: action({
    params: {
      Ipv6AddressId: "key",
      Ipv6GatewayId: "key",
      Bandwidth: "value",
      InternetChargeType: "value",
    },
    ignored: ["ClientToken"],
    handle: allocateBandwidth,
  }),
  DeleteIpv6InternetBandwidth: action({
    params: { Ipv6AddressId: "key", Ipv6InternetBandwidthId: "key" },
    ignored: ["ClientToken"],
    handle: deleteBandwidth,
  }),
  DescribeIpv6EgressOnlyRules: listing({
    table: ipv6Rules,
    at: ["Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule"],
    filters: {
      InstanceId: "InstanceId",
      Ipv6EgressOnlyRuleId: "Ipv6EgressOnlyRuleId",
      Name: "Name",
    },
    more: { Ipv6GatewayId: ofGateway, InstanceType: () => () => true },
    tags: false,
  }),
  CreateIpv6EgressOnlyRule: action({
    params: {
      Ipv6GatewayId: "key",
      InstanceId: "key",
      InstanceType: "value",
      Name: "value",
      Description: "value",
    },
    ignored: ["ClientToken"],
    handle: createRule,
  }),
  DeleteIpv6EgressOnlyRule: action({
    params: { Ipv6EgressOnlyRuleId: "key" },
    ignored: ["ClientToken"],
    handle: deleteRule,
  }),
};
