import type { Item } from "../../core/item.ts";

/** No API of this cloud tells what giving an item back would pay; the order that does it tells afterwards. */
export async function refundQuotes(
  _calls: unknown,
  items: readonly Item[],
): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    items
      .filter(({ charge }) => charge === "prepaid")
      .map(({ id }) => [
        id,
        "no quote: the cloud has no API that tells a refund before it is asked for",
      ]),
  );
}
