import { describe, expect, test } from "vitest";
import type { ActOutcome, AssistedClosure, OwnKey } from "../../src/core/cloud.ts";
import type { Packet } from "../../src/core/packet.ts";
import { prepareClosure } from "../../src/engine/prepare.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import type { Survey } from "../../src/engine/survey.ts";
import { autoClock } from "../support/auto-clock.ts";
import { failedSurvey, surveyOf, TERMS, toysGone } from "./support/assisted.ts";
import { MemoryJournal, toyAccount } from "./support/toy-cloud.ts";

type Own = (typeof toyAccount)["closure"]["ownKey"];

/** Prepares; gives what was done, in its order. */
function prepare(
  setup: {
    readonly found?: Survey;
    readonly ownKey?: Own;
    readonly key?: AssistedClosure["ownKey"];
    readonly confirm?: string;
    readonly typed?: string | undefined;
    readonly write?: () => string;
  } = {},
) {
  const journal = new MemoryJournal();
  const recorder = createRecorder(journal, "run-1", autoClock());
  const packets: Packet[] = [];
  const account = {
    ...toyAccount,
    closure: {
      ...toyAccount.closure,
      confirm: setup.confirm ?? "1",
      ownKey: setup.ownKey ?? "keep",
    },
  };
  const closure: AssistedClosure = {
    by: "assisted",
    conditions: async () => [],
    ownKey: setup.key ?? keyThat({ outcome: "requested" }),
  };
  const done = prepareClosure(closure, {
    account,
    terms: TERMS,
    confirm: "typed" in setup ? setup.typed : "1",
    judge: async () => setup.found ?? surveyOf({}, [toysGone()]),
    write: (packet) => {
      packets.push(packet);
      return setup.write?.() ?? "packet/packet.md";
    },
    recorder,
    signal: new AbortController().signal,
  });
  return { done, journal, packets };
}

/** A key whose deletion is journalled and ends so. */
function keyThat(outcome: ActOutcome): OwnKey {
  return {
    item: "toy:toy.key:toyland:KEY",
    remains: ["the user"],
    async delete({ recorder }) {
      const call = { item: this.item, does: "delete it", action: "DeleteKey", region: "toyland" };
      const answer = await recorder.begin(call);
      answer({ outcome: outcome.outcome === "requested" ? "accepted" : "refused" });
      return outcome;
    },
  };
}

const kinds = ({ entries }: MemoryJournal) => entries.map(({ kind }) => kind);

test("what is ready gets its packet, and is on record as waiting for a person", async () => {
  const { done, journal, packets } = prepare();
  expect(await done).toMatchObject({ phase: "awaiting-submission", reasons: [] });
  expect((await done).detail).toContain("a person submits it by packet/packet.md");
  expect(packets).toHaveLength(1);
  expect(packets[0]?.ownIdentity.keyDeleted).toBe(false);
  expect(journal.entries).toEqual([
    expect.objectContaining({ kind: "closure", accountId: "1", phase: "awaiting-submission" }),
  ]);
});

describe("nothing is written, recorded or called", () => {
  test("while a mandatory policy fails", async () => {
    const { done, journal, packets } = prepare({ found: failedSurvey(), ownKey: "delete-last" });
    await expect(done).rejects.toThrow("toys-gone");
    expect([packets.length, journal.entries.length]).toEqual([0, 0]);
  });

  test("where a policy was not asked that no closure can do without", async () => {
    const { done, packets } = prepare({ found: { ...surveyOf(), results: [] } });
    await expect(done).rejects.toMatchObject({ code: "policy" });
    expect(packets).toEqual([]);
  });

  test.each([
    ["blank", { confirm: "" }],
    ["another account's", { confirm: "2" }],
    ["not typed in the stack", { typed: undefined }],
  ])("where the switch is %s", async (_, setup) => {
    const { done, journal, packets } = prepare(setup);
    await expect(done).rejects.toMatchObject({ code: "closure-refused" });
    expect([packets.length, journal.entries.length]).toEqual([0, 0]);
  });

  test("where the packet cannot be written: the key stays", async () => {
    const { done, journal } = prepare({
      ownKey: "delete-last",
      write: () => {
        throw new Error("the disk is full");
      },
    });
    await expect(done).rejects.toThrow("the disk is full");
    expect(journal.entries).toEqual([]);
  });
});

describe("the key in use", () => {
  test("is deleted after the packet and its record, as the last call", async () => {
    const { done, journal, packets } = prepare({ ownKey: "delete-last" });
    expect((await done).detail).toContain("the key in use was deleted as the last call");
    expect(packets[0]?.ownIdentity.keyDeleted).toBe(true);
    expect(kinds(journal)).toEqual(["closure", "call", "answer", "closure"]);
  });

  test("stays where account.yaml says so", async () => {
    const { done, journal } = prepare({ ownKey: "keep" });
    await done;
    expect(kinds(journal)).toEqual(["closure"]);
  });

  test("stays where this caller cannot delete it", async () => {
    const { done, journal, packets } = prepare({
      ownKey: "delete-last",
      key: { refused: "it is a temporary key", in: { zh: { refused: "临时密钥" } } },
    });
    expect((await done).phase).toBe("awaiting-submission");
    expect(packets[0]?.ownIdentity.keyDeleted).toBe(false);
    expect(kinds(journal)).toEqual(["closure"]);
  });

  test("that was gone already counts as deleted", async () => {
    const { done } = prepare({ ownKey: "delete-last", key: keyThat({ outcome: "gone" }) });
    expect((await done).detail).toContain("was deleted as the last call");
  });

  test.each([
    ["refused", "NoPermission"],
    ["denied", "Forbidden"],
    ["unknown", "Timeout"],
    ["throttled", "Throttling.User"],
  ] as const)(
    "whose deletion is %s is left to the person, and the closure is prepared all the same",
    async (outcome, code) => {
      const { done } = prepare({
        ownKey: "delete-last",
        key: keyThat({ outcome, code, message: "no" }),
      });
      const { phase, detail } = await done;
      expect(phase).toBe("awaiting-submission");
      expect(detail).toContain(`could not be deleted (${code}: no): delete it in the console`);
    },
  );
});
