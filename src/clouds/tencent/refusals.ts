import type { Submission } from "../../core/closure.ts";
import { refuse } from "../shared/closing/condition.ts";
import type { CallError } from "../shared/wire/transport.ts";
import { closureError } from "./closure-errors.ts";

/** What an error of the organization means for a submission. */
export function refusedBy(error: CallError, action: string): Submission {
  const { code, message, requestId } = error;
  if (error.kind === "denied") {
    return refuse(
      code,
      message,
      `Allow ${error.permission ?? `organization:${action}`} to the sub-user of the management account, which needs administrator permission; the root user is refused.`,
      requestId,
    );
  }
  const { meaning, next } = closureError(code);
  return refuse(code, `${meaning} (${message})`, next, requestId);
}
