import { defineService } from "../../../core/service.ts";
import { offsets } from "../pagings.ts";
import { endRenewal, inRecycleBin, toBeReturned } from "../prepaid.ts";

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
