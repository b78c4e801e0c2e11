import { count } from "../amounts.ts";

/** What is said at lines of a project, in whatever format. */
export const annotations = {
  finding: (subject: string, says: string) => `${subject}: ${says}`,
  rule: (id: string, title: string) => `${id}: ${title}`,
  next: (remedy: string) => `Next: ${remedy}`,
  findings: (number: number) => count(number, "finding"),
  moreFindings: (number: number) => `and ${count(number, "more finding")}`,
  moreOf: (number: number, rule: string) => `${count(number, "more finding")} of ${rule}`,
  /** More than a forge shows. */
  elsewhere: {
    error: (number: number, account: string) => elsewhere(count(number, "more error"), account),
    warning: (number: number, account: string) => elsewhere(count(number, "more warning"), account),
    note: (number: number, account: string) => elsewhere(count(number, "more note"), account),
  },
  rules: {
    followed: {
      title: "Every rule of account.yaml can be followed",
      remedy: "Correct the rule, or remove it.",
    },
    same: {
      title: "The committed review is what is in the account",
      remedy: "Run `npx closeout review` again, and have it approved.",
    },
  },
  /** Between the review and what is there, of an item's line. */
  differences: {
    added: (line: string) => `${line}: came after the review`,
    changed: (line: string, facts: readonly string[]) =>
      `${line}: changed since the review: ${facts.join(", ")}`,
    gone: (line: string) => `${line}: vanished without a run of Closeout`,
  },
};

function elsewhere(more: string, account: string): string {
  return `${more} of the account ${account}, in the job summary and the comment`;
}

/** The same in any language. */
export type AnnotationTexts = typeof annotations;
