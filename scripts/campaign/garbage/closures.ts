import type { LoggedCall } from "../../../emulator/core/log.ts";
import { isUnderWay } from "../../../src/core/closure.ts";
import { Problem } from "../../../src/core/problem.ts";
import { type Bed, openBed } from "./bed.ts";
import { submit } from "./close.ts";
import { harmless } from "./harmless.ts";
import { declaredReads, readAt } from "./reads.ts";
import type { Replies } from "./replies.ts";
import { type Call, callsOf, type Stage, type Trial } from "./trials.ts";
import type { World } from "./worlds.ts";

/** The calls that cannot be taken back: the submission itself, and the end of the key in use. */
const SUBMITS: ReadonlySet<string> = new Set(["DeleteAccount", "CloseAccount"]);
const FINAL: ReadonlySet<string> = new Set([...SUBMITS, "DeleteAccessKey", "DeleteAccessKeyV5"]);

const MOMENTS: Stage["moments"] = [
  { since: "the start", when: "before" },
  { since: "the last look", when: "before" },
  { since: "the last look", when: "after" },
];

/** What a deploy of the closure came to. */
interface Deployed {
  readonly calls: readonly Call[];
  /** Calls that came before the submission. */
  readonly before: readonly Call[];
  readonly replies: Replies;
  readonly hits: number;
  readonly field: string | undefined;
  /** What was submitted, deleted or written for a person. */
  readonly done: readonly string[];
  /** What was said of the closure and is not so. */
  readonly wrong: readonly string[];
}

/**
 * Deploys of one world's closure, each in a world of its own: nothing may be submitted while an answer
 * that it rests on is garbage, and what is said of it must be so.
 */
export async function openClosures(world: World): Promise<Stage> {
  const reads = await declaredReads(world.cloud);
  const honest = await deploy(world, undefined);
  if (honest.done.length === 0) throw new Error(`${world.name} is not closed by an honest deploy`);
  const restsOn = new Set(honest.before.map(nameOf));
  return {
    name: `closure of ${world.name}`,
    calls: honest.calls,
    moments: MOMENTS,
    isRead: (call, at) => readAt(reads, honest.replies, call, at),
    async play(trial) {
      const { hits, field, done, wrong } = await deploy(world, trial);
      const early = trial.since === "the start" && restsOn.has(nameOf(trial)) ? done : [];
      const broken = hits === 0 ? [] : [...early, ...wrong];
      const excuse =
        wrong.length > 0 || early.length === 0
          ? undefined
          : harmless(trial, { empty: true, replies: honest.replies.of(trial), field, reads });
      return { hits, field, broken, excuse };
    },
    close: async () => undefined,
  };
}

function nameOf({ product, action }: Call): string {
  return `${product} ${action}`;
}

async function deploy(world: World, trial: Trial | undefined): Promise<Deployed> {
  const bed = await openBed(world);
  try {
    bed.calls();
    let written = false;
    const begin = (): void => {
      if (trial === undefined) return;
      const { product, action, garbage, when } = trial;
      bed.emulator.fault({ product, action, garbage, when, kind: "garbage" });
    };
    if (trial?.since === "the start") begin();
    const told = await tell(bed, {
      judged: async () => {
        if (trial?.since === "the last look") begin();
      },
      written: () => {
        written = true;
      },
    });
    const log = bed.calls();
    const [fault] = bed.emulator.world.faults.list;
    const made = log.filter((call) => FINAL.has(call.action) && wasMade(call, trial));
    const submitted = made.some(({ action }) => SUBMITS.has(action));
    const first = log.findIndex(({ action }) => FINAL.has(action));
    return {
      calls: callsOf(log),
      before: callsOf(first < 0 ? log : log.slice(0, first)),
      replies: bed.replies,
      hits: fault?.hits ?? 0,
      field: fault?.field,
      done: [
        ...made.map(({ action }) => `${action} was carried out`),
        ...(written ? ["a person was told to submit"] : []),
      ],
      wrong: world.assisted ? [] : wrongIn(told, submitted),
    };
  } finally {
    await bed.close();
  }
}

function wasMade(call: LoggedCall, trial: Trial | undefined): boolean {
  return call.code === "" && (trial?.action !== call.action || trial.when === "after");
}

type Told = "under way" | "not under way" | "refused";

/** A Problem is an answer; anything else that is thrown is a defect. */
async function tell(
  bed: Bed,
  { judged, written }: { judged: () => Promise<void>; written: () => void },
): Promise<Told> {
  try {
    const status = await bed.command((workspace) => submit(workspace, judged, written));
    return isUnderWay(status) ? "under way" : "not under way";
  } catch (error) {
    if (error instanceof Problem) return "refused";
    throw error;
  }
}

function wrongIn(told: Told, submitted: boolean): readonly string[] {
  if (told === "under way" && !submitted) {
    return ["the closure is told to run, and was not submitted"];
  }
  if (told === "not under way" && submitted) {
    return ["the closure was submitted, and is told not to run"];
  }
  return [];
}
