import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { aboutOne } from "../common/about-one.ts";
import { among } from "../data/filters.ts";
import { lockedFor } from "../ecs/listing.ts";
import { protectedByDdos } from "./ddos.ts";
import { listing } from "./listing.ts";
import {
  bandwidthPackages,
  customerGateways,
  dependency,
  eips,
  flowLogs,
  natGateways,
  need,
  vpnConnections,
  vpnGateways,
  wrongState,
} from "./tables.ts";

function protectedError() {
  // the code is unverified: the provider lifts the protection before it deletes
  return vendorError(400, "OperationDenied.DeletionProtection", "Deletion protection is enabled.");
}

/** https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-releaseeipaddress */
function releaseEip(call: Call): JsonObject {
  const { id, row, table } = need(call, eips, "AllocationId", "InvalidAllocationId.NotFound");
  if (row["DeletionProtection"] === true) throw protectedError();
  if (row["ChargeType"] === "PrePaid") {
    throw vendorError(
      400,
      "InvalidOperation.ChargeType", // unverified
      "A subscription address cannot be released.",
    );
  }
  if (row["Status"] !== "Available") throw wrongState("IncorrectEipStatus");
  table.remove(id);
  return {};
}

function unassociateEip(call: Call): JsonObject {
  const { id, row, table } = need(call, eips, "AllocationId", "InvalidAllocationId.NotFound");
  if (row["Status"] !== "InUse") throw wrongState("IncorrectEipStatus");
  table.move(id, afterPolls(1, { Status: "Available", InstanceId: "", InstanceType: "" }), {
    Status: "Unassociating",
  });
  return {};
}

function associateEip(call: Call): JsonObject {
  const { id, row, table } = need(call, eips, "AllocationId", "InvalidAllocationId.NotFound");
  if (row["Status"] !== "Available") throw wrongState("IncorrectEipStatus");
  const InstanceId = call.need("InstanceId");
  const InstanceType = call.text("InstanceType") ?? "EcsInstance";
  table.move(id, afterPolls(1, { Status: "InUse", InstanceId, InstanceType }), {
    Status: "Associating",
  });
  return {};
}

const PROTECTED = { EIP: eips, NATGW: natGateways, CBWP: bandwidthPackages } as const;

function protect(call: Call): JsonObject {
  const type = call.need("Type");
  if (type !== "EIP" && type !== "NATGW" && type !== "CBWP") throw call.errors.invalid("Type");
  const { id, table } = need(call, PROTECTED[type], "InstanceId", "ResourceNotFound.InstanceId");
  const on = call.flag("ProtectionEnable");
  if (on === undefined) throw call.errors.missing("ProtectionEnable");
  table.patch(id, { DeletionProtection: on });
  return {};
}

/** Addresses that are bound to the gateway are let go of when it is deleted by force. */
function deleteNat(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    natGateways,
    "NatGatewayId",
    "InvalidNatGatewayId.NotFound",
  );
  if (row["DeletionProtection"] === true) throw protectedError();
  if (row["Status"] === "Deleting") return {};
  const bound = call
    .table(eips, table.region)
    .rows()
    .filter((eip) => eip["InstanceId"] === id);
  if (bound.length > 0 && call.flag("Force") !== true) throw dependency("EIPS");
  for (const eip of bound) {
    call.table(eips, table.region).patch(textOf(eip["AllocationId"]) ?? "", {
      Status: "Available",
      InstanceId: "",
      InstanceType: "",
    });
  }
  table.move(id, goneAfterPolls(2), { Status: "Deleting" });
  return {};
}

/** The code for one that is not there: official Terraform provider 1.285.0, resource_alicloud_vpn_gateway.go. */
function deleteVpn(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    vpnGateways,
    "VpnGatewayId",
    "InvalidVpnGatewayId.NotFound",
  );
  if (call.inUse("vpc.vpn-connection", (one) => one["VpnGatewayId"] === id))
    throw dependency("VpnConnection");
  if (call.inUse("vpc.ssl-vpn-server", (one) => one["VpnGatewayId"] === id))
    throw dependency("SslVpnServer");
  const enhanced = String(row["GatewayType"] ?? "").startsWith("Enhanced.");
  if (enhanced !== (call.action === "DeleteEnhancedVpnGateway")) {
    // the code for a gateway of the other kind is unverified
    throw vendorError(400, "OperationUnsupported.VpnGateway", "The gateway is of another type.");
  }
  if (row["ChargeType"] === "Prepay") {
    throw vendorError(
      400,
      "OperationFailed.ChargeType", // unverified
      "A subscription gateway cannot be deleted.",
    );
  }
  table.move(id, goneAfterPolls(2), { Status: "deleting" });
  return {};
}

/** One connection of a gateway at a time. */
function deleteConnection(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    vpnConnections,
    "VpnConnectionId",
    "InvalidVpnConnectionInstanceId.NotFound",
  );
  const gateway = row["VpnGatewayId"];
  if (table.some((one) => one["VpnGatewayId"] === gateway && one["_leaving"] === true)) {
    throw vendorError(400, "VpnGateway.Configuring", "The specified service is configuring.");
  }
  table.move(id, goneAfterPolls(1), { _leaving: true, State: "detaching" });
  return {};
}

function deleteCustomerGateway(call: Call): JsonObject {
  const { id, table } = need(
    call,
    customerGateways,
    "CustomerGatewayId",
    "InvalidCustomerGatewayInstanceId.NotFound",
  );
  if (call.inUse("vpc.vpn-connection", (one) => one["CustomerGatewayId"] === id)) {
    throw dependency("VpnConnection");
  }
  table.remove(id);
  return {};
}

function deleteFlowLog(call: Call): JsonObject {
  const { id, table } = need(call, flowLogs, "FlowLogId", "InvalidFlowLogId.NotFound");
  table.remove(id);
  return { Success: "true" };
}

/** Actions on addresses and gateways. */
export const gatewayActions = {
  DescribeEipAddresses: listing({
    table: eips,
    at: ["EipAddresses", "EipAddress"],
    filters: {
      AssociatedInstanceId: "InstanceId",
      AssociatedInstanceType: "InstanceType",
      ChargeType: "ChargeType",
      EipName: "Name",
      ISP: "ISP",
      ServiceManaged: "ServiceManaged",
      Status: "Status",
      ResourceGroupId: "ResourceGroupId",
      PublicIpAddressPoolId: "PublicIpAddressPoolId",
      SegmentInstanceId: "SegmentInstanceId",
    },
    more: {
      LockReason: lockedFor,
      SecurityProtectionEnabled: protectedByDdos,
      AllocationId: (call) => among(call, "AllocationId", "AllocationId"),
      EipAddress: (call) => among(call, "EipAddress", "IpAddress"),
    },
    max: 100,
    ignored: ["IncludeReservationData"],
    shape: (row) => ({ AvailableRegions: { AvailableRegion: [] }, ...row }),
  }),
  ReleaseEipAddress: action({ params: { AllocationId: "key" }, handle: releaseEip }),
  AssociateEipAddress: action({
    params: { AllocationId: "key", InstanceId: "key", InstanceType: "value" },
    ignored: ["ClientToken", "Mode", "PrivateIpAddress", "VpcId"],
    handle: associateEip,
  }),
  UnassociateEipAddress: action({
    params: { AllocationId: "key" },
    ignored: ["ClientToken", "Force", "InstanceId", "InstanceType", "PrivateIpAddress"],
    handle: unassociateEip,
  }),
  DeletionProtection: action({
    params: { InstanceId: "key", Type: "value", ProtectionEnable: "switch" },
    ignored: ["ClientToken"],
    handle: protect,
  }),
  DescribeNatGateways: listing({
    table: natGateways,
    at: ["NatGateways", "NatGateway"],
    filters: {
      NatGatewayId: "NatGatewayId",
      Name: "Name",
      NatType: "NatType",
      NetworkType: "NetworkType",
      InstanceChargeType: "InstanceChargeType",
      Spec: "Spec",
      Status: "Status",
      VpcId: "VpcId",
      ResourceGroupId: "ResourceGroupId",
      AvailabilityMode: "AvailabilityMode",
    },
    more: {
      ZoneId: (call) => {
        const zone = call.text("ZoneId") ?? "";
        return (row) => zone === "" || objectOf(row["NatGatewayPrivateInfo"])["IzNo"] === zone;
      },
    },
  }),
  DeleteNatGateway: action({
    params: { NatGatewayId: "key", Force: "switch" },
    handle: deleteNat,
  }),
  DescribeVpnGateways: listing({
    table: vpnGateways,
    at: ["VpnGateways", "VpnGateway"],
    filters: {
      VpnGatewayId: "VpnGatewayId",
      VpcId: "VpcId",
      Status: "Status",
      BusinessStatus: "BusinessStatus",
      GatewayType: "GatewayType",
      ResourceGroupId: "ResourceGroupId",
    },
    ignored: ["IncludeReservationData"],
  }),
  // The codes for a gateway, connection or customer's end that is not there: official Terraform provider
  // 1.285.0, service_alicloud_vpn_gateway_v2.go.
  ...aboutOne(
    {
      by: "VpnGatewayId",
      find: (call) =>
        need(call, vpnGateways, "VpnGatewayId", "InvalidVpnGatewayInstanceId.NotFound"),
    },
    { DescribeVpnGateway: ["IncludeReservationData"] },
  ),
  ...aboutOne(
    {
      by: "VpnConnectionId",
      find: (call) =>
        need(call, vpnConnections, "VpnConnectionId", "InvalidVpnConnectionInstanceId.NotFound"),
    },
    { DescribeVpnConnection: [] },
  ),
  ...aboutOne(
    {
      by: "CustomerGatewayId",
      find: (call) =>
        need(
          call,
          customerGateways,
          "CustomerGatewayId",
          "InvalidCustomerGatewayInstanceId.NotFound",
        ),
    },
    { DescribeCustomerGateway: [] },
  ),
  DeleteVpnGateway: action({
    params: { VpnGatewayId: "key" },
    ignored: ["ClientToken"],
    handle: deleteVpn,
  }),
  DeleteEnhancedVpnGateway: action({
    params: { VpnGatewayId: "key" },
    ignored: ["ClientToken"],
    handle: deleteVpn,
  }),
  DescribeVpnConnections: listing({
    table: vpnConnections,
    at: ["VpnConnections", "VpnConnection"],
    filters: {
      VpnConnectionId: "VpnConnectionId",
      VpnGatewayId: "VpnGatewayId",
      CustomerGatewayId: "CustomerGatewayId",
      ResourceGroupId: "ResourceGroupId",
    },
  }),
  DeleteVpnConnection: action({
    params: { VpnConnectionId: "key" },
    ignored: ["ClientToken"],
    handle: deleteConnection,
  }),
  DescribeCustomerGateways: listing({
    table: customerGateways,
    at: ["CustomerGateways", "CustomerGateway"],
    filters: { CustomerGatewayId: "CustomerGatewayId", ResourceGroupId: "ResourceGroupId" },
  }),
  DeleteCustomerGateway: action({
    params: { CustomerGatewayId: "key" },
    ignored: ["ClientToken"],
    handle: deleteCustomerGateway,
  }),
  DescribeFlowLogs: listing({
    table: flowLogs,
    at: ["FlowLogs", "FlowLog"],
    filters: {
      FlowLogId: "FlowLogId",
      FlowLogName: "FlowLogName",
      ProjectName: "ProjectName",
      LogStoreName: "LogStoreName",
      ResourceId: "ResourceId",
      ResourceType: "ResourceType",
      Status: "Status",
      TrafficType: "TrafficType",
      ResourceGroupId: "ResourceGroupId",
      Description: "Description",
      VpcId: "VpcId",
    },
    tags: false,
    countsAsText: true,
    extra: { Success: "true" },
  }),
  DeleteFlowLog: action({ params: { FlowLogId: "key" }, handle: deleteFlowLog }),
};
