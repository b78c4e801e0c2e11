import { definePolicy, findings } from "../../src/core/policy.ts";

/** Cutting off the branch that one sits on leaves an account half torn down. */
export const ownIdentityLast = definePolicy({
  id: "own-identity-last",
  title: "The caller's own identity is not deleted by a teardown",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Leave the identity in use out of the dispositions; it goes with the account or by hand at the very end.",
  check: (view) => {
    const own = new Map(view.own.map((entry) => [entry.id, entry.because]));
    return findings(
      view.items
        .filter((item) => own.has(item.id) && item.disposition !== "keep")
        .map((item) => ({ subject: item.id, says: `${item.line} · ${own.get(item.id) ?? ""}` })),
    );
  },
});
