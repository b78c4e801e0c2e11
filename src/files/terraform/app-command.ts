import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { readText } from "../local.ts";

/** How a project's stacks are synthesized, as its cdktf.json says it. */
export interface AppCommand {
  /** A line for a shell. */
  readonly app: string;
  /** Folder of what is synthesized, relative to the project's. */
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Reads cdktf.json. Throws the Problem `not-found` where there is none, `usage` where it names no app. */
export function readAppCommand(project: string): AppCommand {
  const file = join(project, "cdktf.json");
  const text = readText(file);
  const next = `Write one, such as {"language": "typescript", "app": "npx tsx stacks/main.ts"}, or name the project's folder with --project.`;
  if (text === undefined) {
    const summary = `There is no cdktf.json in ${resolve(project)}, which says how its stacks are made`;
    throw new Problem({ code: "not-found", summary, where: file, next });
  }
  const { app, output, context } = parsed(text, file);
  if (typeof app !== "string" || app.trim() === "")
    throw new Problem({ code: "usage", summary: `${file} names no app`, where: file, next });
  return {
    app,
    output: typeof output === "string" && output !== "" ? output : "cdktf.out",
    context: typeof context === "object" && context !== null ? { ...context } : {},
  };
}

function parsed(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Said below.
  }
  throw new Problem({
    code: "usage",
    summary: `${file} is not JSON`,
    where: file,
    next: "Correct the file; its `app` is the command that makes the stacks.",
  });
}

const BY_TSX = /^npx (?:--no-install )?tsx ([^\s"'$`;&|<>()]+\.m?ts)$/u;
const BY_US =
  /^(?:npx (?:--no-install )?|node_modules\/\.bin\/)?closeout synth(?: ([^\s"'$`;&|<>()]+\.m?[jt]s))?$/u;

/** The file that `closeout synth` runs where none is named. */
export const USUAL_MAIN = "stacks/main.ts";

/** The file that an app runs by tsx or `closeout synth` and nothing else; undefined for any other app. */
export function mainOf({ app }: AppCommand, project: string): string | undefined {
  const found = BY_TSX.exec(app.trim()) ?? BY_US.exec(app.trim());
  return found === null ? undefined : resolve(project, found[1] ?? USUAL_MAIN);
}

/** Where packages of a file are installed: the nearest `node_modules` above it. */
export function packagesAbove(file: string): string | undefined {
  return foundAbove(file, "node_modules");
}

/** The nearest file or folder of a name in the folders above a file. */
export function foundAbove(file: string, name: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const found = join(folder, name);
    if (existsSync(found)) return found;
    if (dirname(folder) === folder) return undefined;
  }
}
