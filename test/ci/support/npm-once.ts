import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let made: string | undefined;

/**
 * A folder for the PATH of machines, with an npm that carries each lock file out once: every other
 * `npm ci` of the same gets the same files as links. All else is npm's own.
 */
export function npmOnce(): string {
  made ??= make();
  return made;
}

function make(): string {
  const folder = mkdtempSync(join(tmpdir(), "closeout-npm-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
  const script = `#!/bin/sh
if [ "$*" != ci ]; then exec "${npm}" "$@"; fi
kept="${folder}/$(sha256sum package-lock.json | cut -d ' ' -f 1)"
if [ -d "$kept" ]; then
  rm -rf node_modules
  cp -al "$kept" node_modules && exit 0
  rm -rf node_modules
fi
"${npm}" ci || exit $?
cp -al node_modules "$kept.$$" 2>/dev/null && mv -T "$kept.$$" "$kept" 2>/dev/null
exit 0
`;
  writeFileSync(join(folder, "npm"), script, { mode: 0o755 });
  return folder;
}
