import type { JsonObject } from "../core/json.ts";
import { objectOf } from "../core/json.ts";
import { Replies } from "../core/replies.ts";

/** The vendor's model of each reply: npm tencentcloud-sdk-nodejs 4.1.313, by `<product> <action>`. */
export const replies = new Replies(new URL("replies.json", import.meta.url), null);

/**
 * A reply with every field that the vendor's model has: null where its text says that it may be, else the
 * nothing of its type. Throws for a field that the model lacks, and for one of another type.
 */
export function wholeReply(product: string, action: string, reply: JsonObject): JsonObject {
  return objectOf(replies.whole(`${product} ${action}`, reply));
}
