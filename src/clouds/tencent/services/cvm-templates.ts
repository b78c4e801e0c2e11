import { defineService } from "../../../core/service.ts";
import { accountTags } from "../tags.ts";

/**
 * What instances are made from. https://cloud.tencent.com/document/api/213/15688
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cvm/v20170312/errors.go.
 */
export const cvmTemplates = defineService({
  product: "cvm",
  docs: "https://cloud.tencent.com/document/api/213/15688",
  types: {
    "cvm.image": {
      title: "Custom image",
      docs: "https://cloud.tencent.com/document/api/213/15716",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeImages",
        // Without the filter the vendor's public images are listed as well.
        params: { Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }] },
        items: "ImageSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      detail: [
        {
          name: "shares",
          action: "DescribeImageSharePermission",
          must: "SharePermissionSet",
          params: { ImageId: "$id" },
          none: ["InvalidImageId.NotFound"],
        },
      ],
      read: {
        id: "ImageId",
        name: "ImageName",
        created: "CreatedTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "ImageState",
          sizeGiB: "ImageSize",
          os: "OsName",
          snapshots: "SnapshotSet[].SnapshotId",
          sharedWith: "detail.shares.SharePermissionSet[].AccountId",
        },
        skip: [{ when: { at: "ImageType", is: "PUBLIC_IMAGE" }, because: "it is the vendor's" }],
        ties: { usedByOthers: ["detail.shares.SharePermissionSet[].AccountId"] },
      },
      material: ["sizeGiB", "os", "sharedWith"],
      dataBearing: true,
      uses: [{ type: "cbs.snapshot", at: "SnapshotSet[].SnapshotId" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "end its sharing with another account",
            undo: {
              does: "share the image again",
              action: "ModifyImageSharePermission",
              params: { ImageId: "$id", AccountIds: ["$each"], Permission: "SHARE" },
            },
            action: "ModifyImageSharePermission",
            params: { ImageId: "$id", AccountIds: ["$each"], Permission: "CANCEL" },
            forEach: "facts.sharedWith",
            gone: ["InvalidImageId.NotFound"],
          },
          {
            does: "delete the image",
            deletes: true,
            action: "DeleteImages",
            params: { ImageIds: ["$id"] },
            gone: ["InvalidImageId.NotFound"],
            busy: [
              "InvalidImageId.InShared",
              "InvalidImageId.IncorrectState",
              "FailedOperation.InvalidImageState",
            ],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::image"] },
    },

    "cvm.key-pair": {
      title: "SSH key pair",
      docs: "https://cloud.tencent.com/document/api/213/15700",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeKeyPairs",
        items: "KeyPairSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "KeyId",
        name: "KeyName",
        created: "CreatedTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: { instances: "AssociatedInstanceIds[]" },
      },
      dataBearing: false,
      waitsFor: [{ type: "cvm.instance", at: "AssociatedInstanceIds[]" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the key pair",
            deletes: true,
            action: "DeleteKeyPairs",
            params: { KeyIds: ["$id"] },
            gone: ["InvalidKeyPairId.NotFound"],
            busy: ["InvalidParameterValue.KeyPairNotSupported"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::keypair", "qcs::cvm::key-pair"] },
    },

    "cvm.launch-template": {
      title: "Launch template",
      docs: "https://cloud.tencent.com/document/api/213/66326",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeLaunchTemplates",
        items: "LaunchTemplateSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "LaunchTemplateId",
        name: "LaunchTemplateName",
        created: "CreationTime",
        tags: { by: accountTags("cvm", "LaunchTemplateId") },
        facts: { latestVersion: "LatestVersionNumber", createdBy: "CreatedBy" },
      },
      material: ["latestVersion"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the template with all its versions",
            deletes: true,
            action: "DeleteLaunchTemplate",
            params: { LaunchTemplateId: "$id" },
            gone: ["InvalidParameterValue.LaunchTemplateIdNotExisted"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::launchtemplate", "qcs::cvm::launch-template"] },
    },

    "cvm.placement-group": {
      title: "Placement group",
      docs: "https://cloud.tencent.com/document/api/213/17811",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeDisasterRecoverGroups",
        items: "DisasterRecoverGroupSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "DisasterRecoverGroupId",
        name: "Name",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: { kind: "Type", instances: "InstanceIds[]" },
      },
      dataBearing: false,
      waitsFor: [{ type: "cvm.instance", at: "InstanceIds[]" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the placement group",
            deletes: true,
            action: "DeleteDisasterRecoverGroups",
            params: { DisasterRecoverGroupIds: ["$id"] },
            gone: ["FailedOperation.DisasterRecoverGroupNotFound"],
            busy: ["FailedOperation.PlacementSetNotEmpty"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::ps", "qcs::cvm::placement-group"] },
    },
  },
});
