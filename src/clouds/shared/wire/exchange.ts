import type { Site } from "../../../core/account.ts";
import type { Clock } from "../../../core/clock.ts";
import type { SessionContext } from "../../../core/cloud.ts";
import { keepSecret } from "../../../core/secrets.ts";
import { milliseconds } from "./environment.ts";
import type { ErrorReply } from "./error-reply.ts";
import { networkError } from "./failures.ts";
import { HttpClient, type HttpReply, type HttpTimeouts } from "./http.ts";
import { HttpFailure } from "./http-failure.ts";
import { afterRenewal, type KeySource } from "./key-source.ts";
import { readReply } from "./read-reply.ts";
import { redirectFrom } from "./redirect.ts";
import type { CallError, Reply, Transport, TransportRequest } from "./transport.ts";
import { unreadable } from "./unreadable.ts";

/** What a transport is made of. */
export interface TransportOptions<K> {
  /** Asked before every call, and to renew keys that the cloud refused. */
  readonly credentials: KeySource<K>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
  /** Site of the account, where account.yaml says it. */
  readonly site?: Site | undefined;
  readonly timeouts?: Partial<HttpTimeouts>;
}

/** What is the cloud's own of every exchange. */
export interface ExchangeWords<K> {
  /** Environment variable that sends every product to one address, for the emulator. */
  readonly endpoint: string;
  /** Environment variable with the longest wait for a reply in milliseconds, for slow lines and tests. */
  readonly timeout: string;
  secretsOf(keys: K): readonly (string | undefined)[];
  /** What an error reply comes to. */
  refusal(error: ErrorReply, request: TransportRequest): CallError;
}

/** A signed request without the address that it goes to. */
export interface SignedRequest {
  readonly method: string;
  /** Path with query, encoded. */
  readonly path: string;
  /** Has `host`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What a reply came to. */
export type WireAnswer =
  | { readonly is: "reply"; readonly reply: Reply }
  | { readonly is: "error"; readonly error: ErrorReply }
  | { readonly is: "unreadable" };

/** One wire format: how a call is written and signed, and how its reply is read. `To` is where it goes. */
export interface Wire<K, To> {
  /** `now` in milliseconds. */
  sign(request: TransportRequest, to: To, keys: K, now: number): Promise<SignedRequest>;
  read(request: TransportRequest, reply: HttpReply): WireAnswer;
}

/** How one call is signed, and how its reply is read. */
export interface Wired<K> {
  /** `now` in milliseconds. */
  sign(keys: K, now: number): Promise<SignedRequest>;
  read(reply: HttpReply): WireAnswer | Promise<WireAnswer>;
}

const TIMEOUTS: HttpTimeouts = { connectMs: 5_000, readMs: 30_000 };

/**
 * Sends calls to a cloud, or to the emulator that its variable names; then the vendor's Host header is kept, so
 * that product and region stay readable and the signature right. Nothing is loaded or asked before the first
 * call. Throws a Problem when the variable is not usable.
 */
export class Exchange<K> {
  readonly #options: TransportOptions<K>;
  readonly #words: ExchangeWords<K>;
  readonly #redirect: ReturnType<typeof redirectFrom>;
  readonly #http: HttpClient;
  #skewMs: number | undefined;

  constructor(options: TransportOptions<K>, words: ExchangeWords<K>) {
    const { env, timeouts } = options;
    this.#options = options;
    this.#words = words;
    this.#redirect = redirectFrom(env, words.endpoint);
    const wanted = milliseconds(env, words.timeout);
    const limit =
      wanted === undefined
        ? {}
        : { connectMs: Math.min(wanted, TIMEOUTS.connectMs), readMs: wanted };
    this.#http = new HttpClient({ ...TIMEOUTS, ...limit, ...timeouts, env });
  }

  /** How far this machine's clock is ahead of the last reply's Date header; undefined before. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  close(): void {
    this.#http.close();
  }

  /** A transport that sends by this exchange. */
  transport(send: Transport["send"]): Transport & { readonly skewMs: number | undefined } {
    const skew = () => this.#skewMs;
    return {
      send,
      get skewMs() {
        return skew();
      },
      close: async () => this.close(),
    };
  }

  /** One request in a wire format, and its reply. Throws a `CallError`. */
  by<To>(
    wire: Wire<K, To>,
    request: TransportRequest,
    to: To,
    signal: AbortSignal,
  ): Promise<Reply> {
    const wired: Wired<K> = {
      sign: (keys, now) => wire.sign(request, to, keys, now),
      read: (reply) => wire.read(request, reply),
    };
    return this.send(request, wired, signal);
  }

  /** One request and its reply. Throws a `CallError`. */
  async send(request: TransportRequest, wired: Wired<K>, signal: AbortSignal): Promise<Reply> {
    const { clock, credentials, log } = this.#options;
    const keys = await credentials();
    keepSecret(...this.#words.secretsOf(keys));
    const signed = await wired.sign(keys, clock.now());
    const start = clock.now();
    const target = this.#redirect ?? {
      protocol: "https" as const,
      hostname: signed.headers["host"] ?? "",
      port: undefined,
    };
    let reply: HttpReply;
    try {
      reply = await this.#http.send({ ...target, ...signed }, signal);
    } catch (error) {
      throw error instanceof HttpFailure ? networkError(error) : error;
    }
    this.#compareClocks(reply, start);
    const { product, action, region } = request;
    const ms = clock.now() - start;
    log("debug", "call", { product, action, region, status: reply.status, ms });
    const answer = await readReply(request, reply, () => wired.read(reply));
    if (answer.is === "reply") return answer.reply;
    if (answer.is === "unreadable") {
      throw unreadable(`the reply with status ${reply.status} is not what the action sends`);
    }
    throw await afterRenewal(this.#words.refusal(answer.error, request), keys, credentials);
  }

  /** The header holds whole seconds, so half of one is added; the reply was written half-way. */
  #compareClocks(reply: HttpReply, start: number): void {
    const theirs = Date.parse(reply.headers["date"] ?? "");
    if (Number.isNaN(theirs)) return;
    this.#skewMs = Math.round((start + this.#options.clock.now()) / 2 - (theirs + 500));
  }
}
