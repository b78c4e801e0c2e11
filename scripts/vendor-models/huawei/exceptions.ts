import type { LintException } from "../lint.ts";

/** Names that rows or code use and the packages do not have, each with the reason. */
export const exceptions: readonly LintException[] = [];
