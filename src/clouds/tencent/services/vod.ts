import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/** "The service was not opened", "video on demand was not opened". */
const NEVER_OPENED = [
  "ResourceNotFound.ServiceNotExist",
  "FailedOperation.InvalidVodUser",
] as const;

/** First words of names of applications. */
const VOD_NAMED = ["subapplication", "subAppId"];

/**
 * Video on demand: applications with what is stored in them, and packages. A search ends at 5,000
 * media and counts no further, so an application
 * with as many counts as unknown. https://cloud.tencent.com/document/api/266/31753
 */
export const vod = defineService({
  product: "vod",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/266/",
    wave: "workloads",
    scope: "account",
    dataBearing: false,
    paging: offsets(200),
  },
  types: {
    "vod.application": {
      title: "VOD application",
      docs: "36304",
      list: { action: "DescribeSubAppIds", items: "SubAppIdInfoSet", inactive: NEVER_OPENED },
      read: {
        id: "SubAppId",
        name: "SubAppIdName",
        created: "CreateTime",
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: { status: "Status", mode: "Mode", regions: "StorageRegions[]" },
        states: { at: "Status", present: ["On", "Off"], leaving: ["Destroying"] },
        skip: [{ when: { at: "Status", is: "Destroyed" }, because: "it is gone" }],
      },
      // Whether the first application of an account can be destroyed is unverified.
      allows: ["delete", "abandon", "manual", "keep"],
      remove: [
        {
          does: "switch the application off",
          undo: { does: "switch the application on again", params: { Status: "On" } },
          action: "ModifySubAppIdStatus",
          params: { SubAppId: "$id", Status: "Off" },
          when: { at: "facts.status", is: "On" },
        },
        {
          does: "destroy the application",
          action: "ModifySubAppIdStatus",
          params: { SubAppId: "$id", Status: "Destroyed" },
        },
      ],
      known: {
        inventory: ["qcs::vod::sub-app"],
        product: ["p_vod"],
        billedByUse: "unverified: whether its bill names applications by their ids was not found",
      },
    },

    "vod.media": {
      title: "VOD media",
      docs: "31764",
      scope: { per: "vod.application" },
      list: {
        action: "SearchMedia",
        params: { SubAppId: "$parent.id" },
        items: "MediaInfoSet",
        // "VOD is not opened": Go SDK, vod/v20180717/errors.go.
        inactive: ["FailedOperation.InvalidVodUser"],
        // The total itself counts no further.
        paging: { ...offsets(100), cap: 5000 },
        leaves: {
          SourceType:
            "a search without conditions finds all media (the vendor's page of the action)",
          SourceTypes:
            "a search without conditions finds all media (the vendor's page of the action)",
          StorageClasses:
            "a search without conditions finds all media (the vendor's page of the action)",
        },
      },
      read: {
        id: "FileId",
        name: "BasicInfo.Name",
        created: "BasicInfo.CreateTime",
        // TagSet holds words of the media's own, no tags of the account.
        tags: { by: accountTags("vod", "FileId", VOD_NAMED) },
        facts: {
          application: "parent.id",
          bytes: "MetaData.Size",
          kind: "BasicInfo.Category",
          status: "BasicInfo.Status",
        },
      },
      material: ["bytes"],
      dataBearing: true,
      allows: ["delete", "abandon", "manual", "keep"],
      uses: [{ type: "vod.application", at: "parent.id" }],
      remove: {
        does: "delete the media with its transcoded copies",
        action: "DeleteMedia",
        params: { FileId: "$id", SubAppId: "$facts.application" },
        gone: ["ResourceNotFound", "ResourceNotFound.FileNotExist"],
      },
      known: { inventory: ["qcs::vod::media"] },
    },

    "vod.package": {
      title: "VOD package",
      concern: "money",
      docs: "https://cloud.tencent.com/document/product/378/30253",
      wave: "finance",
      list: {
        action: "DescribePrepaidProducts",
        items: "ProductInstanceSet",
        paging: { by: "none" },
        inactive: NEVER_OPENED,
      },
      read: {
        id: "ProductInstanceId",
        name: "ProductType",
        created: "StartTime",
        expires: "ExpireTime",
        autoRenew: { at: "RenewStatus", is: ["AutoRenew"] },
        tags: { by: accountTags("vod", "ProductInstanceId", VOD_NAMED) },
        facts: { status: "ProductInstanceStatus", refund: "RefundStatus", kind: "ProductType" },
        states: { at: "ProductInstanceStatus", present: ["Effective", "Isolated"] },
        ties: { worth: { none: "what is left is a volume or a time; its price is not told" } },
      },
      material: ["kind"],
      allows: ["abandon", "let-expire", "manual"],
      remove: {
        because: "no API gives a package back: abandon it by name in account.yaml, or use it up",
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
      known: { inventory: ["qcs::vod::prepaid-product"] },
    },
  },
});
