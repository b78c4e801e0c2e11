import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  BIN_NOTE,
  endRenewal,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";

const READ_BY_ID =
  "an artefact of the text: the official Terraform provider reads instances in VPCs by id without it";

/**
 * TencentDB for Redis: isolated (two hours, prepaid ones seven days), then cleaned up at once.
 * https://cloud.tencent.com/document/api/239/20022
 *
 * Error codes: Go SDK tencentcloud-sdk-go, redis/v20180412/errors.go.
 */
export const redis = defineService({
  product: "redis",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "redis.instance": {
      title: "Redis instance",
      docs: "https://cloud.tencent.com/document/api/239/34440",
      list: {
        action: "DescribeInstances",
        items: "InstanceSet",
        leaves: {
          UniqVpcIds: READ_BY_ID,
          VpcIds: READ_BY_ID,
        },
      },
      read: {
        id: "InstanceId",
        region: "Region",
        name: "InstanceName",
        created: "Createtime",
        expires: "DeadlineTime",
        charge: { at: "BillingMode", prepaid: [1] },
        autoRenew: { at: "AutoRenewFlag", is: [1] },
        tags: { at: "InstanceTags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          engine: "Engine",
          kind: "Type",
          sizeMiB: "Size",
          vpcId: "UniqVpcId",
        },
        states: { at: "Status", present: [0, 1, 2], recycled: [-2, -3] },
      },
      material: ["engine", "kind", "sizeMiB", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "UniqVpcId" },
        { type: "vpc.subnet", at: "UniqSubnetId" },
      ],
      protection: {
        at: "DeleteProtectionSwitch",
        is: 1,
        action: "ModifyInstance",
        params: {
          Operation: "modifyDeleteProtectionSwitch",
          InstanceIds: ["$id"],
          DeleteProtectionSwitches: [0],
        },
        back: { DeleteProtectionSwitches: [1] },
      },
      codes: { notOurs: { "ResourceUnavailable.InstanceNoDeal": "it speaks of the order" } },
      remove: [
        endRenewal,
        {
          does: "isolate the instance, which moves it to the recycle bin",
          deletes: true,
          action: "DestroyPostpaidInstance",
          params: { InstanceId: "$id" },
          when: postpaidStands,
          gone: ["ResourceNotFound.InstanceNotExists"],
          busy: ["ResourceUnavailable.InstanceStatusError"],
          note: BIN_NOTE,
        },
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "DestroyPrepaidInstance",
          params: { InstanceId: "$id" },
          when: toBeReturned,
          gone: ["ResourceNotFound.InstanceNotExists", "ResourceUnavailable.InstanceDeleted"],
          done: ["ResourceUnavailable.InstanceIsolated"],
        },
        {
          does: "clean the instance up with its data",
          action: "CleanUpInstance",
          params: { InstanceId: "$id" },
          when: inRecycleBin,
          gone: ["ResourceNotFound.InstanceNotExists", "ResourceUnavailable.InstanceDeleted"],
          busy: ["ResourceUnavailable.InstanceLockedError"],
        },
      ],
      known: { inventory: ["qcs::redis::instance"], product: ["p_redis"] },
    },
  },
});
