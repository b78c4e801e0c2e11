import { GLOBAL_REGION, type Item } from "../../core/item.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { amount, textIfSent } from "../shared/wire/reply.ts";

/**
 * What unsubscribing an item would pay back now, or why there is no quote. Product code and type are the
 * subscription's own, merged into the item from its subscription record.
 * https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/InquiryPriceRefundInstance
 */
export async function quoteOf(calls: Calls, item: Item, signal: AbortSignal): Promise<string> {
  const { productCode, productType } = item.facts;
  if (typeof productCode !== "string" || productCode === "") {
    return "no quote: its subscription is not on the billing list";
  }
  try {
    const reply = await calls.read(
      {
        product: "BssOpenApi",
        action: "InquiryPriceRefundInstance",
        region: GLOBAL_REGION,
        params: {
          InstanceId: item.nativeId,
          ProductCode: productCode,
          // An empty text unless the subscription tells another one, as the vendor's page asks for.
          ProductType: typeof productType === "string" ? productType : "",
        },
        must: "Data.RefundAmount",
      },
      signal,
    );
    const currency = textIfSent(reply, "Data.Currency", "only shown beside the amount") ?? "";
    return `${amount(reply, "Data.RefundAmount")} ${currency}`.trim();
  } catch (error) {
    const refused = vendorError(error);
    return `no quote: ${refused.code}: ${refused.message}`;
  }
}
