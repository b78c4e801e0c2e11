import type { IncomingMessage } from "node:http";

/** The largest reply that is read, as it comes and unpacked alike: nothing is asked for packed. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** Replies beyond this size are read a few at a time. */
const LARGE_BYTES = 1024 * 1024;
/** Large replies that are read at once, all clients of the process together. */
const MOST_LARGE = 2;

/** The reply is larger than anything that a listing may be. */
export class TooLarge extends Error {}

/** Reads a body to its end; `waits` is called when it has to wait for its turn, and again when it goes on. */
export async function collect(
  incoming: IncomingMessage,
  most: number,
  waits: (waiting: boolean) => void,
): Promise<Buffer> {
  if (Number(incoming.headers["content-length"] ?? 0) > most) throw new TooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  let release: (() => void) | undefined;
  try {
    for await (const part of incoming) {
      const bytes: Buffer = part;
      size += bytes.length;
      if (size > most) throw new TooLarge();
      if (size > LARGE_BYTES && release === undefined) {
        waits(true);
        release = await turns.take();
        waits(false);
      }
      parts.push(bytes);
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, size);
  } finally {
    release?.();
  }
}

class Turns {
  #free = MOST_LARGE;
  readonly #waiting: (() => void)[] = [];

  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}

const turns = new Turns();
