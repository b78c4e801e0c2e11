import type { ClosureCondition } from "../../core/closure.ts";
import { type ConditionText, guarded } from "../shared/closing/condition.ts";
import { closureErrors } from "./closure-errors.ts";

/** Reads a condition; what cannot be read is `unknown`, with the vendor's words and what to do. */
export function guard(
  text: ConditionText,
  read: () => Promise<ClosureCondition>,
): Promise<ClosureCondition> {
  return guarded(text, read, (code) => closureErrors.get(code)?.meaning);
}
