import type { Submission } from "../../core/closure.ts";
import { refuse } from "../shared/closing/condition.ts";
import type { CallError } from "../shared/wire/transport.ts";
import { closureError } from "./closure-errors.ts";

/** A submission that the organization refused, in words of the code where it is published. */
export function refusedBy(error: CallError, action: string): Submission {
  const { meaning, next } = closureError(error.code);
  return refuse(
    error.code,
    `${action}: ${meaning} (${error.message})`,
    error.permission === undefined ? next : `Allow ${error.permission}. ${next}`,
    error.requestId,
  );
}
