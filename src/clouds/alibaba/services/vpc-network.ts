import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { ASKED_BESIDE, NO_KIND, PENDING, READ_BY_ID } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, goesNow, refund, unlessPrepaid } from "./parts/prepaid.ts";

/** What a listing of NAT gateways leaves out. */
const SIZES = {
  NatType: "there is no other value",
  Spec: "the default in the text is the size of a gateway that is made without one",
};

/**
 * Elastic IPs, NAT gateways and flow logs.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_eip_address.go,
 * resource_alicloud_nat_gateway.go, resource_alicloud_vpc_flow_log.go).
 */
export const vpcNetwork = defineService({
  product: "Vpc",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    tags: { at: "Tags.Tag", key: "Key", value: "Value" },
    params: { RegionId: "$region" },
  },
  types: {
    "vpc.eip": {
      title: "Elastic IP address",
      docs: "ReleaseEipAddress",
      list: {
        action: "DescribeEipAddresses",
        items: "EipAddresses.EipAddress",
        size: 100,
        leaves: {
          // In the finance cloud the vendor's page asks for BGP_FinanceCloud; unverified.
          ISP: READ_BY_ID,
          AssociatedInstanceType: READ_BY_ID,
          IncludeReservationData: PENDING,
          ServiceManaged: NO_KIND,
        },
      },
      read: {
        id: "AllocationId",
        name: "Name",
        created: "AllocationTime",
        expires: "ExpiredTime",
        charge: { at: "ChargeType", prepaid: ["PrePaid"] },
        protections: { name: "deletion protection", when: { at: "DeletionProtection", is: true } },
        facts: {
          status: "Status",
          address: "IpAddress",
          bandwidth: "Bandwidth",
          boundTo: "InstanceId",
          boundKind: "InstanceType",
          bandwidthPackageId: "BandwidthPackageId",
          serviceManaged: "ServiceManaged",
          deletionProtection: "DeletionProtection",
        },
        states: {
          at: "Status",
          present: ["Available", "Associating", "Unassociating", "InUse"],
          leaving: ["Releasing"],
          unlisted: {
            Associating: "remarks on AssociateEipAddress and UnassociateEipAddress in the package",
            Unassociating:
              "remarks on AssociateEipAddress and UnassociateEipAddress in the package",
            InUse: "remarks on AssociateEipAddress and UnassociateEipAddress in the package",
          },
        },
        ties: { reachedBy: ["IpAddress"] },
      },
      material: ["address", "boundTo", "serviceManaged"],
      bindings: ["boundTo"],
      proposes: {
        when: { at: "ServiceManaged", is: 1 },
        disposition: "with-parent",
        because: "another product owns it and releases it with its own resource",
      },
      uses: [
        { type: "vpc.common-bandwidth-package", at: "BandwidthPackageId" },
        { type: "vpc.ha-vip", at: "InstanceId", when: { at: "InstanceType", is: "HaVip" } },
      ],
      waitsFor: [
        { type: "vpc.nat-gateway", at: "InstanceId" },
        { type: "slb.load-balancer", at: "InstanceId" },
      ],
      remove: [
        endRenewal,
        {
          does: "lift deletion protection",
          undo: { does: "put deletion protection back", params: { ProtectionEnable: true } },
          action: "DeletionProtection",
          params: { InstanceId: "$id", Type: "EIP", ProtectionEnable: false },
          again: "ClientToken",
          when: [{ at: "facts.deletionProtection", is: true }, goesNow],
        },
        {
          does: "take the address off the resource that it is bound to",
          undo: {
            does: "bind the address to its resource again",
            action: "AssociateEipAddress",
            params: {
              AllocationId: "$id",
              InstanceId: "$before.boundTo",
              InstanceType: "$before.boundKind",
            },
            to: {
              types: [
                "ecs.instance",
                "ecs.network-interface",
                "slb.load-balancer",
                "vpc.ha-vip",
                "vpc.nat-gateway",
              ],
              is: "$before.boundTo",
              when: {
                at: "before.boundKind",
                is: ["EcsInstance", "HaVip", "NetworkInterface", "SlbInstance", "Nat"],
              },
            },
            busy: ["OperationConflict", "IncorrectEipStatus", "LastTokenProcessing", "SystemBusy"],
          },
          action: "UnassociateEipAddress",
          params: {
            AllocationId: "$id",
            InstanceId: "$facts.boundTo",
            InstanceType: "$facts.boundKind",
            Force: true,
          },
          when: [{ at: "facts.boundTo", exists: true }, goesNow],
          busy: ["OperationConflict", "IncorrectEipStatus", "LastTokenProcessing", "SystemBusy"],
        },
        {
          does: "take the address out of its shared bandwidth",
          undo: {
            does: "put the address back into its shared bandwidth",
            action: "AddCommonBandwidthPackageIp",
            params: { BandwidthPackageId: "$before.bandwidthPackageId", IpInstanceId: "$id" },
            busy: ["OperationConflict", "IncorrectEipStatus", "LastTokenProcessing", "SystemBusy"],
          },
          action: "RemoveCommonBandwidthPackageIp",
          params: { BandwidthPackageId: "$facts.bandwidthPackageId", IpInstanceId: "$id" },
          when: [{ at: "facts.bandwidthPackageId", exists: true }, goesNow],
          busy: ["OperationConflict", "IncorrectEipStatus", "LastTokenProcessing", "SystemBusy"],
        },
        {
          does: "release the address, which cannot be recovered",
          deletes: true,
          action: "ReleaseEipAddress",
          params: { AllocationId: "$id" },
          when: unlessPrepaid,
          busy: [
            "IncorrectEipStatus",
            "IncorrectStatus",
            "OperationConflict",
            "LastTokenProcessing",
            "TaskConflict.AssociateGlobalAccelerationInstance",
            "SystemBusy",
          ],
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::EIP::EipAddress"], product: ["eip"] },
    },

    "vpc.nat-gateway": {
      title: "NAT gateway",
      docs: "DeleteNatGateway",
      // Whether gateways without a way to the Internet are listed without being asked for is not told.
      list: [
        {
          action: "DescribeNatGateways",
          items: "NatGateways.NatGateway",
          dryRun: DRY_RUN,
          leaves: { ...SIZES, NetworkType: ASKED_BESIDE },
        },
        {
          action: "DescribeNatGateways",
          params: { NetworkType: "intranet" },
          items: "NatGateways.NatGateway",
          dryRun: DRY_RUN,
          leaves: SIZES,
        },
      ],
      read: {
        id: "NatGatewayId",
        name: "Name",
        created: "CreationTime",
        expires: "ExpiredTime",
        charge: { at: "InstanceChargeType", prepaid: ["PrePaid"] },
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          kind: "NatType",
          network: "NetworkType",
          vpcId: "VpcId",
          addresses: "IpLists.IpList[].IpAddress",
        },
        states: {
          at: "Status",
          present: ["Creating", "Available", "Modifying", "Converting"],
          leaving: ["Deleting"],
        },
        ties: { reachedBy: ["IpLists.IpList[].IpAddress"] },
      },
      material: ["kind", "network", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "NatGatewayPrivateInfo.VswitchId" },
      ],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "DeletionProtection",
        params: { InstanceId: "$id", Type: "NATGW", ProtectionEnable: false },
        again: "ClientToken",
        back: { ProtectionEnable: true },
      },
      remove: [
        endRenewal,
        {
          does: "delete the gateway with its SNAT and DNAT rules and free its addresses",
          deletes: true,
          action: "DeleteNatGateway",
          params: { NatGatewayId: "$id", Force: true },
          when: unlessPrepaid,
          gone: ["InvalidNatGatewayId.NotFound", "INSTANCE_NOT_EXISTS"],
          busy: ["IncorrectStatus.NatGateway", "OperationConflict"],
          blocked: dependencies("BandwidthPackages", "EIPS"),
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::NAT::NatGateway"], product: ["nat_gw"] },
    },

    "vpc.flow-log": {
      title: "Flow log",
      docs: "DeleteFlowLog",
      wave: "workloads",
      list: {
        action: "DescribeFlowLogs",
        items: "FlowLogs.FlowLog",
        leaves: { ResourceType: NO_KIND },
      },
      read: {
        id: "FlowLogId",
        name: "FlowLogName",
        created: "CreationTime",
        facts: {
          status: "Status",
          resourceId: "ResourceId",
          resourceType: "ResourceType",
          project: "ProjectName",
          logStore: "LogStoreName",
        },
        states: {
          at: "Status",
          present: ["Active", "Activating", "Inactive"],
          leaving: ["Deleting"],
        },
      },
      material: ["resourceId", "project", "logStore"],
      uses: [{ type: "sls.project", at: "ProjectName", by: "name" }],
      remove: {
        does: "delete the flow log, so that nothing more is written",
        action: "DeleteFlowLog",
        params: { FlowLogId: "$id" },
        busy: [
          "IncorrectStatus",
          "IncorrectStatus.flowlog",
          "InvalidHdMonitorStatus",
          "InvalidStatus",
          "LastTokenProcessing",
          "OperationConflict",
          "OperationFailed.LastTokenProcessing",
          "SystemBusy",
        ],
        note: "What it has written stays in its log project.",
      },
    },
  },
});
