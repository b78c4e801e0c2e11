import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Contexts, evaluate, type Functions, filled, truthy } from "./expression.ts";
import { startScript } from "./shell.ts";

// A small runner of GitHub's workflows: jobs in the order of their needs, one copy for each entry of a matrix,
// each in a folder of its own, which begins with nothing but a checkout. Actions are not run: that of the
// checkout is played, those that install a tool find it on this machine, any other one is an error.

/** What a workflow is played with. */
export interface Play {
  /** The workflow's file, in the checkout that the event is about. */
  readonly text: string;
  /** Context `github`. */
  readonly github: Readonly<Record<string, unknown>>;
  /** Secrets by the environment that a job names; those of "" are the repository's. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What every machine has. */
  readonly machine: Readonly<Record<string, string>>;
  /** A folder that is not there yet, for each job. */
  readonly folder: (job: string) => string;
  readonly checkout: (folder: string) => void;
  /** Asked before a job that names an environment begins. */
  readonly approve: (environment: string) => void;
  /** Told that a step begins; what it returns is called with the means to end the machine. */
  readonly watch?: (step: string, kill: () => void) => void;
}

/** What a step came to. */
export interface StepPlayed {
  readonly name: string;
  readonly outcome: "success" | "failure" | "skipped";
  readonly log: string;
}

/** What a job came to. */
export interface JobPlayed {
  readonly job: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly result: "success" | "failure" | "skipped";
  readonly steps: readonly StepPlayed[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly folder: string;
}

type Texts = Readonly<Record<string, string | number | boolean>>;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly with?: Texts;
  readonly run?: string;
  readonly env?: Texts;
  readonly "continue-on-error"?: boolean;
  readonly "working-directory"?: string;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly steps: readonly Step[];
}

/** A workflow's file, as far as it is played. */
export interface Workflow {
  readonly env?: Texts;
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Actions that leave the folder as it is on a machine that has Node and Terraform. */
const TOOLS = ["actions/setup-node", "hashicorp/setup-terraform", "actions/upload-artifact"];

/** GitHub's own `bash` stops at the first failure, also within a pipe; without a name it does not look at pipes. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"],
  "": ["bash", "-e", "-c"],
};

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
    played.push(await new Runner(play, workflow, name, job, { ...contexts, matrix }).play(matrix));
  return played;
}

const FUNCTIONS: Functions = {
  fromJSON: (text) => JSON.parse(String(text)),
};

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

/** One machine, which plays one job. */
class Runner {
  readonly #play: Play;
  readonly #name: string;
  readonly #job: Job;
  readonly #shell: readonly string[];
  readonly #contexts: Contexts;
  readonly #folder: string;
  readonly #machine: string;
  readonly #env: Record<string, string>;
  readonly #outcomes: Record<string, { outcome: string; outputs: Record<string, string> }> = {};
  #failed = false;
  #dead = false;

  constructor(play: Play, workflow: Workflow, name: string, job: Job, contexts: Contexts) {
    this.#play = play;
    this.#name = name;
    this.#job = job;
    const shell = SHELLS[workflow.defaults?.run?.shell ?? ""];
    if (shell === undefined) throw new Error("a shell is named that is not played");
    this.#shell = shell;
    this.#machine = play.folder(name);
    this.#folder = join(this.#machine, "work");
    const secrets = { ...play.secrets[""], ...play.secrets[job.environment ?? ""] };
    const runner = { temp: join(this.#machine, "temp") };
    this.#contexts = { ...contexts, secrets, runner, steps: this.#outcomes };
    mkdirSync(runner.temp, { recursive: true });
    writeFileSync(join(this.#machine, "event.json"), JSON.stringify(play.github["event"]));
    this.#env = {
      ...play.machine,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: String(play.github["repository"]),
      GITHUB_EVENT_PATH: join(this.#machine, "event.json"),
      GITHUB_WORKSPACE: this.#folder,
      RUNNER_TEMP: runner.temp,
      ...this.#texts(workflow.env),
    };
  }

  async play(matrix: Readonly<Record<string, string>>): Promise<JobPlayed> {
    const { environment } = this.#job;
    if (environment !== undefined) this.#play.approve(environment);
    Object.assign(this.#env, this.#texts(this.#job.env));
    writeFileSync(this.#file("summary"), "");
    const steps: StepPlayed[] = [];
    for (const step of this.#job.steps) {
      // A machine that is gone plays nothing more, whatever a step says of failures.
      if (this.#dead) break;
      steps.push(await this.#step(step));
    }
    const result = this.#failed ? "failure" : "success";
    const outputs = this.#texts(this.#job.outputs);
    const summary = readFileSync(this.#file("summary"), "utf8");
    return { job: this.#name, matrix, result, steps, outputs, summary, folder: this.#folder };
  }

  async #step(step: Step): Promise<StepPlayed> {
    const name = step.name ?? step.run ?? step.uses ?? "";
    if (!this.#wanted(step.if)) return this.#end(step, { name, outcome: "skipped", log: "" });
    const { code, log } = step.run === undefined ? this.#action(step) : await this.#run(step, name);
    return this.#end(step, { name, outcome: code === 0 ? "success" : "failure", log });
  }

  #wanted(condition: string | boolean | undefined): boolean {
    const text = String(condition ?? "success()").replace(/^\$\{\{(.+)\}\}$/su, "$1");
    // A condition that asks for no state of the job means one that goes well.
    const asks = /\b(?:always|failure|success|cancelled)\(\)/u.test(text);
    const value = evaluate(text, this.#contexts, {
      ...FUNCTIONS,
      always: () => true,
      success: () => !this.#failed,
      failure: () => this.#failed,
      cancelled: () => false,
    });
    return truthy(value) && (asks || !this.#failed);
  }

  #end(step: Step, played: StepPlayed): StepPlayed {
    if (played.outcome === "failure" && step["continue-on-error"] !== true) this.#failed = true;
    const { id } = step;
    if (id !== undefined) {
      const outputs = played.outcome === "skipped" ? {} : this.#outputs();
      this.#outcomes[id] = { outcome: played.outcome, outputs };
    }
    return played;
  }

  #action({ uses = "", with: given = {} }: Step): { code: number; log: string } {
    const [action = "", version = ""] = uses.split("@");
    if (!/^[0-9a-f]{40}$/u.test(version)) throw new Error(`${uses} is not pinned`);
    for (const value of Object.values(given)) this.#filled(String(value));
    if (action === "actions/checkout") this.#play.checkout(this.#folder);
    else if (!TOOLS.includes(action)) throw new Error(`${action} is not played`);
    return { code: 0, log: "" };
  }

  async #run(step: Step, name: string): Promise<{ code: number; log: string }> {
    writeFileSync(this.#file("output"), "");
    const script = startScript(this.#filled(step.run ?? ""), {
      shell: this.#shell,
      cwd: join(this.#folder, this.#filled(step["working-directory"] ?? ".")),
      env: {
        ...this.#env,
        ...this.#texts(step.env),
        GITHUB_OUTPUT: this.#file("output"),
        GITHUB_STEP_SUMMARY: this.#file("summary"),
        GITHUB_ENV: this.#file("env"),
      },
    });
    const kill = (): void => {
      this.#dead = true;
      this.#failed = true;
      script.kill();
    };
    this.#play.watch?.(name, kill);
    return script.ended;
  }

  #outputs(): Record<string, string> {
    const lines = readFileSync(this.#file("output"), "utf8").split("\n").filter(Boolean);
    return Object.fromEntries(
      lines.map((line) => {
        const [, key = "", value = ""] = /^([^=]+)=(.*)$/su.exec(line) ?? [];
        return [key, value];
      }),
    );
  }

  #file(name: string): string {
    const file = join(this.#machine, name);
    appendFileSync(file, "");
    return file;
  }

  #texts(texts: Texts = {}): Record<string, string> {
    return Object.fromEntries(
      Object.entries(texts).map(([key, value]) => [key, this.#filled(String(value))]),
    );
  }

  #filled(text: string): string {
    return filled(text, this.#contexts, FUNCTIONS);
  }
}
