import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { allowMany } from "./signals.ts";

/** One request, ready to go on the wire. */
export interface HttpRequest {
  readonly protocol: "http" | "https";
  /** Where to connect to; the Host header stands in `headers` and may name another host. */
  readonly hostname: string;
  readonly port: number | undefined;
  readonly method: string;
  /** Path with query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A whole reply; header names in small letters. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How long to wait. */
export interface HttpTimeouts {
  /** Until the connection stands, TLS included. Milliseconds. */
  readonly connectMs: number;
  /** From there until the reply is complete. Milliseconds. */
  readonly readMs: number;
}

/**
 * No reply came. `no-host`: the name does not exist. `not-sent`: no connection, so nothing was asked.
 * `no-answer`: the request may have arrived.
 */
export class HttpFailure extends Error {
  readonly stage: "no-host" | "not-sent" | "no-answer";
  readonly code: string;

  constructor(stage: "no-host" | "not-sent" | "no-answer", code: string, message: string) {
    super(message);
    this.name = "HttpFailure";
    this.stage = stage;
    this.code = code;
  }
}

/** Sends requests over connections that are kept alive; every wait has an end. */
export class HttpClient {
  readonly #timeouts: HttpTimeouts;
  readonly #http = new HttpAgent({ keepAlive: true, scheduling: "lifo", maxFreeSockets: 256 });
  readonly #https = new HttpsAgent({ keepAlive: true, scheduling: "lifo", maxFreeSockets: 256 });

  constructor(timeouts: HttpTimeouts) {
    this.#timeouts = timeouts;
  }

  /** Throws an {@link HttpFailure}, or the signal's reason when it aborts. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    const { connectMs, readMs } = this.#timeouts;
    const secure = request.protocol === "https";
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const outgoing = (secure ? httpsRequest : httpRequest)({
        agent: secure ? this.#https : this.#http,
        host: request.hostname,
        ...(request.port === undefined ? {} : { port: request.port }),
        method: request.method,
        path: request.path,
        headers: {
          ...request.headers,
          ...(request.body === undefined
            ? {}
            : { "content-length": String(Buffer.byteLength(request.body)) }),
        },
      });
      let connected = false;
      let timer: NodeJS.Timeout | undefined;
      const finish = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      };
      const fail = (error: unknown): void => {
        finish();
        reject(error);
        outgoing.destroy();
      };
      const abort = (): void => fail(signal.reason);
      const limit = (ms: number, code: string, what: string): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const stage = connected ? "no-answer" : "not-sent";
          fail(new HttpFailure(stage, code, `${what} within ${ms / 1000} s`));
        }, ms);
      };
      const ready = (): void => {
        connected = true;
        limit(readMs, "ReadTimeout", `${request.headers["host"]} did not answer`);
      };
      allowMany(signal);
      signal.addEventListener("abort", abort, { once: true });
      limit(connectMs, "ConnectTimeout", `no connection to ${request.hostname}`);
      outgoing.on("socket", (socket) => {
        if (socket.connecting) socket.once(secure ? "secureConnect" : "connect", ready);
        else ready();
      });
      outgoing.on("error", (error: NodeJS.ErrnoException) =>
        fail(failureOf(error, connected, request.hostname)),
      );
      outgoing.on("response", (incoming) => {
        collect(incoming).then(
          (body) => {
            finish();
            const headers = flatHeaders(incoming);
            resolve({ status: incoming.statusCode ?? 0, headers, body });
          },
          (error: NodeJS.ErrnoException) => fail(failureOf(error, true, request.hostname)),
        );
      });
      outgoing.end(request.body);
    });
  }

  /** Ends the idle connections. */
  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

async function collect(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

function failureOf(error: NodeJS.ErrnoException, connected: boolean, host: string): HttpFailure {
  const code = error.code ?? error.name;
  if (code === "ENOTFOUND") return new HttpFailure("no-host", code, `there is no host ${host}`);
  const stage = connected ? "no-answer" : "not-sent";
  const what = connected ? "the connection was cut" : `no connection to ${host}`;
  return new HttpFailure(stage, code, `${what} (${code})`);
}
