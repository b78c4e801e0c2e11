import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type ServerOptions,
} from "node:http2";
import { answerCall, type Call, refuseCall, STATUS } from "./grpc-call.ts";

/** Mutual TLS with one client: PEM texts. */
export interface ServerTls {
  readonly key: string;
  readonly certificate: string;
  /** The certificate of the only client that is let in. */
  readonly client: string;
}

/** What Go takes for a message by itself are 64 KB; with less than a message, each takes many rounds. */
const WINDOW_BYTES = 16 * 1024 * 1024;

/**
 * Messages have no size limit: a map of 200,000 items exceeds the 10 MB that a session may hold by
 * default, while Terraform itself allows 2 GiB.
 */
const OPTIONS: ServerOptions = {
  maxSessionMemory: Number.MAX_SAFE_INTEGER,
  settings: { initialWindowSize: WINDOW_BYTES, enablePush: false },
};

/**
 * A server of gRPC over HTTP/2, as much of it as a plug-in of Terraform needs: calls and streams of
 * answers, without compression, on a socket of this machine.
 *
 * Why not `@grpc/grpc-js`: it loads its client with each server, which is half of what a start of the
 * provider costs, and Terraform starts it three times a plan.
 * https://github.com/grpc/grpc/blob/v1.66.0/doc/PROTOCOL-HTTP2.md
 */
export class GrpcServer {
  readonly #calls = new Map<string, Call>();
  readonly #sessions = new Set<ServerHttp2Session>();
  #server: Http2Server | Http2SecureServer | undefined;

  /** Adds a call by its path, `/<service>/<method>`. */
  add(path: string, call: Call): void {
    this.#calls.set(path, call);
  }

  /** Begins to listen on a Unix socket, in plain text where no TLS is given. Rejects with what the system says. */
  listen(path: string, tls: ServerTls | undefined): Promise<void> {
    const server =
      tls === undefined
        ? createServer(OPTIONS)
        : createSecureServer({
            ...OPTIONS,
            key: tls.key,
            cert: tls.certificate,
            ca: tls.client,
            requestCert: true,
            rejectUnauthorized: true, // a client without that certificate is refused
          });
    this.#server = server;
    server.on("session", (session) => this.#join(session));
    server.on("stream", (stream, headers) => this.#answer(stream, headers));
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, () => {
        server.off("error", reject);
        resolve();
      });
    });
  }

  /** Takes no more calls, and tells when those under way have ended. */
  close(onClosed: () => void): void {
    this.#server?.close(onClosed);
    for (const session of this.#sessions) session.close();
  }

  /** Ends everything that is under way. */
  destroy(): void {
    this.#server?.close();
    for (const session of this.#sessions) session.destroy();
  }

  #join(session: ServerHttp2Session): void {
    this.#sessions.add(session);
    session.on("close", () => this.#sessions.delete(session));
    // A connection that breaks ends its streams, and those hear of it.
    session.on("error", () => {});
    session.setLocalWindowSize(WINDOW_BYTES);
  }

  #answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    stream.on("error", () => {});
    const type = headers["content-type"] ?? "";
    if (!type.startsWith("application/grpc")) {
      stream.respond({ ":status": 415 }, { endStream: true });
      return;
    }
    const path = headers[":path"] ?? "";
    const call = this.#calls.get(path);
    if (call === undefined) {
      refuseCall(stream, { code: STATUS.unimplemented, message: `there is no method ${path}` });
    } else answerCall(stream, call);
  }
}
