import { EventEmitter, once } from "node:events";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** What the toy provider works on: items with a line of text each. */
export interface World {
  list(): Record<string, string>;
  has(id: string): boolean;
  /**
   * Removes an item. Comes back with a reason if it could not: "stuck" items never go, a
   * "hanging" one waits for the end of `signal`, a "deaf" one for ever, "broken" throws,
   * and "crash" takes the process down.
   */
  remove(id: string, signal: AbortSignal): Promise<string | undefined>;
}

async function resist(id: string, signal: AbortSignal): Promise<string | undefined> {
  if (id.startsWith("crash")) {
    queueMicrotask(() => {
      throw new Error("the process cannot go on");
    });
  }
  if (id.startsWith("broken")) throw new Error("boom");
  if (id.startsWith("deaf")) await new Promise(() => {});
  if (id.startsWith("hanging")) {
    if (!signal.aborted) await once(signal, "abort");
    return "It was stopped.";
  }
  return id.startsWith("stuck") ? "It does not want to go." : undefined;
}

/** A world in memory. Emits "removing" with an id before each removal. */
export class MemoryWorld extends EventEmitter implements World {
  readonly items: Map<string, string>;

  constructor(ids: readonly string[]) {
    super();
    this.items = new Map(ids.map((id) => [id, `the item ${id}`]));
  }

  list(): Record<string, string> {
    return Object.fromEntries(this.items);
  }

  has(id: string): boolean {
    return this.items.has(id);
  }

  async remove(id: string, signal: AbortSignal): Promise<string | undefined> {
    this.emit("removing", id);
    const problem = await resist(id, signal);
    if (problem === undefined) this.items.delete(id);
    return problem;
  }
}

/** A world in a JSON file, for a provider in a process of its own. */
export function fileWorld(path: string): World {
  const read = (): Record<string, string> =>
    existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  return {
    list: read,
    has: (id) => id in read(),
    remove: async (id, signal) => {
      writeFileSync(`${path}.removing`, `${id} ${process.pid}`);
      const problem = await resist(id, signal);
      if (problem !== undefined) return problem;
      const { [id]: _, ...rest } = read();
      writeFileSync(`${path}.new`, JSON.stringify(rest));
      renameSync(`${path}.new`, path);
      return undefined;
    },
  };
}
