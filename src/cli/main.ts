import { format } from "node:util";
import { type Command, CommanderError } from "commander";
import { Problem } from "../core/problem.ts";
import { keepSecretsOf, redactForeign } from "../core/secrets.ts";
import { EXIT, exitCodeOf, failureOf } from "./exit-codes.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { createProgram } from "./program.ts";
import { Ui } from "./ui.ts";
import { usageProblem } from "./usage.ts";

/** Runs one command and ends the process with its exit code. */
export async function main(argv: readonly string[]): Promise<never> {
  keepSecretsOf(process.env);
  let ui = new Ui({ json: false, verbose: false, env: process.env });
  const { signal, begin, allow } = listenForInterrupt(() => ui.note("Interrupted."));
  quieten(() => ui);
  // Left alone, Node would print it as it is, secrets included.
  process.on("uncaughtException", (error) => {
    ui.failure(error);
    process.exit(EXIT.defect);
  });
  let exitCode: number = EXIT.ok;
  const program = createProgram({
    env: process.env,
    signal,
    begin,
    allow,
    ready: (made) => {
      ui = made;
    },
    ended: (code) => {
      exitCode = code;
    },
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ outputError: () => {} });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    await pendingSignals();
    exitCode = ended(error);
  }
  await ui.flush();
  // Connections that are kept alive must not keep the command alive.
  process.exit(exitCode);

  function ended(error: unknown): number {
    if (signal.aborted) return EXIT.interrupted;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      // Called without a command: commander has printed the help.
      return error.code === "commander.help"
        ? EXIT.input
        : failed(usageProblem(error, program, argv), EXIT.input);
    }
    return failed(error, error instanceof Problem ? exitCodeOf(error.code) : EXIT.defect);
  }

  function failed(error: unknown, usual: number): number {
    const code = failureOf(commandIn(program, argv), usual);
    ui.failure(error);
    if (ui.json || argv.includes("--json")) ui.failureData(error, code);
    return code;
  }
}

/** The command that was typed, also where its options are wrong. */
function commandIn({ commands }: Command, argv: readonly string[]): string | undefined {
  return argv.find(
    (word, at) => argv[at - 1] !== "--project" && commands.some((one) => one.name() === word),
  );
}

/**
 * Ctrl-C reaches every process of the terminal's group: the compiler may be gone, and its loss be
 * noticed, before this process hears of the signal.
 */
function pendingSignals(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}

/** Packages that print on their own, such as ali-oss, are heard with --verbose only, and never on stdout. */
function quieten(ui: () => Ui): void {
  const say = (...parts: readonly unknown[]): void => {
    if (ui().verbose) ui().note(redactForeign(`package: ${format(...parts)}`));
  };
  for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    console[name] = say;
  }
}
