import { defineService } from "../../../core/service.ts";
import { endRenewal, goesNow, inRecycleBin, postpaidStands, toBeReturned } from "../prepaid.ts";

/**
 * Addresses and gateways. https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpcGateways = defineService({
  product: "vpc",
  docs: "https://cloud.tencent.com/document/api/215/15755",
  types: {
    "vpc.address": {
      title: "Elastic IP",
      docs: "https://cloud.tencent.com/document/api/215/16700",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeAddresses",
        items: "AddressSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "AddressId",
        name: "AddressName",
        created: "CreatedTime",
        expires: "DeadlineDate",
        charge: { at: "InternetChargeType", prepaid: ["BANDWIDTH_PREPAID_BY_MONTH"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        tags: { at: "TagSet", key: "Key", value: "Value" },
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
          {
            is: "recycled",
            when: [
              { at: "IsArrears", is: true },
              { at: "InternetChargeType", is: "BANDWIDTH_PREPAID_BY_MONTH" },
            ],
          },
        ],
        skip: [
          {
            when: { at: "AddressType", is: "WanIP" },
            because: "it is its instance's own address and goes with it",
          },
        ],
        ties: { reachedBy: ["AddressIp"] },
      },
      material: ["ip", "instanceId"],
      bindings: ["instanceId"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
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
              busy: ["OperationDenied.MutexTaskRunning", "ResourceInUse.Address"],
            },
            action: "DisassociateAddress",
            params: { AddressId: "$id" },
            when: [{ at: "facts.instanceId", exists: true }, goesNow],
            gone: ["InvalidAddressId.NotFound", "ResourceNotFound"],
            // Not bound: what it was bound to has gone meanwhile.
            done: ["InvalidAddressIdStatus.NotPermit"],
            busy: ["OperationDenied.MutexTaskRunning", "ResourceInUse.Address"],
          },
          {
            does: "release the address",
            deletes: true,
            action: "ReleaseAddresses",
            params: { AddressIds: ["$id"] },
            when: postpaidStands,
            gone: ["InvalidAddressId.NotFound", "ResourceNotFound"],
            busy: [
              "InvalidAddressIdStatus.NotPermit",
              "OperationDenied.MutexTaskRunning",
              "UnsupportedOperation.AddressStatusNotPermit",
            ],
          },
          {
            does: "give the address back for a refund",
            deletes: true,
            action: "ReleaseAddresses",
            params: { AddressIds: ["$id"] },
            when: toBeReturned,
            gone: ["InvalidAddressId.NotFound", "ResourceNotFound"],
            busy: [
              "InvalidAddressIdStatus.NotPermit",
              "OperationDenied.MutexTaskRunning",
              "UnsupportedOperation.AddressStatusNotPermit",
            ],
          },
          {
            does: "release the address that was given back",
            deletes: true,
            action: "ReleaseAddresses",
            params: { AddressIds: ["$id"] },
            when: inRecycleBin,
            gone: ["InvalidAddressId.NotFound", "ResourceNotFound"],
            busy: ["OperationDenied.MutexTaskRunning"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::eip", "qcs::vpc::address"], product: ["p_eip"] },
    },

    "vpc.nat-gateway": {
      title: "NAT gateway",
      docs: "https://cloud.tencent.com/document/api/215/36033",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeNatGateways",
        items: "NatGatewaySet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "NatGatewayId",
        name: "NatGatewayName",
        created: "CreatedTime",
        charge: { at: "State", prepaid: [] },
        protections: [
          { name: "deletion protection", when: { at: "DeletionProtectionEnabled", is: true } },
        ],
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: {
          status: "State",
          vpcId: "VpcId",
          addresses: "PublicIpAddressSet[].AddressId",
          deletionProtection: "DeletionProtectionEnabled",
        },
        states: [{ is: "leaving", when: { at: "State", is: "DELETING" } }],
        ties: { reachedBy: ["PublicIpAddressSet[].PublicIpAddress"] },
      },
      material: ["vpcId"],
      dataBearing: false,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
        { type: "vpc.address", at: "PublicIpAddressSet[].AddressId" },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "lift deletion protection",
            undo: {
              does: "put deletion protection back",
              action: "ModifyNatGatewayAttribute",
              params: { NatGatewayId: "$id", DeletionProtectionEnabled: true },
            },
            action: "ModifyNatGatewayAttribute",
            params: { NatGatewayId: "$id", DeletionProtectionEnabled: false },
            when: { at: "facts.deletionProtection", is: true },
            gone: ["ResourceNotFound"],
          },
          {
            does: "delete the gateway with the routes that lead to it",
            deletes: true,
            action: "DeleteNatGateway",
            params: { NatGatewayId: "$id", IgnoreOperationRisk: true },
            gone: ["ResourceNotFound"],
            busy: ["ResourceInUse", "UnsupportedOperation.MutexOperationTaskRunning"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::nat", "qcs::vpc::nat-gateway"], product: ["p_nat"] },
    },
  },
});
