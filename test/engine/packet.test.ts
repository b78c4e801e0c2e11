import { expect, test } from "vitest";
import { definePolicy, pass } from "../../src/core/policy.ts";
import { packetOf } from "../../src/engine/packet.ts";
import { accountOf, attested, judged } from "../policies/support/view.ts";
import { surveyOf, TERMS, toysGone } from "./support/assisted.ts";

test("a packet says whose account it is, since when, and by which review", () => {
  const account = accountOf({ holder: "enterprise", kind: "standalone" });
  const review = {
    version: 1,
    cloud: "toy",
    accountId: "1",
    takenAt: "",
    digest: "sha256:1",
    items: {},
    unknown: [],
  } as const;
  const packet = packetOf(surveyOf({ account, review }, [toysGone()]), {
    terms: TERMS,
    keyDeleted: false,
  });
  expect(packet).toMatchObject({
    account: { name: "old-shop", kind: "standalone", holder: "enterprise" },
    preparedAt: "2026-11-21T00:00:00Z",
    review: "sha256:1",
    first: ["It cannot be undone."],
    submit: ["Press the button."],
    parts: [{ title: "Afterwards" }],
    quietDays: 30,
    steps: [{ state: "done" }],
    timeline: { submission: "2026-11-21T00:00:00Z" },
  });
  expect(packetOf(surveyOf(), { terms: TERMS, keyDeleted: false }).review).toBeUndefined();
});

test("its quiet period is the one of account.yaml", () => {
  const account = accountOf({ closure: { ...accountOf().closure, quietDays: 15 } });
  expect(packetOf(surveyOf({ account }), { terms: TERMS, keyDeleted: false }).quietDays).toBe(15);
});

test("what is abandoned, what stays and the own identity are told apart", () => {
  const voucher = judged({ nativeId: "v", disposition: "abandon", because: "void on closure" });
  const harmless = judged({ nativeId: "h", blocks: false, because: "costs nothing" });
  const user = judged({ nativeId: "u", disposition: "keep", blocks: false });
  const thing = judged({ nativeId: "t" });
  const own = [
    { id: user.id, because: "the user whose key is in use" },
    { id: "toy:key:x:not-listed", because: "the key in use" },
  ];
  const packet = packetOf(surveyOf({ items: [voucher, harmless, user, thing], own }), {
    terms: TERMS,
    keyDeleted: true,
  });
  expect(packet.abandoned).toEqual([{ line: 'Thing "v"', because: undefined }]);
  expect(packet.stays).toEqual([{ line: 'Thing "h"', because: "costs nothing" }]);
  expect(packet.ownIdentity).toEqual({
    items: [
      { id: user.id, line: 'Thing "u"', because: undefined },
      { id: "toy:key:x:not-listed", line: "toy:key:x:not-listed", because: "the key in use" },
    ],
    steps: ["Delete the user."],
    keyDeleted: true,
  });
});

test("a reason that stands in the line already is not said twice", () => {
  const voucher = judged({
    disposition: "abandon",
    because: "void",
    line: "Voucher · abandon: void",
  });
  expect(
    packetOf(surveyOf({ items: [voucher] }), { terms: TERMS, keyDeleted: false }).abandoned,
  ).toEqual([{ line: "Voucher · abandon: void", because: undefined }]);
});

test("it rests on what is asked now, and on what was said of things that are gone by now", () => {
  const asks = definePolicy({
    id: "papers",
    title: "",
    severity: "mandatory",
    guards: "closure",
    remedy: "",
    asks: () => [{ subject: "papers", asks: "Ready?", answers: { ready: "" }, needs: "evidence" }],
    check: () => pass,
  });
  const gone = "alibaba:ecs.disk:cn-hangzhou:d-1";
  const attestations = [
    attested("papers", "papers", "ready"),
    attested("backups", gone, "backed-up", { file: "backup.yaml" }),
    attested("backups", "alibaba:ecs.disk:cn-hangzhou:d-2", "backed-up", { file: "never.yaml" }),
    attested("backups", gone, "not-needed", {
      file: "old.yaml",
      validUntil: "2026-11-20T00:00:00Z",
    }),
    attested("closure", "submitted", "submitted", { file: "closure.yaml" }),
  ];
  const removed = new Set([gone, "submitted"]);
  const { relied } = packetOf(surveyOf({ attestations, removed }, [asks]), {
    terms: TERMS,
    keyDeleted: false,
  });
  expect(relied.map(({ policy, subject, where }) => [policy, subject, where])).toEqual([
    ["papers", "papers", "accounts/old-shop/attestations/1.yaml"],
    ["backups", gone, "backup.yaml"],
  ]);
});
