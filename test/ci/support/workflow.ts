import { parse } from "yaml";
import { type Contexts, evaluate, truthy } from "./expression.ts";
import { FUNCTIONS, Machine } from "./machine.ts";
import type { Job, JobPlayed, Play, Workflow } from "./workflow-types.ts";

// A small runner of GitHub's workflows: jobs in the order of their needs, one copy for each entry of a matrix,
// each in a folder of its own, which begins with nothing but a checkout. Actions are not run: that of the
// checkout is played, those that install a tool find it on this machine, any other one is an error.

/** Plays every job of a workflow. */
export async function playWorkflow(play: Play): Promise<readonly JobPlayed[]> {
  const workflow: Workflow = parse(play.text);
  const played: JobPlayed[] = [];
  const waiting = new Map(Object.entries(workflow.jobs));
  while (waiting.size > 0) {
    const ready = [...waiting].find(([, { needs = [] }]) =>
      [needs].flat().every((name) => !waiting.has(name)),
    );
    if (ready === undefined) throw new Error("jobs wait for each other");
    const [name, job] = ready;
    waiting.delete(name);
    played.push(...(await playJob(play, workflow, name, job, played)));
  }
  return played;
}

async function playJob(
  play: Play,
  workflow: Workflow,
  name: string,
  job: Job,
  before: readonly JobPlayed[],
): Promise<readonly JobPlayed[]> {
  const needed = before.filter((one) => [job.needs ?? []].flat().includes(one.job));
  const needs = Object.fromEntries(
    needed.map(({ job: id, result, outputs }) => [id, { result, outputs }]),
  );
  const contexts = { github: play.github, inputs: play.inputs ?? {}, needs, vars: {} };
  const broken = needed.some(({ result }) => result !== "success");
  const skipped = { job: name, matrix: {}, result: "skipped", steps: [], outputs: {}, summary: "" };
  if (broken || !truthy(evaluate(job.if ?? "true", contexts, FUNCTIONS)))
    return [{ ...skipped, result: "skipped", folder: "" }];
  const played: JobPlayed[] = [];
  for (const matrix of combinations(job.strategy?.matrix ?? {}, contexts))
    played.push(await new Machine(play, workflow, name, job, { ...contexts, matrix }).play(matrix));
  return played;
}

function combinations(
  matrix: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): readonly Readonly<Record<string, string>>[] {
  return Object.entries(matrix).reduce<readonly Readonly<Record<string, string>>[]>(
    (all, [key, value]) => {
      const [, inner] = /^\$\{\{(.+)\}\}$/su.exec(String(value)) ?? [];
      const list: unknown = inner === undefined ? value : evaluate(inner, contexts, FUNCTIONS);
      if (!Array.isArray(list)) throw new Error(`matrix.${key} is no list`);
      return all.flatMap((one) => list.map((entry) => ({ ...one, [key]: String(entry) })));
    },
    [{}],
  );
}
