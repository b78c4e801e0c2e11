import type { Params } from "../../../core/row-call.ts";
import { defineService } from "../../../core/service.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { pages } from "./parts/pagings.ts";

/** Without a status only usable images are listed, and without an owner the public ones too. */
const images = (whose: Params) => ({
  action: "DescribeImages",
  params: { ...whose, Status: "Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated" },
  items: "Images.Image",
  dryRun: DRY_RUN,
  leaves: {
    ActionType:
      "it tells for which use of an instance the images are; that it filters is unverified",
    ShowExpired: "the account's own images are not rented, so none has a period that ends",
    ImageFamily: "the default is no family, which narrows nothing",
  },
});

/**
 * Images that the account made or imported; what others share with it is theirs. Error codes: the
 * vendor's page of DeleteImage.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 */
export const ecsImage = defineService({
  product: "Ecs",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: pages(100),
    params: { RegionId: "$region" },
  },
  types: {
    "ecs.image": {
      title: "Custom image",
      docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/DeleteImage",
      // Those that the account has given to the public are community images, which `self` may leave out: the
      // text says that they are asked for as those of others, by their owner. What is answered is unverified.
      list: [
        images({ ImageOwnerAlias: "self", IsPublic: false }),
        images({ ImageOwnerAlias: "others", IsPublic: true, ImageOwnerId: "$account" }),
      ],
      detail: {
        name: "shares",
        action: "DescribeImageSharePermission",
        must: "AliyunId",
        params: { ImageId: "$id" },
        items: "Accounts.Account",
        total: "TotalCount",
      },
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
        states: {
          at: "Status",
          present: [
            "Creating",
            "Waiting",
            "Available",
            "UnAvailable",
            "CreateFailed",
            "Deprecated",
          ],
        },
        ties: { usedByOthers: ["detail.shares[].AliyunId"] },
      },
      material: ["sizeGiB", "os", "isPublic", "sharedWith"],
      uses: [{ type: "ecs.snapshot", at: "DiskDeviceMappings.DiskDeviceMapping[].SnapshotId" }],
      gone: ["InvalidImageId.NotFound"],
      remove: [
        {
          does: "take the image back from the public",
          undo: { does: "give the image to the public again", params: { IsPublic: true } },
          action: "ModifyImageSharePermission",
          params: { ImageId: "$id", IsPublic: false },
          when: { at: "facts.isPublic", is: true },
        },
        {
          does: "take the image back from the accounts that it is shared with",
          undo: {
            does: "share the image again",
            action: "ModifyImageSharePermission",
            params: { ImageId: "$id", AddAccount: ["$each"] },
          },
          action: "ModifyImageSharePermission",
          params: { ImageId: "$id", RemoveAccount: ["$each"] },
          forEach: "facts.sharedWith",
        },
        {
          does: "delete the image, also when instances were made from it",
          action: "DeleteImage",
          params: { ImageId: "$id", Force: true },
          busy: [
            "ImageUseShared",
            "ImageIsCreating",
            "ImageIsImporting",
            "ImageIsExporting",
            "OperationDenied.ImageCopying",
          ],
        },
      ],
      known: { inventory: ["ACS::ECS::Image"] },
    },
  },
});
