import { count, told } from "../amounts.ts";

/** What a pull request is told. */
export const comment = {
  blocks: (findings: number, policies: number) =>
    `${count(findings, "finding")} of ${count(policies, "policy", "policies")} ${findings === 1 ? "blocks" : "block"} the closure.`,
  nothingBlocks: "Nothing blocks the closure.",
  reviewed: (at: string, items: number) => `The review of ${at} approves ${count(items, "item")}.`,
  notReviewed: "Nothing was reviewed yet.",
  numbers: (added: number, gone: number, changed: number) =>
    `${added} added, ${gone} gone, ${changed} changed.`,
  notKnown: (listings: number) => `${count(listings, "listing")} not known.`,
  policy: (id: string, title: string, remedy: string) => `${id}: ${title}. Next: ${remedy}`,
  unknown: "Not known",
  added: "Added",
  changed: "Changed",
  gone: "Gone",
  wave: (wave: string) => `Wave ${wave}`,
  moreLists: "More lists",
  counted: (title: string, number: number) => `${title} (${told(number)})`,
  item: (line: string, disposition: string) => `${line} · ${disposition}`,
  because: (item: string, why: string) => `${item}: ${why}`,
  differs: (line: string, facts: readonly string[]) => `${line}: ${facts.join(", ")}`,
  /** Where what has no room is found. */
  where: {
    plan: (stack: string) => `the plan of ${stack}`,
    diff: (file: string) => `the diff of ${file}`,
    pages: (pages: readonly string[]) => pages.join(", "),
    from: (first: string, last: string) => `${first} to ${last}`,
  },
  rest: (number: number, where: string) => `… ${told(number)} more in ${where}`,
};

/** A comment's words in any language. */
export type CommentTexts = typeof comment;
