import { describe, expect, test } from "vitest";
import type { Attestation, Side } from "../../src/core/attestation.ts";
import {
  type DisassociationRecord,
  disassociationQuestions,
  disassociationStatus,
  heldAgainstList,
} from "../../src/engine/disassociation.ts";
import { attested } from "../policies/support/view.ts";
import { TERMS } from "./support/assisted.ts";
import { toyAccount } from "./support/toy-cloud.ts";

const { packet } = TERMS;
const LEAVES = {
  master: { id: "9", tie: "created" },
  packets: { master: packet, member: packet },
  stopped: { says: "It stops.", asks: "Was it mended?" },
} as const;

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`;

const said = (side: Side, subject: string, answer: string, at: number, more = {}): Attestation =>
  attested("disassociation", subject, answer, {
    side,
    at: day(at),
    file: `${answer}.yaml`,
    ...more,
  });
const requested = (at: number) => said("master", "request", "requested", at);
const cancelled = (at: number) => said("master", "request", "cancelled", at);
const accepted = (at: number) => said("member", "answer", "accepted", at);
const rejected = (at: number, more = {}) => said("member", "answer", "rejected", at, more);
const bound = (at: number) => said("member", "card", "bound", at);

function status(
  attestations: readonly Attestation[],
  journal?: DisassociationRecord["journal"],
): ReturnType<typeof disassociationStatus> {
  return disassociationStatus({
    account: toyAccount,
    terms: LEAVES,
    attestations,
    journal,
    now: day(20),
  });
}

describe("a disassociation stands", () => {
  test.each([
    ["nowhere, when nobody stated anything", [], "none"],
    ["at the request that the master made", [requested(3)], "requested"],
    ["at its end, once the member accepted", [requested(3), accepted(4)], "disassociated"],
    ["at its failure, once the member rejected", [requested(3), rejected(4)], "failed"],
    ["at its failure, once the master took it back", [requested(3), cancelled(4)], "failed"],
    [
      "at a second request, after a rejection",
      [requested(3), rejected(4), requested(5)],
      "requested",
    ],
    ["where it stood, when an answer comes to no request", [accepted(4)], "none"],
    [
      "where it stood, when a request that was taken back is accepted",
      [requested(3), cancelled(4), accepted(5)],
      "failed",
    ],
    [
      "where it stood, when an accepted request is taken back",
      [requested(3), accepted(4), cancelled(5)],
      "disassociated",
    ],
    ["at its end, with the card bound", [requested(3), accepted(4), bound(5)], "disassociated"],
    ["in no future", [requested(3), accepted(25)], "requested"],
  ] as const)("%s", (_, attestations, phase) => {
    expect(status(attestations).phase).toBe(phase);
    expect(status(attestations.toReversed()).phase).toBe(phase);
  });

  test("with the reasons of a rejection, and the time of its request", () => {
    const reasons = [{ name: "Invoices", description: "still open" }];
    expect(status([requested(3), rejected(4, { reasons })])).toMatchObject({
      phase: "failed",
      submittedAt: day(3),
      reasons: [{ id: "rejected", name: "Invoices" }],
    });
  });

  test("at what the journal remembers, where the files are gone", () => {
    const at = day(5);
    expect(status([], { phase: "awaiting-request", at, detail: "" }).phase).toBe(
      "awaiting-request",
    );
    const asked = { phase: "requested", at, submittedAt: day(4), detail: "" } as const;
    expect(status([], asked).phase).toBe("requested");
    expect(status([accepted(6)], asked).phase).toBe("disassociated");
    expect(status([requested(1), rejected(2)], asked).phase).toBe("requested");
    const done = { phase: "disassociated", at, submittedAt: day(4), detail: "" } as const;
    expect(status([requested(4)], done).phase).toBe("disassociated");
  });

  test("ready again, when it was prepared after a rejection", () => {
    const journal = { phase: "awaiting-request", at: day(6), detail: "" } as const;
    expect(status([requested(3), rejected(4)], journal).phase).toBe("awaiting-request");
    expect(status([requested(3), rejected(4), requested(7)], journal).phase).toBe("requested");
  });

  test("nowhere by the journal of a closure", () => {
    for (const phase of ["awaiting-submission", "waiting", "closed", "failed"] as const)
      expect(status([], { phase, at: day(5), detail: "" }).phase).toBe("none");
  });

  test("at its request, while the master's list still shows the account", () => {
    const done = status([requested(3), accepted(4)]);
    const held = (outcome: "agrees" | "contradicts" | "unknown") =>
      heldAgainstList(done, { outcome, detail: "the list" }, toyAccount).phase;
    expect([held("agrees"), held("unknown"), held("contradicts")]).toEqual([
      "disassociated",
      "disassociated",
      "requested",
    ]);
  });

  test("with account.yaml left alone, while the master's list still shows the account", () => {
    const done = status([requested(3), accepted(4)]);
    expect(done.detail).toContain("Write `master: none`");
    const read = { outcome: "contradicts", detail: "the list" } as const;
    expect(heldAgainstList(done, read, toyAccount).detail).not.toContain("Write `master: none`");
  });
});

describe("each side is asked for its own part", () => {
  const asks = (attestations: readonly Attestation[]) =>
    disassociationQuestions(status(attestations), LEAVES, attestations).map(
      ({ side, subject, answers }) => [side, subject, ...Object.keys(answers)],
    );

  test("at every stage", () => {
    expect(asks([])).toEqual([["master", "request", "requested"]]);
    expect(asks([requested(3)])).toEqual([
      ["member", "answer", "accepted", "rejected"],
      ["master", "request", "cancelled", "not-requested"],
    ]);
    expect(asks([requested(3), accepted(4)])).toEqual([["member", "card", "bound"]]);
    expect(asks([requested(3), accepted(4), bound(5)])).toEqual([]);
  });
});
