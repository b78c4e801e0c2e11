import { GLOBAL_REGION } from "../../core/item.ts";
import type { Books } from "../shared/session/bills.ts";
import { amount, text, textIfSent } from "../shared/wire/reply.ts";

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
  lineIn: (line) => ({
    code: text(line, "BusinessCode"),
    name: textIfSent(line, "BusinessCodeName", "only shown beside the code") ?? "",
    resourceId: textIfSent(line, "ResourceId", "some charges are of no resource") ?? "",
    resourceName: textIfSent(line, "ResourceName", "only shown beside the id") ?? "",
    // The sub-product, e.g. `sp_cvm`.
    kind: textIfSent(line, "ProductCode", "only shown beside the id") ?? "",
    // Beijing's time, e.g. `2026-11-05 10:00:00`
    day: textIfSent(line, "FeeEndTime", "the month is known all the same") ?? "",
    amount: amount(line, "RealTotalCost"),
  }),
  permission: "finance:DescribeBillResourceSummary",
};
