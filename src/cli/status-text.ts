import { shown } from "../core/secrets.ts";
import type { AccountStatus } from "../operations/status.ts";
import type { Ui } from "./ui.ts";
import { count } from "./words.ts";

/** A terminal's usual width. */
const WIDTH = 80;
/** Lines of money unless everything was asked for. */
const MONEY = 12;

/** One line for each account that fits a terminal, then what is next for each. */
export function showStatus(ui: Ui, all: readonly AccountStatus[]): void {
  const { bold, yellow, red } = ui.paint;
  const rows = all.map((one) => [
    shown(one.name),
    one.phase,
    leftOf(one),
    one.blockers === null ? "?" : String(one.blockers.length),
    one.earliest?.slice(0, 10) ?? "-",
    one.waitsFor,
  ]);
  const head = ["account", "phase", "left", "blockers", "earliest", "waits for"];
  const others = head.map((title, at) => widest([title, ...rows.map((row) => row[at] ?? "")]));
  const room = WIDTH - others.slice(1).reduce((sum, one) => sum + one + 2, 0);
  const widths = [Math.min(others[0] ?? 0, room), ...others.slice(1)];
  ui.print(bold(line(head, widths)));
  for (const [at, row] of rows.entries()) {
    const text = line(row, widths);
    ui.print(all[at]?.phase === "unusable" || all[at]?.phase === "failed" ? red(text) : text);
  }
  ui.print("");
  for (const { name, next, command, detail, phase } of all) {
    if (phase === "closed") continue;
    const told = phase === "unusable" ? `${sentence(detail.split("\n")[0] ?? "")} ${next}` : next;
    ui.print(`${yellow(shown(name))}: ${shown(told)}${command === null ? "" : `: ${command}`}`);
  }
  const money = all.flatMap((one) => one.money.map((text) => `${shown(one.name)}: ${shown(text)}`));
  if (money.length > 0) {
    ui.print("");
    ui.print(`${bold("Money")} (${money.length}):`);
    const some = ui.verbose ? money : money.slice(0, MONEY);
    for (const text of some) ui.print(`  ${ui.verbose ? text : cut(text, WIDTH - 2)}`);
    if (some.length < money.length)
      ui.print(`  … and ${money.length - some.length} more; --verbose shows all.`);
  }
  ui.print("");
  ui.print(footer(all));
}

function leftOf({ left }: AccountStatus): string {
  if (left === null) return "-";
  return left.of === "look" ? String(left.items) : `${left.items}*`;
}

function footer(all: readonly AccountStatus[]): string {
  const unseen = all.filter(({ seenAt, phase }) => seenAt === null && phase !== "closed").length;
  return [
    `${count(all.length, "account")}, by what is written down.`,
    ...(all.some(({ left }) => left?.of === "review")
      ? ["* of the review, less what is gone."]
      : []),
    ...(unseen === 0 ? [] : [`${unseen} never looked at here: --scan looks.`]),
  ].join(" ");
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, at) => {
      const text = cut(cell, widths[at] ?? 0);
      return text + " ".repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text)));
    })
    .join("  ")
    .trimEnd();
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(widthOf));
}

/** Signs that take two places of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
}

function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let short = "";
  for (const sign of text) {
    if (widthOf(short + sign) > most - 1) break;
    short += sign;
  }
  return `${short}…`;
}

/** A text with its end, as what comes behind it begins anew. */
function sentence(text: string): string {
  return /[.:!?]$/u.test(text) ? text : `${text}.`;
}
