import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

/**
 * Network file systems. https://api.alibabacloud.com/document/NAS/2017-06-26/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_nas_file_system.go).
 */
export const nas = defineService({
  product: "NAS",
  defaults: {
    docs: "https://api.alibabacloud.com/document/NAS/2017-06-26/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: pages(100),
    tags: { at: "Tags.Tag", key: "Key", value: "Value" },
  },
  types: {
    "nas.file-system": {
      title: "NAS file system",
      docs: "DeleteFileSystem",
      list: {
        action: "DescribeFileSystems",
        params: { FileSystemType: "all" },
        items: "FileSystems.FileSystem",
      },
      detail: [
        {
          name: "bin",
          action: "GetRecycleBinAttribute",
          must: "RecycleBinAttribute.Status",
          params: { FileSystemId: "$id" },
          when: { at: "FileSystemType", is: "standard" },
          none: ["InvalidFileSystem.NotFound"],
        },
        {
          name: "lifecycle",
          action: "DescribeLifecyclePolicies",
          must: "LifecyclePolicyName",
          params: { FileSystemId: "$id" },
          when: { at: "FileSystemType", is: "standard" },
          items: "LifecyclePolicies",
          total: "TotalCount",
          none: ["InvalidFileSystem.NotFound"],
        },
      ],
      read: {
        id: "FileSystemId",
        name: "Description",
        created: "CreateTime",
        expires: "ExpiredTime",
        charge: { at: "ChargeType", prepaid: ["Subscription"] },
        facts: {
          status: "Status",
          kind: "FileSystemType",
          protocol: "ProtocolType",
          bytes: "MeteredSize",
          recycleBin: "detail.bin.RecycleBinAttribute.Status",
          recycledBytes: "detail.bin.RecycleBinAttribute.Size",
          recycledDays: "detail.bin.RecycleBinAttribute.ReservedDays",
          lifecycle: "detail.lifecycle[].LifecyclePolicyName",
        },
        states: {
          at: "Status",
          present: ["Pending", "Running", "Stopped", "Extending"],
          leaving: ["Stopping", "Deleting"],
        },
      },
      material: ["kind", "protocol"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "kms.key", at: "KMSKeyId" },
      ],
      gone: ["InvalidFileSystem.NotFound"],
      remove: [
        endRenewal,
        {
          does: "delete its lifecycle policies",
          cannotBeUndone: {
            because: "a lifecycle policy that was deleted is gone, and its settings are not kept",
            next: "Create the policy again from your own code, or in the console: NAS, Lifecycle Management.",
          },
          action: "DeleteLifecyclePolicy",
          params: { FileSystemId: "$id", LifecyclePolicyName: "$each" },
          forEach: "facts.lifecycle",
          when: unlessPrepaid,
        },
        {
          does: "switch its recycle bin off, which deletes what is in it",
          cannotBeUndone: {
            because: "what was in the recycle bin is gone",
            next: "Switch the recycle bin on again in the console: NAS, the file system, Recycle Bin.",
          },
          action: "DisableAndCleanRecycleBin",
          params: { FileSystemId: "$id" },
          when: [{ at: "facts.recycleBin", is: "Enable" }, unlessPrepaid],
        },
        {
          does: "delete the file system with its files",
          deletes: true,
          action: "DeleteFileSystem",
          params: { FileSystemId: "$id" },
          when: unlessPrepaid,
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::NAS::FileSystem"], product: ["nas"] },
    },

    "nas.mount-target": {
      title: "NAS mount target",
      docs: "DeleteMountTarget",
      scope: { per: "nas.file-system" },
      list: {
        action: "DescribeMountTargets",
        params: { FileSystemId: "$parent.id" },
        items: "MountTargets.MountTarget",
        none: ["InvalidFileSystem.NotFound"],
      },
      read: {
        id: "MountTargetDomain",
        name: "MountTargetDomain",
        facts: { status: "Status", vpcId: "VpcId", vSwitchId: "VswId", accessGroup: "AccessGroup" },
        states: {
          at: "Status",
          present: ["Active", "Inactive", "Pending", "Hibernating", "Hibernated"],
          leaving: ["Deleting"],
        },
      },
      material: ["vSwitchId", "accessGroup"],
      unmarked: "the vendor makes the domain that it is known by",
      dataBearing: false,
      uses: [
        { type: "nas.file-system", at: "parent.id" },
        { type: "vpc.vswitch", at: "VswId" },
        { type: "vpc.vpc", at: "VpcId" },
      ],
      remove: {
        does: "delete the mount target, which cuts its clients off",
        action: "DeleteMountTarget",
        params: { FileSystemId: "$parent.id", MountTargetDomain: "$id" },
        gone: [
          "InvalidMountTarget.NotFound",
          "InvalidFileSystem.NotFound",
          "Forbidden.NasNotFound",
        ],
        busy: ["OperationDenied.InvalidState", "VolumeStatusForbidOperation"],
      },
    },
  },
});
