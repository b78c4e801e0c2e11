import type { ClosureStatus } from "../../core/closure.ts";
import { type Answer, recordsIfSent, text, textIfSent } from "../shared/wire/reply.ts";
import { plusDays, SILENCE_DAYS, toUtc } from "./times.ts";

/** What the cloud says when it no longer knows the member. */
export function goneStatus(submitted: boolean): ClosureStatus {
  return submitted
    ? {
        phase: "closed",
        detail: "the directory no longer knows the member, after our own submission",
        reasons: [],
      }
    : {
        phase: "none",
        detail:
          "the directory knows no member of this id, and the journal holds no submission by Closeout: not taken for closed",
        reasons: [],
      };
}

/** What every answer of GetAccountDeletionStatus holds. */
export const STATUS_MUST = [
  "RdAccountDeletionStatus.AccountId",
  "RdAccountDeletionStatus.Status",
] as const;

/** Where a deletion stands that was never asked for. */
export const NEVER_SUBMITTED: ClosureStatus = {
  phase: "none",
  detail: "no deletion was ever submitted",
  reasons: [],
};

const RECORD = "RdAccountDeletionStatus";

/**
 * Reads an answer of GetAccountDeletionStatus. Times carry +08:00 and are normalised; the vendor names no
 * deadline, so the end of a silence period is its start plus 45 days. An answer without a status is
 * thrown: it would pass for a deletion that was never asked for.
 * https://help.aliyun.com/document_detail/446079.html
 */
export function readStatus(reply: Answer): ClosureStatus {
  const status = text(reply, `${RECORD}.Status`);
  const type = textIfSent(reply, `${RECORD}.DeletionType`, "not told while it is checked") ?? "";
  const created = toUtc(textIfSent(reply, `${RECORD}.CreateTime`, "only for dates") ?? "");
  const ended = toUtc(textIfSent(reply, `${RECORD}.DeletionTime`, "not before its end") ?? "");
  const at = created === undefined ? {} : { submittedAt: created };
  const reasons = recordsIfSent(reply, `${RECORD}.FailReasonList`, "only after a failure").map(
    (reason) => ({
      id: textIfSent(reason, "Name", "only to be read") ?? "",
      name: textIfSent(reason, "Name", "only to be read") ?? "",
      description: textIfSent(reason, "Description", "only to be read") ?? "",
    }),
  );
  const words = `${status}${type === "" ? "" : `, deletion type ${type}`}`;
  switch (status) {
    case "Success":
      return {
        phase: "closed",
        ...at,
        detail: ended === undefined ? words : `${words}, ended ${ended}`,
        reasons: [],
      };
    case "Checking":
      return { phase: "submitted", ...at, detail: `${words}: the cloud checks it`, reasons: [] };
    case "Deleting": {
      if (type !== "1") {
        return {
          phase: "submitted",
          ...at,
          detail: `${words}: direct deletion, usually within a minute`,
          reasons: [],
        };
      }
      const endsAt = created === undefined ? undefined : plusDays(created, SILENCE_DAYS);
      return {
        phase: "waiting",
        ...at,
        ...(endsAt === undefined ? {} : { endsAt }),
        detail: `${words}: silence period of ${SILENCE_DAYS} days`,
        reasons: [],
      };
    }
    case "CheckFailed":
    case "DeleteFailed":
      return { phase: "failed", ...at, detail: words, reasons };
    default:
      // A word that is not documented still means that a deletion is on record: nothing is submitted again.
      return { phase: "submitted", ...at, detail: `${words}: not a documented status`, reasons };
  }
}
