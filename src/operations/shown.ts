import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning, processOf } from "../record/lock/process-mark.ts";

/** What a preview shows: values by name. */
export type Shown = Readonly<Record<string, unknown>>;

const NAME = /^closeout-preview-(?<pid>\d+)-(?<started>\d*)-[0-9a-f]{32}[.]json$/u;

/**
 * What one command showed first, for a front end that decides twice in one command, by two processes of
 * ours, and passes nothing of what was approved in between. `command` is the process of that command.
 */
export class FirstShown {
  readonly #command: number;
  #tidied = false;

  constructor(command: number) {
    this.#command = command;
  }

  /** What this command showed of a resource before; where it showed nothing yet, this from now on. */
  hold(resource: string, shown: Shown): Shown {
    const before = this.#before(resource);
    if (before !== undefined) return before;
    if (!this.#tidied) removeOld();
    this.#tidied = true;
    const file = this.#fileOf(resource);
    const fresh = `${file}.${process.pid}`;
    rmSync(fresh, { force: true });
    writeFileSync(fresh, JSON.stringify(shown), { mode: 0o600, flag: "wx" });
    renameSync(fresh, file);
    return shown;
  }

  #before(resource: string): Shown | undefined {
    const file = this.#fileOf(resource);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (process.getuid !== undefined && found.uid !== process.getuid())
      throw new Error(`${file} belongs to another user`);
    const shown: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof shown !== "object" || shown === null) throw new Error(`${file} is no object`);
    return { ...shown };
  }

  /** One file for each resource: several may be shown at the same time. */
  #fileOf(resource: string): string {
    const { pid, started = "" } = processOf(this.#command);
    const key = createHash("sha256").update(resource).digest("hex").slice(0, 32);
    return join(tmpdir(), `closeout-preview-${pid}-${started}-${key}.json`);
  }
}

/** Takes away what commands left that are over. */
function removeOld(): void {
  for (const name of readdirSync(tmpdir())) {
    const { pid, started } = NAME.exec(name)?.groups ?? {};
    if (pid === undefined || started === undefined) continue;
    const command = { pid: Number(pid), ...(started === "" ? {} : { started }) };
    if (!isRunning(command)) rmSync(join(tmpdir(), name), { force: true });
  }
}
