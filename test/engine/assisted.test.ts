import { describe, expect, test } from "vitest";
import type { AssistedTerms } from "../../src/core/assisted.ts";
import type { Attestation } from "../../src/core/attestation.ts";
import { isUnderWay } from "../../src/core/closure.ts";
import {
  type AssistedRecord,
  assistedStatus,
  closureQuestions,
} from "../../src/engine/assisted.ts";
import { attested } from "../policies/support/view.ts";
import { toyAccount } from "./support/toy-cloud.ts";

const TERMS: AssistedTerms = {
  quiet: { days: 30, because: "A login takes it back." },
  questions: [],
  steps: [],
  packet: { first: [], submit: [], parts: [] },
  ownIdentity: [],
};

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`;

const submitted = (at: string, changes: Partial<Attestation> = {}): Attestation =>
  attested("closure", "submitted", "submitted", { at, file: `submitted-${at}.yaml`, ...changes });

const outcome = (answer: string, at: string, changes: Partial<Attestation> = {}): Attestation =>
  attested("closure", "outcome", answer, { at, file: `outcome-${at}.yaml`, ...changes });

function status(parts: Partial<AssistedRecord>) {
  return assistedStatus({
    account: toyAccount,
    terms: TERMS,
    attestations: [],
    journal: undefined,
    now: day(20),
    ...parts,
  });
}

const prepared = { phase: "awaiting-submission", at: day(5), detail: "prepared" } as const;

describe("nothing stated:", () => {
  test("an account of which nothing is on record was never closed", () => {
    expect(status({})).toMatchObject({ phase: "none" });
  });

  test("a closure that was prepared waits for a person", () => {
    const ready = status({ journal: prepared });
    expect(ready).toMatchObject({ phase: "awaiting-submission" });
    expect(ready.detail).toMatch(/^prepared\./u);
    // The form may have been submitted a minute ago.
    expect(isUnderWay(ready)).toBe(true);
  });

  test("attestations about anything else say nothing of the closure", () => {
    const other = attested("closure-statements", "papers", "ready", { at: day(19) });
    expect(status({ journal: prepared, attestations: [other] }).phase).toBe("awaiting-submission");
  });
});

describe("a submission", () => {
  test("begins the quiet period on its own day, with its reference", () => {
    const waits = status({ attestations: [submitted(day(18), { reference: "C-7" })] });
    expect(waits).toMatchObject({
      phase: "waiting",
      submittedAt: day(18),
      endsAt: "2026-12-18T10:00:00.000Z",
    });
    expect(waits.detail).toContain("reference C-7");
    expect(waits.detail).toContain("nothing may log in until then");
    expect(waits.detail).toContain("A login takes it back.");
  });

  test("waits as long as account.yaml says", () => {
    const account = { ...toyAccount, closure: { ...toyAccount.closure, quietDays: 15 } };
    const { endsAt } = status({ account, attestations: [submitted(day(18))] });
    expect(endsAt).toBe("2026-12-03T10:00:00.000Z");
  });

  test("with no quiet period at all only asks for its outcome", () => {
    const account = { ...toyAccount, closure: { ...toyAccount.closure, quietDays: 0 } };
    const { phase, detail } = status({ account, attestations: [submitted(day(18))] });
    expect(phase).toBe("waiting");
    expect(detail).toContain("Nothing calls this account meanwhile");
    expect(detail).not.toContain("quiet period");
  });

  test("keeps silence also when its period is over, until its outcome is stated", () => {
    const after = status({ attestations: [submitted("2026-10-01T00:00:00.000Z")] });
    expect(isUnderWay(after)).toBe(true);
    expect(after.detail).toContain("the quiet period of 30 days is over");
    expect(after.detail).toContain("npx closeout attest toys");
  });

  test("counts although it is older than the preparation's first line and nothing else is", () => {
    expect(status({ attestations: [submitted(day(1))], journal: undefined }).phase).toBe("waiting");
  });

  test("that is older than a newer preparation belongs to an earlier round", () => {
    const again = status({ attestations: [submitted(day(4))], journal: prepared });
    expect(again.phase).toBe("awaiting-submission");
  });

  test("of the same moment as the preparation counts", () => {
    expect(status({ attestations: [submitted(day(5))], journal: prepared }).phase).toBe("waiting");
  });

  test("dated in the future keeps silence, and gives no date that could be put on record", () => {
    const early = status({ attestations: [submitted(day(28))], journal: prepared });
    expect(isUnderWay(early)).toBe(true);
    expect(early.submittedAt).toBeUndefined();
    expect(early.endsAt).toBeUndefined();
    expect(early.detail).toContain(`dated in the future: ${day(28)}`);
  });

  test("that has expired, or whose evidence is another one now, keeps silence all the same", () => {
    const fault = { en: "is not the file that was pinned", zh: "不是原来的文件" };
    for (const doubtful of [
      submitted(day(6), { validUntil: day(7) }),
      submitted(day(6), {
        evidence: { kind: "file", file: "page.pdf", digest: "sha256:00", fault },
      }),
    ]) {
      expect(status({ attestations: [doubtful] }).phase).toBe("waiting");
    }
  });
});

describe("the journal remembers:", () => {
  const remembered = {
    phase: "waiting",
    at: day(11),
    detail: "",
    submittedAt: day(10),
  } as const;

  test("a submission whose file is lost still waits, from its own day on", () => {
    const lost = status({ journal: remembered });
    expect(lost).toMatchObject({ phase: "waiting", submittedAt: day(10) });
    expect(lost.detail).toContain("(the journal)");
  });

  test("an attestation of an earlier round does not outdo a later submission", () => {
    const old = outcome("rejected", day(8));
    expect(status({ journal: remembered, attestations: [old] }).phase).toBe("waiting");
  });

  test("the attestation that it was made from still speaks", () => {
    const own = status({ journal: remembered, attestations: [submitted(day(10))] });
    expect(own.detail).toContain(`submitted-${day(10)}.yaml`);
  });

  test("an end stays an end when its file is lost", () => {
    for (const phase of ["closed", "failed"] as const) {
      const end = status({
        journal: { phase, at: day(12), detail: "so it was", submittedAt: day(10) },
      });
      expect(end).toMatchObject({ phase, detail: "so it was", submittedAt: day(10) });
    }
  });
});

describe("an outcome", () => {
  const first = submitted(day(10));

  test("that says closed ends it", () => {
    const closed = status({ attestations: [first, outcome("closed", day(19))] });
    expect(closed).toMatchObject({ phase: "closed", submittedAt: day(10) });
    expect(closed.detail).toContain("stated by Li Na");
  });

  test.each(["check-refused", "rejected", "cancelled-by-login"])(
    "%s fails it, with its reasons",
    (answer) => {
      const reasons = [{ name: "Marketplace", description: "A shop is open." }];
      const failed = status({ attestations: [first, outcome(answer, day(19), { reasons })] });
      expect(failed).toMatchObject({
        phase: "failed",
        submittedAt: day(10),
        reasons: [{ id: answer, name: "Marketplace", description: "A shop is open." }],
      });
      expect(isUnderWay(failed)).toBe(false);
    },
  );

  test("that it was never submitted lets the account be looked at again", () => {
    const taken = status({ attestations: [first, outcome("not-submitted", day(19))] });
    expect(isUnderWay(taken)).toBe(false);
    expect(taken.phase).toBe("none");
  });

  test("of the same moment as the submission is the later one, in either order of files", () => {
    const end = outcome("rejected", day(10));
    for (const attestations of [
      [first, end],
      [end, first],
    ]) {
      expect(status({ attestations }).phase).toBe("failed");
    }
  });

  test("that has expired or is dated in the future opens nothing", () => {
    for (const end of [
      outcome("rejected", day(12), { validUntil: day(15) }),
      outcome("rejected", day(25)),
    ]) {
      expect(status({ attestations: [first, end] })).toMatchObject({ phase: "waiting" });
    }
  });

  test("of a first round is over once a second one is submitted", () => {
    const second = status({
      attestations: [first, outcome("rejected", day(12)), submitted(day(15))],
      journal: { ...prepared, at: day(14) },
    });
    expect(second).toMatchObject({ phase: "waiting", submittedAt: day(15) });
  });

  test("of a second round is not mistaken for one of the first", () => {
    const end = status({
      attestations: [
        outcome("closed", day(19)),
        submitted(day(15)),
        outcome("rejected", day(12)),
        first,
      ],
    });
    expect(end).toMatchObject({ phase: "closed", submittedAt: day(15) });
  });

  test("of a refused check needs no submission before it", () => {
    const refused = status({ journal: prepared, attestations: [outcome("check-refused", day(6))] });
    expect(refused).toMatchObject({ phase: "failed", submittedAt: day(6) });
  });
});

describe("what is asked of a person", () => {
  const asked = (phase: "none" | "awaiting-submission" | "waiting" | "closed" | "failed") =>
    closureQuestions({ phase, detail: "", reasons: [] }, TERMS).map(({ subject }) => subject);

  test("goes by the status, and need not be stated", () => {
    expect(asked("none")).toEqual(["submitted"]);
    expect(asked("failed")).toEqual(["submitted"]);
    expect(asked("awaiting-submission")).toEqual(["submitted", "outcome"]);
    expect(asked("waiting")).toEqual(["outcome"]);
    expect(asked("closed")).toEqual([]);
    const questions = closureQuestions({ phase: "waiting", detail: "", reasons: [] }, TERMS);
    expect(
      questions.every(({ optional, needs }) => optional === true && needs === "evidence"),
    ).toBe(true);
    expect(Object.keys(questions[0]?.answers ?? {})).toContain("cancelled-by-login");
  });

  test("offers no end that a cloud without a quiet period does not have", () => {
    const terms = { quiet: { days: 0, because: "it closes at once" } };
    const [asked] = closureQuestions({ phase: "waiting", detail: "", reasons: [] }, terms);
    expect(Object.keys(asked?.answers ?? {})).toEqual([
      "closed",
      "check-refused",
      "rejected",
      "not-submitted",
    ]);
  });
});

describe("a closure that no login cancels:", () => {
  const terms = { ...TERMS, quiet: { days: 0, because: "Nothing cancels it." } };

  test("an attestation that one did opens nothing, and the status says why", () => {
    const attestations = [submitted(day(10)), outcome("cancelled-by-login", day(12))];
    const found = status({ terms, attestations });
    expect(found.phase).toBe("waiting");
    expect(found.detail).toContain("cancelled-by-login");
    expect(status({ attestations }).phase).toBe("failed");
  });
});

test("a submission without a packet is a word of its own, and the other one says what it lacks", () => {
  const none = { phase: "none", detail: "", reasons: [] } as const;
  const [question] = closureQuestions(none, TERMS, "; 3 are left");
  expect(Object.keys(question?.answers ?? {})).toEqual(["submitted-without-packet"]);
  expect(question?.contradicts?.["submitted"]).toContain("3 are left");
  const stated = submitted(day(10), { answer: "submitted-without-packet" });
  expect(status({ attestations: [stated] }).phase).toBe("waiting");
});
