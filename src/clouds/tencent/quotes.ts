import type { Item } from "../../core/item.ts";
import { type Calls, vendorError } from "../shared/session/session-calls.ts";
import { amount, records, text } from "../shared/wire/reply.ts";

/**
 * What giving an item back would pay now, or why there is no quote: only for instances does an API tell.
 * https://cloud.tencent.com/document/api/213/30492
 */
export async function quoteOf(calls: Calls, item: Item, signal: AbortSignal): Promise<string> {
  if (item.type !== "cvm.instance") return "no quote: the cloud has no API for this product";
  try {
    const reply = await calls.read(
      {
        product: "cvm",
        action: "InquiryPriceTerminateInstances",
        region: item.region,
        params: { InstanceIds: [item.nativeId] },
        must: "InstanceRefundsSet",
      },
      signal,
    );
    const refund = records(reply, "InstanceRefundsSet").find(
      (one) => text(one, "InstanceId") === item.nativeId,
    );
    return refund === undefined
      ? "no quote: the cloud named no amount"
      : `${amount(refund, "Refunds")} CNY`;
  } catch (error) {
    const refused = vendorError(error);
    return `no quote: ${refused.code}: ${refused.message}`;
  }
}
