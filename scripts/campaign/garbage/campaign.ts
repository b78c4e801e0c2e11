import { parseArgs } from "node:util";
import { randomOf } from "../random.ts";
import { stages } from "./stages.ts";
import {
  drawTrial,
  everyTrial,
  inWords,
  type Outcome,
  type Planned,
  type Stage,
  type Trial,
} from "./trials.ts";

const RUNS = 300;
/** Trials in a row of one stage that was set up. */
const IN_A_ROW = 10;

/**
 * Sends garbage in place of the answers of both clouds, one call at a time: to plans of accounts that hold
 * nothing, everything, or a running closure, to deploys of closures, and to the removal of each type.
 * Nothing may be called empty, removed, gone, submitted or running that an honest answer would not.
 */
export async function garbageCampaign(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string" },
      seed: { type: "string" },
      all: { type: "boolean" },
      only: { type: "string" },
    },
  });
  const runs = Number(values.runs ?? RUNS);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(seed) || runs < 1 || seed < 0) {
    say("Usage: npm run campaign -- garbage [--runs 300] [--seed 1] [--all] [--only words]");
    return 2;
  }
  const { plans, closures, removals } = await stages();
  const only = values.only ?? "";
  const chosen = [...plans, ...closures, ...removals].filter(({ name }) => name.includes(only));
  if (chosen.length === 0) {
    say(`No stage has "${only}" in its name.`);
    return 2;
  }
  const broken = values.all === true ? await all(chosen) : await some(chosen, runs, seed);
  say(broken === 0 ? "Every promise held." : `${broken} promises were broken.`);
  return broken === 0 ? 0 : 1;
}

async function all(chosen: readonly Planned[]): Promise<number> {
  let broken = 0;
  for (const planned of chosen) {
    const stage = await planned.open();
    const count = { sent: 0, passed: new Map<string, number>() };
    const ended = { field: undefined as string | undefined };
    for (const trial of everyTrial(stage, () => ended.field === undefined)) {
      const outcome = await play(stage, trial);
      ended.field = outcome.field;
      if (outcome.hits > 0) count.sent += 1;
      if (isBroken(outcome)) broken += 1;
      else if (outcome.excuse !== undefined)
        count.passed.set(outcome.excuse, (count.passed.get(outcome.excuse) ?? 0) + 1);
    }
    await stage.close();
    say(`${stage.name}: ${count.sent} answers were garbage, for ${stage.calls.length} calls`);
    for (const [why, times] of count.passed) say(`    ${times} passed: ${why}`);
  }
  return broken;
}

async function some(chosen: readonly Planned[], runs: number, seed: number): Promise<number> {
  say(`${runs} trials from seed ${seed}`);
  const random = randomOf(seed);
  let broken = 0;
  for (let done = 0; done < runs; ) {
    const planned = chosen[random.between(0, chosen.length - 1)];
    if (planned === undefined) break;
    const stage = await planned.open();
    for (let row = 0; row < IN_A_ROW && done < runs; row += 1, done += 1) {
      if (isBroken(await play(stage, drawTrial(stage, random)))) broken += 1;
    }
    await stage.close();
    say(`${done}/${runs} ${stage.name}`);
  }
  return broken;
}

async function play(stage: Stage, trial: Trial): Promise<Outcome> {
  let outcome: Outcome;
  try {
    outcome = await stage.play(trial);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    outcome = { hits: 1, field: undefined, broken: [`it fell over: ${text}`], excuse: undefined };
  }
  if (isBroken(outcome)) {
    const field = outcome.field === undefined ? "" : ` (${outcome.field})`;
    say(`BROKEN ${stage.name}: ${inWords(trial)}${field}`);
    for (const one of outcome.broken.slice(0, 10)) say(`    ${one}`);
  }
  return outcome;
}

function isBroken({ broken, excuse }: Outcome): boolean {
  return broken.length > 0 && excuse === undefined;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
