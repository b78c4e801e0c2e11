import { existsSync, readFileSync, statSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import { PURPOSES, type Purpose } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import { accountNameOf, projectAbove } from "../files/project.ts";
import type { AttestFlags } from "./attest/flags.ts";
import type { Cli } from "./cli.ts";
import { EXIT_CODES_HELP } from "./exit-codes.ts";
import { Ui } from "./ui.ts";

/** What the command line is read with. */
export interface ProgramContext {
  readonly env: Cli["env"];
  readonly signal: AbortSignal;
  /** Told that a command is loaded and begins. */
  readonly begin: () => void;
  /** Milliseconds that a command may take to end after Ctrl-C, where it needs more than usual. */
  readonly allow: (ms: number) => void;
  /** Told the output as soon as the command line says how it is wanted. */
  readonly ready: (ui: Ui) => void;
  /** Told how the command ended. */
  readonly ended: (exitCode: number) => void;
}

interface GlobalFlags {
  readonly project?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

interface ReviewOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly against?: string;
}

interface FollowOptions {
  readonly all?: boolean;
  readonly untilEnd?: boolean;
}

const ABOUT =
  "Closes cloud accounts as code: looks at what is in an account, writes the review that a pull request approves, asks people for what no API shows, and shows what a deploy does. Nothing here deletes anything: that is what the deploy of the stacks does (cdktf plan, cdktf deploy).";

/** The commands with their options; each command's code is loaded when it is used. */
export function createProgram(context: ProgramContext): Command {
  const program = new Command("closeout")
    .description(ABOUT)
    .version(packageVersion(), "-V, --version", "print the version")
    .option(
      "--project <folder>",
      "folder that holds accounts/ and policies/ (default: this one, or the nearest above it with accounts)",
    )
    .option("--json", "print nothing but data on stdout")
    .option("--verbose", "show what is usually left out")
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\n${EXIT_CODES_HELP}`);

  const run = async (
    load: () => Promise<(cli: Cli, account: string) => Promise<number> | number>,
    typed = "",
  ): Promise<void> => {
    const { project: named, json = false, verbose = false } = program.opts<GlobalFlags>();
    const { env, signal } = context;
    const ui = new Ui({ json, verbose, env });
    context.ready(ui);
    if (named !== undefined) requireFolder(named);
    const project = named ?? projectAbove(process.cwd());
    const work = await load();
    context.begin();
    context.ended(await work({ project, ui, env, signal }, accountNameOf(project, typed)));
  };
  const account = (command: string, about: string): Command =>
    program
      .command(command)
      .description(about)
      .argument("<account>", "the account's folder under accounts/")
      .configureHelp({ showGlobalOptions: true });

  account("scan", "list what is in the account and what would become of it").action(
    (name: string) => run(async () => (await import("./commands/scan.ts")).scan, name),
  );

  account("review", "scan, and write review.json and review.md for a pull request")
    .option("--dry-run", "write nothing")
    .option("--replace", "write over an earlier review that cannot be used")
    .option(
      "--against <commit>",
      "say what changed since that commit, not since the file that is there",
    )
    .action((name: string, { dryRun = false, replace = false, against }: ReviewOptions) =>
      run(async () => {
        const { review } = await import("./commands/review.ts");
        return (cli, account) => review(cli, account, { dryRun, replace, against });
      }, name),
    );

  account("check", "say whether the committed review still is what is in the account").action(
    (name: string) => run(async () => (await import("./commands/check.ts")).check, name),
  );

  account("comment", "print what a pull request is told, short enough for a comment")
    .option(
      "--against <commit>",
      "say what changed since that commit, e.g. the pull request's base",
    )
    .action((name: string, { against }: { readonly against?: string }) =>
      run(async () => {
        const { comment } = await import("./commands/comment.ts");
        return (cli, account) => comment(cli, account, { against });
      }, name),
    );

  account("permissions", "print the least permissions, in the cloud's own format")
    .addOption(new Option("--for <purpose>", "what for").choices(PURPOSES).default("scan"))
    .action((name: string, { for: purpose }: { readonly for: Purpose }) =>
      run(async () => {
        const { permissions } = await import("./commands/permissions.ts");
        return (cli, account) => permissions(cli, account, purpose);
      }, name),
    );

  account("doctor", "look whether everything is there that a plan and a deploy need").action(
    (name: string) => run(async () => (await import("./commands/doctor.ts")).doctor, name),
  );

  account("attest", "ask a person for what no API shows, and write the attestations")
    .option("--from <file>", "state everything that a file lists, after one look at the account")
    .option("--policy <id>", "state one thing without being asked: the policy that asks for it")
    .option("--subject <subject>", "what it is about, as --json lists it")
    .option("--answer <word>", "one of the words that settle it")
    .option("--done <text>", "what was done")
    .option("--by <text>", "who says so")
    .option(
      "--at <time>",
      "when it was so: now, a date, or a date-time with its zone (default: now)",
    )
    .option("--valid-until <time>", "from when on it says nothing any more")
    .option("--evidence-text <text>", "what shows it, in words")
    .option("--evidence-link <link>", "what shows it, as a link")
    .option(
      "--evidence-file <path>",
      "what shows it, as a file, which is copied beside the attestation",
    )
    .option("--location <text>", "of a copy of data: where it lies")
    .option("--key <id>", "of a copy of data: the key that encrypts it, or none")
    .option("--reference <text>", "the vendor's reference, e.g. a ticket")
    .option(
      "--reason <name: description>",
      "of a closure that was not carried out; may be given several times",
      collect,
    )
    .option("--last-charge <date>", "of a bill: the date of the last charge that you know of")
    .option("--replace", "remove the file of an earlier attestation that does not count")
    .action((name: string, flags: AttestFlags) =>
      run(async () => {
        const { attest } = await import("./commands/attest.ts");
        return (cli, account) => attest(cli, account, flags);
      }, name),
    );

  account("timeline", "show the earliest date the account can be closed, and what holds it").action(
    (name: string) => run(async () => (await import("./commands/timeline.ts")).timeline, name),
  );

  account("follow", "show the journal live while a deploy runs")
    .option("--all", "from the first entry on, not only the last run")
    .option("--until-end", "end with the command that is under way, or the next one")
    .action((name: string, { all = false, untilEnd = false }: FollowOptions) =>
      run(async () => {
        const { follow } = await import("./commands/follow.ts");
        return (cli, account) => follow(cli, account, { all, untilEnd });
      }, name),
    );

  account("report", "write report.md and report.html from the review and the journal").action(
    (name: string) => run(async () => (await import("./commands/report.ts")).report, name),
  );

  program
    .command("demo")
    .description("play the closing of an account against the emulator, with the real cdktf")
    .addArgument(new Argument("[kind]", "kind of account").choices(DEMOS).default("member"))
    .configureHelp({ showGlobalOptions: true })
    .action((kind: string) =>
      run(async () => {
        context.allow(CHILDREN_END);
        const { playDemo } = await import("./commands/demo.ts");
        return (cli) => playDemo(cli, kind);
      }),
    );

  return program;
}

/** What can be played: the words of `demo/plays.ts`. */
const DEMOS = [
  "member",
  "standalone",
  "cloud-account",
  "tencent",
  "tencent-standalone",
  "huawei",
  "huawei-disassociate",
  "pulumi",
];

/** Longer than the demo gives its own children to end, in milliseconds. */
const CHILDREN_END = 5_000;

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function packageVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  const { version }: { version?: unknown } = JSON.parse(readFileSync(file, "utf8"));
  return String(version);
}

function requireFolder(project: string): void {
  if (existsSync(project) && statSync(project).isDirectory()) return;
  throw new Problem({
    code: "usage",
    summary: `There is no folder "${project}"`,
    where: "--project",
    next: "Name the folder that holds accounts/, or run the command in it.",
  });
}
