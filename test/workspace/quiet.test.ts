import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClosureCondition } from "../../src/core/closure.ts";
import type { Cloud, CloudSession, SessionContext } from "../../src/core/cloud.ts";
import type { JournalEntry } from "../../src/core/journal.ts";
import { writeAttestation } from "../../src/files/attestations/attestation-file.ts";
import { accountPaths } from "../../src/files/project.ts";
import { loadJournal } from "../../src/record/journal/journal-file.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { TERMS } from "../engine/support/assisted.ts";
import { ToyCloud, toyRows, untold } from "../engine/support/toy-cloud.ts";
import { autoClock } from "../support/auto-clock.ts";

const signal = new AbortController().signal;
let folder: string;
let opened: number;
let context: SessionContext | undefined;
let conditions: readonly ClosureCondition[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "workspace-"));
  opened = 0;
  context = undefined;
  conditions = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The account's folder, opened at a time, as a command does. */
function workspace(now = "2026-11-21T00:00:00Z"): Workspace {
  const session: CloudSession = {
    ...new ToyCloud([{ type: "toy.box", id: "1" }]).session,
    closure: {
      by: "assisted",
      conditions: async () => conditions,
      ownKey: { refused: "it is a toy's", in: { zh: { refused: "玩具" } } },
    },
  };
  const cloud: Cloud = {
    name: "toy",
    title: "Toy Cloud",
    kinds: [{ kind: "toy", title: "Toy" }],
    accountId: { pattern: /^\d+$/u, says: "digits" },
    members: { directory: "", type: "", fact: "", kinds: {}, role: "" },
    regions: ["toyland"],
    rows: toyRows,
    permissions: () => [],
    variables: { endpoint: "TOY_ENDPOINT", id: "TOY_ID", secret: "TOY_SECRET", others: [] },
    wayOut: () => "without a proxy",
    emulated: () => true,
    told: { zh: untold },
    words: { zh: { types: {}, says: {}, quotes: {} } },
    closing: () => ({ by: "assisted", ...TERMS }),
    async open(_, given) {
      opened += 1;
      context = given;
      return session;
    },
  };
  writeFileSync(
    join(folder, "account.yaml"),
    'cloud: toy\nid: "1"\nkind: toy\naccess: { via: own }\n',
  );
  return new Workspace({
    files: accountPaths(folder),
    clouds: new Map([["toy", cloud]]),
    policies: [],
    approval: undefined,
    record: undefined,
    command: "test",
    clock: autoClock(now),
    env: {},
    log: () => undefined,
  });
}

function state(subject: "submitted" | "outcome", answer: string, at: string): string {
  return writeAttestation(accountPaths(folder).attestations, {
    account: "1",
    policy: "closure",
    subject,
    answer,
    done: "in the console",
    by: "Mei",
    at,
    validUntil: undefined,
    evidence: { kind: "text", text: "a mail" },
    reference: undefined,
    backup: undefined,
    reasons: answer === "rejected" ? [{ name: "Papers", description: "not legible" }] : [],
    lastCharge: undefined,
  });
}

const journal = (): Promise<readonly JournalEntry[]> => loadJournal(accountPaths(folder).journal);

/** Adds lines of an earlier run to the journal. */
function earlier(...entries: readonly object[]): void {
  const at = "2026-11-18T00:00:00.000Z";
  const run = { kind: "run", at, run: "r0", command: "deploy", accountId: "1", pid: 1 };
  const end = { kind: "end", at, run: "r0", outcome: "done" };
  const lines = [run, ...entries.map((entry) => ({ at, run: "r0", ...entry })), end];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  writeFileSync(accountPaths(folder).journal, text);
}

const phases = async (): Promise<readonly string[]> =>
  (await journal()).flatMap((entry) => (entry.kind === "closure" ? [entry.phase] : []));

describe("once a submission is stated", () => {
  beforeEach(() => {
    state("submitted", "submitted", "2026-11-20T00:00:00Z");
  });

  test("no way leads to a connection, and each says so", async () => {
    const space = workspace();
    for (const way of [
      () => space.session(),
      () => space.inventory(signal),
      () => space.refresh(new Set(["toy.box"]), signal),
      () => space.survey("teardown", signal),
      () => space.survey("closure", signal),
    ]) {
      await expect(way()).rejects.toMatchObject({ code: "quiet-period" });
    }
    expect(opened).toBe(0);
  });

  test("the status is told without a connection, and put on record once", async () => {
    expect(await workspace().closureStatus()).toMatchObject({
      phase: "waiting",
      endsAt: "2026-12-20T00:00:00.000Z",
    });
    await workspace().closureStatus();
    await workspace()
      .session()
      .catch(() => undefined);
    expect(await phases()).toEqual(["waiting"]);
    expect(opened).toBe(0);
  });

  test("a run that holds the account keeps nobody from being silent; the next one puts it on record", async () => {
    const busy = workspace();
    const run = await busy.begin();
    await expect(workspace().session()).rejects.toMatchObject({ code: "quiet-period" });
    expect(await phases()).toEqual([]);
    await run.end("done");
    await workspace().closureStatus();
    expect(await phases()).toEqual(["waiting"]);
  });

  test("an outcome other than closed opens the account again, with its reasons", async () => {
    await workspace().closureStatus();
    state("outcome", "rejected", "2026-11-25T00:00:00Z");
    const space = workspace("2026-11-26T00:00:00Z");
    expect(await space.closureStatus()).toMatchObject({
      phase: "failed",
      reasons: [{ name: "Papers", description: "not legible" }],
    });
    await space.session();
    expect(opened).toBe(1);
    expect(await phases()).toEqual(["waiting", "failed"]);
  });

  test("a closed account stays silent for ever", async () => {
    state("outcome", "closed", "2026-11-25T00:00:00Z");
    const space = workspace("2027-11-26T00:00:00Z");
    expect((await space.closureStatus()).phase).toBe("closed");
    await expect(space.session()).rejects.toMatchObject({ code: "quiet-period" });
    expect(opened).toBe(0);
  });
});

test("an attestation that is written while the folder is open counts after the status is forgotten", async () => {
  const space = workspace();
  expect((await space.closureStatus()).phase).toBe("none");
  state("submitted", "submitted", "2026-11-20T00:00:00Z");
  expect((await space.closureStatus()).phase).toBe("none");
  space.forgetClosureStatus();
  expect((await space.closureStatus()).phase).toBe("waiting");
});

test("a packet that was prepared keeps everybody out until a person states what became of it", async () => {
  earlier({ kind: "closure", accountId: "1", phase: "awaiting-submission", detail: "prepared" });
  await expect(workspace().session()).rejects.toMatchObject({ code: "quiet-period" });
  state("outcome", "not-submitted", "2026-11-19T00:00:00Z");
  await workspace().session();
  expect(opened).toBe(1);
});

test("what the journal holds of another account counts for nothing", async () => {
  writeFileSync(
    accountPaths(folder).journal,
    `${JSON.stringify({ kind: "run", at: "2026-11-18T00:00:00.000Z", run: "r0", command: "deploy", accountId: "2", pid: 1 })}\n${JSON.stringify({ kind: "closure", at: "2026-11-18T00:00:00.000Z", run: "r0", accountId: "2", phase: "waiting", detail: "" })}\n`,
  );
  await workspace().session();
  expect(opened).toBe(1);
});

describe("the key that an earlier run deleted", () => {
  const call = {
    kind: "call",
    seq: 1,
    item: "toy:toy.key:toyland:KEY",
    does: "delete it",
    action: "DeleteKey",
    region: "toyland",
  };
  const answer = (outcome: string) => ({ kind: "answer", seq: 1, outcome });

  test.each([
    ["is known for sure when that was answered", [call, answer("accepted")], { sure: true }],
    ["is known for sure when it was gone already", [call, answer("gone")], { sure: true }],
    ["is in doubt when no answer came", [call], { sure: false }],
    ["is in doubt when the answer was lost", [call, answer("unknown")], { sure: false }],
    ["is there when the cloud refused", [call, answer("refused")], undefined],
  ])("%s", async (_, entries, expected) => {
    earlier(...entries);
    await workspace().session();
    const known = context?.deletedKey?.("KEY");
    if (expected === undefined) expect(known).toBeUndefined();
    else expect(known).toMatchObject(expected);
    expect(context?.deletedKey?.("OTHER")).toBeUndefined();
  });
});

describe("readings of what must hold for a while", () => {
  const settled = (outcome: "met" | "unmet"): ClosureCondition => ({
    id: "uncleared",
    title: "No pending charges",
    outcome,
    detail: "",
    remedy: "",
    steadyHours: 48,
  });
  const read = async (outcome: "met" | "unmet", now: string) => {
    conditions = [settled(outcome)];
    const { view } = await workspace(now).survey("closure", signal);
    return view.conditions[0]?.outcome;
  };

  test("are put on record when they change, and let it be met after their hours", async () => {
    expect(await read("met", "2026-11-21T00:00:00Z")).toBe("unmet");
    expect(await read("met", "2026-11-22T00:00:00Z")).toBe("unmet");
    expect(await read("met", "2026-11-23T01:00:00Z")).toBe("met");
    expect(await read("unmet", "2026-11-24T00:00:00Z")).toBe("unmet");
    expect(await read("met", "2026-11-24T01:00:00Z")).toBe("unmet");
    expect(await read("met", "2026-11-26T02:00:00Z")).toBe("met");
    const readings = (await journal()).flatMap((entry) =>
      entry.kind === "reading" ? [entry.met] : [],
    );
    expect(readings).toEqual([true, false, true]);
  });

  test("are not taken by a teardown, which does not ask for them", async () => {
    conditions = [settled("met")];
    await workspace().survey("teardown", signal);
    expect((await journal()).some(({ kind }) => kind === "reading")).toBe(false);
  });
});
