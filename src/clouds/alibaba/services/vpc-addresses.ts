import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";
import { VPC_DEFAULTS } from "./parts/vpc-defaults.ts";

/**
 * High-availability addresses, and the bandwidth that elastic ones share.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: the vendor's pages of UnassociateHaVip and DeleteHaVip, and the official Terraform provider
 * (resource_alicloud_havip.go, resource_alicloud_havip_attachment.go,
 * resource_alicloud_common_bandwidth_package.go).
 */
export const vpcAddresses = defineService({
  product: "Vpc",
  defaults: VPC_DEFAULTS,
  types: {
    "vpc.ha-vip": {
      title: "High-availability virtual IP address",
      docs: "DeleteHaVip",
      list: { action: "DescribeHaVips", items: "HaVips.HaVip" },
      read: {
        id: "HaVipId",
        name: "Name",
        created: "CreateTime",
        facts: {
          status: "Status",
          address: "IpAddress",
          vpcId: "VpcId",
          vSwitchId: "VSwitchId",
          boundTo: "AssociatedInstances.associatedInstance[]",
          boundKind: "AssociatedInstanceType",
        },
        states: {
          at: "Status",
          present: ["Creating", "Available", "InUse", "Associating", "Unassociating"],
          leaving: ["Deleting"],
          unpublished:
            "the package names them in its remarks on CreateHaVip, UnassociateHaVip and DeleteHaVip; InUse and Associating are unverified",
        },
        ties: {
          reachedBy: {
            none: "its address is private; an elastic IP bound to it is an item of its own",
          },
        },
      },
      material: ["address", "vSwitchId", "boundTo"],
      bindings: ["boundTo"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "VSwitchId" },
        {
          type: "ecs.network-interface",
          at: "AssociatedInstances.associatedInstance[]",
          when: { at: "AssociatedInstanceType", is: "NetworkInterface" },
        },
      ],
      busy: ["IncorrectHaVipStatus"],
      gone: ["InvalidHaVipId.NotFound"],
      remove: [
        {
          does: "take the address off the instances that it is bound to",
          undo: {
            does: "bind the address to the instance again",
            action: "AssociateHaVip",
            params: {
              HaVipId: "$id",
              InstanceId: "$each",
              InstanceType: { ifTold: "$before.boundKind" },
            },
            to: { types: ["ecs.instance", "ecs.network-interface"], is: "$each" },
            busy: ["IncorrectInstanceStatus", "InvalidVip.Status"],
          },
          action: "UnassociateHaVip",
          params: {
            HaVipId: "$id",
            InstanceId: "$each",
            InstanceType: { ifTold: "$facts.boundKind" },
            Force: "True",
          },
          forEach: "facts.boundTo",
          done: ["ResourceNotAssociated"],
          busy: ["IncorrectInstanceStatus", "InvalidVip.Status"],
        },
        {
          does: "delete the address",
          action: "DeleteHaVip",
          params: { HaVipId: "$id" },
          again: "ClientToken",
          blocked: dependencies("HaVipAssociatedWithEIP", "HaVipReferedByRouteEntry"),
        },
      ],
      known: { inventory: ["ACS::VPC::HaVip"] },
    },

    "vpc.common-bandwidth-package": {
      title: "Internet shared bandwidth",
      docs: "DeleteCommonBandwidthPackage",
      list: {
        action: "DescribeCommonBandwidthPackages",
        // Without it, what is ordered and not in force yet is left out.
        params: { IncludeReservationData: true },
        items: "CommonBandwidthPackages.CommonBandwidthPackage",
      },
      read: {
        id: "BandwidthPackageId",
        name: "Name",
        created: "CreationTime",
        expires: "ExpiredTime",
        charge: { at: "InstanceChargeType", prepaid: ["PrePaid"] },
        facts: {
          status: "Status",
          bandwidth: "Bandwidth",
          measured: "InternetChargeType",
          addressIds: "PublicIpAddresses.PublicIpAddresse[].AllocationId",
          reservation: "ReservationOrderType",
          serviceManaged: "ServiceManaged",
        },
        states: {
          at: "Status",
          present: ["Available", "Modifying"],
          unpublished: "the package says nothing of the field (the words are unverified)",
        },
      },
      material: ["measured", "serviceManaged"],
      proposes: [
        {
          when: { at: "ServiceManaged", is: 1 },
          disposition: "with-parent",
          because: "another product owns it and deletes it with its own resource",
        },
        {
          // The official Terraform provider never deletes one; which code refuses it is unverified.
          when: { at: "InternetChargeType", is: "PayBy95" },
          disposition: "manual",
          because:
            "no call deletes bandwidth that is billed by the 95th percentile: ask the vendor",
        },
      ],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "DeletionProtection",
        params: { InstanceId: "$id", Type: "CBWP", ProtectionEnable: false },
        again: "ClientToken",
        back: { ProtectionEnable: true },
      },
      gone: ["InvalidBandwidthPackageId.NotFound"],
      remove: [
        endRenewal,
        {
          // Not by force: addresses that stay would silently be billed by themselves.
          does: "delete the shared bandwidth, which holds no address any more",
          deletes: true,
          action: "DeleteCommonBandwidthPackage",
          params: { BandwidthPackageId: "$id" },
          when: unlessPrepaid,
          busy: ["BandwidthPackageOperation.conflict"],
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::CBWP::CommonBandwidthPackage"], product: ["cbwp"] },
    },
  },
});
