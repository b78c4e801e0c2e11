import type { Account } from "../core/account.ts";
import { LANGUAGE_NAMES, type Language } from "../core/language.ts";
import { Problem } from "../core/problem.ts";

/** The variable that says in which language people are told something. */
export const LANGUAGE_VARIABLE = "CLOSEOUT_LANG";

/**
 * The language in which people are told of an account: that of the environment, else of account.yaml, else
 * English. What this machine speaks (`LANG`) says nothing of who will press the buttons, and a pipeline's is
 * nobody's. Throws the Problem `usage` where the variable names none.
 */
export function languageOf(
  env: Readonly<Record<string, string | undefined>>,
  { language }: Pick<Account, "language"> = {},
): Language {
  const named = env[LANGUAGE_VARIABLE]?.trim();
  if (named === undefined) return language ?? "en";
  const known = LANGUAGE_NAMES.get(named);
  if (known !== undefined) return known;
  throw new Problem({
    code: "usage",
    summary:
      named === ""
        ? `${LANGUAGE_VARIABLE} is set and empty`
        : `${LANGUAGE_VARIABLE} names no language of this version: "${named}"`,
    where: `environment variable ${LANGUAGE_VARIABLE}`,
    next: `Set ${LANGUAGE_VARIABLE} to one of ${[...LANGUAGE_NAMES.keys()].join(", ")}, or unset it.`,
  });
}
