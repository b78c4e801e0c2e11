import { describe, expect, test } from "vitest";
import type { OwnKey } from "../../src/core/cloud.ts";
import { type Alone, type OwnSession, withOwn } from "./support/alone.ts";
import { accountFile, journal, open } from "./support/directory.ts";

const signal = () => AbortSignal.timeout(50_000);

function withKey(setup: Alone, test: (key: OwnKey, own: OwnSession) => Promise<void>) {
  return withOwn(setup, async (own) => {
    const { ownKey } = own.closure;
    if ("refused" in ownKey) throw new Error(ownKey.refused);
    await test(ownKey, own);
  });
}

test("a RAM user deletes its own key, on record first, and can call no more", () =>
  withKey({}, async (key, { emulator }) => {
    expect(key.item).toBe("alibaba:ram.access-key:global:LTAI-member");
    expect(key.remains.join()).toContain("the RAM user ops with its policies");
    const recorder = journal();
    expect(await key.delete({ recorder, signal: signal() })).toEqual({ outcome: "requested" });
    expect(recorder.entries).toEqual([
      expect.objectContaining({
        item: key.item,
        action: "Ram.DeleteAccessKey",
        answer: expect.objectContaining({ outcome: "accepted" }),
      }),
    ]);
    expect(emulator.world.log.list().at(-1)).toMatchObject({ action: "DeleteAccessKey" });
    const account = accountFile({ kind: "standalone", access: { via: "own" } });
    await expect(open(emulator, { as: "member", account })).rejects.toMatchObject({
      code: "credentials",
    });
  }));

test("a key of the root user is not deleted by itself", () =>
  withOwn({ as: "root" }, async ({ closure }) => {
    expect(closure.ownKey).toMatchObject({
      refused: "it is a key of the root user, which is deleted in the console",
    });
  }));

describe("a deletion that does not go through", () => {
  test.each([
    ["is denied", { kind: "error", status: 403, code: "NoPermission" }, "denied"],
    ["is refused", { kind: "error", status: 409, code: "DeleteConflict.User" }, "refused"],
  ] as const)("%s: that is told with the vendor's code, and asked once", (_, fault, outcome) =>
    withKey({}, async (key, { emulator }) => {
      emulator.fault({ ...fault, action: "DeleteAccessKey" });
      const recorder = journal();
      const result = await key.delete({ recorder, signal: signal() });
      expect(result).toMatchObject({ outcome, code: fault.code });
      expect(recorder.entries).toHaveLength(1);
    }),
  );

  test("has no answer: it may have been carried out, and is not repeated", () =>
    withKey({}, async (key, { emulator }) => {
      emulator.fault({ kind: "cut", action: "DeleteAccessKey", when: "after" });
      const recorder = journal();
      expect(await key.delete({ recorder, signal: signal() })).toMatchObject({
        outcome: "unknown",
      });
      const made = emulator.world.log.list().filter(({ action }) => action === "DeleteAccessKey");
      expect(made).toHaveLength(1);
      expect(recorder.entries[0]?.answer).toMatchObject({ outcome: "unknown" });
    }));
});
