import { join } from "node:path";
import { readText } from "../local.ts";

/** Names the file into which the provider writes what a plan or a deploy came to, as data. */
export const OUTCOME_FILE = "CLOSEOUT_OUTCOME_FILE";

/** What a provider wrote; undefined where it wrote nothing that can be read. */
export function readOutcome(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readText(file) ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where the last outcome of a stack stands in a project. */
export function outcomeFile(project: string, stack: string): string {
  return join(project, OUTPUT, "outcomes", `${stack}.json`);
}

/** CDKTF's usual folder, which no repository holds. */
const OUTPUT = "cdktf.out";
