import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { typed } from "../../src/cli/attest/flags.ts";
import { prepareAttestation } from "../../src/cli/attest/prepare.ts";
import type { Side } from "../../src/core/attestation.ts";
import {
  readAttestations,
  writeAttestation,
} from "../../src/files/attestations/attestation-file.ts";
import { followClosure } from "../../src/operations/closure.ts";
import { lookForOpen, openOfClosure } from "../../src/operations/questions.ts";
import { planTeardown } from "../../src/operations/teardown.ts";
import { Folder, NOW, signal } from "./support/folder.ts";
import { MEMBER } from "./support/two-sides.ts";

const REJECTED = (at: string) => ({
  answers: [
    {
      policy: "closure-rejected",
      subject: `rejection:${at}`,
      answer: "cleared",
      because: "ticket 8",
    },
  ],
});

describe("an account that its master created and pays for", () => {
  test("is disassociated by its two sides, after a first rejection, and goes on as its own", async () => {
    const folder = await Folder.of();
    expect(await folder.plan("member")).toBe("refused: closure-conditions, closure-statements");
    expect(await folder.answer()).toEqual([
      "member condition:association",
      "master condition:tie",
      "member condition:member-active",
      "master condition:master-active",
      "member pays-for-itself",
      "member refunds-go-to-master",
      "member master-sees-old-orders",
      "member suspended-until-card",
    ]);
    expect(await folder.plan("member")).toBe("prepares");

    expect(await folder.deploy("member")).toBe("awaiting-request");
    expect(await folder.plan("member")).toBe("awaiting-request");
    expect(folder.packet("master")).toContain("Disassociate Account");
    expect(folder.packet("master")).not.toContain("My Master Account, and view");
    expect(folder.packet("member")).toContain("Choose Accept");
    expect(folder.packet("member")).not.toContain("Expand All");
    expect(existsSync(folder.paths.packet)).toBe(false);

    expect(await folder.state("accepted")).toBe(undefined);
    expect(await folder.state("requested")).toBe("requested");
    const { submittedAt } = await folder.as("member").closureStatus();
    expect(await folder.state("rejected")).toBe("failed");
    expect(await folder.plan("member")).toBe("refused: closure-rejected");
    const cleared = REJECTED(submittedAt ?? "");
    expect(await folder.plan("member", cleared)).toBe("prepares");
    expect(await folder.deploy("member", cleared)).toBe("awaiting-request");

    expect(await folder.state("requested")).toBe("requested");
    expect(await folder.state("accepted")).toBe("disassociated");
    expect((await folder.as("member").closureStatus()).detail).toContain("suspended at once");
    expect(await folder.state("bound")).toBe("disassociated");
    expect(await folder.state("bound")).toBe(undefined);

    // Kept, or closed by the next plan, which is a closing of its own.
    const own = { master: "none", closure: { confirm: MEMBER } };
    const after = folder.as("member", own);
    expect(after.closing).toMatchObject({ by: "assisted" });
    expect(await after.closureStatus()).toMatchObject({ phase: "none" });
    // What the sides stated for it stands, and is no attestation that answers nothing.
    const next = await folder.plan("member", own);
    expect(next).toContain("closure-statements");
    expect(next.split(/: |, /u)).not.toContain("attestations");
  });

  test("is not taken for disassociated while the master's list shows it", async () => {
    const folder = await Folder.of();
    await folder.state("requested");
    await folder.state("accepted");
    const seen = async (side: Side) => (await followClosure(folder.as(side), signal())).phase;
    expect(await seen("member")).toBe("disassociated");
    expect(await seen("master")).toBe("requested");
    folder.world.members = [];
    expect(await seen("master")).toBe("disassociated");
  });

  test("can be prepared by the master's side without the member's credentials, and the other way round", async () => {
    for (const side of ["master", "member"] as const) {
      const folder = await Folder.of({ enters: false });
      const other = side === "master" ? "member" : "master";
      const { questions } = await lookForOpen(folder.as(side), {
        review: undefined,
        signal: signal(),
      });
      expect(questions.some((one) => one.side === other && one.optional !== true)).toBe(true);
      expect(folder.world.calls.some((call) => call.startsWith(other))).toBe(false);
    }
  });

  test("is stated in its order, whatever times are typed", async () => {
    const folder = await Folder.of();
    await folder.state("requested");
    const workspace = folder.as("member");
    const open = await openOfClosure(workspace, await workspace.closureStatus());
    const journal = (await workspace.record()).closures.get(MEMBER);
    const state = (subject: string, answer: string, at: string) => () =>
      prepareAttestation(
        workspace,
        open,
        journal,
        typed(
          {
            policy: "disassociation",
            subject,
            answer,
            at,
            done: "in the console",
            by: "Mei",
            evidenceText: "a mail",
          },
          new Date(folder.now).toISOString(),
        ),
        false,
      );
    expect(state("answer", "accepted", "2026-11-19")).toThrow(/newest attestation decides/u);
    expect(state("answer", "requested", "now")).toThrow(/is no answer to it/u);
    expect(state("card", "bound", "now")).toThrow(/does not ask about "card"/u);
    expect(state("answer", "accepted", "now")().question.side).toBe("member");
  });

  test("is known by its master as an account of no organization", async () => {
    const session = await (await Folder.of()).as("master").session();
    expect(await session.checkAccount(signal())).toMatchObject({ outcome: "right" });
  });

  test("is stopped by an attestation of the wrong side", async () => {
    const folder = await Folder.of();
    await folder.answer();
    expect(await folder.plan("member")).toBe("prepares");
    const { attestations } = folder.paths;
    const right = readAttestations(attestations, MEMBER).find(
      ({ subject }) => subject === "condition:master-active",
    );
    if (right === undefined) throw new Error("it was not stated");
    writeFileSync(
      right.file,
      readFileSync(right.file, "utf8").replace("side: master", "side: member"),
    );
    expect(await folder.plan("member")).toBe("refused: closure-conditions");
  });

  test("can be torn down while the request is open, and not once it is disassociated", async () => {
    const folder = await Folder.of();
    await folder.state("requested");
    const torn = async () => (await planTeardown(folder.as("member"), signal())).outcome;
    expect([await torn(), await folder.plan("member")]).toEqual(["planned", "requested"]);
    await folder.state("accepted");
    expect([await torn(), await folder.plan("member")]).toEqual(["closing", "disassociated"]);
  });

  test("is not called while a closing of it was submitted", async () => {
    const folder = await Folder.of();
    writeAttestation(folder.paths.attestations, {
      account: MEMBER,
      policy: "closure",
      subject: "submitted",
      answer: "submitted",
      done: "in the console",
      by: "Mei",
      at: NOW,
      validUntil: undefined,
      evidence: { kind: "text", text: "a mail" },
      reference: undefined,
      backup: undefined,
      reasons: [],
      lastCharge: undefined,
    });
    await expect(folder.plan("member")).rejects.toMatchObject({ code: "quiet-period" });
    expect(folder.world.calls).toEqual([]);
  });
});
