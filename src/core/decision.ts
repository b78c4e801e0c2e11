import type { Coverage } from "./inventory.ts";
import type { Disposition, FactValue, ItemId } from "./item.ts";
import type { Finding, JudgedItem, Policy } from "./policy.ts";

/** One way in which an item is not what was reviewed. */
export type Change =
  | { readonly kind: "disposition"; readonly was: Disposition; readonly is: Disposition }
  /** It was made after the review: another thing under the same id. */
  | { readonly kind: "made-later"; readonly created: string; readonly reviewedAt: string }
  /** Its id is a name, and nothing tells it from the next thing that bears the name. */
  | { readonly kind: "may-be-another" }
  | {
      readonly kind: "fact";
      readonly name: string;
      readonly was: FactValue | undefined;
      readonly is: FactValue | undefined;
    };

/** Why an item stays. */
export type Stay =
  /** What is to become of it leaves it where it is. */
  | { readonly reason: "disposition" }
  | { readonly reason: "not-reviewed" }
  | { readonly reason: "changed"; readonly changes: readonly Change[] }
  | { readonly reason: "policy"; readonly policy: Policy; readonly finding: Finding }
  /** Its removal would take an item along that stays. */
  | { readonly reason: "takes-unapproved"; readonly child: Staying }
  /** Its removal may take along what could not be listed. */
  | { readonly reason: "takes-unseen"; readonly unseen: Coverage }
  /** It goes only along with its parent, and that stays. */
  | { readonly reason: "parent-stays"; readonly parent: ItemId }
  /** Something that must be gone before it stays. */
  | { readonly reason: "waits-for-staying"; readonly first: Staying };

/** An item that stays, and why. */
export interface Staying {
  readonly becomes: "stays";
  readonly item: JudgedItem;
  readonly why: Stay;
}

/** What happens to an item in the next deploy. */
export type Decision =
  | { readonly becomes: "goes"; readonly item: JudgedItem }
  /** Its deletion is scheduled already: a wait, and nothing to do. */
  | { readonly becomes: "ends-by-itself"; readonly item: JudgedItem }
  | Staying;
