import { type Cli, type OpenAccount, openWithoutPolicies } from "../cli.ts";
import { type Check, failure, ok, skipped } from "../doctor/check.ts";
import { checkCloud } from "../doctor/cloud.ts";
import { checkFolder, checkPolicies } from "../doctor/folder.ts";
import { checkLeftOn } from "../doctor/left-on.ts";
import { checkMachine } from "../doctor/machine.ts";
import { checkNetwork } from "../doctor/network.ts";
import { EXIT } from "../exit-codes.ts";
import type { Ui } from "../ui.ts";
import { count } from "../words.ts";

/** Looks at everything that a scan, a plan and a deploy need, and says what is missing. */
export async function doctor(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const checks: Check[] = [];
  const add = (more: readonly Check[]): void => {
    for (const check of more) {
      checks.push(check);
      if (!ui.json) showCheck(ui, check);
    }
  };
  add(await checkMachine(cli));
  add([await checkPolicies(cli.project)]);
  const opened = open(cli, name);
  if ("check" in opened) {
    add([opened.check, skipped("credentials", "not asked: the account's file cannot be used")]);
  } else {
    const { paths, workspace } = opened;
    const { account, cloud } = workspace;
    try {
      add([ok("account", `${paths.account}: ${cloud.title} ${account.kind} ${account.id}`)]);
      const now = new Date(workspace.clock.now()).toISOString();
      add(await checkFolder(paths, workspace.store, account, now));
      add([checkNetwork(cli, workspace)]);
      add(await checkLeftOn(workspace));
      add(await checkCloud(cli, workspace));
    } finally {
      await workspace.close();
    }
  }
  const bad = checks.filter((check) => check.outcome === "failed");
  if (ui.json) ui.data("doctor", { ok: bad.length === 0, checks });
  else {
    ui.print("");
    ui.print(
      bad.length === 0
        ? ready(checks)
        : `${count(bad.length, "check")} of ${checks.length} failed.`,
    );
  }
  return bad.length === 0 ? EXIT.ok : EXIT.blocked;
}

/** Says no more than what was looked at. */
function ready(checks: readonly Check[]): string {
  const notes = checks.filter((check) => check.outcome === "note").length;
  const open =
    notes === 0
      ? ""
      : ` ${count(notes, "note")} above say${notes === 1 ? "s" : ""} what does not hold yet or is worth knowing.`;
  return `Ready for a scan and a plan: no check failed.${open}`;
}

function open(cli: Cli, name: string): OpenAccount | { readonly check: Check } {
  try {
    return openWithoutPolicies(cli, name, "doctor");
  } catch (cause) {
    return { check: failure("account", cause) };
  }
}

const SIGNS = {
  ok: "✓ ok     ",
  failed: "✗ failed ",
  note: "! note   ",
  skipped: "– skipped",
} as const;

function showCheck(ui: Ui, check: Check): void {
  const { green, red, yellow, dim } = ui.paint;
  const paint = { ok: green, failed: red, note: yellow, skipped: dim }[check.outcome];
  const indent = " ".repeat(11);
  const [first = "", ...rest] = check.says.split("\n");
  ui.print(`${paint(SIGNS[check.outcome])}  ${check.name}: ${first}`);
  for (const line of rest) ui.print(`${indent}${line}`);
  if (check.next !== undefined) ui.print(`${indent}Next: ${check.next}`);
}
