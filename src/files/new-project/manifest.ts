import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { writeAtomic } from "../local.ts";
import { type LaidFile, layFile } from "./lay.ts";
import { type Framework, json } from "./texts.ts";

const FILE = "package.json";

/** As much of a package.json as is looked at. */
interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Versions that this Closeout was tried with. */
const PACKAGES: Readonly<Record<Framework, Readonly<Record<string, string>>>> = {
  cdktf: { cdktf: "0.21.0", constructs: "10.7.2" },
  cdktn: { cdktn: "0.24.0", constructs: "10.7.2" },
};

/** The framework that the project's package.json names; undefined where it names none, or both. */
export function frameworkOf(project: string): Framework | undefined {
  const named = namesIn(readManifest(project) ?? {});
  if (named.has("cdktf") === named.has("cdktn")) return undefined;
  return named.has("cdktf") ? "cdktf" : "cdktn";
}

/** Names the packages that a synth needs in package.json, where they are not named yet. */
export function layManifest(project: string, name: string, framework: Framework): LaidFile {
  const wanted = PACKAGES[framework];
  const before = readManifest(project);
  if (before === undefined) {
    return layFile(project, FILE, json({ name, private: true, devDependencies: wanted }));
  }
  const named = namesIn(before);
  const missing = Object.entries(wanted).filter(([one]) => !named.has(one));
  if (missing.length === 0) return { file: FILE, outcome: "kept" };
  const devDependencies = { ...before.devDependencies, ...Object.fromEntries(missing) };
  const path = join(project, FILE);
  writeAtomic(path, json({ ...before, devDependencies }, indentOf(readFileSync(path, "utf8"))));
  return { file: FILE, outcome: "extended" };
}

function namesIn({ dependencies = {}, devDependencies = {} }: Manifest): ReadonlySet<string> {
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
}

/** True where the project names this package itself. */
export function namesCloseout(project: string): boolean {
  return namesIn(readManifest(project) ?? {}).has("closeout");
}

function readManifest(project: string): Manifest | undefined {
  const path = join(project, FILE);
  if (!existsSync(path)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/u, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new Problem({
    code: "usage",
    summary: `${path} is not a JSON object`,
    where: path,
    next: "Correct the file, or remove it to have a new one. Nothing was written.",
  });
}

function indentOf(text: string): string {
  return /^([ \t]+)"/mu.exec(text)?.[1] ?? "  ";
}
