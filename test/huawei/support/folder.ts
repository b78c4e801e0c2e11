import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import { huawei } from "../../../src/clouds/huawei/cloud.ts";
import type { Side } from "../../../src/core/attestation.ts";
import { type AccountPaths, accountPaths } from "../../../src/files/project.ts";
import { recordAttestation } from "../../../src/operations/attest.ts";
import { planClosure, submitClosure } from "../../../src/operations/closure.ts";
import { packetFolder, writtenPacket } from "../../../src/operations/front/closure-messages.ts";
import { lookForOpen, openOfClosure } from "../../../src/operations/questions.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { temporaryFolder } from "../../files/support.ts";
import { autoClock } from "../../support/auto-clock.ts";
import { MASTER, MEMBER, type TwoSides, twoSides } from "./two-sides.ts";

/** Ends a command that hangs. */
export const signal = () => AbortSignal.timeout(30_000);
/** When the first command is given. */
export const NOW = "2026-11-20T10:00:00Z";

/** One account's folder, and whoever opens it with the credentials of a side. */
export class Folder {
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

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.#now;
  }

  /** The environment of a side. */
  env(side: Side): Readonly<Record<string, string>> {
    return this.#env(side === "member" ? MEMBER : MASTER);
  }

  /** Writes account.yaml as a side has it, a minute after the last command. */
  write(side: Side, parts: Readonly<Record<string, unknown>> = {}): void {
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
      closure: { disassociate: MEMBER },
      ...parts,
    };
    writeFileSync(this.paths.account, stringify(file));
  }

  /** The account as a command of a side opens it. */
  as(side: Side, parts: Readonly<Record<string, unknown>> = {}): Workspace {
    this.write(side, parts);
    const workspace = new Workspace({
      files: this.paths,
      clouds: new Map([["huawei", huawei]]),
      policies: [],
      approval: undefined,
      record: undefined,
      command: "test",
      clock: autoClock(new Date(this.#now).toISOString()),
      env: this.env(side),
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
