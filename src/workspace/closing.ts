import type { Account } from "../core/account.ts";
import { type ClosureStatus, closingTitle, isUnderWay } from "../core/closure.ts";
import type { Inventory } from "../core/inventory.ts";
import { parseItemId } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import type { Note } from "../engine/recorder.ts";
import type { ClosureRecord, JournalSummary } from "../files/journal-summary.ts";

/** Refuses to connect once a closure by hand was submitted. */
export function refuseQuiet(account: Account, stage: ClosureStatus): void {
  if (!isUnderWay(stage)) return;
  throw new Problem({
    code: "quiet-period",
    summary: `${closingTitle(account.id, stage)}: nothing calls it any more`,
    where: stage.detail,
    next: `State what became of it with \`npx closeout attest ${account.name}\`. No call was made.`,
  });
}

/** When our own runs deleted a key, by the calls on its item; `sure` only when that was answered. */
export function deletedKey(
  items: JournalSummary["items"],
  keyId: string,
): { readonly at: string; readonly sure: boolean } | undefined {
  for (const [id, { calls }] of items) {
    if (parseItemId(id)?.nativeId !== keyId) continue;
    const last = calls.at(-1);
    if (last === undefined) return undefined;
    const sure = last.outcome === "accepted" || last.outcome === "gone";
    return sure || last.outcome === undefined || last.outcome === "unknown"
      ? { at: last.at, sure }
      : undefined;
  }
  return undefined;
}

/** An inventory of nothing, for what needs no look at the account. */
export function notLookedAt({ cloud, id }: Account, now: Date): Inventory {
  return {
    cloud,
    accountId: id,
    takenAt: now.toISOString(),
    items: [],
    coverage: [],
    sightings: [],
  };
}

/** What a person stated of a closure and the journal does not know yet: losing the file then opens nothing. */
export function toRemember(
  accountId: string,
  { phase, submittedAt, endsAt, detail }: ClosureStatus,
  journal: ClosureRecord | undefined,
): readonly Note[] {
  if (phase !== "waiting" && phase !== "closed" && phase !== "failed") return [];
  // A date that nobody can have stated is to be corrected, not kept.
  if (phase === "waiting" && submittedAt === undefined) return [];
  if (journal?.phase === phase && journal.submittedAt === submittedAt) return [];
  return [
    {
      kind: "closure",
      accountId,
      phase,
      detail,
      ...(submittedAt === undefined ? {} : { submittedAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
    },
  ];
}
