import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u;
const TERMS = /^(licen[cs]e|notice|copying)(\.|-|$)/iu;

/** What is written of a package that is built in. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
}

/** Folders of the packages that files lie in, relative to the root. */
export function packagesOf(files: readonly string[]): ReadonlySet<string> {
  return new Set(files.flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
}

/** Writes the licences of the packages that are built in, as most of them ask for. */
export function writeNotices(root: string, dist: string, packages: ReadonlySet<string>): void {
  const notices = [...packages]
    .map((folder) => notice(join(root, folder)))
    .sort((a, b) => (a < b ? -1 : 1));
  writeFileSync(
    join(dist, "THIRD-PARTY-NOTICES"),
    `Closeout's built code holds these packages.\n\n${notices.join("\n")}`,
  );
}

function notice(folder: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const terms = readdirSync(folder)
    .filter((name) => TERMS.test(name) && existsSync(join(folder, name)))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trim());
  const head = `${manifest.name} ${manifest.version} (${String(manifest.license ?? "see below")})`;
  return [`${"=".repeat(80)}\n${head}`, ...terms, ""].join("\n\n");
}
