import { readFileSync } from "node:fs";
import { findAccounts } from "../project.ts";

/** What an account.yaml says first, as far as it can be read: a new one is written beside broken ones too. */
export interface Described {
  readonly name: string;
  readonly cloud: string | undefined;
  readonly id: string | undefined;
}

/** The accounts that a project describes already. */
export function describedAccounts(project: string): readonly Described[] {
  return findAccounts(project).map(({ name, file }) => {
    const text = textOf(file);
    return { name, cloud: valueIn(text, "cloud"), id: valueIn(text, "id") };
  });
}

function valueIn(text: string, key: string): string | undefined {
  return new RegExp(`^${key}:\\s*["']?([A-Za-z0-9-]+)`, "mu").exec(text)?.[1];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
