import type { Site } from "../../../core/account.ts";
import type { Clock } from "../../../core/clock.ts";
import type { SessionContext } from "../../../core/cloud.ts";
import { keepSecret } from "../../../core/secrets.ts";
import { milliseconds } from "../../shared/wire/environment.ts";
import { networkError } from "../../shared/wire/failures.ts";
import { HttpClient, type HttpReply, type HttpTimeouts } from "../../shared/wire/http.ts";
import { HttpFailure } from "../../shared/wire/http-failure.ts";
import { afterRenewal, type KeySource } from "../../shared/wire/key-source.ts";
import { readReply } from "../../shared/wire/read-reply.ts";
import { redirectFrom } from "../../shared/wire/redirect.ts";
import {
  CallError,
  type Reply,
  type Transport,
  type TransportRequest,
} from "../../shared/wire/transport.ts";
import { unreadable } from "../../shared/wire/unreadable.ts";
import { permissionOf } from "../cam-codes.ts";
import { api3 } from "./api3.ts";
import { cos } from "./cos.ts";
import { callError } from "./errors.ts";
import { withoutRapid } from "./rapid.ts";
import type { Keys, Wire } from "./wire.ts";

/** What the transport is made of. */
export interface TencentTransportOptions {
  /** Asked before every call, and to renew keys that the cloud refused. */
  readonly credentials: KeySource<Keys>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
  /** Site of the account, where account.yaml says it. */
  readonly site?: Site | undefined;
  readonly timeouts?: Partial<HttpTimeouts>;
}

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_TENCENT_ENDPOINT";

/** Environment variable with the longest wait for a reply in milliseconds, for slow lines and tests. */
const TIMEOUT_VARIABLE = "CLOSEOUT_TENCENT_TIMEOUT_MS";

const TIMEOUTS: HttpTimeouts = { connectMs: 5_000, readMs: 30_000 };

/**
 * Sends calls to Tencent Cloud, or to the emulator that `CLOSEOUT_TENCENT_ENDPOINT` names; then the
 * vendor's Host header is kept, so that the product stays readable and the signature right. Throws a
 * Problem when the variable is not usable.
 */
export function createTencentTransport(
  options: TencentTransportOptions,
): Transport & Pick<TencentTransport, "skewMs"> {
  return new TencentTransport(options);
}

class TencentTransport implements Transport {
  readonly #options: TencentTransportOptions;
  readonly #redirect: ReturnType<typeof redirectFrom>;
  readonly #http: HttpClient;
  #skewMs: number | undefined;

  constructor(options: TencentTransportOptions) {
    this.#options = options;
    this.#redirect = redirectFrom(options.env, ENDPOINT_VARIABLE);
    const wanted = milliseconds(options.env, TIMEOUT_VARIABLE);
    const limit =
      wanted === undefined
        ? {}
        : { connectMs: Math.min(wanted, TIMEOUTS.connectMs), readMs: wanted };
    this.#http = new HttpClient({ ...TIMEOUTS, ...limit, ...options.timeouts, env: options.env });
  }

  /** How far this machine's clock is ahead of the last reply's Date header; undefined before. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  async send(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    try {
      return await this.#exchange(request, signal);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      throw await withoutRapid(error, request, (other) => this.#exchange(other, signal));
    }
  }

  /** One request and its reply. */
  async #exchange(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    const { clock, credentials, log } = this.#options;
    const wire: Wire = request.product === "cos" ? cos : api3;
    const keys = await credentials();
    keepSecret(keys.secretKey, keys.token);
    const start = clock.now();
    const signed = await wire.sign(request, keys, start, this.#options.site);
    const host = signed.headers["host"] ?? "";
    const target = this.#redirect ?? {
      protocol: "https" as const,
      hostname: host,
      port: undefined,
    };
    let reply: HttpReply;
    try {
      reply = await this.#http.send({ ...target, ...signed }, signal);
    } catch (error) {
      throw error instanceof HttpFailure ? networkError(error) : error;
    }
    this.#compareClocks(reply, start);
    log("debug", "call", {
      product: request.product,
      action: request.action,
      region: request.region,
      status: reply.status,
      ms: clock.now() - start,
    });
    const answer = await readReply(request, reply, () => wire.read(request, reply));
    if (answer.is === "reply") return answer.reply;
    if (answer.is === "unreadable") {
      throw unreadable(`the reply with status ${reply.status} is not what the action sends`);
    }
    const needs = permissionOf(request.product, request.action);
    const { action, region } = request;
    const refusal = callError(answer.error, { action, needs, region });
    throw await afterRenewal(refusal, keys, credentials);
  }

  async close(): Promise<void> {
    this.#http.close();
  }

  /** The header holds whole seconds, so half of one is added; the reply was written half-way. */
  #compareClocks(reply: HttpReply, start: number): void {
    const theirs = Date.parse(reply.headers["date"] ?? "");
    if (Number.isNaN(theirs)) return;
    this.#skewMs = Math.round((start + this.#options.clock.now()) / 2 - (theirs + 500));
  }
}
