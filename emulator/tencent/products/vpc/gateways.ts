import type { Call } from "../../../core/call.ts";
import { arrayOf, objectOf, textOf } from "../../../core/json.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { refusal } from "../../errors.ts";
import { change, isAskedFor, list, offset } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { addRefund } from "../billing/ledger.ts";
import { leavePackages } from "./bandwidth.ts";
import { missing } from "./networks.ts";
import {
  addresses,
  customerGateways,
  natGateways,
  tasks,
  vpnConnections,
  vpnGateways,
} from "./tables.ts";

/** A task that has run after it was asked for twice. */
function startTask(call: Call): string {
  const table = call.table(tasks);
  const TaskId = String(1_000_000 + table.size);
  table.put({ TaskId, Result: "RUNNING" });
  table.move(TaskId, afterPolls(2, { Result: "SUCCESS" }));
  return TaskId;
}

/** Actions on elastic addresses, NAT and VPN gateways. */
export const gatewayActions: Readonly<Record<string, Action>> = {
  DescribeAddresses: list({
    table: addresses,
    set: "AddressSet",
    ids: "AddressIds",
    filters: {
      "address-id": "AddressId",
      "address-ip": "AddressIp",
      "address-status": "AddressStatus",
      "instance-id": "InstanceId",
      "address-type": "AddressType",
    },
    // Ordinary addresses, WanIP, are shown only to who asks for them (npm vpc_models).
    where: (call, row) =>
      row["AddressType"] !== "WanIP" || isAskedFor(call, "address-type", "WanIP"),
  }),
  AssociateAddress: change({
    table: addresses,
    ids: "AddressId",
    one: true,
    missing: "InvalidAddressId.NotFound",
    params: { InstanceId: "string!" },
    ignored: ["EipDirectConnection", "NetworkInterfaceId", "PrivateIpAddress"],
    refuse: (_call, row) =>
      row["AddressStatus"] === "UNBIND"
        ? undefined
        : refusal("InvalidAddressIdStatus.NotPermit", `${row["AddressId"]} is bound.`),
    apply: (call, row, table) => {
      const bound = { AddressStatus: "BIND", InstanceId: call.need("InstanceId") };
      table.move(table.idOf(row), afterPolls(1, bound), { AddressStatus: "BINDING" });
    },
    reply: (call) => ({ TaskId: startTask(call) }),
  }),
  DisassociateAddress: change({
    table: addresses,
    ids: "AddressId",
    one: true,
    missing: "InvalidAddressId.NotFound",
    ignored: ["ReallocateNormalPublicIp"],
    refuse: (_call, row) =>
      row["AddressStatus"] === "UNBIND"
        ? refusal("InvalidAddressIdStatus.NotPermit", `${row["AddressId"]} is not bound.`)
        : undefined,
    apply: (_call, row, table) => {
      const free = { AddressStatus: "UNBIND", InstanceId: "", NetworkInterfaceId: "" };
      table.move(table.idOf(row), afterPolls(1, free), { AddressStatus: "UNBINDING" });
    },
    reply: (call) => ({ TaskId: startTask(call) }),
  }),
  /**
   * Unbound ones only. A prepaid one is returned by the first call (IsArrears becomes true) and
   * released by the next. https://cloud.tencent.com/document/api/215/16705
   */
  ReleaseAddresses: change({
    table: addresses,
    ids: "AddressIds",
    missing: "InvalidAddressId.NotFound",
    most: 20,
    refuse: (_call, row) => {
      const id = String(row["AddressId"]);
      if (row["DeletionProtectionEnabled"] === true) {
        return refusal("OperationDenied.AddressDeletionProtectionEnabled", `${id} is protected.`);
      }
      if (row["AddressStatus"] === "UNBIND") return undefined;
      return refusal(
        "UnsupportedOperation.AddressStatusNotPermit",
        `${id} is ${row["AddressStatus"]}.`,
      );
    },
    apply: (call, row, table) => {
      const id = table.idOf(row);
      const prepaid = row["InternetChargeType"] === "BANDWIDTH_PREPAID_BY_MONTH";
      if (prepaid && row["IsArrears"] !== true) {
        addRefund(call, row);
        table.patch(id, { IsArrears: true });
      } else {
        leavePackages(call, id);
        table.move(id, goneAfterPolls(1), { AddressStatus: "OFFLINING", BandwidthPackageId: "" });
      }
    },
    reply: (call) => ({ TaskId: startTask(call) }),
  }),
  DescribeTaskResult: action({
    params: { TaskId: "int" },
    handle: (call) => {
      const row = call.table(tasks).get(call.need("TaskId"));
      if (row === undefined) throw refusal("InvalidParameterValue", "The task does not exist.");
      return { TaskId: Number(row["TaskId"]), Result: call.show(row)["Result"] };
    },
  }),
  DescribeNatGateways: list({
    table: natGateways,
    set: "NatGatewaySet",
    ids: "NatGatewayIds",
    filters: { "nat-gateway-id": "NatGatewayId", "vpc-id": "VpcId" },
  }),
  DeleteNatGateway: change({
    table: natGateways,
    ids: "NatGatewayId",
    one: true,
    missing,
    ignored: ["IgnoreOperationRisk"],
    // The code for a protected gateway is unverified.
    refuse: (_call, row) =>
      row["DeletionProtectionEnabled"] === true
        ? refusal("OperationDenied", `${row["NatGatewayId"]} is protected from deletion.`)
        : undefined,
    apply: (call, row, table) => {
      const id = table.idOf(row);
      const bound = new Set(
        arrayOf(row["PublicIpAddressSet"]).map((one) => objectOf(one)["AddressId"]),
      );
      const all = call.table(addresses);
      for (const address of all.rows()) {
        if (address["InstanceId"] !== id && !bound.has(address["AddressId"])) continue;
        all.patch(all.idOf(address), { AddressStatus: "UNBIND", InstanceId: "" });
      }
      table.move(id, goneAfterPolls(2), { State: "DELETING" });
    },
  }),
  ModifyNatGatewayAttribute: change({
    table: natGateways,
    ids: "NatGatewayId",
    one: true,
    missing,
    params: { DeletionProtectionEnabled: "bool" },
    apply: (call, row, table) => {
      const kept = call.flag("DeletionProtectionEnabled");
      if (kept !== undefined) table.patch(table.idOf(row), { DeletionProtectionEnabled: kept });
    },
  }),
  DescribeVpnGateways: list({
    table: vpnGateways,
    set: "VpnGatewaySet",
    ids: "VpnGatewayIds",
    filters: { "vpc-id": "VpcId", "vpn-gateway-id": "VpnGatewayId" },
  }),
  DeleteVpnGateway: change({
    table: vpnGateways,
    ids: "VpnGatewayId",
    one: true,
    missing,
    // The codes are unverified: the vendor's provider refuses a prepaid one before it expires.
    refuse: (call, row) => {
      const id = textOf(row["VpnGatewayId"]) ?? "";
      if (call.inUse("vpc.vpn-connection", (one) => one["VpnGatewayId"] === id)) {
        return refusal("ResourceInUse", `${id} has connections.`);
      }
      const expired = Date.parse(textOf(row["ExpiredTime"]) ?? "") < call.now();
      if (row["InstanceChargeType"] !== "PREPAID" || expired) return undefined;
      return refusal("UnsupportedOperation", `${id} is prepaid and has not expired.`);
    },
    apply: (_call, row, table) => {
      table.move(table.idOf(row), goneAfterPolls(2), { State: "DELETING" });
    },
  }),
  DescribeVpnConnections: list({
    table: vpnConnections,
    set: "VpnConnectionSet",
    ids: "VpnConnectionIds",
    filters: { "vpn-gateway-id": "VpnGatewayId", "vpc-id": "VpcId" },
  }),
  DeleteVpnConnection: change({
    table: vpnConnections,
    ids: "VpnConnectionId",
    one: true,
    missing,
    params: { VpnGatewayId: "string!" },
    apply: (call, row, table) => {
      if (row["VpnGatewayId"] !== call.need("VpnGatewayId"))
        throw call.errors.invalid("VpnGatewayId");
      table.move(table.idOf(row), goneAfterPolls(2), { State: "DELETING" });
    },
  }),
  DescribeCustomerGateways: list({
    table: customerGateways,
    set: "CustomerGatewaySet",
    ids: "CustomerGatewayIds",
    page: offset(20, 100),
  }),
  DeleteCustomerGateway: change({
    table: customerGateways,
    ids: "CustomerGatewayId",
    one: true,
    missing,
    refuse: (call, row) =>
      call.inUse(
        "vpc.vpn-connection",
        (one) => one["CustomerGatewayId"] === row["CustomerGatewayId"],
      )
        ? refusal("ResourceInUse", `${row["CustomerGatewayId"]} has connections.`)
        : undefined,
  }),
};
