import type { ClosureStatus } from "../../core/closure.ts";
import { recordsAt, textAt, valueAt } from "../shared/reply.ts";
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
          "the directory knows no member of this id, and no submission of ours is on record: not taken for closed",
        reasons: [],
      };
}

/**
 * Reads a reply of GetAccountDeletionStatus. Times carry +08:00 and are normalised; the vendor names no
 * deadline, so the end of a silence period is its start plus 45 days.
 * https://help.aliyun.com/document_detail/446079.html
 */
export function readStatus(reply: unknown): ClosureStatus {
  const record = valueAt(reply, "RdAccountDeletionStatus");
  const status = textAt(record, "Status");
  const type = textAt(record, "DeletionType");
  const created = toUtc(textAt(record, "CreateTime"));
  const ended = toUtc(textAt(record, "DeletionTime"));
  const at = created === undefined ? {} : { submittedAt: created };
  const reasons = recordsAt(record, "FailReasonList").map((reason) => ({
    id: textAt(reason, "Name"),
    name: textAt(reason, "Name"),
    description: textAt(reason, "Description"),
  }));
  const words = `${status}${type === "" ? "" : `, deletion type ${type}`}`;
  switch (status) {
    case "":
      return { phase: "none", detail: "no deletion was ever submitted", reasons: [] };
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
