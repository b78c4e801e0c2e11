import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Contexts, evaluate, type Functions, filled, truthy } from "./expression.ts";
import { type ScriptEnded as Ended, startScript } from "./shell.ts";
import type {
  Action,
  Job,
  JobPlayed,
  Play,
  Step,
  StepPlayed,
  Texts,
  Workflow,
} from "./workflow-types.ts";

/** Actions that leave the folder as it is on a machine that has Node and Terraform. */
const TOOLS = ["actions/setup-node", "hashicorp/setup-terraform", "actions/upload-artifact"];

/** GitHub's own `bash` stops at the first failure, also within a pipe; without a name it does not look at pipes. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
  "": ["bash", "-e"],
};

/** Functions of every expression. */
export const FUNCTIONS: Functions = {
  fromJSON: (text) => JSON.parse(String(text)),
  format: (text, ...values) =>
    String(text).replaceAll(/\{(\d+)\}/gu, (_, at: string) => String(values[Number(at)] ?? "")),
};

/** One machine, which plays one job. */
export class Machine {
  readonly #play: Play;
  readonly #name: string;
  readonly #job: Job;
  readonly #shell: readonly string[];
  readonly #contexts: Contexts;
  readonly #folder: string;
  /** Where its scripts run. */
  readonly #cwd: string;
  readonly #machine: string;
  readonly #env: Record<string, string>;
  readonly #outcomes: Record<string, { outcome: string; outputs: Record<string, string> }> = {};
  #failed = false;
  #cancelled = false;
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
    this.#cwd = join(this.#folder, workflow.defaults?.run?.["working-directory"] ?? "");
    const secrets = { ...play.secrets[""], ...play.secrets[job.environment ?? ""] };
    const runner = { temp: join(this.#machine, "temp") };
    this.#contexts = { ...contexts, secrets, runner, steps: this.#outcomes };
    mkdirSync(runner.temp, { recursive: true });
    writeFileSync(join(this.#machine, "event.json"), JSON.stringify(play.github["event"]));
    this.#env = {
      ...play.machine,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_SHA: String(play.github["sha"]),
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
    const ended = this.#failed ? "failure" : "success";
    const result = this.#cancelled ? "cancelled" : ended;
    const outputs = this.#texts(this.#job.outputs);
    const summary = readFileSync(this.#file("summary"), "utf8");
    return { job: this.#name, matrix, result, steps, outputs, summary, folder: this.#folder };
  }

  async #step(step: Step): Promise<StepPlayed> {
    const name = step.name ?? step.run ?? step.uses ?? "";
    if (!this.#wanted(step.if)) return this.#end(step, { name, outcome: "skipped", log: "" });
    const { code, log } = await (step.run === undefined
      ? this.#action(step)
      : this.#run(step, name, this.#contexts));
    return this.#end(step, { name, outcome: code === 0 ? "success" : "failure", log });
  }

  #wanted(condition: string | boolean | undefined): boolean {
    const text = String(condition ?? "success()").replace(/^\$\{\{(.+)\}\}$/su, "$1");
    // A condition that asks for no state of the job means one that goes well.
    const asks = /\b(?:always|failure|success|cancelled)\(\)/u.test(text);
    const value = evaluate(text, this.#contexts, {
      ...FUNCTIONS,
      always: () => true,
      success: () => !this.#failed && !this.#cancelled,
      failure: () => this.#failed && !this.#cancelled,
      cancelled: () => this.#cancelled,
    });
    return truthy(value) && (asks || !(this.#failed || this.#cancelled));
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

  async #action(step: Step): Promise<Ended> {
    const { uses = "", with: given = {} } = step;
    if (uses.startsWith("./")) return this.#composite(step, join(this.#folder, uses));
    const [action = "", version = ""] = uses.split("@");
    if (!/^[0-9a-f]{40}$/u.test(version)) throw new Error(`${uses} is not pinned`);
    const { ref } = this.#texts(given);
    if (action === "actions/checkout") this.#play.checkout(this.#folder, ref);
    else if (!TOOLS.includes(action)) throw new Error(`${action} is not played`);
    return { code: 0, log: "" };
  }

  /** Steps of an action in the checkout; they have the environment of the step that asks for it. */
  async #composite(step: Step, place: string): Promise<Ended> {
    const { inputs = {}, runs }: Action = parse(readFileSync(join(place, "action.yml"), "utf8"));
    const usual = Object.entries(inputs).map(([name, { default: value = "" }]) => [name, value]);
    const given = this.#texts({ ...Object.fromEntries(usual), ...step.with });
    const github = { ...this.#play.github, action_path: place };
    const logs: string[] = [];
    for (const one of runs.steps) {
      const contexts = { ...this.#contexts, github, inputs: given };
      if (!truthy(evaluate(String(one.if ?? "true"), contexts, FUNCTIONS))) continue;
      const env = { ...this.#texts(step.env), ...one.env };
      const inside = { ...one, env };
      const ended = await this.#run(inside, one.name ?? "", contexts);
      logs.push(ended.log);
      if (ended.code !== 0) return { code: ended.code, log: logs.join("") };
    }
    return { code: 0, log: logs.join("") };
  }

  async #run(step: Step, name: string, contexts: Contexts): Promise<Ended> {
    writeFileSync(this.#file("output"), "");
    const script = startScript(filled(step.run ?? "", contexts, FUNCTIONS), {
      shell: this.#shell,
      file: join(this.#machine, "step.sh"),
      cwd: this.#cwd,
      env: {
        ...this.#env,
        ...this.#texts(step.env, contexts),
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
    const cancel = (): void => {
      this.#cancelled = true;
      script.cancel();
    };
    this.#play.watch?.(name, kill, cancel);
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

  #texts(texts: Texts = {}, contexts: Contexts = this.#contexts): Record<string, string> {
    return Object.fromEntries(
      Object.entries(texts).map(([key, value]) => [
        key,
        filled(String(value), contexts, FUNCTIONS),
      ]),
    );
  }
}
