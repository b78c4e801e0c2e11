import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { definePolicy, type Finding, findings } from "../../src/core/policy.ts";
import { doubtedReaches, REACH_POLICY, reachQuestion } from "../../src/core/reach.ts";

/**
 * What could not be listed completely is never called empty. Of an identity that is not proved to see
 * everything, a person may state it with evidence: its listings then count.
 */
export const coverageComplete = definePolicy({
  id: REACH_POLICY,
  title: "Every type in every region was listed completely, or proved inactive",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Grant the missing permission (`npx closeout permissions`), wait for throttling to pass, or fix the connection; then plan again. Where it is not proved that the identity in use sees everything, attach that document as it is, or state it with `npx closeout attest`.",
  asks: ({ coverage }) => doubtedReaches(coverage).map(reachQuestion),
  check: ({ coverage }) =>
    findings(coverage.filter((record) => !isKnown(record)).map(unknownListing)),
});

function unknownListing(record: Coverage): Finding {
  const { type, region, outcome, code, permission, message } = record;
  const subject = `coverage:${type}:${region}`;
  // The listings of one identity lack the same, which a reader sees once.
  if (outcome === "unproved") {
    return { subject, says: `${outcome} · ${message ?? "nobody knows why"}`, alike: true };
  }
  const parts = [
    `${type} in ${region}: ${outcome}`,
    code,
    permission === undefined ? undefined : `needs ${permission}`,
    message,
  ];
  return { subject, says: parts.filter((part) => part !== undefined).join(" · ") };
}
