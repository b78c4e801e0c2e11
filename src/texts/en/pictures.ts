import { count } from "../amounts.ts";

/** What pictures and their tables say, and pages around their content. */
export const pictures = {
  /** What a square of a map means. */
  squares: {
    found: "with something",
    empty: "with nothing",
    unused: "not in use",
    unknown: "not known",
  },
  region: "Region",
  waits: ["When", "What", "Why"],
  holds: " (holds the closure)",
  /** Of a page for a browser. */
  parts: "Parts of this page",
  skip: "Skip to the content",
  find: "Find",
  findWhat: "name, id, region, action",
  findIn: "in",
  everything: "everything",
  /** Each # is a number. */
  found: "# of #",
  /** Of a square to tick. */
  toBeDone: "to be done",
  /** Of a document that takes several pages, and of what has no room on one. */
  pages: {
    first: (number: number) =>
      `This is the first of ${count(number, "page")}; what is too long for it stands in `,
    end: ".",
    back: (page: string) => `Back to ${page}`,
    next: (page: string) => `On to ${page}`,
    part: (title: string, at: number, of: number) => `${title}, page ${at} of ${of}`,
    all: "All of it: ",
    between: ", ",
    moreLines: (number: number) => `… and ${count(number, "more line")}`,
    cut: (text: string) => `${text} … (cut; whole in review.json)`,
  },
};

/** The same in any language. */
export type PictureTexts = typeof pictures;
