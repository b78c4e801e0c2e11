import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * CDN domains; they are closed before the buckets that they read from can go
 * (https://cloud.tencent.com/document/product/436/14105).
 * https://cloud.tencent.com/document/api/228/30974
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cdn/v20180606/errors.go; CdnUserNotExists is "the CDN
 * service was not opened".
 */
export const cdn = defineService({
  product: "cdn",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/228/",
    wave: "workloads",
    scope: "account",
    dataBearing: false,
    paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalNumber" },
  },
  types: {
    "cdn.domain": {
      title: "CDN domain",
      docs: "41122",
      list: {
        action: "DescribeDomains",
        items: "Domains",
        inactive: ["ResourceNotFound.CdnUserNotExists"],
      },
      read: {
        id: "Domain",
        name: "Domain",
        created: "CreateTime",
        charge: { at: "ResourceId", prepaid: [] },
        tags: { by: accountTags("cdn", "Domain") },
        facts: {
          status: "Status",
          cname: "Cname",
          kind: "ServiceType",
          area: "Area",
          origins: "Origin.Origins[]",
          disabled: "Disable",
          locked: "Readonly",
        },
        states: {
          at: "Status",
          present: ["rejected", "processing", "closing", "online", "offline"],
        },
        ties: { reachedBy: ["Cname"] },
      },
      material: ["origins", "area"],
      busy: ["ResourceInUse.CdnOpInProgress", "InvalidParameter.CDNStatusInvalidDomain"],
      codes: {
        notOurs: {
          "ResourceUnavailable.CdnHostIsLocked":
            "the cloud locked it, and a person has it unlocked",
          "OperationDenied.ProductUpdating": "it moves to another product for an open time",
        },
      },
      gone: ["ResourceNotFound.CdnHostNotExists"],
      remove: [
        {
          does: "take the domain offline, which ends its delivery",
          undo: {
            does: "take the domain online again",
            action: "StartCdnDomain",
            params: { Domain: "$id" },
          },
          action: "StopCdnDomain",
          params: { Domain: "$id" },
          when: { at: "facts.status", is: "online" },
        },
        {
          does: "delete the domain",
          action: "DeleteCdnDomain",
          params: { Domain: "$id" },
          busy: ["ResourceUnavailable.CdnHostIsNotOffline"],
        },
      ],
      known: {
        inventory: ["qcs::cdn::domain"],
        product: ["p_cdn"],
        billedByUse: "unverified: whether its bill names domains by their ids was not found",
      },
    },

    "cdn.traffic-package": {
      title: "CDN traffic package",
      concern: "money",
      docs: "44497",
      wave: "finance",
      list: {
        action: "DescribeTrafficPackages",
        items: "TrafficPackages",
        total: "TotalCount",
        inactive: ["ResourceNotFound.CdnUserNotExists"],
      },
      read: {
        id: "Id",
        name: "Type",
        created: "CreateTime",
        expires: "ExpireTime",
        autoRenew: { at: "AutoExtension", is: [true] },
        tags: { by: accountTags("cdn", "Id", ["domain"]) },
        facts: { status: "Status", bytes: "Bytes", used: "BytesUsed", area: "Area" },
        states: { at: "Status", present: ["enabled", "disabled"] },
        skip: [{ when: { at: "Status", is: "expired" }, because: "it is worth nothing" }],
        ties: { worth: { none: "what is left is a volume or a time; its price is not told" } },
      },
      material: ["bytes"],
      allows: ["abandon", "let-expire", "manual"],
      remove: {
        because: "no API gives a package back: abandon it by name in account.yaml, or use it up",
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
      known: { inventory: ["qcs::cdn::traffic-package"] },
    },
  },
});
