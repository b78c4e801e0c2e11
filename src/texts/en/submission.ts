import { count } from "../amounts.ts";

/** What plans and deploys of a closure say. */
export const submission = {
  before: {
    head: (account: string) =>
      `Before anybody submits the closure of account ${account}: commit and merge what this deploy wrote`,
    commit: (packet: string, journal: string) =>
      `1. Commit ${packet} and ${journal}, and merge them.`,
    commitPacket: (packet: string) => `1. Commit ${packet}, and merge it.`,
    stop: "2. Stop scheduled runs and pipelines that use this account's credentials, and take the credentials out of them.",
    submit: (page: string) => `3. Then submit it by ${page}.`,
    unknowing:
      "A checkout that does not hold these files does not know that the closure may be submitted: a run from it logs in, which may cancel the closure.",
    unknowingDatabase:
      "A checkout that has neither this folder nor the database's address does not know that the closure may be submitted: a run from it logs in, which may cancel the closure.",
  },
  beforeRequest: (account: string) =>
    `Before anybody asks for the disassociation of account ${account}: commit what this deploy wrote, and give each side its packet`,
  stateIt: (detail: string, name: string) =>
    `${detail}. What each side did is stated by that side, with \`npx closeout attest ${name}\`.`,
  followed: (account: string) =>
    `Account ${account} is already closing; deploy will follow the closure in progress`,
  refused: (account: string, policies: readonly string[]) =>
    `The closure of account ${account} is refused: ${policies.join(", ")}`,
  refusedNext: "data.closeout_blockers names each item and its remedy.",
  closes: (account: string, kind: string) =>
    `Deploying this closes account ${account} (${kind}) for ever`,
  abandoned: (lines: string) => `Abandoned:\n${lines}`,
  nothingAbandoned: "Nothing is abandoned.",
  abandons: (id: string, what: string) => `${id}: ${what}`,
  lost: "It cannot be undone: all resources and data in the account are lost, and nobody can log in again.",
  rejected: {
    notShown: (account: string) => `The cloud does not show the closure of account ${account}`,
    head: (account: string) => `The closure of account ${account} was rejected`,
    reason: (name: string, description: string) => `${name}: ${description}`,
    next: "Next: clear the reasons, then plan and deploy the closure again.",
  },
  prepares: {
    head: (account: string, kind: string) =>
      `Deploying this prepares the closure of account ${account} (${kind}); a person submits it`,
    says: (packet: string, parts: number, attestations: number) =>
      `No API closes such an account. The deploy writes ${packet}/: where to click, what the automatic check asks, ${parts} parts of the way with how each was done, ${attestations} attestations it rests on, what is abandoned, the papers, and what not to do afterwards.`,
    keyKept: "The key in use stays: deleting it is the last manual step of the packet.",
    keyStays: (because: string) => `The key in use stays: ${because}`,
    keyDeleted: (key: string) =>
      `The key in use (${key}) is deleted as the very last call; nothing can be looked at with it afterwards.`,
    atOnce: (because: string) => `${because} That cannot be undone.`,
    quiet: (days: number) =>
      `After the submission nothing logs in for ${days} days. Once closed, it cannot be undone: all data in the account is lost, and nobody can log in again.`,
  },
  disassociates: {
    head: (account: string, master: string) =>
      `Deploying this prepares the disassociation of account ${account} from its master account ${master}, and does not close it; the two sides carry it out`,
    says: (folders: readonly string[], attestations: number) =>
      `No API does it. The deploy writes a packet for each side, ${folders.join(" and ")}; they rest on ${count(attestations, "attestation")}.`,
    revocable:
      "The master account asks; until the member account accepts, the master can take the request back. Nothing in the account is removed.",
    kept: (file: string) =>
      `Once it is done, \`master: none\` is written into ${file}: the account is kept, since closure.confirm is blank.`,
    closedNext: (file: string) =>
      `Once it is done, \`master: none\` is written into ${file}: the next plan is that of its closing.`,
  },
  leaves: (account: string, kind: string) =>
    `Deploying this takes account ${account} (${kind}) out of its directory, and does not close it`,
  anew: (account: string) =>
    `The closure of account ${account} is no longer running, and is prepared anew`,
  destroyed: {
    head: (account: string) => `Destroying the closure of account ${account} does not cancel it`,
    says: (tool: string) =>
      `The vendor has no API that cancels a submitted closure. ${tool} only drops it from its state; the closure continues.`,
    nothing: (tool: string, isPrepared: boolean) =>
      `${tool} only drops it from its state. ${isPrepared ? "Nothing was submitted from here; what a person submits, or has submitted, continues." : "There is nothing to cancel."}`,
    failed: "A closure that failed is forgotten",
    failedSays: "Its journal stays.",
    teardown: "Destroying a teardown forgets it and touches nothing in the cloud",
    teardownSays:
      "Everything in the account stays. To delete it, review it and deploy the teardown.",
  },
};

/** The same in any language. */
export type SubmissionTexts = typeof submission;
