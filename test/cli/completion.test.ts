import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BIN } from "./support.ts";

const place = mkdtempSync(join(tmpdir(), "closeout completion-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
for (const name of [
  "acme",
  "beta.2",
  "云账号",
  "two words",
  "$(touch x)",
  "other/accounts/there",
]) {
  mkdirSync(join(place, "accounts", name), { recursive: true });
  writeFileSync(join(place, "accounts", name, "account.yaml"), "");
}

/** For each shell, how it is asked what completes a line: the words before, and the last one. */
const ASKS: Readonly<Record<string, string>> = {
  bash: `source "$SCRIPT"
    COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _closeout; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // The widgets of an interactive zsh stand in for themselves; the script is run by the real shell.
  zsh: `compdef() { }; compadd() { shift; for one in "$@"; do [[ $one == \${words[-1]}* ]] && print -r -- $one; done; return 0 }; _files() { }
    source "$SCRIPT"
    words=("$@"); CURRENT=$#; _closeout`,
  fish: `source $SCRIPT; complete -C (string join -- ' ' (string escape -- $argv[1..-2]) "$argv[-1]") | string split -f1 \\t`,
};

/** What was typed, what completes it, and what does not. */
interface Case {
  readonly typed: readonly string[];
  readonly has: readonly string[];
  readonly not?: readonly string[];
}

const CASES: readonly Case[] = [
  { typed: ["sc"], has: ["scan"], not: ["status"] },
  {
    typed: ["scan", ""],
    has: ["acme", "beta.2", "云账号"],
    not: ["two words", "$(touch x)", "x"],
  },
  { typed: ["scan", "a"], has: ["acme"], not: ["beta.2"] },
  { typed: ["scan", "acme", "--ver"], has: ["--verbose", "--version"], not: ["--json"] },
  { typed: ["--json", "scan", "b"], has: ["beta.2"] },
  {
    typed: ["--project", join(place, "accounts/other"), "scan", ""],
    has: ["there"],
    not: ["acme"],
  },
  { typed: ["--project", "scan", "sc"], has: ["scan"], not: ["acme"] },
  { typed: ["--lang", ""], has: ["en", "zh"], not: ["scan"] },
  { typed: ["record", ""], has: ["import", "export"], not: ["acme"] },
  { typed: ["record", "import", ""], has: ["acme"], not: ["import"] },
  { typed: ["plan", "acme", ""], has: ["teardown", "closure"], not: ["acme"] },
  {
    typed: ["permissions", "acme", "--for", ""],
    has: ["scan", "remove", "closure"],
    not: ["acme"],
  },
  { typed: ["completion", ""], has: ["bash", "zsh", "fish"] },
  { typed: ["demo", "hu"], has: ["huawei", "huawei-disassociate"], not: ["tencent"] },
  { typed: ["attest", "acme", "--po"], has: ["--policy"] },
  { typed: ["attest", "acme", "--policy", ""], has: [], not: ["acme"] },
];

describe.each(Object.keys(ASKS))("%s completes", (shell) => {
  const there = spawnSync(shell, ["--version"]).status === 0;
  const script = join(place, `completion.${shell}`);
  beforeAll(() => {
    writeFileSync(script, execFileSync(process.execPath, [BIN, "completion", shell]));
  });

  test.skipIf(!there).each(CASES)("$typed", ({ typed, has, not = [] }) => {
    const args = shell === "fish" ? ["-N", "-c"] : ["-c"];
    const name = shell === "fish" ? [] : [shell];
    const { stdout, stderr } = spawnSync(
      shell,
      [...args, ASKS[shell] ?? "", ...name, "closeout", ...typed],
      { cwd: place, env: { ...process.env, LC_ALL: "C.UTF-8", SCRIPT: script }, encoding: "utf8" },
    );
    const words = stdout.split("\n").filter((word) => word !== "");
    expect(stderr).toBe("");
    expect(words).toEqual(expect.arrayContaining([...has]));
    expect(words.filter((word) => not.includes(word))).toEqual([]);
  });
});
