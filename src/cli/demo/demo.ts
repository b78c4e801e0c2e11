import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Children, type Ended } from "./children.ts";
import { CHANGES, type Excerpt, excerpt, MESSAGES } from "./excerpt.ts";
import { closeout, program, type Stage, setStage } from "./stage.ts";

/** Where the demo prints to. */
export interface DemoOutput {
  line(text: string): void;
  title(text: string): void;
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
    output.title(`Done in ${Math.round((Date.now() - started) / 1_000)} s. Look at`);
    for (const name of ["review.md", "review.json", "report.md", "report.html", "journal.jsonl"]) {
      const file = join(stage.account, name);
      if (existsSync(file)) output.line(relative(process.cwd(), file));
    }
    output.line(`${relative(process.cwd(), stage.logs)}/  what each command printed, in full`);
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

async function play(
  stage: Stage,
  children: Children,
  output: DemoOutput,
  signal: AbortSignal,
): Promise<void> {
  let count = 0;
  const cdktf = (
    command: string,
    stack: string,
    expect: "ok" | "fails",
    show: Excerpt,
  ): Promise<void> =>
    step(
      `cdktf ${command} ${ACCOUNT}-${stack}`,
      program("cdktf"),
      [command, `${ACCOUNT}-${stack}`, ...(command === "deploy" ? ["--auto-approve"] : [])],
      expect,
      show,
    );
  const own = (...args: readonly string[]): Promise<void> =>
    step(`npx closeout ${args.join(" ")}`, process.execPath, closeout(...args), "ok", {
      show: [/./u],
      most: 30,
    });

  output.line(`The emulator plays Alibaba Cloud at ${stage.emulator}; no real account is touched.`);

  output.title("Can the account be closed? The plan of the closure says what stands in the way.");
  await cdktf("plan", "closure", "fails", MESSAGES);

  output.title(
    "What would go? A review lists it; in real life it is committed, and the pull request approves it.",
  );
  await own("review", ACCOUNT);

  output.title("The plan of the teardown: one line for each approved item.");
  await cdktf("plan", "teardown", "ok", CHANGES);

  output.title("The deploy removes exactly these, proves each one gone and keeps a journal.");
  await cdktf("deploy", "teardown", "ok", CHANGES);

  output.title(
    "What is left needs a person: a registered domain is never deleted through the API.",
  );
  await cdktf("plan", "closure", "fails", MESSAGES);

  output.title("A person transfers the domain in the console (here: the emulator's admin door).");
  await admin(stage, "console/transfer-domain", { account: MEMBER, domain: DOMAIN });
  output.line(`${DOMAIN} is transferred.`);

  output.title("Now the plan of the closure passes, and says what it means.");
  await cdktf("plan", "closure", "ok", {
    show: [...MESSAGES.show, /^Plan: /u, /^[+~] /u],
    most: 30,
  });

  output.title("The deploy submits the closure and follows it until the cloud has taken it on.");
  await cdktf("deploy", "closure", "ok", CLOSING);

  output.title("Meanwhile every plan stays clean.");
  await cdktf("plan", "teardown", "ok", CHANGES);

  output.title("46 days later: the silence period is over.");
  await admin(stage, "clock/advance", { days: 46 });
  await cdktf("deploy", "closure", "ok", CLOSING);
  await own("report", ACCOUNT);

  async function step(
    shown: string,
    command: string,
    args: readonly string[],
    expect: "ok" | "fails",
    show: Excerpt,
  ): Promise<void> {
    signal.throwIfAborted();
    count += 1;
    output.line(`$ ${shown}`);
    const log = join(
      stage.logs,
      `${String(count).padStart(2, "0")}-${shown.replaceAll(/[^a-z]+/gu, "-")}.log`,
    );
    const ended = await children.run(command, args, { cwd: stage.folder, env: stage.env, log });
    for (const line of excerpt(ended.output, show)) output.line(`  ${line}`);
    check(shown, ended, expect, log);
  }
}

const MEMBER = "1000000000000002";
const DOMAIN = "closeout-demo.example";
const CLOSING: Excerpt = {
  show: [
    /^status = /u,
    /^ends-at = /u,
    /ends[_-]at/u,
    /^Apply complete/u,
    /^No changes/u,
    /^(Error|Warning): /u,
  ],
  most: 12,
};

function check(shown: string, ended: Ended, expect: "ok" | "fails", log: string): void {
  const failed = ended.code !== 0;
  if (failed === (expect === "fails")) return;
  const tail = ended.output.trimEnd().split("\n").slice(-30).join("\n");
  throw new Surprise(
    `${shown} ended with ${ended.code}, which this demo does not expect. Its last lines:\n${tail}\nAll of it: ${log}`,
  );
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
