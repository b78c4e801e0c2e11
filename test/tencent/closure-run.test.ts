import { afterEach, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import type { JournalEntry } from "../../src/core/journal.ts";
import { definePolicy, pass } from "../../src/core/policy.ts";
import { closeAccount } from "../../src/engine/close.ts";
import type { PolicyResult } from "../../src/engine/gate.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import { judgedBy } from "../engine/support/assisted.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { memberOf, open, organizationWorld } from "./support/closing.ts";
import { ACCOUNT } from "./support/world.ts";

let emulator: Emulator;
let session: CloudSession;
afterEach(async () => {
  await session.close();
  await emulator.close();
});

const policy = definePolicy({
  id: "nothing-left",
  title: "Nothing is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Tidy up.",
  check: () => pass,
});
const passed: PolicyResult = { policy, outcome: "pass", findings: [], questions: [] };

/** One run of the closure; `since`: the last call on record. */
async function run(known: { readonly submittedByUs: boolean; readonly since?: string }) {
  const base = memberOf();
  const account = { ...base, closure: { ...base.closure, confirm: ACCOUNT } };
  session = await open(emulator, account);
  const clock = quietClock();
  const entries: JournalEntry[] = [];
  const journal = {
    append: (entry: JournalEntry) => void entries.push(entry),
    onDisk: () => Promise.resolve(),
  };
  const status = await closeAccount(session, {
    account,
    confirm: ACCOUNT,
    abandons: [],
    judge: async () => judgedBy([passed]),
    recorder: createRecorder(journal, "run-1", clock),
    clock,
    signal: AbortSignal.timeout(50_000),
    earlier: [],
    ...known,
  });
  return { status, entries };
}

test("one run submits, the next ones follow without submitting, and the last finds it closed", async () => {
  emulator = await organizationWorld();
  const first = await run({ submittedByUs: false });
  expect(first.status.phase).toBe("waiting");
  const call = first.entries.find((entry) => entry.kind === "call");
  const since = call?.at ?? "";
  await session.close();

  const second = await run({ submittedByUs: true, since });
  expect(second.status).toMatchObject({ phase: "waiting", submittedAt: since });
  expect(second.entries.some((entry) => entry.kind === "call")).toBe(false);
  await session.close();

  emulator.clock.advance(5 * 86_400_000);
  const third = await run({ submittedByUs: true, since });
  expect(third.status.phase).toBe("closed");
  expect(third.entries.some((entry) => entry.kind === "call")).toBe(false);
});

test("a run that was killed before it called submits when it is run again", async () => {
  emulator = await organizationWorld();
  const again = await run({ submittedByUs: true });
  expect(again.status.phase).toBe("waiting");
  expect(again.entries.filter((entry) => entry.kind === "call")).toHaveLength(1);
});
