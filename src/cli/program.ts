import { existsSync, statSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import { PURPOSES, type Purpose } from "../core/cloud.ts";
import { LANGUAGE_NAMES } from "../core/language.ts";
import { Problem } from "../core/problem.ts";
import { closeoutVersion, isClone } from "../files/installed.ts";
import { accountNameOf, projectAbove } from "../files/project.ts";
import { LANGUAGE_VARIABLE } from "../workspace/language.ts";
import type { AttestFlags } from "./attest/flags.ts";
import type { Cli } from "./cli.ts";
import { EXIT, EXIT_CODES_HELP } from "./exit-codes.ts";
import type { InitFlags } from "./init/wanted.ts";
import { SHELLS, type Shell } from "./shells.ts";
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
  readonly lang?: string;
}

interface ReviewOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly against?: string;
}

interface PlanOptions {
  readonly out?: string;
  readonly preview?: boolean;
}

interface DeployOptions {
  readonly yes?: boolean;
  readonly autoApprove?: boolean;
  readonly plan?: string;
}

interface FollowOptions {
  readonly all?: boolean;
  readonly untilEnd?: boolean;
}

const ABOUT =
  "Closes cloud accounts as code: looks at what is in an account, writes the review that a pull request approves, asks people for what no API shows, and shows what a deploy does. Only `deploy` changes anything, and only what a review approved; `cdktf deploy` does the same.";

/** The commands with their options; each command's code is loaded when it is used. */
export function createProgram(context: ProgramContext): Command {
  const program = new Command("closeout")
    .description(ABOUT)
    .version(closeoutVersion(), "-V, --version", "print the version")
    .option(
      "--project <folder>",
      "folder that holds accounts/ and policies/ (default: this one, or the nearest above it with accounts)",
    )
    .option("--json", "print nothing but data on stdout")
    .option("--verbose", "show what is usually left out")
    .addOption(
      new Option(
        "--lang <language>",
        "language of what people read (default: CLOSEOUT_LANG, else the account file's, else en)",
      ).choices([...LANGUAGE_NAMES.keys()]),
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\n${EXIT_CODES_HELP}`)
    .hook("preAction", (_, command) => {
      if (program.opts<GlobalFlags>().json === true && NO_DOCUMENT.has(command.name()))
        throw noDocument(command.name());
    });

  const run = async (
    load: () => Promise<(cli: Cli, account: string) => Promise<number> | number>,
    typed = "",
    above = projectAbove,
  ): Promise<void> => {
    const { project: named, json = false, verbose = false, lang } = program.opts<GlobalFlags>();
    const { signal } = context;
    // Terraform, which is started by some commands, hands it on to the provider.
    const env = lang === undefined ? context.env : { ...context.env, [LANGUAGE_VARIABLE]: lang };
    const ui = new Ui({ json, verbose, env });
    context.ready(ui);
    if (named !== undefined) requireFolder(named);
    const project = named ?? above(process.cwd());
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
    .option(
      "--post",
      "write it on the pull request that the environment names, over the one before",
    )
    .action(
      (
        name: string,
        { against, post = false }: { readonly against?: string; readonly post?: boolean },
      ) =>
        run(async () => {
          const { comment } = await import("./commands/comment.ts");
          return (cli, account) => comment(cli, account, { against, post });
        }, name),
    );

  account("annotate", "tell machines what stands in the way, each finding at its line")
    .requiredOption(
      "--format <format[=file]>",
      "codequality, comment, github, gitlab-terraform, junit, sarif or summary; without a file it is printed; may be given several times",
      collect,
    )
    .option(
      "--against <commit>",
      "say what changed since that commit, e.g. the pull request's base",
    )
    .action(
      (name: string, flags: { readonly format: readonly string[]; readonly against?: string }) =>
        run(async () => {
          const { annotate } = await import("./commands/annotate.ts");
          const { format: formats, against } = flags;
          return (cli, account) => annotate(cli, account, { formats, against });
        }, name),
    );

  const stacks = (command: string, about: string): Command =>
    program
      .command(command)
      .description(about)
      .argument("<account>", "the account's folder under accounts/, or a pattern such as acme-*")
      .addArgument(
        new Argument("[stack]", "which of the account's stacks")
          .choices(["teardown", "closure"])
          .default("teardown"),
      )
      .configureHelp({ showGlobalOptions: true });

  stacks("plan", "synthesize and plan a stack with Terraform or OpenTofu; changes nothing")
    .option("--out <file>", "save the plan; {stack} in it stands for the stack's name")
    .option("--preview", "for a pull request: show what is not approved yet, to be never deployed")
    .action((name: string, stack: string, { out, preview = false }: PlanOptions) =>
      run(async () => {
        context.allow(TERRAFORM_ENDS);
        const { plan } = await import("./commands/plan.ts");
        return (cli) => plan(cli, name, { stack, out, preview });
      }),
    );

  stacks("deploy", "synthesize, plan and apply a stack; asks before it changes anything")
    .option("--yes", "do not ask")
    .option("--auto-approve", "the same, as Terraform has it")
    .option("--plan <file>", "apply a plan that was saved, and do not ask")
    .action((name: string, stack: string, options: DeployOptions) =>
      run(async () => {
        context.allow(TERRAFORM_ENDS);
        const { deploy } = await import("./commands/deploy.ts");
        const { yes = false, autoApprove = false, plan } = options;
        return (cli) => deploy(cli, name, { stack, plan, yes: yes || autoApprove });
      }),
    );

  program
    .command("status")
    .description("show where every account stands, what is left, and who does what next")
    .argument("[accounts]", "an account's folder, or a pattern such as acme-*; all without it")
    .option("--scan", "look at each account; without it nothing is called")
    .configureHelp({ showGlobalOptions: true })
    .action((pattern: string | undefined, { scan = false }: { readonly scan?: boolean }) =>
      run(async () => {
        const { status } = await import("./commands/status.ts");
        return (cli) => status(cli, pattern, { scan });
      }),
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

  program
    .command("record")
    .description(
      "move an account's journal between its folder and the database of CLOSEOUT_RECORD_URL",
    )
    .addArgument(
      new Argument("<direction>", "import: into the database; export: into the folder").choices([
        "import",
        "export",
      ]),
    )
    .argument("<account>", "the account's folder under accounts/")
    .configureHelp({ showGlobalOptions: true })
    .action((direction: "import" | "export", name: string) =>
      run(async () => {
        const { record } = await import("./commands/record.ts");
        return (cli, account) => record(cli, account, direction);
      }, name),
    );

  account("report", "write report.md and report.html from the review and the journal").action(
    (name: string) => run(async () => (await import("./commands/report.ts")).report, name),
  );

  program
    .command("init")
    .description("make a project of this folder, or add what it lacks; writes nothing over")
    .option("--cloud <name>", "cloud of the account")
    .option("--id <id>", "id of the account")
    .option("--kind <kind>", "kind of the account, as docs/account-file.md lists them")
    .option("--management-id <id>", "account that manages it, for a member")
    .option("--role <name>", "role in it that the management account enters it with")
    .option("--name <name>", "name of its folder under accounts/ (default: its id)")
    .option("--from-org <id>", "offer a file for each member that this management account lists")
    .option("--framework <name>", "cdktf or cdktn (default: what package.json names, else cdktf)")
    .option("--owners <names>", "who approves what is deleted, as CODEOWNERS names them")
    .option(
      "--record <place>",
      "where the record and Terraform's states stand: file or postgres, which runners share",
    )
    .option("--yes", "ask nobody: everything is said here")
    .configureHelp({ showGlobalOptions: true })
    .action((flags: InitFlags) =>
      run(
        async () => {
          const { init } = await import("./commands/init.ts");
          return (cli) => init(cli, flags);
        },
        "",
        () => ".",
      ),
    );

  program
    .command("completion")
    .description("print what completes commands and accounts in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .configureHelp({ showGlobalOptions: true })
    .action((shell: Shell) =>
      run(async () => {
        const { completion } = await import("./completion.ts");
        return ({ ui }) => {
          ui.printLines(completion(program, shell).trimEnd());
          return EXIT.ok;
        };
      }),
    );

  program
    .command("synth")
    .description("make the stacks of all accounts, as the app of cdktf.json; makes no call")
    .argument("[file]", "the file that makes the stacks", "stacks/main.ts")
    .configureHelp({ showGlobalOptions: true })
    .action((file: string) =>
      run(async () => {
        const { synth } = await import("./commands/synth.ts");
        return (cli) => synth(cli, file);
      }),
    );

  program
    .command("demo")
    .description("play the closing of an account against the emulator, with the real cdktf")
    .addArgument(new Argument("[kind]", "kind of account").choices(DEMOS).default("member"))
    .configureHelp({ showGlobalOptions: true })
    .action((kind: string) =>
      run(async () => {
        context.allow(CHILDREN_END);
        if (!isClone()) throw NO_DEMO;
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

/** Commands that print no document; every other one does under `--json`. */
export const NO_DOCUMENT: ReadonlySet<string> = new Set(["completion", "demo", "synth"]);

function noDocument(command: string): Problem {
  return new Problem({
    code: "usage",
    summary: `\`${command}\` has no data to print, so --json says nothing of it`,
    where: "--json",
    next: "Leave --json out.",
  });
}

/** The emulator is no part of the package. */
const NO_DEMO = new Problem({
  code: "usage",
  summary: "The demo is played in a clone of Closeout's repository, and this is the package",
  next: "Clone the repository and run `npm ci && npm run demo` there.",
});

/** What a deploy may take to stop where it is and keep its state, in milliseconds; a second Ctrl-C ends it. */
const TERRAFORM_ENDS = 600_000;

/** Longer than the demo gives its own children to end, in milliseconds. */
const CHILDREN_END = 5_000;

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
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
