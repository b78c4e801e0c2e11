import { expect } from "vitest";
import { STANDARD_POLICIES } from "../../../policies/standard/index.ts";
import type { Account, Answer } from "../../../src/core/account.ts";
import type { Attestation } from "../../../src/core/attestation.ts";
import { itemId } from "../../../src/core/item.ts";
import type { Finding, JudgedItem, Policy, PolicyView } from "../../../src/core/policy.ts";
import { areKnown, NO_TAGS } from "../../../src/core/tags.ts";
import { NO_TIES, type Ties } from "../../../src/core/ties.ts";
import { evaluate, type PolicyResult } from "../../../src/engine/gate.ts";
import { plainAccount } from "../../support/account.ts";

/** The account of every view. */
export const ACCOUNT = "1000000000000002";

/** Settings of the account, without rules or answers unless told otherwise. */
export function accountOf(changes: Partial<Account> = {}): Account {
  return plainAccount(
    { name: "old-shop", cloud: "alibaba", id: ACCOUNT, kind: "resource-account" },
    changes,
  );
}

/** An answer in line 40 of account.yaml. */
export function answer(policy: string, subject: string, word: string, lastCharge?: string): Answer {
  return {
    policy,
    subject,
    answer: word,
    because: "looked into, ticket 7",
    line: 40,
    ...(lastCharge === undefined ? {} : { lastCharge }),
  };
}

/** An attestation of a person, made the day before the view was taken. */
export function attested(
  policy: string,
  subject: string,
  word: string,
  changes: Partial<Attestation> = {},
): Attestation {
  return {
    file: "accounts/old-shop/attestations/1.yaml",
    policy,
    subject,
    answer: word,
    done: "looked into",
    by: "Li Na",
    at: "2026-11-20T00:00:00Z",
    validUntil: undefined,
    evidence: { kind: "text", text: "ticket 7" },
    reference: undefined,
    backup: undefined,
    reasons: [],
    lastCharge: undefined,
    ...changes,
  };
}

/** An item as the engine judged it: present, free, to be deleted, in the way. */
export function judged(parts: Partial<JudgedItem> = {}): JudgedItem {
  const type = parts.type ?? "shop.thing";
  const region = parts.region ?? "cn-hangzhou";
  const nativeId = parts.nativeId ?? "thing-1";
  return {
    id: itemId({ cloud: "alibaba", type, region, nativeId }),
    type,
    region,
    nativeId,
    name: nativeId,
    state: "present",
    until: undefined,
    charge: "free",
    expires: undefined,
    autoRenew: undefined,
    created: undefined,
    lastActive: undefined,
    protections: [],
    tags: {},
    ties: NO_TIES,
    facts: {},
    proposed: "delete",
    because: undefined,
    blocks: true,
    uses: [],
    waitsFor: [],
    goesWith: undefined,
    takes: [],
    parent: undefined,
    disposition: "delete",
    line: `Thing "${nativeId}"`,
    dataBearing: false,
    tagsKnown: areKnown(parts.tags ?? NO_TAGS),
    consoleSteps: [],
    title: "Thing",
    wave: "workloads",
    concern: "resource",
    backup: undefined,
    ...parts,
  };
}

/** Ties of which only some are there. */
export function tied(parts: Partial<Ties>): Ties {
  return { ...NO_TIES, ...parts };
}

/** A view of an account that is empty and fully listed. */
export function viewOf(parts: Partial<PolicyView> = {}): PolicyView {
  return {
    account: accountOf(),
    caller: {
      accountId: ACCOUNT,
      kind: "user",
      principal: "acs:ram::1:user/ops",
      accessKeyId: "K",
    },
    takenAt: "2026-11-21T00:00:00Z",
    items: [],
    coverage: [],
    sightings: [],
    review: undefined,
    own: [],
    check: undefined,
    conditions: [],
    closure: undefined,
    closing: { by: "api" },
    attestations: [],
    questions: [],
    removed: new Set(),
    rows: new Map(),
    ...parts,
  };
}

/** What a policy names, `subject — says`; empty when it passes. */
export function says(policy: Policy, view: PolicyView): readonly string[] {
  return findingsOf(policy, view).map((one) => `${one.subject} — ${one.says}`);
}

/** The subjects that a policy names. */
export function names(policy: Policy, view: PolicyView): readonly string[] {
  return findingsOf(policy, view).map((one) => one.subject);
}

/** Through the gate, which turns open questions into findings. */
function findingsOf(policy: Policy, view: PolicyView): readonly Finding[] {
  const results = evaluate([policy], view);
  if (STANDARD_POLICIES.some(({ id }) => id === policy.id)) results.forEach(expectTwins);
  return results.flatMap((result) => result.findings);
}

/** Whatever a policy of ours finds or asks is told in Chinese as well, whichever test it is found by. */
function expectTwins({ findings, questions }: PolicyResult): void {
  for (const { subject, says, in: told } of findings) {
    expect(told, `${subject}: ${says}`).toBeDefined();
    expect(told?.zh.says, subject).not.toEqual(says);
  }
  for (const { subject, asks, answers, in: told } of questions) {
    expect(told, `${subject}: ${asks}`).toBeDefined();
    expect(told?.zh.asks, subject).not.toEqual(asks);
    expect(Object.keys(told?.zh.answers ?? {}), subject).toEqual(Object.keys(answers));
  }
}
