import type { Change, Stay } from "../core/decision.ts";
import type { FactValue } from "../core/item.ts";
import type { JudgedItem } from "../core/policy.ts";

/** Why an item stays, half a sentence that its id stands before. */
export function whyItStays(item: JudgedItem, why: Stay): string {
  switch (why.reason) {
    case "disposition":
      return item.because === undefined ? item.disposition : `${item.disposition}: ${item.because}`;
    case "not-reviewed":
      return "not in the review file";
    case "changed":
      return changed(why.changes);
    case "policy":
      return `policy ${why.policy.id}: ${why.finding.says}`;
    case "takes-unapproved": {
      const { child } = why;
      return `deleting it would also delete ${child.item.id}, which is not approved (${whyItStays(child.item, child.why)})`;
    }
    case "takes-unseen": {
      const { type, region, outcome, code } = why.unseen;
      const how = code === undefined ? outcome : `${outcome}, ${code}`;
      return `deleting it may also delete ${type}, which could not be listed in ${region} (${how})`;
    }
    case "parent-stays":
      return `goes only with ${why.parent}, which stays`;
    case "waits-for-staying":
      return `cannot go before ${why.first.item.id}, which stays (${why.first.why.reason})`;
  }
}

/** That an item's deletion is scheduled, and for when. */
export function alreadyScheduled({ until }: JudgedItem): string {
  return `already scheduled for deletion${until === undefined ? "" : ` on ${until}`}; nothing to do`;
}

function changed(changes: readonly Change[]): string {
  const facts = changes.filter((change) => change.kind === "fact");
  const others = changes.flatMap((change) => (change.kind === "fact" ? [] : [other(change)]));
  const differences = facts.map(
    ({ name, was, is }) => `${name} was ${shown(was)}, is ${shown(is)}`,
  );
  return [
    ...others,
    ...(differences.length === 0 ? [] : [`changed since the review: ${differences.join("; ")}`]),
  ].join("; ");
}

function other(change: Exclude<Change, { kind: "fact" }>): string {
  switch (change.kind) {
    case "disposition":
      return `disposition ${change.was} was reviewed, it is ${change.is} now`;
    case "made-later":
      return `made on ${change.created}, after the review of ${change.reviewedAt}`;
    case "may-be-another":
      return "its id is a name, and the cloud does not say when it was made: it may be another one than was reviewed";
  }
}

function shown(value: FactValue | undefined): string {
  if (value === undefined) return "not set";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
