import type { RefusedOf } from "../../../core/row-removal.ts";
import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, inRecycleBin, toBeReturned } from "./parts/prepaid.ts";

/** Instances that the cloud does not take back, by the code that it tells of each. */
const notReturned: readonly RefusedOf[] = [
  { when: { at: "facts.returnFailCode", is: 1 }, because: "it was returned already" },
  { when: { at: "facts.returnFailCode", is: 2 }, because: "it has expired" },
  {
    when: { at: "facts.returnFailCode", is: 3 },
    because: "it was bought more than five days ago",
  },
  { when: { at: "facts.returnFailCode", is: 4 }, because: "it was not paid in advance" },
  {
    when: { at: "facts.returnFailCode", is: 8 },
    because: "no more instances of this account can be returned",
  },
  {
    when: { at: "facts.returnFailCode", is: 9 },
    because: "it was bought in a promotion, which is not refunded",
  },
  {
    when: { at: "facts.returnFailCode", is: [10, 11] },
    because: "it is refunded by a ticket to the support alone",
  },
  { when: { at: "facts.returnFailCode", is: 12 }, because: "the product allows no refund of it" },
  {
    when: { at: "facts.returnable", is: false },
    because: "the cloud says that it cannot be returned",
  },
];

/**
 * Lighthouse instances are paid in advance; given back, they wait in the recycle bin (SHUTDOWN).
 * https://cloud.tencent.com/document/api/1207/47578
 *
 * Error codes: Go SDK tencentcloud-sdk-go, lighthouse/v20200324/client.go.
 */
export const lighthouse = defineService({
  product: "lighthouse",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "lighthouse.instance": {
      title: "Lighthouse instance",
      docs: "https://cloud.tencent.com/document/api/1207/50312",
      list: {
        action: "DescribeInstances",
        items: "InstanceSet",
      },
      detail: {
        // Whether it can be given back. Nothing that is there hangs on it.
        name: "returnable",
        action: "DescribeInstancesReturnable",
        params: { InstanceIds: ["$id"] },
        items: "InstanceReturnableSet",
        must: ["InstanceId", "IsReturnable"],
        paging: offsets(100),
        when: { at: "InstanceState", not: "SHUTDOWN" },
        hint: true,
      },
      read: {
        id: "InstanceId",
        name: "InstanceName",
        created: "CreatedTime",
        expires: "ExpiredTime",
        charge: { at: "InstanceChargeType", prepaid: ["PREPAID"] },
        autoRenew: { at: "RenewFlag", is: ["NOTIFY_AND_AUTO_RENEW"] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "InstanceState",
          bundle: "BundleId",
          os: "OsName",
          publicIps: "PublicAddresses[]",
          returnable: "detail.returnable[].IsReturnable",
          returnFailCode: "detail.returnable[].ReturnFailCode",
        },
        states: {
          at: "InstanceState",
          present: [
            "PENDING",
            "LAUNCH_FAILED",
            "RUNNING",
            "STOPPED",
            "STARTING",
            "STOPPING",
            "REBOOTING",
            "FREEZING",
            "ENTER_RESCUE_MODE",
            "RESCUE_MODE",
            "EXIT_RESCUE_MODE",
          ],
          leaving: ["TERMINATING", "DELETING"],
          recycled: ["SHUTDOWN"],
        },
        ties: { reachedBy: ["PublicAddresses[]"] },
      },
      material: ["bundle", "os"],
      busy: [
        "OperationDenied.InstanceCreating",
        "OperationDenied.InstanceOperationInProgress",
        "UnsupportedOperation.InvalidInstanceState",
        "UnsupportedOperation.LatestOperationUnfinished",
      ],
      gone: ["ResourceNotFound.InstanceIdNotFound", "ResourceNotFound.InstanceNotFound"],
      remove: [
        endRenewal,
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateInstances",
          params: { InstanceIds: ["$id"] },
          refused: notReturned,
          when: toBeReturned,
        },
        {
          does: "destroy the instance in the recycle bin",
          action: "TerminateInstances",
          params: { InstanceIds: ["$id"] },
          when: inRecycleBin,
          busy: ["FailedOperation.DestroyResourcesFailed"],
        },
      ],
      known: { inventory: ["qcs::lighthouse::instance"], product: ["p_lighthouse"] },
    },
  },
});
