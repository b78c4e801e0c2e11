import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { loadJournal } from "../record/journal/journal-file.ts";
import { summarise } from "../record/journal/journal-summary.ts";
import type { Children } from "./children.ts";
import { state } from "./person.ts";
import type { Deed, Play } from "./play.ts";
import type { Stage } from "./stage.ts";

/** Where the demo prints to. */
export interface DemoOutput {
  title(text: string): void;
  line(text: string): void;
  /** A command, as a reader would type it. */
  command(text: string): void;
  /** A line of what a command printed. */
  shown(text: string): void;
  /** How a command ended, or where something is. */
  aside(text: string): void;
  /** What is going on right now; the next line takes its place. */
  progress(text: string): void;
}

/** A step that ended otherwise than the demo shows. */
export class Surprise extends Error {}

/** What a performance is made of. */
export interface PerformanceParts {
  readonly play: Play;
  readonly stage: Stage;
  readonly children: Children;
  readonly output: DemoOutput;
  readonly signal: AbortSignal;
}

type Of<K extends Deed["kind"]> = Extract<Deed, { readonly kind: K }>;

const HOUR = 60 * 60 * 1000;

/** Plays one closing, deed by deed; throws a {@link Surprise} when one ends otherwise than it shows. */
export class Performance {
  readonly #parts: PerformanceParts;
  #commands = 0;
  /** Hours that have gone by on the stage. */
  #ahead = 0;
  /** Number of the last call in the emulator's log when listening began. */
  #heard = 0;
  #env: NodeJS.ProcessEnv;

  constructor(parts: PerformanceParts) {
    this.#parts = parts;
    this.#env = parts.stage.env;
  }

  async run(): Promise<void> {
    const { play, stage, output, signal } = this.#parts;
    for (const line of play.intro) output.line(line);
    output.line(
      `The emulator plays the cloud, at ${stage.emulator}; no real account is touched. The`,
    );
    output.line(
      `commands are the real ${play.pulumi === true ? "pulumi" : "cdktf and terraform"}, run in ${near(stage.folder)}/. It takes about a minute.`,
    );
    for (const [index, act] of play.acts.entries()) {
      output.title(`${index + 1}. ${act.title}`);
      for (const line of act.about) output.line(line);
      for (const deed of act.does) {
        signal.throwIfAborted();
        await this.#do(deed);
      }
    }
  }

  async #do(deed: Deed): Promise<void> {
    const { stage, output } = this.#parts;
    switch (deed.kind) {
      case "command":
        return this.#command(deed);
      case "journal":
        output.line(`> The journal of it, ${near(join(stage.account, "journal.jsonl"))}:`);
        for (const line of await journalOf(stage, deed.item)) output.shown(line);
        return;
      case "person":
        await admin(stage, deed.path, deed.body, deed.answers);
        output.line(`> ${deed.says}`);
        return;
      case "states":
        return this.#state(deed);
      case "later":
        await admin(stage, "clock/advance", { hours: deed.hours });
        this.#ahead += deed.hours;
        this.#env = { ...this.#env, CLOSEOUT_CLOCK_AHEAD: `${this.#ahead}h` };
        output.line(`> ${deed.says}`);
        return;
      case "listen":
        this.#heard = (await this.#calls("")).at(-1)?.seq ?? 0;
        return;
      case "silence": {
        const heard = await this.#calls(`since=${this.#heard}&account=${deed.account}`);
        const words = `Calls as account ${deed.account} since the submission, by the emulator's log: ${heard.length}`;
        if (heard.length > 0) throw new Surprise(`\n${words}: ${heard[0]?.action ?? ""}`);
        output.line(`> ${words}.`);
        return;
      }
      case "file": {
        const file = join(stage.account, deed.file);
        output.line(`> ${near(file)}:`);
        for (const line of deed.show(readFileSync(file, "utf8"))) output.shown(line);
        return;
      }
      case "edit": {
        const file = join(stage.account, "account.yaml");
        let text = readFileSync(file, "utf8");
        for (const [from, to] of deed.replace) {
          if (!text.includes(from)) throw new Surprise(`\n${near(file)} does not say "${from}"`);
          text = text.replace(from, to);
        }
        writeFileSync(file, text);
        output.line(`> ${deed.says}`);
        return;
      }
      case "keys": {
        this.#env = { ...this.#env, ...stage.keysOf(deed.account) };
        output.line(`> ${deed.says}`);
        return;
      }
    }
  }

  #state({ says, attestations }: Of<"states">): void {
    const { stage, output } = this.#parts;
    const folder = join(stage.account, "attestations");
    // A moment ago, so that no attestation is younger than the plan that follows.
    const at = new Date(Date.now() + this.#ahead * HOUR - 1_000).toISOString();
    output.line(`> ${says}`);
    for (const one of attestations) {
      const file = state(folder, stage.accountId, one, at);
      output.shown(`${near(file)}`);
    }
  }

  async #command({ shown, command, args, show, failsWith }: Of<"command">): Promise<void> {
    const { stage, children, output, signal } = this.#parts;
    this.#commands += 1;
    output.command(shown);
    const name = shown.replaceAll(/[^a-z]+/gu, "-").slice(0, 60);
    const log = join(stage.logs, `${String(this.#commands).padStart(2, "0")}-${name}.log`);
    const started = Date.now();
    const ticking = setInterval(() => output.progress(`  … ${seconds(started)}`), 1_000);
    try {
      const ended = await children.run(command, args, { cwd: stage.folder, env: this.#env, log });
      signal.throwIfAborted();
      for (const line of show(ended.output)) output.shown(line);
      const expected =
        failsWith === undefined
          ? ended.code === 0
          : ended.code !== 0 && failsWith.test(ended.output);
      if (!expected) throw surprise(shown, ended.code, ended.output, log);
      const how = failsWith === undefined ? "done" : "failed, as it should,";
      output.aside(`  ${how} in ${seconds(started)}; all of it: ${near(log)}`);
    } finally {
      clearInterval(ticking);
    }
  }

  async #calls(query: string): Promise<readonly { seq: number; action: string }[]> {
    const { stage } = this.#parts;
    const response = await fetch(`${stage.emulator}/_admin/calls?${query}`);
    const { calls } = (await response.json()) as { calls: { seq: number; action: string }[] };
    return calls;
  }
}

/** Each call that was made for an item, and how it ended. */
async function journalOf(stage: Stage, item: string): Promise<readonly string[]> {
  const { items } = summarise(await loadJournal(join(stage.account, "journal.jsonl")));
  const calls = items.get(item)?.calls ?? [];
  return calls.map((call) => `${call.does}: ${call.outcome ?? "no answer"}`);
}

function surprise(shown: string, code: number, output: string, log: string): Surprise {
  const tail = output.trimEnd().split("\n").slice(-30).join("\n");
  return new Surprise(
    `\nThis demo expected something else of \`${shown}\`, which ended with ${code}. Its last lines:\n${tail}\nAll of it: ${near(log)}`,
  );
}

/** Seconds since a time, in words. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}

/** A path as short as it gets from here. */
export function near(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

async function admin(
  stage: Stage,
  path: string,
  body: Readonly<Record<string, unknown>>,
  answers: RegExp | undefined = undefined,
): Promise<void> {
  const response = await fetch(`${stage.emulator}/_admin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok || answers?.test(text) === false)
    throw new Surprise(`The emulator's admin door answered ${response.status}: ${text}`);
}
