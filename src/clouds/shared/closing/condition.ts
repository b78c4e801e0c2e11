import type { ClosureCondition, Submission } from "../../../core/closure.ts";
import type { Translations } from "../../../core/language.ts";
import { Problem } from "../../../core/problem.ts";
import { shown } from "../../../core/secrets.ts";
import { inWords } from "../session/session-calls.ts";
import { ListingError } from "../wire/listing-error.ts";
import { CallError } from "../wire/transport.ts";

/** The fixed words of a condition. */
export type ConditionText = Pick<
  ClosureCondition,
  "id" | "title" | "remedy" | "docs" | "steadyHours" | "question"
> & { readonly in: Translations<{ readonly title: string; readonly remedy: string }> };

/** A condition with what was found. */
export function condition(
  text: ConditionText,
  outcome: ClosureCondition["outcome"],
  detail: string,
): ClosureCondition {
  return { ...text, outcome, detail: shown(detail) };
}

/**
 * Reads a condition; what cannot be read is `unknown`, with the vendor's words and what to do.
 * `meaningOf` gives what a code of this cloud means, where that is known.
 */
export async function guarded(
  text: ConditionText,
  read: () => Promise<ClosureCondition>,
  meaningOf: (code: string) => string | undefined,
): Promise<ClosureCondition> {
  try {
    return await read();
  } catch (error) {
    // A listing that is not complete says so in words of its own.
    if (error instanceof ListingError) return condition(text, "unknown", error.message);
    // The member could not be entered.
    if (error instanceof Problem && error.code === "credentials") {
      const { zh } = text.in;
      // What a Problem says to do has no translation.
      const told = { zh: { ...zh, remedy: error.next } };
      return condition({ ...text, remedy: error.next, in: told }, "unknown", error.message);
    }
    if (!(error instanceof CallError)) throw error;
    const meaning = meaningOf(error.code);
    return condition(
      allowing(text, error.permission),
      "unknown",
      meaning === undefined ? inWords(error) : `${inWords(error)}; ${meaning}`,
    );
  }
}

/** The condition with the permission that its remedy begins with. */
function allowing(text: ConditionText, permission: string | undefined): ConditionText {
  if (permission === undefined) return text;
  const { zh } = text.in;
  return {
    ...text,
    remedy: `Allow ${permission}. ${text.remedy}`,
    in: { zh: { ...zh, remedy: `授予权限 ${permission}。${zh.remedy}` } },
  };
}

/** A submission that was refused, by the cloud or before it was asked. */
export function refuse(
  code: string,
  meaning: string,
  next: string,
  requestId?: string,
): Submission {
  return {
    outcome: "refused",
    code,
    meaning,
    next,
    ...(requestId === undefined ? {} : { requestId }),
  };
}
