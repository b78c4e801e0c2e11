import type { PreClosureCheck } from "../../../core/closure.ts";
import { Problem } from "../../../core/problem.ts";
import { inWords } from "../session/session-calls.ts";
import type { CallError } from "../wire/transport.ts";
import type { ClosureError } from "./closure-errors.ts";

/** What an error of a cloud's own check comes to: a reason not to close where its code is known, else a Problem. */
export function refusedCheck(
  error: CallError,
  known: ClosureError | undefined,
  words: {
    readonly accountId: string;
    /** The call. */
    readonly where: string;
    /** Who makes it, and where to turn. */
    readonly identity: string;
    readonly persists: string;
  },
): PreClosureCheck {
  const { code, message, permission } = error;
  if (known === undefined) {
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud's own check of account ${words.accountId} could not be run: ${code}`,
      where: `${words.where}: ${inWords(error)}`,
      next:
        permission === undefined
          ? `Run again; if it persists, ${words.persists}.`
          : `Allow ${permission} to the ${words.identity}.`,
      cause: error,
    });
  }
  const reason = { id: code, name: known.meaning, description: `${message} ${known.next}` };
  return { allowed: false, reasons: [reason], abandonable: [] };
}
