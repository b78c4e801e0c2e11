import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { init } from "../../src/cli/commands/init.ts";
import type { InitFlags } from "../../src/cli/init/wanted.ts";
import { Ui } from "../../src/cli/ui.ts";
import { Problem } from "../../src/core/problem.ts";
import { typed } from "./dialogue.ts";
import { MANAGER, MEMBER } from "./support.ts";

const OTHER = "2000000000000009";

/** A folder with blanks and other scripts in its path, that is not empty. */
function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "closeout init 云 "));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, "accounts/shop"), { recursive: true });
  writeFileSync(join(dir, "accounts/shop/account.yaml"), `cloud: alibaba\nid: "${OTHER}"\n`);
  writeFileSync(join(dir, "notes.txt"), "ours\n");
  return dir;
}

/** Runs the command with what a person types; `hold` is typed without an end, as a key is. */
async function converse(
  project: string,
  lines: readonly string[],
  { flags = {}, hold = "" }: { readonly flags?: InitFlags; readonly hold?: string } = {},
) {
  const { input, output, shown } = typed(lines, hold);
  const cli = {
    project,
    ui: new Ui({ json: false, verbose: false, env: {} }),
    env: {},
    signal: AbortSignal.timeout(50_000),
  };
  const ended = await init(cli, flags, { input, output, terminal: hold !== "" }).catch(
    (cause: unknown) => {
      if (cause instanceof Problem) return cause;
      throw cause;
    },
  );
  return { ended, shown: shown() };
}

test("each wrong answer is asked again with what is wrong, and nothing is lost of the others", async () => {
  const dir = aFolder();
  const { ended, shown } = await converse(dir, [
    ...["aws", "alibaba"],
    ...["12", "", OTHER, MEMBER],
    ...["created", "resource-account"],
    ...["x", MEMBER, MANAGER],
    "",
    ...["../up", "a b", "-x", "Shop", "shop", "云"],
  ]);
  expect(ended).toBe(0);
  expect(shown.match(/^Cloud \(alibaba, tencent, huawei\) /gmu)).toHaveLength(2);
  expect(shown).toContain("accounts/shop describes that account already.");
  expect(shown).toContain("That is the account itself");
  expect(shown).toContain("There is an account accounts/shop already.");
  expect(readFileSync(join(dir, "accounts/云/account.yaml"), "utf8")).toContain(`"${MEMBER}"`);
  expect(readFileSync(join(dir, "notes.txt"), "utf8")).toBe("ours\n");
});

test("Ctrl-C at any question leaves nothing half-written and ends with 130", async () => {
  const answers = ["alibaba", MEMBER, "resource-account", MANAGER, "Role"];
  for (let asked = 0; asked <= answers.length; asked += 1) {
    const dir = aFolder();
    const { ended } = await converse(dir, answers.slice(0, asked), { hold: "\u0003" });
    expect(ended).toBe(130);
    expect(readdirSync(dir).sort()).toEqual(["accounts", "notes.txt"]);
    expect(readdirSync(join(dir, "accounts"))).toEqual(["shop"]);
  }
});

test.each<[option: string, flags: InitFlags]>([
  ["--cloud", { cloud: "aws" }],
  ["--id", { cloud: "alibaba", id: "12" }],
  ["--id", { cloud: "alibaba", id: OTHER }],
  ["--kind", { cloud: "alibaba", kind: "created" }],
  ["--management-id", { cloud: "alibaba", id: MEMBER, managementId: MEMBER }],
  ["--name", { cloud: "alibaba", name: "a b" }],
])("%s that cannot be is said before anything is asked: %j", async (option, flags) => {
  const dir = aFolder();
  const { ended, shown } = await converse(dir, [], { flags });
  expect(ended).toMatchObject({ code: "usage", where: option });
  expect(shown).toBe("");
  expect(readdirSync(dir).sort()).toEqual(["accounts", "notes.txt"]);
});

test("what can be told only of the whole account points to no file that was never written", async () => {
  const flags = { cloud: "alibaba", id: MEMBER, kind: "resource-account", managementId: MEMBER };
  const dir = aFolder();
  const { ended } = await converse(dir, [], { flags: { ...flags, yes: true } });
  expect(ended).toMatchObject({ code: "account-file" });
  expect(ended).toHaveProperty("next", expect.stringContaining("Nothing was written."));
  expect(readdirSync(join(dir, "accounts"))).toEqual(["shop"]);
});
