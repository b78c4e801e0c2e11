import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, toBeReturned } from "./parts/prepaid.ts";

/**
 * Cloud Connect Networks, one list for all regions, what is attached to them, and flow logs.
 * https://www.tencentcloud.com/document/product/215/34790 says that their calls need no region.
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpcCcn = defineService({
  product: "vpc",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/215/",
    wave: "network",
    scope: "account",
    dataBearing: false,
    paging: offsets(100),
    gone: ["ResourceNotFound"],
  },
  types: {
    "vpc.ccn": {
      title: "Cloud Connect Network",
      docs: "19204",
      list: { action: "DescribeCcns", items: "CcnSet" },
      read: {
        id: "CcnId",
        name: "CcnName",
        created: "CreateTime",
        charge: { at: "InstanceChargeType", prepaid: ["PREPAID"] },
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { status: "State", quality: "QosLevel", attached: "InstanceCount" },
        states: { at: "State", present: ["ISOLATED", "AVAILABLE"] },
      },
      material: ["quality"],
      proposes: {
        when: { at: "InstanceChargeType", is: "PREPAID" },
        disposition: "let-expire",
        because:
          "a network that is paid in advance is deleted only after its bandwidth has run out",
      },
      allows: ["let-expire", "refund", "delete", "manual", "keep"],
      blocked: {
        ResourceInUse: "something that still uses it",
        "UnsupportedOperation.CcnHasFlowLog": "vpc.flow-log",
        "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn": "vpc.ccn-attachment",
      },
      remove: [
        endRenewal,
        {
          does: "delete the network with its routes",
          deletes: true,
          action: "DeleteCcn",
          params: { CcnId: "$id" },
          when: { at: "charge", not: "prepaid" },
        },
        {
          does: "delete the network, which the cloud refuses before its bandwidth has run out",
          action: "DeleteCcn",
          params: { CcnId: "$id" },
          when: toBeReturned,
        },
      ],
      // The name is that of the tag service (official Terraform provider); the bill's code is unverified.
      known: { inventory: ["qcs::vpc::ccn"], product: ["p_ccn"] },
    },

    "vpc.ccn-attachment": {
      title: "Attachment of a Cloud Connect Network",
      docs: "19204",
      scope: { per: "vpc.ccn" },
      list: {
        action: "DescribeCcnAttachedInstances",
        params: { CcnId: "$parent.id" },
        items: "InstanceSet",
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "AttachedTime",
        tags: {
          none: "the vendor's model gives what is attached no tags beside the network's own",
        },
        facts: {
          status: "State",
          ccnId: "CcnId",
          kind: "InstanceType",
          inRegion: "InstanceRegion",
          sharedWith: "InstanceUin",
        },
        states: {
          at: "State",
          present: [
            "PENDING",
            "ACTIVE",
            "EXPIRED",
            "REJECTED",
            "FAILED",
            "ATTACHING",
            "DETACHFAILED",
          ],
          leaving: ["DETACHING"],
        },
        skip: {
          when: { at: "State", is: "DELETED" },
          because: "it is detached; only its record is left",
        },
        ties: { usedByOthers: ["InstanceUin"] },
      },
      material: ["ccnId", "kind", "inRegion", "sharedWith"],
      uses: [
        { type: "vpc.ccn", at: "CcnId" },
        { type: "vpc.vpc", at: "InstanceId", when: { at: "InstanceType", is: "VPC" } },
        { type: "vpc.vpn-gateway", at: "InstanceId", when: { at: "InstanceType", is: "VPNGW" } },
      ],
      remove: {
        does: "delete the attachment, which drops the routes to it",
        action: "DetachCcnInstances",
        params: {
          CcnId: "$facts.ccnId",
          Instances: [
            {
              InstanceId: "$id",
              InstanceRegion: "$facts.inRegion",
              InstanceType: "$facts.kind",
            },
          ],
        },
        gone: ["UnsupportedOperation.CcnNotAttached"],
        busy: ["UnsupportedOperation.MutexOperationTaskRunning"],
      },
    },

    "vpc.flow-log": {
      title: "Flow log",
      docs: "35012",
      wave: "workloads",
      scope: "region",
      // Whether those of a Cloud Connect Network are listed in one region or in all is unverified.
      list: {
        action: "DescribeFlowLogs",
        items: "FlowLog",
        total: "TotalNum",
        leaves: {
          ResourceType:
            "the text names no kind that holds without it; that all are listed then is unverified",
        },
      },
      read: {
        id: "FlowLogId",
        name: "FlowLogName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: {
          enabled: "Enable",
          vpcId: "VpcId",
          kind: "ResourceType",
          resourceId: "ResourceId",
          store: "StorageType",
          topicId: "CloudLogId",
        },
      },
      material: ["resourceId", "store", "topicId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.ccn", at: "ResourceId", when: { at: "ResourceType", is: "CCN" } },
        { type: "cls.topic", at: "CloudLogId" },
        { type: "ckafka.instance", at: "FlowLogStorage.StorageId" },
      ],
      remove: {
        does: "delete the flow log, so that nothing more is written",
        action: "DeleteFlowLog",
        // Asked of all but those of a Cloud Connect Network, which have none.
        params: { FlowLogId: "$id", VpcId: { ifTold: "$facts.vpcId" } },
        note: "What it has written stays in its log topic or its queue.",
      },
      // The name is that of the tag service (official Terraform provider).
      known: { inventory: ["qcs::vpc::fl"] },
    },
  },
});
