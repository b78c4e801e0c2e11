import pico from "picocolors";
import { Problem } from "../core/problem.ts";
import { redact, redactForeign, redacting, shown } from "../core/secrets.ts";
import { visibleJson, visibleLines } from "../core/visible.ts";
import { type Documents, schemaId } from "./documents.ts";
import { plainSigns, wantsPlainSigns } from "./plain-signs.ts";

/** How the output is wanted. */
export interface UiOptions {
  /** Nothing but data on stdout. */
  readonly json: boolean;
  /** Also what is usually left out, and what the client logs. */
  readonly verbose: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Stream = Pick<NodeJS.WriteStream, "isTTY">;

/** Between two progress lines where lines cannot be rewritten, in milliseconds. */
const LINE_EVERY = 1000;
/** Between two rewritings of the line on a terminal, in milliseconds. */
const REWRITE_EVERY = 80;

/**
 * The one place that prints. What a person asked for goes to stdout; what happens meanwhile, and what
 * went wrong, to stderr. Colours and rewritten lines appear on a terminal only.
 */
export class Ui {
  readonly json: boolean;
  readonly verbose: boolean;
  /** For texts that are handed to {@link print}. */
  readonly paint: ReturnType<typeof pico.createColors>;
  readonly #paintErr: ReturnType<typeof pico.createColors>;
  readonly #colours: { readonly out: boolean; readonly err: boolean };
  readonly #rewrites: boolean;
  /** Signs as the locale can show them. */
  readonly #signs: (text: string) => string;
  #lastProgress = Number.NEGATIVE_INFINITY;
  #lineOpen = false;

  constructor({ json, verbose, env }: UiOptions) {
    this.json = json;
    this.verbose = verbose;
    this.#colours = { out: coloured(process.stdout, env), err: coloured(process.stderr, env) };
    this.paint = pico.createColors(this.#colours.out);
    this.#paintErr = pico.createColors(this.#colours.err);
    this.#signs = wantsPlainSigns(env) ? plainSigns : (text) => text;
    this.#rewrites = process.stderr.isTTY === true && env["TERM"] !== "dumb";
    for (const stream of [process.stdout, process.stderr]) stream.on("error", onStreamError);
  }

  /** True where what is printed may have colours. */
  get coloured(): boolean {
    return this.#colours.out;
  }

  /**
   * One line for a person: a line end in it is shown as what it is, and ends no line. On stdout, which under
   * `--json` holds documents and nothing else.
   */
  print(line: string): void {
    this.printLines(line.replaceAll("\n", "\\n"));
  }

  /** Several lines of our own, such as a table; where a line of {@link print} goes. */
  printLines(text: string): void {
    if (this.json) {
      this.#toStderr(text);
      return;
    }
    this.#clearProgress();
    process.stdout.write(`${this.#signs(printable(text, this.#colours.out))}\n`);
  }

  /** The data of a command under `--json`, as one document that names its schema. */
  data<Name extends keyof Documents>(name: Name, value: Documents[Name]): void {
    this.#document(name, value, 2);
  }

  /** One of several documents under `--json`, a line each; each names its schema. */
  dataLine<Name extends keyof Documents>(name: Name, value: Documents[Name]): void {
    this.#document(name, value);
  }

  /** Something to know meanwhile, on stderr. */
  note(text: string): void {
    this.#toStderr(text);
  }

  /** Something to look at, on stderr. */
  warn(text: string): void {
    this.#toStderr(`${this.#paintErr.yellow("!")} ${text}`);
  }

  /** How far the work is: one rewritten line on a terminal, else a line every second or so. */
  progress(text: string): void {
    const now = performance.now();
    if (now - this.#lastProgress < (this.#rewrites ? REWRITE_EVERY : LINE_EVERY)) return;
    this.#lastProgress = now;
    if (!this.#rewrites) {
      process.stderr.write(`${this.#signs(shown(text))}\n`);
      return;
    }
    // A terminal that does not know its width says 0.
    const width = (process.stderr.columns || 80) - 1;
    process.stderr.write(`\r\u001b[2K${this.#signs(shown(text)).slice(0, width)}`);
    this.#lineOpen = true;
  }

  /** Ends the rewritten line before other programs' output follows. */
  done(): void {
    this.#clearProgress();
  }

  /** A failure under `--json`, beside its text on stderr: one document on stdout, in one line. */
  failureData(error: unknown, exitCode: number): void {
    const known = error instanceof Problem;
    const message = error instanceof Error ? error.message : String(error);
    const document: Documents["error"] = {
      error: {
        code: known ? error.code : "defect",
        message,
        where: (known ? error.where : undefined) ?? null,
        next: known ? error.next : null,
        exitCode,
      },
    };
    this.dataLine("error", document);
  }

  /** A failure: what happened, where, what to do next. A defect keeps its stack. */
  failure(error: unknown): void {
    const { red, bold } = this.#paintErr;
    if (error instanceof Problem) {
      const [first = "", ...rest] = error.text.split("\n");
      this.#toStderr([`${red("✗")} ${bold(first)}`, ...rest].join("\n"));
      return;
    }
    const stack = redactForeign(
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
    this.#toStderr(
      [
        `${red("✗")} ${bold("A defect of Closeout stopped the command.")}`,
        stack,
        "Next: Report it with the lines above. The journal holds everything that was done.",
      ].join("\n"),
    );
  }

  /** Resolves when everything printed has left the process. */
  async flush(): Promise<void> {
    this.#clearProgress();
    for (const stream of [process.stdout, process.stderr]) {
      await new Promise<void>((resolve) => {
        stream.write("", () => resolve());
      });
    }
  }

  #document<Name extends keyof Documents>(
    name: Name,
    value: Documents[Name],
    indent?: number,
  ): void {
    this.#clearProgress();
    const document = { $schema: schemaId(name), ...value };
    process.stdout.write(`${visibleJson(JSON.stringify(document, asData, indent))}\n`);
  }

  #toStderr(text: string): void {
    this.#clearProgress();
    process.stderr.write(`${this.#signs(printable(text, this.#colours.err))}\n`);
  }

  #clearProgress(): void {
    if (!this.#lineOpen) return;
    process.stderr.write("\r\u001b[2K");
    this.#lineOpen = false;
  }
}

/** https://no-color.org: any value that is not empty switches colours off. */
function coloured(stream: Stream, env: UiOptions["env"]): boolean {
  return stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/**
 * Names and messages come from the cloud and could move the cursor or retitle the window: of what is not
 * text, only line ends pass, and colours where there are any. No secret passes.
 */
function printable(text: string, colours: boolean): string {
  const clean = redact(text);
  if (!colours) return visibleLines(clean);
  return clean
    .split(COLOUR)
    .map((part, at) => (at % 2 === 1 ? part : visibleLines(part)))
    .join("");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const COLOUR = /(\u001b\[[0-9;]*m)/u;

function onStreamError(error: NodeJS.ErrnoException): void {
  // The reader (`head`, a closed pager) has seen enough.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

/** Data says the same to everybody: what stands beside it in other languages is for readers alone. */
function asData(name: string, value: unknown): unknown {
  const told = name === "in" && typeof value === "object" && value !== null && "zh" in value;
  return told ? undefined : redacting(name, value);
}
