import { Agent, createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came. */
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** What a client asked for, in its order. */
export interface Recording {
  readonly requests: readonly Recorded[];
  /** Most requests that were under way at once. */
  readonly width: number;
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Stands before a server while a client works with it, and keeps what is asked since `begin` was called. */
export async function record(
  target: string,
  work: (url: string, begin: () => void) => Promise<unknown>,
): Promise<Recording> {
  const agent = new Agent({ keepAlive: true });
  const requests: Recorded[] = [];
  let under = 0;
  let width = 0;
  const server = createServer(async (incoming, outgoing) => {
    const asked: Recorded = {
      method: incoming.method ?? "GET",
      path: incoming.url ?? "/",
      headers: incoming.headers,
      body: await bodyOf(incoming),
    };
    requests.push(asked);
    under += 1;
    width = Math.max(width, under);
    const { status, headers, body } = await send(target, asked, agent);
    under -= 1;
    outgoing.writeHead(status, headers);
    outgoing.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    const { port } = server.address() as AddressInfo;
    await work(`http://127.0.0.1:${port}`, () => {
      requests.length = 0;
      width = 0;
    });
  } finally {
    server.closeAllConnections();
    server.close();
    agent.destroy();
  }
  return { requests, width };
}

/**
 * Asks for the same again, as many at once, without a thought: what the requests alone take. The last one is
 * made when all others are answered. Returns the seconds; throws when one is refused.
 */
export async function replay(target: string, { requests, width }: Recording): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const ask = async (asked: Recorded): Promise<void> => {
    const { status, body } = await send(target, asked, agent);
    if (status >= 300) throw new Error(`${asked.method} ${asked.path}: ${status} ${body}`);
  };
  const left = requests.slice(0, -1).values();
  try {
    await Promise.all(
      Array.from({ length: width }, async () => {
        for (const asked of left) await ask(asked);
      }),
    );
    for (const last of requests.slice(-1)) await ask(last);
  } finally {
    agent.destroy();
  }
  return (performance.now() - start) / 1000;
}

function send(
  target: string,
  { method, path, headers, body }: Recorded,
  agent: Agent,
): Promise<Reply> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, hostname, port, method, path, headers }, (incoming) => {
      bodyOf(incoming).then((read) => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: read });
      }, reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}
