import type { Language } from "../core/language.ts";

/** A run of text of one sort. */
export type Piece =
  | { readonly as: "text" | "code" | "strong" | "soft"; readonly text: string }
  /** Shown as a link: to itself, or with words of its own. */
  | { readonly as: "link"; readonly text: string; readonly address: string };

/**
 * Text that people or the vendor wrote, shown as it is; `ours` may hold `code`, **strong** and links; or
 * pieces that say of each run how it is shown.
 */
export type Words = string | { readonly ours: string } | readonly Piece[];

/** A cell of a table: one text, or lines below each other, with their numbers where they are steps. */
export type Cell = Words | { readonly lines: readonly Words[]; readonly numbered?: true };

/** How good what is said is. */
export type Tone = "good" | "wait" | "bad" | "";

/** A named thing with what is said about it. */
export interface Entry {
  readonly title: Words;
  readonly tag: string;
  readonly tone: Tone;
  readonly lines: readonly Words[];
  readonly points: readonly Words[];
}

/** A number or a word that stands for much. */
export interface Figure {
  readonly title: string;
  readonly value: Words;
  readonly tone: Tone;
}

/** Rows under their columns. */
export interface Table {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One listing on a map: something found, nothing, not in use there, or not known. */
export interface Square {
  readonly title: string;
  readonly is: "found" | "empty" | "unused" | "unknown";
}

/** A place with its squares. */
export interface MapPlace {
  readonly title: string;
  readonly squares: readonly Square[];
}

/** Something that ends, and what waits for it. */
export interface Span {
  readonly what: string;
  readonly because: string;
  /** ISO 8601 in UTC. */
  readonly until: string;
  /** `not before `, or nothing where the end is exact. */
  readonly certainty: string;
  /** Holds everything up. */
  readonly holds: boolean;
}

/** Waits from one moment on. */
export interface Waits {
  readonly kind: "waits";
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** Where a wait began before. */
  readonly now?: string;
  readonly spans: readonly Span[];
}

/** A piece of a section. */
export type Block =
  | { readonly kind: "text"; readonly words: Words }
  | { readonly kind: "loud"; readonly words: string }
  /** Heads what follows within a section. */
  | { readonly kind: "heading"; readonly words: Words }
  /** `steps` are numbered; steps and squares are ticked on paper. */
  | { readonly kind: "points" | "steps" | "squares"; readonly lines: readonly Words[] }
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | Table
  | Waits
  | { readonly kind: "map"; readonly places: readonly MapPlace[] }
  | { readonly kind: "command"; readonly command: string };

/** A part of the page under its heading. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Name of its own page, without the ending, where the document takes several; undefined keeps it on the first. */
  readonly page?: string;
  /** Stands on the first page in its place, which it then always leaves. */
  readonly summary?: readonly Block[];
  /** A reader can look for something in its tables and lists, where a form can do that. */
  readonly searched?: true;
  /** The only form that shows it, where it is too much for others. */
  readonly only?: "html";
}

/** A document's content, the same for every form of it. */
export interface DocumentModel {
  /** In which it is written. */
  readonly language: Language;
  readonly title: string;
  /** What it is about, by name. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Said before the first section. */
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
  /** Said at the very end. */
  readonly end?: Words;
}

/** Text of people or vendors, in code. */
export function code(text: string): Piece {
  return { as: "code", text };
}

/** Text of people or vendors, set off. */
export function strong(text: string): Piece {
  return { as: "strong", text };
}

/** Text of people or vendors, as it is. */
export function plain(text: string): Piece {
  return { as: "text", text };
}

/** A table without the columns that are empty in every row; the first one stays. */
export function withoutEmptyColumns({ kind, columns, rows }: Table): Table {
  const used = columns
    .map((_, at) => at)
    .filter((at) => at === 0 || rows.some((row) => !isEmpty(row[at] ?? "")));
  const of = <T>(all: readonly T[], otherwise: T): readonly T[] =>
    used.map((at) => all[at] ?? otherwise);
  return { kind, columns: of(columns, ""), rows: rows.map((row) => of(row, "")) };
}

function isEmpty(cell: Cell): boolean {
  if (typeof cell === "string") return cell === "";
  if ("ours" in cell) return cell.ours === "";
  return "lines" in cell ? cell.lines.every(isEmpty) : cell.every(({ text }) => text === "");
}

/** The lines of a cell, each with what stands before it. */
export function linesOf(cell: Cell): readonly { readonly before: string; readonly words: Words }[] {
  if (typeof cell !== "object" || !("lines" in cell)) return [{ before: "", words: cell }];
  const { lines, numbered } = cell;
  return lines.map((words, at) => ({ before: numbered === true ? `${at + 1}. ` : "", words }));
}

/** Points under a title in bold, unless there are none. */
export function titled(title: string, lines: readonly Words[]): readonly Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: "text", words: [strong(title)] },
    { kind: "points", lines },
  ];
}

/** A paragraph of ours, which may hold `code`, **strong** and links. */
export function paragraph(ours: string): Block {
  return { kind: "text", words: { ours } };
}
