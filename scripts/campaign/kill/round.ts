import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { JournalEntry } from "../../../src/core/journal.ts";
import { acquireLock } from "../../../src/record/lock/lock-file.ts";
import { systemClock } from "../../../src/workspace/system-clock.ts";
import type { Project } from "../../../test/e2e/support/project.ts";
import type { Random } from "../random.ts";
import { type Deploy, deploy, FRONTS, type Front } from "./front.ts";
import { SCENES, type Scene } from "./scene.ts";
import { kill, processesIn, VICTIMS, type Victim } from "./victims.ts";

/** When a run is killed: at a call that the cloud gets, at one that changes something, or after a time. */
export type Moment =
  | { readonly at: "call" | "change"; readonly nth: number; readonly laterMs: number }
  | { readonly at: "start"; readonly laterMs: number };

/** What one round does, all of it by the seed. */
export interface Round {
  readonly scene: Scene;
  readonly front: Front;
  readonly kills: readonly { readonly victim: Victim; readonly moment: Moment }[];
}

/** Runs that may follow the last kill: one that finds what is left, and a few for what had to wait. */
const MOST_RUNS = 4;
/** Longer than a process without Terraform may live. */
const LAST_WORDS_MS = 3_000;

/** Draws a round. */
export function draw(random: Random): Round {
  const scene = random.one(SCENES);
  const front = random.one(FRONTS);
  const count = random.between(1, 3);
  const kills = Array.from({ length: count }, () => ({
    victim: random.one(VICTIMS),
    moment: momentIn(scene, random),
  }));
  return { scene, front, kills };
}

function momentIn(scene: Scene, random: Random): Moment {
  const kind = random.next();
  const laterMs = random.between(0, 40);
  if (kind < 0.15) return { at: "start", laterMs: random.between(0, 2_500) };
  return kind < 0.6
    ? { at: "change", nth: random.between(1, scene.changes), laterMs }
    : { at: "call", nth: random.between(1, scene.calls), laterMs };
}

/** What a round came to. */
export interface Outcome {
  readonly faults: readonly string[];
  /** Runs that were killed; the others ended before their moment came. */
  readonly hits: number;
}

/** Plays a round; says what is wrong afterwards. */
export function play({ scene, front, kills }: Round): Promise<Outcome> {
  return scene.play(async (project) => {
    const faults: string[] = [];
    let hits = 0;
    await scene.prepare(project);
    for (const { victim, moment } of kills) {
      const run = await deploy(project, front, scene.stack);
      if (await killed(project, run, victim, moment)) hits += 1;
      faults.push(...(await leftOver(project)));
    }
    let last = await (await deploy(project, front, scene.stack)).ended;
    for (let runs = 1; last.code !== 0 && runs < MOST_RUNS; runs += 1) {
      last = await (await deploy(project, front, scene.stack)).ended;
    }
    if (last.code !== 0) faults.push(`no run finished: ${last.text.slice(-1_500)}`);
    faults.push(...lockFaults(project));
    faults.push(...journalFaults(await project.journal()), ...scene.faults(project));
    return { faults, hits };
  });
}

/**
 * The lock of a run that was killed may lie there when nothing was left to do for a later one, which then takes
 * no lock; what counts is that whoever comes next gets it.
 */
function lockFaults({ paths }: Project): readonly string[] {
  if (!existsSync(paths.lock)) return [];
  const request = { accountId: "campaign", command: "campaign", clock: systemClock };
  try {
    acquireLock(dirname(paths.lock), request).release();
    return [];
  } catch (error) {
    return [`the lock is held by nobody, and cannot be taken: ${String(error)}`];
  }
}

/** Kills at the moment, and waits until the run is over; false for a run that was over before. */
async function killed(
  project: Project,
  run: Deploy,
  victim: Victim,
  moment: Moment,
): Promise<boolean> {
  let over = false;
  const ended = run.ended.then(() => {
    over = true;
  });
  await Promise.race([ended, reached(project, moment)]);
  if (moment.laterMs > 0) await Promise.race([ended, pause(moment.laterMs)]);
  let hit = false;
  // Between two phases there may be none for a moment.
  while (!over && !hit) {
    hit = kill(project.folder, victim);
    if (!hit) await pause(5);
  }
  await ended;
  return hit;
}

function reached({ emulator, changes }: Project, moment: Moment): Promise<void> {
  if (moment.at === "start") return Promise.resolve();
  const before = changes().length;
  let seen = 0;
  return new Promise((resolve) => {
    const stop = emulator.observe(() => {
      seen += 1;
      const now = moment.at === "call" ? seen : changes().length - before;
      if (now < moment.nth) return;
      stop();
      resolve();
    });
  });
}

/** Processes that outlive their run. */
async function leftOver({ folder }: Project): Promise<readonly string[]> {
  const end = Date.now() + LAST_WORDS_MS;
  while (processesIn(folder, "provider").length > 0 && Date.now() < end) await pause(20);
  const left = processesIn(folder, "provider");
  kill(folder, "both");
  return left.length === 0 ? [] : [`${left.length} providers live on without Terraform`];
}

/** Each call stands once, and each answer behind its call. */
function journalFaults(entries: readonly JournalEntry[]): readonly string[] {
  const calls = new Set<string>();
  const faults: string[] = [];
  for (const entry of entries) {
    if (entry.kind !== "call" && entry.kind !== "answer") continue;
    const key = `${entry.run} ${entry.seq}`;
    if (entry.kind === "answer" && !calls.delete(key))
      faults.push(`an answer without call: ${key}`);
    if (entry.kind === "call") calls.add(key);
  }
  return faults;
}
