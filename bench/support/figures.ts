import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";

/** One measured figure beside what it is held against. */
export interface Figure {
  /** The part of the benchmark, such as `scan`. */
  readonly part: string;
  readonly what: string;
  readonly unit: "s" | "ms" | "MB";
  /** Median of the repetitions. */
  readonly figure: number;
  /** Every repetition, in order. */
  readonly runs: readonly number[];
  /** The least that is possible, or the other side of a comparison; undefined where there is none. */
  readonly bound: number | undefined;
  /** What the bound is made of. */
  readonly boundIs: string;
  /** What is aimed at; undefined for figures that only explain others. */
  readonly aim: Aim | undefined;
  /** Numbers that explain the figure: calls, items, pages. */
  readonly details: Readonly<Record<string, number | string>>;
}

/** An aim, on the ratio to the bound, on the difference to it, or on the figure itself. */
export interface Aim {
  readonly of: "ratio" | "difference" | "figure";
  readonly most: number;
}

/** The figure divided by its bound; undefined without one. */
export function ratioOf({ figure, bound }: Figure): number | undefined {
  return bound === undefined || bound === 0 ? undefined : figure / bound;
}

/** Whether the aim is met; undefined without one. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim } = figure;
  if (aim === undefined) return undefined;
  if (aim.of === "figure") return figure.figure <= aim.most;
  if (aim.of === "difference") return figure.figure - (figure.bound ?? 0) <= aim.most;
  const ratio = ratioOf(figure);
  return ratio !== undefined && ratio <= aim.most;
}

/** The middle of some numbers; the mean of the two in the middle when their count is even. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** All figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const table = new Table({
    head: ["part", "what", "figure", "runs", "bound", "ratio", "aim", "met"],
    colAligns: ["left", "left", "right", "left", "right", "right", "left", "left"],
    style: { head: [], border: [] },
  });
  for (const figure of figures) {
    const met = isMet(figure);
    table.push([
      figure.part,
      figure.what,
      amount(figure.figure, figure.unit),
      spread(figure),
      figure.bound === undefined ? "" : amount(figure.bound, figure.unit),
      ratioOf(figure)?.toFixed(2) ?? "",
      aimText(figure),
      met === undefined ? "" : met ? "yes" : "NO",
    ]);
  }
  return table.toString();
}

/** What each bound is made of, one line a figure. */
export function boundsOf(figures: readonly Figure[]): string {
  return figures
    .filter((figure) => figure.bound !== undefined)
    .map((figure) => `${figure.part}, ${figure.what}: the bound is ${figure.boundIs}.`)
    .join("\n");
}

/** Writes the figures as JSON into `bench/results/`, which git ignores; returns the file. */
export function writeResults(figures: readonly Figure[], startedAt: Date): string {
  const folder = fileURLToPath(new URL("../results/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${startedAt.toISOString().replace(/[:.]/gu, "-")}.json`);
  const results = {
    startedAt: startedAt.toISOString(),
    node: process.version,
    processors: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    figures: figures.map((figure) => ({
      ...figure,
      ratio: ratioOf(figure) ?? null,
      met: isMet(figure) ?? null,
    })),
  };
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  return file;
}

function amount(value: number, unit: Figure["unit"]): string {
  return `${value.toFixed(unit === "s" ? 2 : 0)} ${unit}`;
}

function spread({ runs, unit }: Figure): string {
  if (runs.length < 2) return "1";
  const digits = unit === "s" ? 2 : 0;
  const [least, most] = [Math.min(...runs), Math.max(...runs)];
  return `${runs.length}: ${least.toFixed(digits)}–${most.toFixed(digits)}`;
}

function aimText({ aim, unit }: Figure): string {
  if (aim === undefined) return "";
  if (aim.of === "ratio") return `ratio ≤ ${aim.most}`;
  return aim.of === "figure" ? `≤ ${aim.most} ${unit}` : `≤ ${aim.most} ${unit} over the bound`;
}
