import { defineService } from "../../../core/service.ts";
import { endRenewal, refund, unlessPrepaid } from "../prepaid.ts";

/**
 * Network file systems. https://api.alibabacloud.com/document/NAS/2017-06-26/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_nas_file_system.go).
 */
export const nas = defineService({
  product: "NAS",
  docs: "https://api.alibabacloud.com/document/NAS/2017-06-26/overview",
  types: {
    "nas.file-system": {
      title: "NAS file system",
      docs: "https://api.alibabacloud.com/document/NAS/2017-06-26/DeleteFileSystem",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeFileSystems",
        params: { FileSystemType: "all" },
        items: "FileSystems.FileSystem",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
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
          paging: {
            by: "number",
            page: "PageNumber",
            size: ["PageSize", 100],
            total: "TotalCount",
          },
          none: ["InvalidFileSystem.NotFound"],
        },
      ],
      read: {
        id: "FileSystemId",
        name: "Description",
        created: "CreateTime",
        expires: "ExpiredTime",
        charge: { at: "ChargeType", prepaid: ["Subscription"] },
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
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
        states: [{ is: "leaving", when: { at: "Status", is: ["Stopping", "Deleting"] } }],
      },
      material: ["kind", "protocol"],
      dataBearing: true,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "kms.key", at: "KMSKeyId" },
      ],
      remove: {
        by: "call",
        steps: [
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
            gone: ["InvalidFileSystem.NotFound"],
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
            gone: ["InvalidFileSystem.NotFound"],
          },
          {
            does: "delete the file system with its files",
            deletes: true,
            action: "DeleteFileSystem",
            params: { FileSystemId: "$id" },
            when: unlessPrepaid,
            gone: ["InvalidFileSystem.NotFound"],
          },
          refund,
        ],
      },
      // The bill's code is unverified.
      known: { inventory: ["ACS::NAS::FileSystem"], product: ["nas"] },
    },

    "nas.mount-target": {
      title: "NAS mount target",
      docs: "https://api.alibabacloud.com/document/NAS/2017-06-26/DeleteMountTarget",
      wave: "data",
      scope: { per: "nas.file-system" },
      list: {
        action: "DescribeMountTargets",
        params: { FileSystemId: "$parent.id" },
        items: "MountTargets.MountTarget",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
        none: ["InvalidFileSystem.NotFound"],
      },
      read: {
        id: "MountTargetDomain",
        name: "MountTargetDomain",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { status: "Status", vpcId: "VpcId", vSwitchId: "VswId", accessGroup: "AccessGroup" },
        states: [{ is: "leaving", when: { at: "Status", is: "Deleting" } }],
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
        by: "call",
        steps: [
          {
            does: "delete the mount target, which cuts its clients off",
            deletes: true,
            action: "DeleteMountTarget",
            params: { FileSystemId: "$parent.id", MountTargetDomain: "$id" },
            gone: [
              "InvalidMountTarget.NotFound",
              "InvalidFileSystem.NotFound",
              "Forbidden.NasNotFound",
            ],
          },
        ],
      },
    },
  },
});
