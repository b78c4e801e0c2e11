/** What pictures and their tables say. */
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
};

/** The same in any language. */
export type PictureTexts = typeof pictures;
