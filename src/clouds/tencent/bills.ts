import { GLOBAL_REGION } from "../../core/item.ts";
import type { Books } from "../shared/session/bills.ts";

/** The account's own books, in CNY. https://cloud.tencent.com/document/api/555/19181 */
export const books: Books = {
  request: (Month) => ({
    product: "billing",
    action: "DescribeBillResourceSummary",
    region: GLOBAL_REGION,
    params: { Month, NeedRecordNum: 1 },
    items: "ResourceSummarySet",
    paging: { by: "offset", offset: "Offset", size: ["Limit", 1000], total: "Total" },
    must: ["BusinessCode", "RealTotalCost"],
  }),
  at: {
    code: "BusinessCode",
    name: "BusinessCodeName",
    resourceId: "ResourceId",
    resourceName: "ResourceName",
    // The sub-product, e.g. `sp_cvm`.
    kind: "ProductCode",
    // Beijing's time, e.g. `2026-11-05 10:00:00`
    day: "FeeEndTime",
    amount: "RealTotalCost",
  },
  permission: "finance:DescribeBillResourceSummary",
};
