import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

/** Codes that pass while an instance changes its state or is worked on. */
const PASSING = [
  "MutexOperation.TaskRunning",
  "OperationDenied.InstanceOperationInProgress",
  ...[
    "EnterRescueMode",
    "EnterServiceLiveMigrate",
    "ExitRescueMode",
    "ExitServiceLiveMigrate",
    "Isolating",
    "Pending",
    "Rebooting",
    "Starting",
    "Stopping",
    "Terminating",
  ].map((state) => `UnsupportedOperation.InstanceState${state}`),
];

/**
 * Instances. A prepaid one is terminated twice: given back it waits in the recycle bin (SHUTDOWN), and
 * is destroyed there. https://cloud.tencent.com/document/api/213/15723
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cvm/v20170312/errors.go.
 * https://cloud.tencent.com/document/api/213/15688
 */
export const cvm = defineService({
  product: "cvm",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "cvm.instance": {
      title: "CVM instance",
      docs: "https://cloud.tencent.com/document/api/213/15723",
      list: { action: "DescribeInstances", items: "InstanceSet" },
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
          instanceType: "InstanceType",
          os: "OsName",
          chargeType: "InstanceChargeType",
          imageId: "ImageId",
          zone: "Placement.Zone",
          host: "Placement.HostId",
          vpcId: "VirtualPrivateCloud.VpcId",
          subnetId: "VirtualPrivateCloud.SubnetId",
          securityGroups: "SecurityGroupIds[]",
          publicIps: "PublicIpAddresses[]",
          restricted: "RestrictState",
          isolatedBecause: "IsolatedSource",
          stopCharging: "StopChargingMode",
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
            "ENTER_RESCUE_MODE",
            "RESCUE_MODE",
            "EXIT_RESCUE_MODE",
            "ENTER_SERVICE_LIVE_MIGRATE",
            "SERVICE_LIVE_MIGRATE",
            "EXIT_SERVICE_LIVE_MIGRATE",
          ],
          leaving: ["TERMINATING"],
          recycled: ["SHUTDOWN"],
        },
        ties: { reachedBy: ["PublicIpAddresses[]"] },
      },
      material: ["instanceType", "os", "chargeType", "vpcId"],
      // Seven days in the recycle bin; read as others quote the page.
      afterExpiry: { days: 7, docs: "https://cloud.tencent.com/document/product/213/4931" },
      remarks: {
        when: { at: "facts.status", is: "STOPPED" },
        says: "stopped is not released: it still stands and its disks bill",
      },
      uses: [
        { type: "vpc.subnet", at: "VirtualPrivateCloud.SubnetId" },
        { type: "vpc.vpc", at: "VirtualPrivateCloud.VpcId" },
        { type: "vpc.security-group", at: "SecurityGroupIds[]" },
        { type: "cvm.key-pair", at: "LoginSettings.KeyIds[]" },
        { type: "cvm.image", at: "ImageId" },
        { type: "cvm.placement-group", at: "DisasterRecoverGroupIds[]" },
      ],
      busy: PASSING,
      gone: ["InvalidInstanceId.NotFound", "UnsupportedOperation.InstanceStateTerminated"],
      codes: {
        notOurs: {
          "InvalidSecurityGroupId.NotFound": "no security group is sent",
          "UnsupportedOperation.InstanceStateBanning":
            "the cloud banned it, and a person has that lifted",
          "UnsupportedOperation.InstanceStateFreezing":
            "it stays frozen until a person has that lifted",
          "UnsupportedOperation.InstanceStateLaunchFailed": "it stays as it is",
          "UnsupportedOperation.InstanceStateRescueMode": "it rests in that mode",
          "UnsupportedOperation.InstanceStateShutdown": "it rests in the recycle bin",
        },
      },
      protection: {
        name: "termination protection",
        at: "DisableApiTermination",
        is: true,
        action: "ModifyInstancesAttribute",
        params: { InstanceIds: ["$id"], DisableApiTermination: false },
        busy: ["UnsupportedOperation.InstanceStateServiceLiveMigrate"],
        back: { DisableApiTermination: true },
      },
      remove: [
        endRenewal,
        {
          does: "terminate the instance, also while it runs",
          deletes: true,
          action: "TerminateInstances",
          params: { InstanceIds: ["$id"] },
          when: postpaidStands,
        },
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "TerminateInstances",
          params: { InstanceIds: ["$id"] },
          when: toBeReturned,
        },
        {
          does: "destroy the instance in the recycle bin",
          action: "TerminateInstances",
          params: { InstanceIds: ["$id"] },
          when: inRecycleBin,
        },
      ],
      known: { inventory: ["qcs::cvm::instance"], product: ["p_cvm"] },
    },
  },
});
