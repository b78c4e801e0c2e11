import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RawReply, RawRequest } from "./world.ts";

/** A listening server. */
export interface Listener {
  readonly port: number;
  /** Stops listening and ends every connection, hanging ones too. */
  close(): Promise<void>;
}

/** How a server answers. */
export interface Answering {
  answer(request: RawRequest): Promise<RawReply>;
  failed(error: unknown): void;
  /** The time of the replies' Date header, which callers hold their own clock against. */
  wall(): number;
}

/** Serves on 127.0.0.1; `port` 0 takes a free one. */
export async function listen(port: number, { answer, failed, wall }: Answering): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    outgoing.setHeader("date", new Date(wall()).toUTCString());
    serve(incoming, outgoing, answer).catch((error: unknown) => {
      failed(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { port: portOf(server), close: () => stop(server) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: RawRequest) => Promise<RawReply>,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  }
  const reply = await answer({
    method: incoming.method ?? "GET",
    url: incoming.url ?? "/",
    headers,
    body: Buffer.concat(parts),
  });
  if (reply.kind === "hang") return;
  const body = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
  if (reply.kind === "drop") {
    outgoing.writeHead(reply.status, { ...reply.headers, "content-length": body.length + 16 });
    outgoing.write(body.subarray(0, Math.max(1, Math.floor(body.length / 2))), () => {
      outgoing.destroy();
    });
    return;
  }
  const empty = reply.status === 204 || reply.status === 304;
  const length = reply.headers["content-length"] ?? String(body.length);
  outgoing.writeHead(reply.status, {
    ...reply.headers,
    ...(empty ? {} : { "content-length": length }),
  });
  outgoing.end(incoming.method === "HEAD" || empty ? undefined : body);
}
