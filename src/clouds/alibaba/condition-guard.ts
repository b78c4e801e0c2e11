import type { ClosureCondition } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import { ListingError } from "../shared/listing-error.ts";
import { inWords } from "../shared/session-calls.ts";
import { CallError } from "../shared/transport.ts";
import { closureErrors } from "./closure-errors.ts";
import { type ConditionText, condition } from "./condition-text.ts";

/** Reads a condition; what cannot be read is `unknown`, with the vendor's words and what to do. */
export async function guard(
  text: ConditionText,
  read: () => Promise<ClosureCondition>,
): Promise<ClosureCondition> {
  try {
    return await read();
  } catch (error) {
    // A listing that is not complete says so in words of its own.
    if (error instanceof ListingError) return condition(text, "unknown", error.message);
    // The member could not be entered.
    if (error instanceof Problem && error.code === "credentials") {
      return condition({ ...text, remedy: error.next }, "unknown", error.message);
    }
    if (!(error instanceof CallError)) throw error;
    const known = closureErrors.get(error.code);
    const remedy =
      error.permission === undefined ? text.remedy : `Allow ${error.permission}. ${text.remedy}`;
    return condition(
      { ...text, remedy },
      "unknown",
      known === undefined ? inWords(error) : `${inWords(error)}; ${known.meaning}`,
    );
  }
}
