import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/** Packages are listed by kind only: 0 traffic, 1 transcoding, 2 co-anchoring. */
const packages = (kind: 0 | 1 | 2): List => ({
  action: "DescribeLivePackageInfo",
  params: { PackageType: kind },
  items: "LivePackageInfoList",
  paging: {
    by: "number",
    page: "PageNum",
    size: ["PageSize", 100],
    total: "TotalNum",
    // "May be null": Go SDK, live/v20180801, DescribeLivePackageInfoResponseParams.
    totalMayBeNull: true,
  },
});

/** Live streaming. https://cloud.tencent.com/document/api/267/20456 */
export const live = defineService({
  product: "live",
  defaults: {
    wave: "workloads",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "PageNum", size: ["PageSize", 100], total: "TotalNum" },
  },
  types: {
    "live.domain": {
      title: "Live streaming domain",
      docs: "https://cloud.tencent.com/document/api/267/33858",
      // Domains of ordinary and of slow streams; without the field the text has the ordinary ones.
      list: [0, 1].map((slow) => ({
        action: "DescribeLiveDomains",
        params: { IsDelayLive: slow },
        items: "DomainList",
        total: "AllCount",
        // "There are no data": Go SDK, live/v20180801, DescribeLiveDomains.
        none: ["ResourceNotFound.EmptyData"],
      })),
      read: {
        id: "Name",
        name: "Name",
        created: "CreateTime",
        charge: { at: "Name", prepaid: [] },
        tags: { by: accountTags("live", "Name", []) },
        facts: { status: "Status", kind: "Type", cname: "CurrentCName" },
        states: { at: "Status", present: [0, 1] },
        ties: { reachedBy: ["CurrentCName"] },
      },
      material: ["kind"],
      codes: {
        notOurs: {
          "FailedOperation.DeleteDomainInLockedTime":
            "it ends after two days without traffic, longer than a run waits",
        },
      },
      remove: [
        {
          does: "forbid the domain, which ends its streams",
          undo: {
            does: "let the domain stream again",
            action: "EnableLiveDomain",
            params: { DomainName: "$id" },
          },
          action: "ForbidLiveDomain",
          params: { DomainName: "$id" },
          when: { at: "facts.status", is: 1 },
        },
        {
          does: "delete the domain",
          action: "DeleteLiveDomain",
          params: { DomainName: "$id", DomainType: "$facts.kind" },
          gone: ["ResourceNotFound.DomainNotExist", "FailedOperation.NotFound"],
        },
      ],
      known: {
        inventory: ["qcs::live::domain"],
        product: ["p_live"],
        billedByUse: "unverified: whether its bill names domains by their ids was not found",
      },
    },

    "live.package": {
      title: "Live streaming package",
      concern: "money",
      docs: "https://cloud.tencent.com/document/product/378/30253",
      wave: "finance",
      list: [packages(0), packages(1), packages(2)],
      read: {
        id: "Id",
        name: "Type",
        created: "BuyTime",
        expires: "ExpireTime",
        autoRenew: { at: "WillRenew", is: [1] },
        tags: { by: accountTags("live", "Id", ["domain"]) },
        facts: { status: "Status", total: "Total", left: "Left", kind: "Type" },
        states: { at: "Status", present: [0, 1, 3] },
        skip: {
          when: { at: "Status", is: [2, 4, 5] },
          because: "it has run out, is used up or was given back",
        },
        ties: { worth: { none: "what is left is a volume or a time; its price is not told" } },
      },
      material: ["total"],
      allows: ["abandon", "let-expire", "manual"],
      remove: {
        because: "no API gives a package back: abandon it by name in account.yaml, or use it up",
        console: ["Set `disposition: abandon` for it in account.yaml, with the reason."],
      },
      known: { inventory: ["qcs::live::package"] },
    },
  },
});
