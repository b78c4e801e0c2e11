import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { loadJournal } from "../../files/journal-file.ts";
import { summarise } from "../../files/journal-summary.ts";
import { Children } from "./children.ts";
import { type Stage, setStage } from "./stage.ts";
import { type Deed, story } from "./story.ts";

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
class Surprise extends Error {}

const ACCOUNT = "demo";

/**
 * Plays the closing of a member account against the emulator with the real `cdktf` and `terraform`:
 * blocked, reviewed, torn down, closed. Returns the exit code; leaves no process behind.
 */
export async function demo(
  output: DemoOutput,
  signal: AbortSignal,
  folder = resolve(".demo"),
): Promise<number> {
  const children = new Children();
  const stop = (): void => void children.end();
  signal.addEventListener("abort", stop, { once: true });
  const started = Date.now();
  try {
    const stage = await setStage(ACCOUNT, folder, children);
    await play(stage, children, output, signal);
    output.title(`Done in ${seconds(started)}. What is left to look at:`);
    for (const [path, what] of LEFT) {
      const file = join(stage.account, path);
      if (existsSync(file)) output.line(`  ${near(file).padEnd(36)}  ${what}`);
    }
    output.line(`  ${`${near(stage.logs)}/`.padEnd(36)}  everything that each command printed`);
    output.line(`  ${near(stage.state).padEnd(36)}  the emulator's world at the end`);
    return 0;
  } catch (cause) {
    if (signal.aborted) return 130;
    if (!(cause instanceof Surprise)) throw cause;
    output.line(cause.message);
    return 1;
  } finally {
    await children.end();
  }
}

const LEFT = [
  ["account.yaml", "what the user writes: access, decisions, answers, the switch"],
  ["review.md", "what a pull request approves, for people"],
  ["review.json", "the same for the deploy, sealed"],
  ["journal.jsonl", "each call that changed something, before and after"],
  ["report.html", "what was found, approved and done, to read or print"],
  ["report.md", "the same as text"],
] as const;

async function play(
  stage: Stage,
  children: Children,
  output: DemoOutput,
  signal: AbortSignal,
): Promise<void> {
  output.line(
    [
      "Closing an Alibaba Cloud account as code. The organisation is made up: a management account, and",
      "a member that holds about 200 things in four regions. The emulator plays the cloud, at",
      `${stage.emulator}; no real account is touched. The commands are the real cdktf and`,
      `terraform, run in ${near(stage.folder)}/. It takes about a minute.`,
    ].join("\n"),
  );
  let count = 0;
  for (const [index, act] of story.entries()) {
    output.title(`${index + 1}. ${act.title}`);
    for (const line of act.about) output.line(line);
    for (const deed of act.does) {
      signal.throwIfAborted();
      if (deed.kind === "command") await run(deed);
      else if (deed.kind === "journal") {
        output.line(`> The journal of it, ${near(join(stage.account, "journal.jsonl"))}:`);
        for (const line of await journalOf(stage, deed.item)) output.shown(line);
      } else {
        await admin(stage, deed.path, deed.body);
        output.line(`> ${deed.says}`);
      }
    }
  }

  async function run(deed: Extract<Deed, { kind: "command" }>): Promise<void> {
    const { shown, failsWith } = deed;
    count += 1;
    output.command(shown);
    const name = shown.replaceAll(/[^a-z]+/gu, "-");
    const log = join(stage.logs, `${String(count).padStart(2, "0")}-${name}.log`);
    const started = Date.now();
    const ticking = setInterval(() => output.progress(`  … ${seconds(started)}`), 1_000);
    try {
      const ended = await children.run(deed.command, deed.args, {
        cwd: stage.folder,
        env: stage.env,
        log,
      });
      signal.throwIfAborted();
      for (const line of deed.show(ended.output)) output.shown(line);
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

function seconds(since: number): string {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}

/** A path as short as it gets from here. */
function near(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

async function admin(
  stage: Stage,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await fetch(`${stage.emulator}/_admin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Surprise(
      `The emulator's admin door answered ${response.status}: ${await response.text()}`,
    );
}
