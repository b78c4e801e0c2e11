import { mkdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { terraformBinary } from "../../core/requirements.ts";
import { OUTCOME_FILE, outcomeFile, readOutcome } from "../../files/terraform/outcome-file.ts";
import { stateAddress } from "../../record/postgres/state-address.ts";
import type { Cli } from "../cli.ts";
import { type ProgramEnded, runProgram, type Shown } from "./program.ts";

/** What one command of Terraform came to in a stack's folder. */
export interface StackRun {
  readonly code: number;
  /** What the provider says that it found and did, as data; undefined where it did not come to that. */
  readonly outcome: Readonly<Record<string, unknown>> | undefined;
  /** Headings of the errors that were printed, where the output was read. */
  readonly errors: readonly string[];
}

/** Terraform (or OpenTofu) in the folder of one stack. */
export class StackTerraform {
  readonly #cli: Cli;
  readonly #folder: string;
  readonly #name: string;

  constructor(cli: Cli, name: string, folder: string) {
    this.#cli = cli;
    this.#folder = folder;
    this.#name = name;
  }

  /** Where the provider leaves what it found, until the next command of the stack. */
  get #outcome(): string {
    return resolve(outcomeFile(this.#cli.project, this.#name));
  }

  /** Makes the folder ready; says nothing unless it fails. Throws the Problem `terraform` then. */
  async init(): Promise<void> {
    this.#cli.ui.progress(`${this.#name}: ${this.#binary} init`);
    const { code, text } = await this.#run(["init", "-input=false"], "kept");
    if (code === 0) return;
    this.#cli.ui.note(text.trimEnd());
    throw new Problem({
      code: "terraform",
      summary: `\`${this.#binary} init\` of ${this.#name} failed: ${errorsIn(text)[0] ?? `it ended with ${code}`}`,
      where: this.#folder,
      next: TORN_STATE.test(text)
        ? "The state was cut off while it was written, as by a full disk. Move the file away, where docs/settings.md says that states lie, and run the command again: the stacks take in anew what is there, and what was done stands in the journal."
        : "Follow what it says above. Where the backend was changed, move the state: docs/settings.md.",
    });
  }

  /** Plans into a file; 0: no change, 2: changes, else an error. */
  plan(file: string): Promise<StackRun> {
    return this.#said(["plan", "-input=false", "-detailed-exitcode", `-out=${file}`]);
  }

  /** Applies a saved plan, or plans, asks unless told not to, and applies. */
  apply({ plan, ask }: { readonly plan?: string; readonly ask: boolean }): Promise<StackRun> {
    return this.#said([
      "apply",
      ...(ask ? [] : ["-input=false", "-auto-approve"]),
      ...(plan === undefined ? [] : [plan]),
    ]);
  }

  /** True where a saved plan changes something, and does not merely take it into the state. */
  async changes(file: string): Promise<boolean> {
    const { code, text } = await this.#run(["show", "-json", file], "kept");
    if (code !== 0) return true;
    const { resource_changes: resources = [], output_changes: outputs = {} }: PlanJson = JSON.parse(
      text.slice(text.indexOf("{")),
    );
    const all = [...resources.map(({ change }) => change), ...Object.values(outputs)];
    return all.some(({ actions }) => actions.some((one) => one !== "no-op" && one !== "read"));
  }

  async #said(args: readonly string[]): Promise<StackRun> {
    const { ui } = this.#cli;
    mkdirSync(dirname(this.#outcome), { recursive: true });
    rmSync(this.#outcome, { force: true });
    ui.done();
    const { code, text } = await this.#run(args, ui.json ? "stderr" : "as-it-is");
    return { code, outcome: readOutcome(this.#outcome), errors: errorsIn(text) };
  }

  #run(args: readonly string[], shown: Shown): Promise<ProgramEnded> {
    // Terraform itself asks neither what it writes to nor NO_COLOR.
    const colour = shown === "as-it-is" && this.#cli.ui.coloured ? [] : ["-no-color"];
    const [command = "", ...rest] = args;
    return runProgram(this.#cli, this.#binary, [command, ...colour, ...rest], {
      cwd: this.#folder,
      shown,
      // It knows no other next step than its own; and it asks its maker for news unless told not to.
      env: {
        ...this.#cli.env,
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        ...stateAddress(this.#cli.env),
        [OUTCOME_FILE]: this.#outcome,
      },
    });
  }

  get #binary(): string {
    return terraformBinary(this.#cli.env);
  }
}

const TORN_STATE = /Unsupported state file format/u;

interface PlanJson {
  readonly resource_changes?: readonly { readonly change: Change }[];
  readonly output_changes?: Readonly<Record<string, Change>>;
}

interface Change {
  readonly actions: readonly string[];
}

function errorsIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?:│ )?Error: (.*)$/gmu)].map(([, heading = ""]) => heading.trim());
}
