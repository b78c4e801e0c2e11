import { parseArgs } from "node:util";
import { randomOf } from "../random.ts";
import { draw, type Moment, play, type Round } from "./round.ts";

const RUNS = 100;

/**
 * Kills runs at random moments with `kill -9`: Terraform, the provider or both, in teardown and closure, of
 * both clouds, deployed by Terraform and by CDKTF. Afterwards a run must finish, nothing unapproved may be
 * gone, the journal must be whole, one submission carried out, and no process left. Round `n` of a seed is
 * the first of seed + n.
 */
export async function killCampaign(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: "string" }, seed: { type: "string" } },
  });
  const runs = Number(values.runs ?? RUNS);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(seed) || runs < 1 || seed < 0) {
    process.stderr.write("Usage: npm run campaign -- kill [--runs 100] [--seed 1]\n");
    return 2;
  }
  say(`${runs} rounds from seed ${seed}`);
  const failed: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const round = draw(randomOf(seed + at));
    const start = performance.now();
    const { faults, hits } = await play(round).catch((cause: unknown) => ({
      faults: [cause instanceof Error ? cause.message : String(cause)],
      hits: 0,
    }));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const outcome = faults.length === 0 ? "held" : "BROKEN";
    const hit = `${hits} of ${round.kills.length} hit`;
    say(`${at + 1}/${runs} seed ${seed + at}: ${words(round)}: ${outcome} (${hit}, ${seconds} s)`);
    for (const fault of faults) say(`    ${fault.replaceAll("\n", "\n    ")}`);
    if (faults.length > 0) failed.push(seed + at);
  }
  if (failed.length === 0) {
    say(`All ${runs} rounds held. Seed ${seed}.`);
    return 0;
  }
  say(`${failed.length} of ${runs} rounds broke a promise. Each again:`);
  for (const one of failed) say(`  npm run campaign -- kill --runs 1 --seed ${one}`);
  return 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function words({ scene, front, kills }: Round): string {
  const each = kills.map(({ victim, moment }) => `${victim} ${when(moment)}`);
  return `${scene.name} by ${front}, kill ${each.join(", then ")}`;
}

function when(moment: Moment): string {
  return moment.at === "start"
    ? `${moment.laterMs} ms after its start`
    : `${moment.laterMs} ms after ${moment.at} ${moment.nth}`;
}
