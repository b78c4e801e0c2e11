/**
 * What a project that uses Closeout may rely on: the words in which its own policies speak. The constructs
 * stand in `closeout/cdktf` and `closeout/cdktn`, the standard policies in `closeout/policies`.
 */
export type { Account } from "./core/account.ts";
export type { Attestation } from "./core/attestation.ts";
export type { Coverage, Sighting } from "./core/inventory.ts";
export type { Disposition, Item, ItemId, Wave } from "./core/item.ts";
export {
  type Answered,
  type AskedQuestion,
  definePolicy,
  type Finding,
  findings,
  type JudgedItem,
  type Policy,
  type PolicyView,
  pass,
  type Question,
  remaining,
  standing,
  type Verdict,
} from "./core/policy.ts";
export type { Review, ReviewedItem } from "./core/review.ts";
export type { Ties } from "./core/ties.ts";
