import type { LeftOn } from "./cloud.ts";

/** What a run left switched on beside the account, since when and by which run, in one sentence. */
export function leftOnWords({ says, call }: LeftOn): string {
  const { at = "an unknown time", run = "that is not on record" } = call;
  return `${says} (since ${at}, by the run ${run})`;
}
