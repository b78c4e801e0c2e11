import type { Caller, CloudSession } from "../../../core/cloud.ts";
import type { Item } from "../../../core/item.ts";
import type { CloudParts, Reached, Read } from "./cloud-parts.ts";
import type { Calls } from "./session-calls.ts";

/** How the account is closed. */
export function closureOf<K, C extends Caller, B>(
  { closing, closes }: CloudParts<K, C, B>,
  reached: Reached<C>,
  bills: Read<B>,
): CloudSession["closure"] {
  const means = closing(reached.account);
  if (means.by === "none") return means;
  if (means.by === "assisted") return closes.assisted(reached, means.leaves, bills);
  return means.leaves === true ? closes.leaving(reached, bills) : closes.member(reached, bills);
}

/** What giving each prepaid item back would pay now, or why there is no quote. */
export async function quotesOf<K, C extends Caller, B>(
  { quoteOf }: CloudParts<K, C, B>,
  own: Calls,
  items: readonly Item[],
  signal: AbortSignal,
): ReturnType<CloudSession["quotes"]> {
  const prepaid = items.filter(({ charge }) => charge === "prepaid");
  const quoted = prepaid.map(async (item) => [item.id, await quoteOf(own, item, signal)] as const);
  return Object.fromEntries(await Promise.all(quoted));
}
