import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { openCalls, summarise } from "../../src/record/journal/journal-summary.ts";
import { answer, call, instance, proved } from "./entries.ts";

const ACCOUNT = "1234567890123456";

type Phase = Extract<JournalEntry, { kind: "closure" }>["phase"];

function closure(phase: Phase, more: object = {}): JournalEntry {
  const at = "2026-09-02T00:00:00Z";
  return { kind: "closure", at, run: "r1", accountId: ACCOUNT, phase, detail: phase, ...more };
}

test("calls without an answer are open, of whichever run", () => {
  const entries = [call(1), answer(1), call(2), call(1, "r2"), answer(2, { run: "r2" })];
  expect(openCalls(entries)).toEqual([call(2), call(1, "r2")]);
});

describe("an item", () => {
  test("has its calls with their answers and request ids", () => {
    const summary = summarise([call(1), answer(1), proved(1)]);
    expect(summary.items.get(instance(1))).toEqual({
      item: instance(1),
      calls: [
        {
          at: "2026-09-01T08:00:00Z",
          run: "r1",
          does: "delete the instance",
          action: "DeleteInstance",
          region: "cn-hangzhou",
          outcome: "accepted",
          requestId: "REQ-1",
        },
      ],
      proved: {
        at: "2026-09-01T08:05:00Z",
        how: "a complete listing of cn-hangzhou is without it",
      },
    });
  });

  test("has the reason of its last failure, until an attempt is accepted", () => {
    const refused = answer(1, {
      outcome: "refused",
      code: "DependencyViolation",
      message: "in use",
    });
    expect(summarise([call(1), refused]).items.get(instance(1))?.failure).toEqual({
      at: "2026-09-01T08:00:01Z",
      reason: "DeleteInstance: refused, DependencyViolation: in use",
      code: "DependencyViolation",
      requestId: "REQ-1",
    });
    const again = [call(1, "r2"), answer(1, { run: "r2" })];
    expect(summarise([call(1), refused, ...again]).items.get(instance(1))?.failure).toBeUndefined();
  });

  test("is stuck with the engine's reason rather than that of a single call", () => {
    const stuck: JournalEntry = {
      kind: "stuck",
      at: "2026-09-01T09:00:00Z",
      run: "r1",
      item: instance(1),
      reason: "still listed after 30 minutes",
    };
    const summary = summarise([call(1), answer(1, { outcome: "busy" }), stuck]);
    expect(summary.items.get(instance(1))?.failure?.reason).toBe("still listed after 30 minutes");
  });

  test("whose call has no answer says so, and not once it is proved gone", () => {
    const open = summarise([call(1)]);
    expect(open.items.get(instance(1))?.failure?.reason).toContain("no answer is on record");
    expect(open.open).toEqual([call(1)]);
    expect(summarise([call(1), proved(1, "r2")]).items.get(instance(1))?.failure).toBeUndefined();
  });

  test("that came back is no longer proved gone, and its creator is named", () => {
    const back: JournalEntry = {
      kind: "back",
      at: "2026-09-01T10:00:00Z",
      run: "r2",
      item: instance(1),
      creator: "the scaling group asg-1",
    };
    const item = summarise([call(1), answer(1), proved(1), back]).items.get(instance(1));
    expect(item?.proved).toBeUndefined();
    expect(item?.failure?.reason).toBe("it came back, made anew by the scaling group asg-1");
    expect(summarise([proved(1), back, proved(1)]).items.get(instance(1))?.back).toBeUndefined();
  });
});

describe("a closure", () => {
  test("stands where its last line says, with what was learned on the way", () => {
    const { closures } = summarise([
      closure("submitting"),
      closure("submitted", { requestId: "REQ-9" }),
      closure("waiting", { endsAt: "2026-10-17T00:00:00Z" }),
      closure("closed"),
    ]);
    expect(closures.get(ACCOUNT)).toEqual({
      phase: "closed",
      at: "2026-09-02T00:00:00Z",
      detail: "closed",
      requestId: "REQ-9",
      endsAt: "2026-10-17T00:00:00Z",
      submittedAt: "2026-09-02T00:00:00Z",
    });
  });

  test("whose run was killed before the answer is known to be only begun", () => {
    const record = summarise([closure("refused"), closure("submitting")]).closures.get(ACCOUNT);
    expect(record?.phase).toBe("submitting");
    expect(record?.submittedAt).toBeUndefined();
  });

  test("of another account in the same folder is not mixed up with it", () => {
    const { closures } = summarise([closure("closed", { accountId: "9" })]);
    expect(closures.get(ACCOUNT)).toBeUndefined();
    expect(closures.get("9")?.phase).toBe("closed");
  });
});

test("runs have their outcome, or none when they were killed", () => {
  const run = (id: string): JournalEntry => ({
    kind: "run",
    at: "2026-09-01T08:00:00Z",
    run: id,
    command: "cdktf deploy",
    accountId: ACCOUNT,
    pid: 1,
  });
  const end: JournalEntry = {
    kind: "end",
    at: "2026-09-01T08:10:00Z",
    run: "r2",
    outcome: "complete",
  };
  const { runs } = summarise([run("r1"), run("r2"), end]);
  expect(runs.map(({ run: id, outcome }) => [id, outcome])).toEqual([
    ["r1", undefined],
    ["r2", "complete"],
  ]);
});
