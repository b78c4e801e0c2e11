import { createHash, randomUUID } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A file that a compiler made. */
export interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

/** What a compiler made, and every file that it read for it. */
export interface Built {
  readonly files: readonly BuiltFile[];
  readonly inputs: readonly string[];
}

/** A build, made just now or kept from before. */
interface KeptBuild {
  /** Folder that holds what was built; undefined where nothing can be kept. */
  readonly folder: string | undefined;
  readonly files: readonly BuiltFile[];
}

/** Where a build is kept, and what it is made of beside the files that it reads. */
export interface KeptBuildOptions {
  /** A folder for builds of this kind; it is made where there is none. */
  readonly place: string;
  /** Everything that the result depends on and that is in no file: texts, options, versions. */
  readonly of: readonly string[];
}

const INPUTS = "inputs.json";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What a build makes, from the last time where every file that it read then is the same now, byte for byte.
 * The build's own failure is thrown.
 */
export function keptBuild(options: KeptBuildOptions, build: () => Built): KeptBuild {
  return kept(options) ?? keep(options, build());
}

/**
 * The files that esbuild read, by its metafile. A name that is no file of the disk, the text that it was begun
 * with excepted, is kept as it is: such a build is made anew each time.
 */
export function inputsOf(
  { inputs }: { readonly inputs: Readonly<Record<string, unknown>> },
  begunWith?: string,
): readonly string[] {
  return Object.keys(inputs)
    .filter((name) => name !== begunWith)
    .map((name) => resolve(name.replace(/ with \{[^}]*\}$/u, "")));
}

/** What was built before and is still true; undefined where it is to be built anew. */
export function kept(options: KeptBuildOptions): KeptBuild | undefined {
  return readKept(folderOf(options));
}

/** Keeps what was built just now, where anything can be kept. */
export function keep(options: KeptBuildOptions, { files, inputs }: Built): KeptBuild {
  const folder = folderOf(options);
  // Nothing would ever make it untrue.
  if (inputs.length === 0) return { folder: undefined, files };
  try {
    const making = `${folder}.${randomUUID()}`;
    mkdirSync(making, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(making, name), text);
    const digests = Object.fromEntries(inputs.map((file) => [file, digestOf(file)]));
    const names = files.map(({ name, text }) => [name, digest([text])]);
    writeFileSync(join(making, INPUTS), JSON.stringify({ digests, names }));
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
    removeOld(folder);
    return { folder, files };
  } catch {
    return { folder: undefined, files };
  }
}

function folderOf({ place, of }: KeptBuildOptions): string {
  return join(resolve(place), digest([process.version, ...of]).slice(0, 32));
}

/** The build that is kept, whole and still true; undefined otherwise. */
function readKept(folder: string): KeptBuild | undefined {
  try {
    const { digests, names }: { digests: Record<string, string>; names: [string, string][] } =
      JSON.parse(readFileSync(join(folder, INPUTS), "utf8"));
    const was = Object.entries(digests);
    if (was.length === 0 || was.some(([file, then]) => digestOf(file) !== then)) return undefined;
    const files = names.map(([name]) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
    return files.every(({ text }, at) => digest([text]) === names[at]?.[1])
      ? { folder, files }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Builds of something else that nobody has needed today. */
function removeOld(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const other = join(dirname(folder), name);
    if (name !== basename(folder) && Date.now() - statSync(other).mtimeMs > DAY_MS)
      rmSync(other, { recursive: true, force: true });
  }
}

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function digest(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n${part}`);
  return hash.digest("hex");
}
