import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { collect, MOST_BYTES } from "./http-body.ts";
import { failureOf, HttpFailure } from "./http-failure.ts";
import { type HttpProxy, proxyFor } from "./proxy.ts";
import { onAbort } from "./signals.ts";
import { trustOf } from "./trust.ts";
import { TunnelAgent } from "./tunnel.ts";

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
  /** From there until the reply is complete, however slowly it comes. Milliseconds. */
  readonly readMs: number;
}

/** What a client is made of. */
export interface HttpOptions extends HttpTimeouts {
  /** Where the proxies and the certificates to trust are named. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The largest body that is read. @default 64 MB */
  readonly mostBytes?: number;
}

const POOL = { keepAlive: true, scheduling: "lifo", maxFreeSockets: 256 } as const;

/**
 * Sends requests over connections that are kept alive, through the proxy that the environment names;
 * every wait and every reply has an end. The one client for everything that leaves this process.
 */
export class HttpClient {
  readonly #options: HttpOptions;
  readonly #http = new HttpAgent(POOL);
  #https: HttpsAgent | undefined;
  /** Agents by the address of their proxy. */
  readonly #tunnels = new Map<string, HttpsAgent>();

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /**
   * Throws an {@link HttpFailure}, the signal's reason when it aborts, or a Problem when a proxy or
   * certificates are named that cannot be used.
   */
  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    const proxy = proxyFor(this.#options.env, request);
    if (request.protocol === "https") {
      const agent = proxy === undefined ? this.#straight() : this.#tunnel(proxy);
      return this.#exchange(request, { agent, proxy, place: placeOf(request) }, signal);
    }
    const place = proxy === undefined ? placeOf(request) : placeAt(request, proxy);
    return this.#exchange(request, { agent: this.#http, proxy, place }, signal);
  }

  /** Ends the idle connections. */
  close(): void {
    this.#http.destroy();
    this.#https?.destroy();
    for (const tunnel of this.#tunnels.values()) tunnel.destroy();
  }

  #straight(): HttpsAgent {
    this.#https ??= new HttpsAgent({ ...POOL, ...this.#trust() });
    return this.#https;
  }

  #tunnel(proxy: HttpProxy): HttpsAgent {
    const name = `${proxy.address} ${proxy.authorization ?? ""}`;
    const known = this.#tunnels.get(name);
    if (known !== undefined) return known;
    const options = { ...POOL, ...this.#trust() };
    const made = new TunnelAgent(proxy, options, this.#options.connectMs);
    this.#tunnels.set(name, made);
    return made;
  }

  #trust(): { readonly secureContext?: SecureContext } {
    const secureContext = trustOf(this.#options.env);
    return secureContext === undefined ? {} : { secureContext };
  }

  #exchange(request: HttpRequest, way: Way, signal: AbortSignal): Promise<HttpReply> {
    const { connectMs, readMs, mostBytes = MOST_BYTES } = this.#options;
    const secure = request.protocol === "https";
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const outgoing = (secure ? httpsRequest : httpRequest)({
        agent: way.agent,
        ...way.place,
        method: request.method,
        headers: {
          ...way.place.headers,
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
        release();
      };
      const fail = (error: unknown): void => {
        finish();
        reject(error);
        outgoing.destroy();
      };
      const failed = (error: Error): void => fail(failureOf(error, connected, request, way.proxy));
      const release = onAbort(signal, () => fail(signal.reason));
      const limit = (ms: number, code: string, what: string): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const kind = connected ? "no-answer" : "not-sent";
          fail(new HttpFailure(kind, code, `${what} within ${ms / 1000} s`));
        }, ms);
      };
      const read = (): void =>
        limit(readMs, "ReadTimeout", `${request.headers["host"]} did not answer to the end`);
      const ready = (): void => {
        connected = true;
        read();
      };
      const through = way.proxy === undefined ? "" : ` through the proxy ${way.proxy.address}`;
      limit(connectMs, "ConnectTimeout", `no connection to ${request.hostname}${through}`);
      outgoing.on("socket", (socket) => {
        if (isOpen(socket)) ready();
        else socket.once(secure ? "secureConnect" : "connect", ready);
      });
      outgoing.on("error", failed);
      outgoing.on("response", (incoming) => {
        // While it waits for its turn, the time is ours.
        const waits = (waiting: boolean): void => (waiting ? clearTimeout(timer) : read());
        collect(incoming, mostBytes, waits).then((body) => {
          finish();
          const headers = flatHeaders(incoming);
          resolve({ status: incoming.statusCode ?? 0, headers, body });
        }, failed);
      });
      outgoing.end(request.body);
    });
  }
}

/** How a request goes: over which connections, and what it says first. */
interface Way {
  readonly agent: HttpAgent;
  readonly proxy: HttpProxy | undefined;
  readonly place: Place;
}

interface Place {
  readonly host: string;
  readonly port?: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function placeOf({ hostname, port, path }: HttpRequest): Place {
  return { host: hostname, ...(port === undefined ? {} : { port }), path };
}

/** A proxy is told the whole address of what goes there in plain text. */
function placeAt({ hostname, port, path }: HttpRequest, proxy: HttpProxy): Place {
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  const whole = `http://${host}${port === undefined ? "" : `:${port}`}${path}`;
  const { authorization } = proxy;
  const headers = authorization === undefined ? {} : { "proxy-authorization": authorization };
  return { host: proxy.hostname, port: proxy.port, path: whole, headers };
}

/** True for a connection that was kept; one inside of a tunnel is connected before its TLS is. */
function isOpen(socket: Socket & { readonly secureConnecting?: boolean }): boolean {
  return !socket.connecting && socket.secureConnecting !== true;
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}
