import type { Json } from "../core/json.ts";
import { Replies } from "../core/replies.ts";

/**
 * The vendor's model of each reply (pypi huaweicloudsdk* 3.1.219), by `<product> <action>`. The packages
 * do not say which fields are left out at times; handlers name those in `_without`.
 */
export const replies = new Replies(new URL("replies.json", import.meta.url), undefined);

/** A reply with every field of the vendor's model; throws for a field or a type that it lacks. */
export function wholeReply(product: string, action: string, reply: Json): Json {
  return replies.whole(`${product} ${action}`, reply);
}
