import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Prepaid items hold money; each needs a decision about it. */
export const prepaid = definePolicy({
  id: "prepaid",
  title: "No prepaid item is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Decide for each in account.yaml: `refund` (unsubscribe, quoted in the review) or `let-expire` (with renewal off), and what has run out may be `delete`d where its line says so; then review and deploy.",
  check: (view) =>
    remaining(
      standing(view).filter((item) => item.charge === "prepaid" && item.concern === "resource"),
    ),
});
