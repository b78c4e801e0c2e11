import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/core/account.ts";
import type { Attestation } from "../../src/core/attestation.ts";
import {
  definePolicy,
  findings,
  type Policy,
  type PolicyView,
  pass,
  type Question,
} from "../../src/core/policy.ts";
import { evaluate, openQuestions, type PolicyResult, relied } from "../../src/engine/gate.ts";
import { toyAccount, toyRows } from "./support/toy-cloud.ts";

const question: Question = {
  subject: "toy:box",
  asks: "Is the box empty?",
  answers: { empty: "nothing is in it", given: "it is somebody else's now" },
  needs: "reason",
};

function asking(questions: () => readonly Question[], more: Partial<Policy> = {}): Policy {
  return definePolicy({
    id: "boxes",
    title: "Every box is empty",
    severity: "mandatory",
    guards: "closure",
    remedy: "Look.",
    asks: questions,
    check: () => pass,
    ...more,
  });
}

function line(word: string, more: Partial<Answer> = {}): Answer {
  return { policy: "boxes", subject: "toy:box", answer: word, because: "shaken", line: 9, ...more };
}

function file(word: string, more: Partial<Attestation> = {}): Attestation {
  return {
    file: "1.yaml",
    policy: "boxes",
    subject: "toy:box",
    answer: word,
    done: "opened",
    by: "Li Na",
    at: "2026-11-20T00:00:00Z",
    validUntil: undefined,
    evidence: { kind: "text", text: "a photograph" },
    reference: undefined,
    backup: undefined,
    reasons: [],
    lastCharge: undefined,
    ...more,
  };
}

interface Given {
  readonly answers?: readonly Answer[];
  readonly attestations?: readonly Attestation[];
}

function judge(policies: readonly Policy[], given: Given = {}): readonly PolicyResult[] {
  const view: PolicyView = {
    account: { ...toyAccount, answers: given.answers ?? [] },
    caller: { accountId: "1", kind: "user", principal: "toy:user", accessKeyId: "KEY" },
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
    attestations: given.attestations ?? [],
    questions: [],
    removed: new Set(),
    rows: toyRows,
  };
  return evaluate(policies, view);
}

/** What stands in the way when this is asked, and these answers were given. */
function said(asked: Question, given: Given = {}): readonly string[] {
  return judge([asking(() => [asked])], given).flatMap((one) =>
    one.findings.map(({ says }) => says),
  );
}

describe("an open question", () => {
  test("is what the policy fails with, besides what it finds itself", () => {
    const check = () => findings([{ subject: "lid", says: "the lid is off" }]);
    const [result] = judge([asking(() => [question], { check })]);
    expect(result).toMatchObject({
      outcome: "fail",
      findings: [
        { subject: "lid", says: "the lid is off" },
        { subject: "toy:box", says: "Is the box empty?" },
      ],
    });
  });

  test("that need not be answered fails nothing, and is still there to be answered, last", () => {
    const may: Question = { ...question, subject: "toy:lid", optional: true };
    const results = judge([asking(() => [may]), asking(() => [question], { id: "others" })]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["pass", "fail"]);
    expect(openQuestions(results).map(({ subject }) => subject)).toEqual(["toy:box", "toy:lid"]);
  });
});

describe("an answer", () => {
  test("in a line of account.yaml settles a question that needs a reason, and is relied on", () => {
    const results = judge([asking(() => [question])], { answers: [line("empty")] });
    expect(results[0]?.outcome).toBe("pass");
    expect(openQuestions(results)).toEqual([]);
    expect(relied(results)).toEqual([
      {
        policy: "boxes",
        subject: "toy:box",
        answer: "empty",
        says: "shaken",
        where: `${toyAccount.file}:9`,
        attestation: undefined,
      },
    ]);
  });

  test("in an attestation does too, and goes before a line", () => {
    const attestation = file("given");
    const given = { answers: [line("given")], attestations: [attestation] };
    expect(relied(judge([asking(() => [question])], given))).toEqual([
      {
        policy: "boxes",
        subject: "toy:box",
        answer: "given",
        says: "opened",
        where: "1.yaml",
        attestation,
      },
    ]);
  });

  test("against another one, which says something else, settles nothing: nobody knows which is true", () => {
    const given = { answers: [line("empty")], attestations: [file("given")] };
    const both = `1.yaml says "given", and ${toyAccount.file}:9 says "empty"`;
    for (const needs of ["reason", "evidence"] as const) {
      const [says] = said({ ...question, needs }, given);
      expect(says).toContain(both);
      expect(relied(judge([asking(() => [{ ...question, needs }])], given))).toEqual([]);
    }
  });

  test("that contradicts what account.yaml says of the account settles nothing, and says what", () => {
    const asked: Question = { ...question, contradicts: { sold: "is for another holder" } };
    expect(said(asked, { attestations: [file("sold")] })).toEqual([
      'Is the box empty? · 1.yaml says "sold", which is for another holder',
    ]);
  });

  test("in a line is not enough where evidence is needed", () => {
    const asked: Question = { ...question, needs: "evidence" };
    expect(said(asked, { answers: [line("empty")] })).toEqual([
      "Is the box empty? · accounts/toys/account.yaml:9 is not enough: this needs an attestation with evidence (npx closeout attest)",
    ]);
    expect(said(asked, { answers: [line("empty")], attestations: [file("empty")] })).toEqual([]);
  });

  test("that counts is taken though another one does not", () => {
    const attestations = [file("full"), file("empty", { file: "2.yaml" })];
    expect(said(question, { attestations })).toEqual([]);
    expect(said(question, { attestations: [file("full")], answers: [line("empty")] })).toEqual([]);
  });

  test.each<{ how: string; given: Given; but: string }>([
    {
      how: "with another word",
      given: { answers: [line("full")] },
      but: 'accounts/toys/account.yaml:9 says "full", which is none of: empty, given',
    },
    {
      how: "with a word that every object knows",
      given: { answers: [line("toString")] },
      but: 'accounts/toys/account.yaml:9 says "toString", which is none of: empty, given',
    },
    {
      how: "with another word in an attestation",
      given: { attestations: [file("full")] },
      but: '1.yaml says "full", which is none of: empty, given',
    },
    {
      how: "that has expired",
      given: { attestations: [file("empty", { validUntil: "2026-11-21T00:00:00Z" })] },
      but: "1.yaml has expired on 2026-11-21T00:00:00Z",
    },
    {
      how: "from the future",
      given: { attestations: [file("empty", { at: "2026-11-22T00:00:00Z" })] },
      but: "1.yaml is dated in the future: 2026-11-22T00:00:00Z",
    },
  ])("$how leaves the question open, and the reason is said", ({ given, but }) => {
    expect(said(question, given)).toEqual([`Is the box empty? · ${but}`]);
  });

  test.each<{ how: string; given: Given }>([
    { how: "another subject", given: { attestations: [file("empty", { subject: "toy:lid" })] } },
    { how: "another policy", given: { answers: [line("empty", { policy: "lids" })] } },
  ])("to $how leaves the question open", ({ given }) => {
    expect(said(question, given)).toEqual(["Is the box empty?"]);
  });
});

describe("a question about a bill", () => {
  const asked: Question = { ...question, lastCharge: "2026-11" };
  const older = "knows of the last charge on 2026-10; charged again on 2026-11";

  test.each<{ how: string; given: Given; but: string | undefined }>([
    {
      how: "that charge",
      given: { answers: [line("empty", { lastCharge: "2026-11" })] },
      but: undefined,
    },
    {
      how: "a day of that month",
      given: { attestations: [file("empty", { lastCharge: "2026-11-02" })] },
      but: undefined,
    },
    {
      how: "an older charge",
      given: { answers: [line("empty", { lastCharge: "2026-10" })] },
      but: `accounts/toys/account.yaml:9 ${older}`,
    },
    {
      how: "an older charge, in an attestation",
      given: { attestations: [file("empty", { lastCharge: "2026-10" })] },
      but: `1.yaml ${older}`,
    },
    {
      how: "a charge that is still to come, which would settle every later one",
      given: { answers: [line("empty", { lastCharge: "9999-12" })] },
      but: "accounts/toys/account.yaml:9 names 9999-12 as the last charge, which is still to come; charged on 2026-11",
    },
    {
      how: "a charge of the day after tomorrow, in an attestation",
      given: { attestations: [file("empty", { lastCharge: "2026-11-23" })] },
      but: "1.yaml names 2026-11-23 as the last charge, which is still to come; charged on 2026-11",
    },
    {
      how: "a charge of tomorrow, which is today in the vendor's zone",
      given: { answers: [line("empty", { lastCharge: "2026-11-22" })] },
      but: undefined,
    },
    {
      how: "no charge",
      given: { attestations: [file("empty")] },
      but: "1.yaml does not say which was the last charge",
    },
  ])("by an answer that knows of $how: $but", ({ given, but }) => {
    expect(said(asked, given)).toEqual(but === undefined ? [] : [`Is the box empty? · ${but}`]);
  });
});

describe("a question about a copy", () => {
  const asked: Question = { ...question, needs: "evidence", place: ["given"] };

  test("needs the place for the words that say so, and for no other", () => {
    const backup = { location: "the shelf", key: "none" };
    expect(said(asked, { attestations: [file("empty")] })).toEqual([]);
    expect(said(asked, { attestations: [file("given", { backup })] })).toEqual([]);
    expect(said(asked, { attestations: [file("given")] })).toEqual([
      "Is the box empty? · 1.yaml does not say where the copy lies (location, key)",
    ]);
  });
});

describe("a policy that cannot ask", () => {
  const broken: readonly [string, () => unknown, string][] = [
    [
      "throws",
      () => {
        throw new Error("no register");
      },
      "it threw: no register",
    ],
    ["gives no list", () => "box", "its questions are not a list"],
    [
      "gives a promise that fails",
      () => Promise.reject(new Error("no register")),
      "it asks with a promise; a policy is a plain function",
    ],
    [
      "knows no word that settles it",
      () => [{ ...question, answers: {} }],
      "a question of it has no word that settles it",
    ],
    [
      "knows no words at all",
      () => [{ ...question, answers: undefined }],
      "a question of it has no word that settles it",
    ],
    [
      "asks nothing",
      () => [{ ...question, asks: undefined }],
      "a question of it has no subject, or asks nothing",
    ],
    [
      "asks about nothing",
      () => [{ ...question, subject: 7 }],
      "a question of it has no subject, or asks nothing",
    ],
  ];

  test.each(broken)("because it %s has failed", (_, asks, why) => {
    // Policies are the user's own code, and may be plain JavaScript.
    const policy = asking(asks as () => readonly Question[]);
    expect(judge([policy])).toMatchObject([
      {
        policy,
        outcome: "fail",
        findings: [{ subject: "policy:boxes", says: `the policy could not judge: ${why}` }],
        questions: [],
      },
    ]);
  });

  test("takes no other policy along", () => {
    const failing = asking(() => {
      throw new Error("no register");
    });
    const results = judge([failing, asking(() => [question], { id: "others" })], {
      answers: [line("empty", { policy: "others" })],
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(["fail", "pass"]);
  });
});

test("a policy sees what all of them ask, and how it was answered", () => {
  const seen: unknown[] = [];
  const watcher = asking(() => [], {
    id: "watcher",
    check: ({ questions }) => {
      seen.push(
        ...questions.map(({ policy, subject, answered }) => [policy, subject, answered?.answer]),
      );
      return pass;
    },
  });
  judge([watcher, asking(() => [question])], { answers: [line("empty")] });
  expect(seen).toEqual([["boxes", "toy:box", "empty"]]);
});
