import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { Side } from "../../src/core/attestation.ts";
import {
  readAttestations,
  writeAttestation,
} from "../../src/files/attestations/attestation-file.ts";
import { type AccountPaths, accountPaths } from "../../src/files/project.ts";
import { recordAttestation } from "../../src/operations/attest.ts";
import { followClosure, planClosure, submitClosure } from "../../src/operations/closure.ts";
import { lookForOpen, openOfClosure } from "../../src/operations/questions.ts";
import { planTeardown } from "../../src/operations/teardown.ts";
import { packetFolder, writtenPacket } from "../../src/provider/resources/closure-messages.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { temporaryFolder } from "../files/support.ts";
import { autoClock } from "../support/auto-clock.ts";
import { MASTER, MEMBER, type TwoSides, twoSides } from "./support/two-sides.ts";

const signal = () => AbortSignal.timeout(30_000);
const NOW = "2026-11-20T10:00:00Z";

/** One account's folder, and whoever opens it with the credentials of a side. */
class Folder {
  readonly paths: AccountPaths = accountPaths(temporaryFolder());
  readonly world: TwoSides;
  readonly #env: (account: string) => Readonly<Record<string, string>>;
  #now = Date.parse(NOW);

  private constructor({ world, env }: Awaited<ReturnType<typeof twoSides>>) {
    this.world = world;
    this.#env = env;
  }

  static async of(changes: Partial<TwoSides> = {}): Promise<Folder> {
    return new Folder(await twoSides(changes));
  }

  /** The account as a command of a side opens it, a minute after the last one. */
  as(side: Side, parts: Readonly<Record<string, unknown>> = {}): Workspace {
    this.#now += 60_000;
    const access =
      side === "member"
        ? { via: "own" }
        : { via: "management", managementId: MASTER, role: "closer" };
    const file = {
      cloud: "huawei",
      id: MEMBER,
      kind: "standalone",
      access,
      regions: ["cn-north-4"],
      master: { id: MASTER, tie: "created" },
      closure: { confirm: MEMBER, disassociate: true },
      ...parts,
    };
    writeFileSync(this.paths.account, stringify(file));
    const workspace = new Workspace({
      files: this.paths,
      clouds: new Map([["huawei", huawei]]),
      policies: [],
      command: "test",
      clock: autoClock(new Date(this.#now).toISOString()),
      env: this.#env(side === "member" ? MEMBER : MASTER),
      log: () => undefined,
    });
    onTestFinished(() => workspace.close());
    return workspace;
  }

  /** Answers everything that must be answered, each for the side that is asked. */
  async answer(): Promise<readonly string[]> {
    const workspace = this.as("member");
    const { questions } = await lookForOpen(workspace, { review: undefined, signal: signal() });
    const asked = questions.filter(({ optional }) => optional !== true);
    for (const question of asked)
      await recordAttestation(workspace, question, this.#said(Object.keys(question.answers)[0]));
    return asked.map(({ side, subject }) => `${side} ${subject}`);
  }

  /** States what a side did, where it is asked. */
  async state(answer: string): Promise<string | undefined> {
    const workspace = this.as("member");
    const open = await openOfClosure(workspace, await workspace.closureStatus());
    const question = open.questions.find(({ answers }) => answer in answers);
    if (question === undefined) return undefined;
    return (await recordAttestation(workspace, question, this.#said(answer))).status?.phase;
  }

  #said(answer: string | undefined) {
    return {
      answer: answer ?? "",
      done: "looked at in the console",
      by: "Mei",
      at: new Date(this.#now).toISOString(),
      validUntil: undefined,
      evidence: { kind: "text", text: "a screenshot in ticket 7" },
      reference: undefined,
      backup: undefined,
      reasons: [],
      lastCharge: undefined,
    } as const;
  }

  async deploy(side: Side, parts: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const workspace = this.as(side, parts);
    const { status } = await submitClosure(workspace, {
      confirm: MEMBER,
      abandons: [],
      write: (packet) => writtenPacket(packetFolder(workspace, packet), packet),
      signal: signal(),
    });
    return status.phase;
  }

  /** What a plan comes to, with the policies that refuse it. */
  async plan(side: Side, parts: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const plan = await planClosure(this.as(side, parts), {
      confirm: { is: MEMBER },
      signal: signal(),
    });
    if (plan.outcome === "refused")
      return `refused: ${plan.mandatory.map(({ policy }) => policy.id).join(", ")}`;
    return plan.outcome === "closing" ? plan.status.phase : plan.outcome;
  }

  packet(side: Side): string {
    return readFileSync(join(this.paths.dir, `disassociation-${side}`, "packet.md"), "utf8");
  }
}

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
