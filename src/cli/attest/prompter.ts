import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { shown } from "../../core/secrets.ts";

/** Where a person is asked. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** True when the output understands cursor movements. */
  readonly terminal: boolean;
  /** Told of Ctrl-C while nothing is asked: the system does not, as long as lines are edited here. */
  readonly interrupt?: () => void;
}

/** How one line is asked for. */
export interface PromptOptions {
  /** Taken when nothing is typed. */
  readonly standard?: string;
  /** Words that Tab completes. */
  readonly words?: readonly string[];
}

/** The person left: `stop` or the end of the input (Ctrl-D) by choice, Ctrl-C in a hurry. */
export class Left extends Error {
  readonly how: "stop" | "interrupt";

  constructor(how: Left["how"]) {
    super(`the person left: ${how}`);
    this.how = how;
  }
}

/**
 * Asks for lines, one after another. Lines that are there before they are asked for, as a paste leaves
 * them, are kept. Nothing of it decides what is a good answer.
 */
export class Prompter {
  readonly #readline: Interface;
  readonly #output: Writable;
  readonly #lines: string[] = [];
  #words: readonly string[] = [];
  #left: Left["how"] | undefined;
  #wake: (() => void) | undefined;
  readonly #interrupt: (() => void) | undefined;

  constructor({ input, output, terminal, interrupt }: Terminal) {
    this.#output = output;
    this.#interrupt = interrupt;
    this.#readline = createInterface({
      input,
      output,
      terminal,
      completer: (line: string) => [this.#words.filter((word) => word.startsWith(line)), line],
    });
    this.#readline
      .on("line", (line) => {
        this.#lines.push(line);
        this.#wake?.();
      })
      .on("SIGINT", () => this.#leave("interrupt"))
      .on("close", () => this.#leave("stop"));
  }

  /** A line that is only shown. */
  say(text = ""): void {
    this.#output.write(`${shown(text)}\n`);
  }

  /** One line, without blanks around it. Throws {@link Left} when the person leaves instead. */
  async line(asks: string, { standard, words = [] }: PromptOptions = {}): Promise<string> {
    this.#words = words;
    this.#readline.setPrompt(
      `${shown(asks)}${standard === undefined ? "" : ` [${shown(standard)}]`}: `,
    );
    this.#readline.prompt();
    const typed = (await this.#next()).trim();
    return typed === "" ? (standard ?? "") : typed;
  }

  /** Lets go of the terminal. */
  close(): void {
    this.#readline.close();
  }

  async #next(): Promise<string> {
    const ready = this.#lines.shift();
    if (ready !== undefined) return ready;
    if (this.#left === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
      const line = this.#lines.shift();
      if (line !== undefined) return line;
    }
    this.#output.write("\n");
    throw new Left(this.#left ?? "stop");
  }

  #leave(how: Left["how"]): void {
    this.#left ??= how;
    if (this.#wake !== undefined) this.#wake();
    else if (how === "interrupt") this.#interrupt?.();
  }
}
