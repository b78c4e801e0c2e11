import type { LintException } from "./lint.ts";

/** Names that rows or handlers use and the SDK packages do not have, each with the reason. */
export const exceptions: readonly LintException[] = [];
