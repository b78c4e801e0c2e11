import type { Stay } from "../../core/decision.ts";
import { count } from "../amounts.ts";

const items = (number: number): string => (number === 1 ? "1 item" : `${number} items`);
const stand = (number: number): string =>
  number === 1 ? "1 item stands" : `${number} items stand`;

type Why = Exclude<Stay["reason"], "disposition">;

/** Why items stay, in a tally. */
const why: Readonly<Record<Why, string>> = {
  "not-reviewed": "not in the review",
  changed: "changed since the review",
  policy: "held back by a policy",
  "takes-unapproved": "would also delete something unapproved",
  "takes-unseen": "may also delete something that could not be listed",
  "parent-stays": "go with a parent that stays",
  "waits-for-staying": "wait for something that stays",
};

const some = (number: number, one: string, many: string): string =>
  number === 1 ? `1 item ${one}` : `${number} items ${many}`;

/** Why items of a wave stay. */
const staying: Readonly<Record<Stay["reason"] | "found", (number: number) => string>> = {
  found: (number) => some(number, "found", "found"),
  "not-reviewed": (number) =>
    some(
      number,
      "not in the review file: it waits for the next review",
      "not in the review file: they wait for the next review",
    ),
  changed: (number) =>
    some(
      number,
      "changed since the review: it waits for the next review",
      "changed since the review: they wait for the next review",
    ),
  "takes-unapproved": (number) =>
    some(
      number,
      "held back: deleting it would also delete something unapproved",
      "held back: deleting them would also delete something unapproved",
    ),
  "takes-unseen": (number) =>
    some(
      number,
      "held back: deleting it may also delete something that could not be listed",
      "held back: deleting them may also delete something that could not be listed",
    ),
  policy: (number) => some(number, "held back by a policy", "held back by a policy"),
  "parent-stays": (number) =>
    some(number, "goes only with a parent that stays", "go only with a parent that stays"),
  "waits-for-staying": (number) =>
    some(number, "cannot go while something else stays", "cannot go while others stay"),
  disposition: (number) => some(number, "stays by decision", "stay by decision"),
};

/** What plans and deploys of a teardown say. */
export const teardown = {
  heading: {
    plan: (number: number, account: string) =>
      `This plan deletes ${items(number)} of account ${account}`,
    /** Where each resource says for itself what becomes of it, and nobody knows which of them are asked. */
    waves: (number: number, account: string) =>
      `${items(number)} of account ${account} ${number === 1 ? "is" : "are"} approved to go; each wave says what this deploy does with its own`,
    kinds: (kinds: string, waves: string) => `${kinds}; by wave: ${waves}.`,
    stay: (number: number) =>
      `${items(number)} more ${number === 1 ? "stays" : "stay"}, as said below.`,
    unreviewed: (number: number, account: string) =>
      `Nothing is approved: ${stand(number)} in account ${account}; this plan deletes nothing`,
    review: (name: string) =>
      `Next: run \`npx closeout review ${name}\`, read accounts/${name}/review.md, and commit review.json and review.md. Merging them is the approval; then plan again.`,
    nothing: (number: number, account: string) =>
      `This plan deletes nothing: ${stand(number)} in account ${account}`,
    why: (reasons: string) => `Why they stay: ${reasons}. Each is named below.`,
    doubted: (account: string) =>
      `0 items were found in account ${account}, which is not called empty`,
    doubts: (doubts: readonly string[]) => `${doubts.join(" ")} This plan deletes nothing.`,
    incomplete: (listings: number) => `${listings} listings are not complete.`,
    blind: (kinds: number) =>
      `The cloud names ${kinds} kinds of things that no type of Closeout lists.`,
    unlisted: (things: number) =>
      `Its inventory or its bills name ${things} things that no listing shows.`,
    empty: (account: string) => `Account ${account} is empty: 0 items left`,
    complete: "Every listing is complete, and the cloud names nothing else.",
    late: (number: number, hours: number, ids: readonly string[]) =>
      `Every listing is complete, and the cloud names nothing else, but ${items(number)} that ${number === 1 ? "is" : "are"} gone, within the ${hours} hours that its inventory may lag behind and the two days of its bills: ${ids.join(", ")}.`,
    others: (number: number) =>
      number === 1
        ? "1 item does not stand in the way: it goes with the account, was abandoned, or is on the way out already."
        : `${number} items do not stand in the way: they go with the account, were abandoned, or are on the way out already.`,
    next: (command: string) => `Next: ${command}.`,
    /** A part of a tally. */
    times: (number: number, what: string) => `${number} ${what}`,
    all: (parts: readonly string[]) => parts.join(", "),
  },
  why,
  closing: {
    deletesNothing: (title: string) => `${title}; this plan deletes nothing`,
    notListed: "Its items are no longer listed.",
  },
  unknown: (listings: number) =>
    `${listings} listings are incomplete. What they hold is treated as unknown: nothing there is deleted, and the closure stays blocked`,
  preview: {
    head: "This is a preview, and is never deployed",
    says: "It shows what a deploy would do.",
    once: "It shows what a deploy would do once this is approved:",
  },
  deletes: {
    head: (number: number) => `this deploy deletes ${items(number)}`,
    says: "`pulumi preview --diff` has a line for each.",
    unshown:
      "`pulumi preview --diff` has a line for each but for these, which the state does not hold yet:",
  },
  ignored: {
    head: (number: number) =>
      number === 1
        ? "1 approved item stays, since `ignoreChanges` names it"
        : `${number} approved items stay, since \`ignoreChanges\` names them`,
    says: "To delete them, take that option away.",
  },
  takenOver: (number: number) =>
    `this deploy takes it over and deletes nothing; the next one deletes ${items(number)}`,
  ofWave: (wave: string, what: string) => `${wave}: ${what}`,
  staying,
  line: (id: string, says: string) => `${id}: ${says}`,
  byPerson: "to be done by a person",
  console: {
    head: (type: string, because: string) => `${type}: ${because}.`,
    see: (page: string) => `See: ${page}`,
  },
  failures: (number: number) => `${number} could not be deleted in the last run`,
  failure: (id: string, reason: string, at: string) => `${id}: ${reason} (${at})`,
  open: {
    head: (number: number) =>
      `the last run ended before ${number} ${number === 1 ? "call was" : "calls were"} answered`,
    call: (id: string, does: string, action: string, at: string) =>
      `${id}: ${does} (${action}, ${at})`,
    now: (journal: string) => `What is listed here is what is there now; journal: ${journal}`,
  },
  putBack: {
    plan: (number: number) =>
      `This plan puts back what earlier runs changed of ${items(number)} that ${number === 1 ? "stays" : "stay"}`,
    does: (id: string, does: readonly string[]) => `${id}: ${does.join("; ")}`,
    lasting: (number: number) =>
      `Earlier runs changed what stays now, and no call undoes it (${number})`,
    act: (step: string, each: string) => `${step}: ${each}`,
    lasts: (id: string, act: string, at: string, because: string) =>
      `${id}: "${act}" (${at}): ${because}`,
    next: (line: string, next: string) => `${line}. Next: ${next}`,
    done: (number: number) => `Put back on ${items(number)} that could not be removed, or stay`,
    left: (number: number) =>
      `${count(number, "change")} of items that are still there could not be put back`,
    because: (line: string, reason: string) => `${line}: ${reason}`,
    fix: "Next: fix what is named, then plan and deploy again; what is not back stays on record.",
  },
  apply: {
    closing: (title: string) => `${title}: this plan was made before`,
    notEntered: "Nothing was deleted, and the account was not entered. Plan again.",
    stopped: (gone: number, total: number, wave: string) =>
      `Stopped: ${gone} of ${total} items of the wave ${wave} are gone`,
    stuck: (stuck: number, total: number, wave: string) =>
      `${stuck} of ${total} items of the wave ${wave} could not be deleted`,
    reason: (id: string, reason: string) => `${id}: ${reason}`,
    fix: "Next: fix what is named, then plan and deploy again. What is gone stays gone, and the journal holds each call.",
    appeared: (number: number, wave: string) =>
      `${wave}: ${number} items appeared during this run and wait for the next review`,
    madeBy: (id: string, creator: string) => `${id}, probably made by ${creator}`,
    progress: (gone: number, total: number) => `${gone} of ${total} gone`,
  },
  stops: {
    policy: (id: string, title: string) => `${id}: ${title}`,
    limit: (going: number, limit: number) =>
      `This teardown would remove ${going} items, and the limit of one run is ${limit}`,
    raise: (file: string) =>
      `Split the review, or raise limits.deletions in ${file}. Nothing was deleted.`,
    rule: (place: string, says: string) => `${place}: ${says}`,
    fixRule:
      "Fix or remove the rule, then run the plan again. Nothing is deleted or closed while it stands.",
    reviewChanged: "The review file changed after this plan was made",
    /** Digests of the plan's review and of the file, and what to do. */
    digests: (planned: string, now: string, next: string) =>
      `The plan was made with ${planned}, the file beside the stack is ${now}. Nothing was deleted. ${next}`,
    noReview: "no review",
    notThere: "not there",
  },
};

/** The same in any language. */
export type TeardownTexts = typeof teardown;
