import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseJavascript } from "./parse-javascript.ts";
import { parsePython } from "./parse-python.ts";
import type { Sdk } from "./sdk.ts";

/** One line of packages.json. */
export type SdkPackage = {
  readonly product: string;
  readonly registry: "npm" | "pypi";
  readonly package: string;
  readonly version: string;
};

/** The pinned packages. */
export function readPackages(): readonly SdkPackage[] {
  return JSON.parse(readFileSync(new URL("packages.json", import.meta.url), "utf8"));
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

// Archives are unpacked, never installed: nothing of a package runs here, and its dependencies,
// which hold none of the names, are not fetched.
function fetchNpm(entry: Omit<SdkPackage, "product">, folder: string): void {
  execFileSync("npm", ["pack", "--silent", `${entry.package}@${entry.version}`], { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (archive === undefined) throw new Error(`${entry.package}: npm pack left no archive.`);
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
}

function fetchPypi(entry: Omit<SdkPackage, "product">, folder: string): void {
  const wanted = `${entry.package}==${entry.version}`;
  const options = ["--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder];
  execFileSync("pip", ["download", ...options, wanted]);
  const archive = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (archive === undefined) throw new Error(`${entry.package}: pip download left no wheel.`);
  execFileSync("python3", ["-m", "zipfile", "-e", archive, "."], { cwd: folder });
}

/** Downloads a package into its own folder below `cache`, unless it is there; gives the folder. */
export function fetchPackage(entry: Omit<SdkPackage, "product">, cache: string): string {
  const folder = join(cache, `${entry.package.replace("/", "+")}-${entry.version}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    try {
      (entry.registry === "npm" ? fetchNpm : fetchPypi)(entry, folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }
  return folder;
}

/** Downloads a package and parses it. */
export function readSdk(entry: SdkPackage, cache: string): Sdk {
  const folder = fetchPackage(entry, cache);
  if (entry.registry === "npm") {
    const dist = join(folder, "package", "dist");
    const models = existsSync(join(dist, "models")) ? filesBelow(join(dist, "models"), ".js") : [];
    return parseJavascript(readFileSync(join(dist, "client.js"), "utf8"), models);
  }
  const sources = join(folder, entry.package);
  return parsePython(readFileSync(join(sources, "client.py"), "utf8"), filesBelow(sources, ".py"));
}
