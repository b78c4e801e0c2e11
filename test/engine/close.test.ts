import { expect, test } from "vitest";
import type { ClosureStatus } from "../../src/core/closure.ts";
import type { ApiClosure, CloudSession } from "../../src/core/cloud.ts";
import { CORE_POLICIES, definePolicy, type Policy, pass } from "../../src/core/policy.ts";
import { closeAccount } from "../../src/engine/close.ts";
import type { PolicyResult } from "../../src/engine/gate.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import type { Survey } from "../../src/engine/survey.ts";
import { autoClock } from "../support/auto-clock.ts";
import { CORE_PASSED, judgedBy } from "./support/assisted.ts";
import { MemoryJournal, ToyCloud, toyAccount } from "./support/toy-cloud.ts";

const account = { ...toyAccount, closure: { ...toyAccount.closure, confirm: "1" } };

const NONE: ClosureStatus = { phase: "none", detail: "never", reasons: [] };
const CLOSED: ClosureStatus = { phase: "closed", detail: "gone", reasons: [] };

const policy: Policy = definePolicy({
  id: "toys-gone",
  title: "No toy is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Tidy up.",
  check: () => pass,
});
const passed: PolicyResult = { policy, outcome: "pass", findings: [], questions: [] };
const failed: PolicyResult = {
  policy,
  outcome: "fail",
  findings: [{ subject: "toy", says: "a toy is left" }],
  questions: [],
};

/** Closes with these answers about where the closure stands, one after another. */
function close(
  statuses: readonly ClosureStatus[],
  results: () => Promise<readonly PolicyResult[]>,
  abandons: readonly string[] = [],
  parts: Partial<Survey> = {},
) {
  const left = [...statuses];
  const submissions: string[] = [];
  const sinces: (string | undefined)[] = [];
  const closure: ApiClosure = {
    by: "api",
    conditions: async () => [],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: async ({ since }) => {
      sinces.push(since);
      return left.shift() ?? CLOSED;
    },
    submit: async ({ abandon }) => {
      submissions.push(abandon.join());
      return { outcome: "accepted", detail: "on its way" };
    },
    putBack: async () => undefined,
    expectation: () => "",
  };
  const session: CloudSession = { ...new ToyCloud([]).session, closure };
  const journal = new MemoryJournal();
  const clock = autoClock();
  const done = closeAccount(session, {
    account: { ...account, closure: { ...account.closure, abandonChecks: abandons } },
    confirm: "1",
    abandons: ["approved"],
    judge: async () => judgedBy(await results(), parts),
    recorder: createRecorder(journal, "run-1", clock),
    clock,
    signal: new AbortController().signal,
    submittedByUs: false,
    since: "2026-01-01T00:00:00Z",
    earlier: [],
  });
  return { done, submissions, journal, sinces };
}

test("an account whose policies pass is submitted once", async () => {
  const { done, submissions } = close([NONE], async () => [passed]);
  expect((await done).phase).toBe("closed");
  expect(submissions).toEqual([""]);
});

test("the cloud is told which submission is asked about: the last one on record, then the new one", async () => {
  const { done, sinces } = close([NONE], async () => [passed]);
  await done;
  const [before, after] = sinces;
  expect(before).toBe("2026-01-01T00:00:00Z");
  expect(after).not.toBe(before);
  expect(Number.isNaN(Date.parse(after ?? ""))).toBe(false);
});

test("a closure that runs is followed without asking the policies of an account that is going away", async () => {
  const waiting: ClosureStatus = { phase: "waiting", detail: "45 days", reasons: [] };
  const { done, submissions } = close([waiting], () => Promise.reject(new Error("asked")));
  expect((await done).phase).toBe("waiting");
  expect(submissions).toEqual([]);
});

test("a closure that has failed by the time it would be followed is held to the policies again", async () => {
  const broken: ClosureStatus = { phase: "failed", detail: "DeleteFailed", reasons: [] };
  const { done, submissions } = close([broken], async () => [failed]);
  await expect(done).rejects.toThrow("is refused: toys-gone");
  expect(submissions).toEqual([]);
});

test.each([...CORE_POLICIES.keys()])(
  "an account of which the policy %s was not asked is not submitted, whatever else passes",
  async (id) => {
    const left = CORE_PASSED.filter(({ policy: { id: other } }) => other !== id);
    const { done, submissions } = close([NONE], async () => [passed], [], {
      results: [...left, passed],
    });
    await expect(done).rejects.toMatchObject({ code: "policy" });
    await expect(done).rejects.toThrow(id);
    expect(submissions).toEqual([]);
  },
);

test("an account whose file holds a rule that cannot be followed is not submitted", async () => {
  const fault = { line: 7, kind: "matches-nothing", says: "matches nothing", items: [] } as const;
  const { done, submissions } = close([NONE], async () => [passed], [], { faults: [fault] });
  await expect(done).rejects.toMatchObject({ code: "account-file" });
  expect(submissions).toEqual([]);
});

test("nothing is abandoned that the plan did not show", async () => {
  const { done, submissions } = close([NONE], async () => [passed], ["approved", "smuggled"]);
  await expect(done).rejects.toThrow("abandons smuggled, which the plan did not show");
  expect(submissions).toEqual([]);
});
