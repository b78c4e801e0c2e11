import { type ClientRequest, request as httpRequest } from "node:http";
import {
  type AgentOptions,
  Agent as HttpsAgent,
  request as httpsRequest,
  type RequestOptions,
} from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import type { SecureContext } from "node:tls";
import type { HttpProxy } from "./proxy.ts";

/** The way through a proxy did not come to be, so nothing was asked of the host behind it. */
export class ProxyFailure extends Error {
  /** The system's code, or the status that the proxy answered with. */
  readonly code: string;
  /** True when the proxy says that it could not reach the host. */
  readonly cannotReach: boolean;
  /** True when another attempt would be answered the same. */
  readonly final: boolean;

  constructor(proxy: HttpProxy, code: string, says: string, status = 0) {
    super(`the proxy ${proxy.address} (${proxy.variable}) ${says}`);
    this.name = "ProxyFailure";
    this.code = code;
    this.cannotReach = status >= 500;
    this.final = status >= 300 && status < 500;
  }
}

/**
 * Connections of TLS inside of a tunnel (CONNECT) through a proxy, kept alive like any others. Written
 * here, since `https-proxy-agent` 7 hands a proxy's refusal on as the host's own reply, and leaves a
 * tunnel that is being dug when its request is stopped.
 */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: HttpProxy;
  readonly #timeoutMs: number;
  readonly #trust: SecureContext | undefined;

  constructor(proxy: HttpProxy, options: AgentOptions, timeoutMs: number) {
    super(options);
    this.#proxy = proxy;
    this.#timeoutMs = timeoutMs;
    this.#trust = options.secureContext;
  }

  /** Node calls this for each new connection, and takes the answer late. */
  override createConnection(
    options: RequestOptions,
    done?: (failure: Error | null, stream: Duplex) => void,
  ): undefined {
    const take = done as ((failure: Error | null, stream?: Duplex) => void) | undefined;
    this.#dig(options).then(
      // Handed to TLS as the connection to use, which no declaration names.
      (socket) => take?.(null, super.createConnection({ ...options, ...{ socket } }) ?? undefined),
      (failure: Error) => take?.(failure),
    );
  }

  #dig({ host, port }: RequestOptions): Promise<Duplex> {
    const proxy = this.#proxy;
    const place = `${host?.includes(":") === true ? `[${host}]` : host}:${port ?? 443}`;
    return new Promise((resolve, reject) => {
      const asking: ClientRequest = (proxy.protocol === "https" ? httpsRequest : httpRequest)({
        host: proxy.hostname,
        port: proxy.port,
        method: "CONNECT",
        path: place,
        agent: false,
        // Else the name of the host behind the proxy is asked for.
        servername: isIP(proxy.hostname) === 0 ? proxy.hostname : "",
        headers: {
          host: place,
          ...(proxy.authorization === undefined
            ? {}
            : { "proxy-authorization": proxy.authorization }),
        },
        ...(this.#trust === undefined ? {} : { secureContext: this.#trust }),
      });
      const seconds = this.#timeoutMs / 1000;
      const timer = setTimeout(() => {
        fail(new ProxyFailure(proxy, "ProxyTimeout", `opened no way to ${host} in ${seconds} s`));
      }, this.#timeoutMs);
      const fail = (failure: ProxyFailure): void => {
        clearTimeout(timer);
        reject(failure);
        asking.destroy();
      };
      asking.on("error", (error: NodeJS.ErrnoException) =>
        fail(new ProxyFailure(proxy, error.code ?? error.name, whatFailed(error))),
      );
      asking.on("connect", ({ statusCode = 0 }, socket, head) => {
        if (statusCode < 200 || statusCode >= 300) {
          fail(refusal(proxy, statusCode, String(host)));
          return;
        }
        clearTimeout(timer);
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      asking.end();
    });
  }
}

function whatFailed(error: NodeJS.ErrnoException): string {
  const code = error.code ?? error.name;
  return code === "ENOTFOUND"
    ? "cannot be found: there is no such host"
    : `cannot be reached (${code})`;
}

function refusal(proxy: HttpProxy, status: number, host: string): ProxyFailure {
  const says =
    status === 407
      ? "asks for a name and a password: put them into its address, http://name:password@…"
      : `answers ${status} and lets nothing through to ${host}`;
  return new ProxyFailure(proxy, `Proxy${status}`, says, status);
}
