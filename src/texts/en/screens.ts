import { count, told } from "../amounts.ts";

/** What the commands print of reviews, dates and listings. */
export const screens = {
  account: (name: string, id: string) => `${name}: account ${id}`,
  scanned: (cloud: string, at: string, caller: string) =>
    ` (${cloud}), scanned on ${at} as ${caller}`,
  notScanned: (cloud: string) => ` (${cloud})`,
  /** The title of a list, with what there is to say of it. */
  section: (title: string, number: number) => `${title} (${told(number)})`,
  about: (section: string, what: string) => `${section}: ${what}`,
  more: (number: number) => `… and ${told(number)} more; --verbose shows all.`,
  said: (line: string, disposition: string, because: string) =>
    `${line} · ${disposition}: ${because}`,
  tally: (parts: readonly string[]) => parts.join(", "),
  times: (number: number, what: string) => `${told(number)} ${what}`,
  written: (path: string) => `Written: ${path}`,
  writtenPages: (number: number, folder: string) =>
    `Written: ${count(number, "page")} in ${folder}/`,
  report: {
    noReview: (path: string) => `There is no ${path}: nothing was reviewed yet.`,
    noEntries: (journal: string) => `There is nothing in ${journal}: nothing was done yet.`,
  },
  comment: {
    created: (place: string) => `The comment on ${place} was written.`,
    updated: (place: string) => `The comment on ${place} was written anew.`,
    unchanged: (place: string) => `The comment on ${place} was left as it is: it says the same.`,
  },
  review: {
    approves: (number: number, kinds: string) =>
      `The review approves ${count(number, "item")}${kinds === "" ? "" : ` (${kinds})`}.`,
    left: "Found and not approved",
    heldBack: (policy: string) => `Held back by the policy ${policy}`,
    relied: "Answers of people that this review relies on",
    off: "Policies that are switched off for this account",
    questions: (number: number, name: string) =>
      `${count(number, "question")} for a person ${number === 1 ? "keeps" : "keep"} items from being removed: npx closeout attest ${name}`,
    unknown: "Not known: there may be more than this review shows",
    unreadTags: "Tags that could not be read",
    nothingWritten: "Nothing was written (--dry-run).",
    next: (page: string) =>
      `Next: read ${page}, commit what was written, and merge the pull request: that is the approval.`,
    answer: (policy: string, subject: string, answer: string, says: string, where: string) =>
      `${policy} ${subject}: ${answer} · ${says} (${where})`,
    policyOff: (id: string, because: string, line: number) =>
      `${id}: ${because} (account.yaml:${line})`,
  },
  changes: {
    none: (since: string) => `Nothing is different from the review of ${since}.`,
    numbers: (since: string, added: number, gone: number, changed: number) =>
      `Since the review of ${since}: ${added} added, ${gone} gone, ${changed} changed.`,
    added: "Added",
    gone: "Gone",
    changed: "Changed",
    unknown: "No longer known",
    known: "Known again",
    notKnown: "Not known: there may be more than this shows",
    item: (line: string, disposition: string) => `${line} · ${disposition}`,
    one: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    line: (line: string, parts: readonly string[]) => `${line} · ${parts.join("; ")}`,
    notSet: "(none)",
    removed: (number: number, at: string) =>
      `${count(number, "item")} of the review of ${at} were removed.`,
    next: (name: string) => `Next: npx closeout review ${name}, and have it approved.`,
  },
  timeline: {
    dated: (at: string, distance: string) => `${at} (${distance})`,
    quietEnds: (dated: string) => `The quiet period ends on ${dated}.`,
    chain: "Waiting for, one after another",
    waits: "Every known wait, the earliest end first",
    undated: "Has no date, and comes on top",
    unknown: "Not known: there may be more waits than these",
    list: (title: string, number: number) => `${title} (${told(number)}):`,
    submitNow: "By the dates that are known, the closure can be submitted now",
    undatedFirst: (number: number) =>
      `No known date holds the closure; ${count(number, "thing")} without a date must be done first`,
    submitOn: (dated: string) => `The closure can be submitted on ${dated} at the earliest`,
    thenUnknown: (first: string) =>
      `${first}. How long the cloud then takes is known once it is submitted.`,
    closedAtOnce: (first: string) => `${first}.`,
    closedOn: (first: string, dated: string) =>
      `${first}; the account is closed on ${dated}, not before.`,
    questions: (number: number, name: string) =>
      `${count(number, "question")} for a person: npx closeout attest ${name}`,
    clear: "No policy blocks the closure.",
    blocked: (ids: readonly string[]) =>
      `In the way of the closure (${ids.length}): ${ids.join(", ")}. The plan of the closure stack names each item.`,
    wait: (until: string, distance: string, what: string, because: string) =>
      `${until}, ${distance}: ${what}: ${because}`,
    withinTheHour: "within the hour",
    now: "now",
    ahead: {
      hours: (n: number) => `in ${count(n, "hour")}`,
      days: (n: number) => `in ${count(n, "day")}`,
    },
    ago: {
      hours: (n: number) => `${count(n, "hour")} ago`,
      days: (n: number) => `${count(n, "day")} ago`,
    },
  },
  scan: {
    columns: ["Type", "What", "Region", "Items", "Action", "Coverage"],
    list: (title: string, number: number) => `${title} (${told(number)}):`,
    items: (number: number, kinds: string) =>
      `${count(number, "item")}${kinds === "" ? "" : ` (${kinds})`}.`,
    listings: (items: string, number: number, ended: string) =>
      `${items} ${count(number, "listing")}: ${ended}.`,
    regions: (number: number) => count(number, "region"),
    unknown: "Not known: nothing may be called empty",
    unreadTags: "Tags that could not be read",
    blind: "Reported by the cloud, but covered by no catalog type",
    unlisted: "Named by the cloud, but in no listing",
    late: "Named by the cloud for a while longer, and gone",
    faults: "Rules that match nothing or cannot be evaluated (the plan fails until they are fixed)",
    inactive: "Services that are not activated",
    allow: (name: string) =>
      `Next: allow what is missing (npx closeout permissions ${name} prints it all), and scan again.`,
    next: (name: string) => `Next: npx closeout review ${name}`,
    sighting: (source: string, code: string, number: number) => `${source}: ${code} (${number})`,
    examples: (line: string, examples: readonly string[]) => `${line}, e.g. ${examples.join(", ")}`,
    lastCharge: (line: string, at: string) => `${line}, last charge ${at}`,
    asks: (subject: string, asks: string) => `${subject}: ${asks}`,
    lateBill: (what: string, because: string) => `${what} (${because}; bills are two days behind)`,
    lateInventory: (what: string, because: string, hours: number) =>
      `${what} (${because}; the inventory may lag ${hours} hours behind)`,
  },
  coverage: {
    line: (type: string, where: string, how: string) => `${type} in ${where}: ${how}`,
    all: (regions: number) => `all ${regions} regions`,
    some: (regions: readonly string[]) => regions.join(", "),
    code: (outcome: string, code: string) => `${outcome} (${code})`,
    message: (how: string, message: string) => `${how}: ${message}`,
    proof: (how: string, proof: string) => `${how}, proved by ${proof}`,
    missing: (how: string, permission: string) => `${how}; missing permission ${permission}`,
    unproved: (how: string, permission: string) => `${how}; not proved for ${permission}`,
    tags: (type: string, because: string) => `${type}: ${because}`,
  },
};

/** The same in any language. */
export type ScreenTexts = typeof screens;
