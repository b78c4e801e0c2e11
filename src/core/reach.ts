import type { Coverage } from "./inventory.ts";
import type { Question } from "./policy.ts";

/** The policy that asks whether an identity sees everything. */
export const REACH_POLICY = "coverage-complete";

/** Listings that one identity made, and that are not proved to be complete because of it. */
export interface DoubtedReach {
  /** The identity. */
  readonly of: string;
  /** How many listings, and the first reason; left out where only the question is meant. */
  readonly listings?: number;
  readonly message?: string | undefined;
}

/** What a person is asked about an identity that is not proved to see everything. */
export function reachQuestion({ of, listings, message }: DoubtedReach): Question {
  const how = message === undefined ? "" : `: ${message}`;
  const what = listings === undefined ? "what it lists" : `what ${listings} listings cover`;
  return {
    subject: `reach:${of}`,
    asks: `whether ${of} sees everything of ${what} is not proved${how}`,
    answers: {
      "sees-everything":
        "its policies, boundaries and what stands above the account were looked at in the console, and nothing keeps a part of a listing from it",
    },
    needs: "evidence",
  };
}

/** The identities whose reach is in doubt, those included of whom a person stated that they see everything. */
export function doubtedReaches(coverage: readonly Coverage[]): readonly DoubtedReach[] {
  const found = new Map<string, Coverage[]>();
  for (const record of coverage) {
    const { reachOf } = record;
    if (reachOf !== undefined) found.set(reachOf, [...(found.get(reachOf) ?? []), record]);
  }
  return Array.from(found, ([of, records]) => ({
    of,
    listings: records.length,
    message: records[0]?.message,
  }));
}
