import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  endRenewal,
  goesNow,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";
import { accountTags } from "./parts/tags.ts";

/** What a listing of addresses leaves out. */
const BOUND = {
  "Filters:instance-type": "it narrows to what is bound to a kind of instance, where it is sent",
};

/** One kind of IPv6 address; the text of the filter says "the default is EIPv6" (npm tencentcloud-sdk-nodejs). */
const ipv6Addresses = (kind: string, classic: boolean) => ({
  action: "DescribeIPv6Addresses",
  params: { Traditional: classic, Filters: [{ Name: "address-type", Values: [kind] }] },
  items: "AddressSet",
  leaves: { "Filters:address-status": "addresses in any state where it is not sent" },
});

/**
 * Addresses, their shared bandwidth, and gateways. https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpcGateways = defineService({
  product: "vpc",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/215/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
    tags: { at: "TagSet", key: "Key", value: "Value" },
  },
  types: {
    "vpc.address": {
      title: "Elastic IP",
      docs: "16700",
      // Without a type all but ordinary public addresses are listed, of which one may outlive its instance.
      list: [
        {
          action: "DescribeAddresses",
          items: "AddressSet",
          leaves: {
            "Filters:address-type": "another listing of this row asks for ordinary addresses",
            ...BOUND,
          },
        },
        {
          action: "DescribeAddresses",
          params: { Filters: [{ Name: "address-type", Values: ["WanIP"] }] },
          items: "AddressSet",
          leaves: BOUND,
        },
      ],
      read: {
        id: "AddressId",
        name: "AddressName",
        created: "CreatedTime",
        expires: "DeadlineDate",
        charge: { at: "InternetChargeType", prepaid: ["BANDWIDTH_PREPAID_BY_MONTH"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        facts: {
          status: "AddressStatus",
          ip: "AddressIp",
          kind: "AddressType",
          instanceId: "InstanceId",
          isolated: "IsArrears",
          withInstance: "CascadeRelease",
        },
        // Given back, a monthly address waits as one in arrears, and is released once more.
        states: [
          // Given back, a monthly address waits as one in arrears, and is released once more.
          {
            is: "recycled",
            when: [
              { at: "IsArrears", is: true },
              { at: "InternetChargeType", is: "BANDWIDTH_PREPAID_BY_MONTH" },
            ],
          },
          {
            at: "AddressStatus",
            present: ["CREATING", "BINDING", "BIND", "UNBINDING", "UNBIND", "BIND_ENI"],
            leaving: ["OFFLINING"],
          },
        ],
        skip: {
          when: [
            { at: "AddressType", is: "WanIP" },
            { at: "InstanceId", exists: true },
          ],
          because: "it is its instance's own address and goes with it",
        },
        ties: { reachedBy: ["AddressIp"] },
      },
      material: ["ip", "instanceId"],
      bindings: ["instanceId"],
      // Released by itself once it is unbound, which the end of its instance does.
      goesWith: {
        type: "cvm.instance",
        at: "InstanceId",
        when: { at: "CascadeRelease", is: true },
      },
      busy: ["OperationDenied.MutexTaskRunning", "UnsupportedOperation.AddressStatusNotPermit"],
      gone: ["InvalidAddressId.NotFound", "InvalidParameterValue.AddressNotFound"],
      codes: {
        notOurs: {
          "FailedOperation.AddressEniInfoNotFound":
            "the address is there, and what it is bound to is not told",
          "FailedOperation.MasterEniNotFound":
            "the address is there, and what it is bound to is not told",
        },
      },
      remove: [
        endRenewal,
        {
          does: "unbind the address",
          undo: {
            does: "bind the address again",
            action: "AssociateAddress",
            params: { AddressId: "$id", InstanceId: "$before.instanceId" },
            to: {
              types: ["cvm.instance"],
              is: "$before.instanceId",
              when: { at: "before.instanceId", starts: "ins-" },
            },
            busy: ["ResourceInUse.Address"],
          },
          action: "DisassociateAddress",
          params: { AddressId: "$id" },
          when: [{ at: "facts.instanceId", exists: true }, goesNow],
          // Not bound: what it was bound to has gone meanwhile.
          done: ["InvalidAddressIdStatus.NotPermit", "InvalidInstanceId.NotFound"],
          busy: ["UnsupportedOperation.InstanceStateNotSupported"],
        },
        {
          does: "release the address",
          deletes: true,
          action: "ReleaseAddresses",
          params: { AddressIds: ["$id"] },
          when: postpaidStands,
          busy: ["InvalidAddressState"],
        },
        {
          does: "give the address back for a refund",
          deletes: true,
          action: "ReleaseAddresses",
          params: { AddressIds: ["$id"] },
          when: toBeReturned,
          busy: ["InvalidAddressState"],
        },
        {
          does: "release the address that was given back",
          action: "ReleaseAddresses",
          params: { AddressIds: ["$id"] },
          when: inRecycleBin,
          busy: ["InvalidAddressState"],
        },
      ],
      known: { inventory: ["qcs::cvm::eip", "qcs::vpc::address"], product: ["p_eip"] },
    },

    "vpc.nat-gateway": {
      title: "NAT gateway",
      docs: "36033",
      list: { action: "DescribeNatGateways", items: "NatGatewaySet" },
      read: {
        id: "NatGatewayId",
        name: "NatGatewayName",
        created: "CreatedTime",
        charge: { at: "State", prepaid: [] },
        facts: { status: "State", vpcId: "VpcId", addresses: "PublicIpAddressSet[].AddressId" },
        states: {
          at: "State",
          present: ["PENDING", "AVAILABLE", "UPDATING", "PENDFAILURE", "DELETEFAILURE", "DENIED"],
          leaving: ["DELETING"],
        },
        ties: { reachedBy: ["PublicIpAddressSet[].PublicIpAddress"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
        { type: "vpc.address", at: "PublicIpAddressSet[].AddressId" },
      ],
      gone: ["ResourceNotFound"],
      protection: {
        at: "DeletionProtectionEnabled",
        is: true,
        action: "ModifyNatGatewayAttribute",
        params: { NatGatewayId: "$id", DeletionProtectionEnabled: false },
        back: { DeletionProtectionEnabled: true },
      },
      remove: [
        {
          does: "delete the gateway with the routes that lead to it",
          action: "DeleteNatGateway",
          params: { NatGatewayId: "$id", IgnoreOperationRisk: true },
          busy: ["UnsupportedOperation.MutexOperationTaskRunning"],
          blocked: {
            ResourceInUse: "something that still uses it",
            "UnsupportedOperation.NatGatewayHaveTrafficMirror": "a traffic mirror of the gateway",
          },
        },
      ],
      known: { inventory: ["qcs::vpc::nat", "qcs::vpc::nat-gateway"], product: ["p_nat"] },
    },

    "vpc.bandwidth-package": {
      title: "Shared bandwidth package",
      docs: "19209",
      list: { action: "DescribeBandwidthPackages", items: "BandwidthPackageSet" },
      read: {
        id: "BandwidthPackageId",
        name: "BandwidthPackageName",
        created: "CreatedTime",
        expires: "Deadline",
        charge: { at: "ChargeType", prepaid: ["FIXED_PREPAID_BY_MONTH"] },
        // qcs::vpc::…:bandwidthPackage/<id>: official Terraform provider.
        tags: { by: accountTags("vpc", "BandwidthPackageId") },
        facts: {
          status: "Status",
          kind: "NetworkType",
          measured: "ChargeType",
          bandwidth: "Bandwidth",
          holds: "ResourceSet[].ResourceId",
        },
        states: { at: "Status", present: ["CREATING", "CREATED"], leaving: ["DELETING"] },
        skip: {
          when: { at: "Status", is: "DELETED" },
          because: "the package is deleted; only its record is left",
        },
      },
      material: ["kind", "measured"],
      waitsFor: [
        { type: "vpc.address", at: "ResourceSet[].ResourceId" },
        { type: "clb.load-balancer", at: "ResourceSet[].ResourceId" },
      ],
      busy: ["UnsupportedOperation.InvalidAddressState"],
      blocked: {
        "InvalidParameterValue.BandwidthPackageInUse": "vpc.address",
        "InvalidParameterValue.StopChargingInstanceInUse": "cvm.instance",
      },
      gone: ["InvalidParameterValue.BandwidthPackageNotFound"],
      remove: [
        endRenewal,
        {
          does: "delete the package, which holds nothing any more",
          deletes: true,
          action: "DeleteBandwidthPackage",
          params: { BandwidthPackageId: "$id" },
          when: { at: "charge", not: "prepaid" },
        },
        {
          // That the same call gives it back is told by its code LimitExceeded.AccountReturnQuota alone.
          does: "return the package for a refund",
          action: "DeleteBandwidthPackage",
          params: { BandwidthPackageId: "$id" },
          when: toBeReturned,
        },
      ],
      // The name is that of the tag service (official Terraform provider); the bill's code is unverified.
      known: { inventory: ["qcs::vpc::bandwidthPackage"], product: ["p_bwp"] },
    },

    "vpc.ipv6-address": {
      title: "Elastic IPv6 address",
      docs: "113677",
      // One kind at a time: without a type only EIPv6 are listed, and the classic ones only when asked for.
      list: [
        ...["EIPv6", "HighQualityEIPv6", "WanIPv6"].map((kind) => ipv6Addresses(kind, false)),
        ipv6Addresses("EIP6", true),
      ],
      read: {
        id: "AddressId",
        name: "AddressName",
        created: "CreatedTime",
        expires: "DeadlineDate",
        charge: { at: "InternetChargeType", prepaid: ["BANDWIDTH_PREPAID_BY_MONTH"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        facts: {
          status: "AddressStatus",
          ip: "AddressIp",
          kind: "AddressType",
          instanceId: "InstanceId",
        },
        states: {
          at: "AddressStatus",
          present: ["CREATING", "BINDING", "BIND", "UNBINDING", "UNBIND", "BIND_ENI", "PRIVATE"],
          leaving: ["OFFLINING"],
          unlisted: { PRIVATE: "the filter address-status of DescribeIPv6Addresses has it" },
        },
        skip: {
          when: [
            { at: "AddressType", is: "WanIPv6" },
            { at: "InstanceId", exists: true },
          ],
          because: "it is its instance's own address and goes with it",
        },
        ties: { reachedBy: ["AddressIp"] },
      },
      material: ["ip", "instanceId"],
      bindings: ["instanceId"],
      proposes: [
        {
          when: { at: "AddressType", is: ["EIP6", "WanIPv6"] },
          disposition: "manual",
          because: "which call releases an address of this kind was not found",
        },
      ],
      // The codes of the other addresses; that these calls answer them too is unverified.
      busy: ["UnsupportedOperation.AddressStatusNotPermit"],
      gone: ["InvalidAddressId.NotFound"],
      remove: [
        endRenewal,
        {
          does: "unbind the address",
          cannotBeUndone: {
            because: "which call binds an IPv6 address again was not looked up",
            next: "Bind it again in the console, to the instance that the review names.",
          },
          action: "DisassociateIPv6Address",
          params: { IPv6AddressId: "$id" },
          when: [{ at: "facts.instanceId", exists: true }, goesNow],
          // Not bound: what it was bound to has gone meanwhile.
          done: ["InvalidAddressIdStatus.NotPermit"],
        },
        {
          does: "release the address, which cannot be had again",
          deletes: true,
          action: "ReleaseIPv6Addresses",
          params: { IPv6AddressIds: ["$id"] },
          when: { at: "charge", not: "prepaid" },
        },
        {
          // That the same call gives a monthly one back, as for the other addresses, is unverified.
          does: "return the address for a refund",
          action: "ReleaseIPv6Addresses",
          params: { IPv6AddressIds: ["$id"] },
          when: toBeReturned,
        },
      ],
      // That the inventory service calls it so is unverified; what the bills call it was not found.
      known: { inventory: ["qcs::vpc::eipv6"] },
    },
  },
});
