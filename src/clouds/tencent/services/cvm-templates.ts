import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * What instances are made from. https://cloud.tencent.com/document/api/213/15688
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cvm/v20170312/errors.go.
 */
export const cvmTemplates = defineService({
  product: "cvm",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/213/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
    tags: { at: "Tags", key: "Key", value: "Value" },
  },
  types: {
    "cvm.image": {
      title: "Custom image",
      docs: "15716",
      wave: "data",
      list: {
        action: "DescribeImages",
        // Without the filter the vendor's public images are listed as well.
        params: { Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }] },
        items: "ImageSet",
      },
      detail: {
        name: "shares",
        action: "DescribeImageSharePermission",
        must: "SharePermissionSet",
        params: { ImageId: "$id" },
        none: ["InvalidImageId.NotFound"],
      },
      read: {
        id: "ImageId",
        name: "ImageName",
        created: "CreatedTime",
        facts: {
          status: "ImageState",
          sizeGiB: "ImageSize",
          os: "OsName",
          snapshots: "SnapshotSet[].SnapshotId",
          sharedWith: "detail.shares.SharePermissionSet[].AccountId",
        },
        states: {
          at: "ImageState",
          present: ["CREATING", "NORMAL", "CREATEFAILED", "SYNCING", "IMPORTING", "IMPORTFAILED"],
        },
        skip: [{ when: { at: "ImageType", is: "PUBLIC_IMAGE" }, because: "it is the vendor's" }],
        ties: { usedByOthers: ["detail.shares.SharePermissionSet[].AccountId"] },
      },
      material: ["sizeGiB", "os", "sharedWith"],
      dataBearing: true,
      uses: [{ type: "cbs.snapshot", at: "SnapshotSet[].SnapshotId" }],
      gone: ["InvalidImageId.NotFound"],
      codes: { notOurs: { "InvalidAccountId.NotFound": "no other account is named in that call" } },
      remove: [
        {
          does: "end its sharing with another account",
          undo: {
            does: "share the image again",
            params: { Permission: "SHARE" },
            moot: ["InvalidAccountId.NotFound"],
          },
          action: "ModifyImageSharePermission",
          done: ["InvalidAccountId.NotFound"],
          busy: ["InvalidParameterValue.InvalidImageState"],
          params: { ImageId: "$id", AccountIds: ["$each"], Permission: "CANCEL" },
          forEach: "facts.sharedWith",
        },
        {
          does: "delete the image",
          action: "DeleteImages",
          params: { ImageIds: ["$id"] },
          busy: ["InvalidImageId.IncorrectState", "MutexOperation.TaskRunning"],
          blocked: { "InvalidImageId.InShared": "a sharing of the image with another account" },
        },
      ],
      known: { inventory: ["qcs::cvm::image"] },
    },

    "cvm.key-pair": {
      title: "SSH key pair",
      docs: "15700",
      list: { action: "DescribeKeyPairs", items: "KeyPairSet" },
      read: {
        id: "KeyId",
        name: "KeyName",
        created: "CreatedTime",
        facts: { instances: "AssociatedInstanceIds[]" },
      },
      waitsFor: [{ type: "cvm.instance", at: "AssociatedInstanceIds[]" }],
      remove: {
        does: "delete the key pair",
        action: "DeleteKeyPairs",
        params: { KeyIds: ["$id"] },
        gone: ["InvalidKeyPairId.NotFound"],
        blocked: { "InvalidParameterValue.KeyPairNotSupported": "cvm.instance" },
      },
      known: { inventory: ["qcs::cvm::keypair", "qcs::cvm::key-pair"] },
    },

    "cvm.launch-template": {
      title: "Launch template",
      docs: "66326",
      list: { action: "DescribeLaunchTemplates", items: "LaunchTemplateSet" },
      read: {
        id: "LaunchTemplateId",
        name: "LaunchTemplateName",
        created: "CreationTime",
        tags: { by: accountTags("cvm", "LaunchTemplateId") },
        facts: { latestVersion: "LatestVersionNumber", createdBy: "CreatedBy" },
      },
      material: ["latestVersion"],
      remove: {
        does: "delete the template with all its versions",
        action: "DeleteLaunchTemplate",
        params: { LaunchTemplateId: "$id" },
        gone: [
          "InvalidParameterValue.LaunchTemplateIdNotExisted",
          "InvalidParameterValue.LaunchTemplateNotFound",
        ],
      },
      known: { inventory: ["qcs::cvm::launchtemplate", "qcs::cvm::launch-template"] },
    },

    "cvm.placement-group": {
      title: "Placement group",
      docs: "17811",
      list: { action: "DescribeDisasterRecoverGroups", items: "DisasterRecoverGroupSet" },
      read: {
        id: "DisasterRecoverGroupId",
        name: "Name",
        created: "CreateTime",
        facts: { kind: "Type", instances: "InstanceIds[]" },
      },
      waitsFor: [{ type: "cvm.instance", at: "InstanceIds[]" }],
      remove: {
        does: "delete the placement group",
        action: "DeleteDisasterRecoverGroups",
        params: { DisasterRecoverGroupIds: ["$id"] },
        gone: ["ResourceNotFound.InvalidPlacementSet"],
        blocked: { "FailedOperation.PlacementSetNotEmpty": "cvm.instance" },
      },
      known: { inventory: ["qcs::cvm::ps", "qcs::cvm::placement-group"] },
    },
  },
});
