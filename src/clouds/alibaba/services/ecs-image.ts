import { defineService } from "../../../core/service.ts";

/**
 * Images that the account made or imported; what others share with it is theirs. Error codes: the
 * vendor's page of DeleteImage.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 */
export const ecsImage = defineService({
  product: "Ecs",
  docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/overview",
  types: {
    "ecs.image": {
      title: "Custom image",
      docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/DeleteImage",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeImages",
        // Without a status only usable images are listed, and without an owner the public ones too.
        params: {
          RegionId: "$region",
          ImageOwnerAlias: "self",
          Status: "Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated",
        },
        items: "Images.Image",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
      },
      detail: [
        {
          name: "shares",
          action: "DescribeImageSharePermission",
          must: "AliyunId",
          params: { RegionId: "$region", ImageId: "$id" },
          items: "Accounts.Account",
          paging: {
            by: "number",
            page: "PageNumber",
            size: ["PageSize", 100],
            total: "TotalCount",
          },
        },
      ],
      read: {
        id: "ImageId",
        name: "ImageName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          sizeGiB: "Size",
          os: "OSName",
          usage: "Usage",
          isPublic: "IsPublic",
          sharedWith: "detail.shares[].AliyunId",
        },
        ties: { usedByOthers: ["detail.shares[].AliyunId"] },
      },
      material: ["sizeGiB", "os", "isPublic", "sharedWith"],
      dataBearing: true,
      uses: [{ type: "ecs.snapshot", at: "DiskDeviceMappings.DiskDeviceMapping[].SnapshotId" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "take the image back from the public",
            undo: {
              does: "give the image to the public again",
              action: "ModifyImageSharePermission",
              params: { RegionId: "$region", ImageId: "$id", IsPublic: true },
            },
            action: "ModifyImageSharePermission",
            params: { RegionId: "$region", ImageId: "$id", IsPublic: false },
            when: { at: "facts.isPublic", is: true },
            gone: ["InvalidImageId.NotFound"],
          },
          {
            does: "take the image back from the accounts that it is shared with",
            undo: {
              does: "share the image again",
              action: "ModifyImageSharePermission",
              params: { RegionId: "$region", ImageId: "$id", AddAccount: ["$each"] },
            },
            action: "ModifyImageSharePermission",
            params: { RegionId: "$region", ImageId: "$id", RemoveAccount: ["$each"] },
            forEach: "facts.sharedWith",
            gone: ["InvalidImageId.NotFound"],
          },
          {
            does: "delete the image, also when instances were made from it",
            deletes: true,
            action: "DeleteImage",
            params: { RegionId: "$region", ImageId: "$id", Force: true },
            gone: ["InvalidImageId.NotFound"],
            busy: [
              "ImageUseShared",
              "ImageIsCreating",
              "ImageIsImporting",
              "ImageIsExporting",
              "OperationDenied.ImageCopying",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::ECS::Image"] },
    },
  },
});
