import type { Clock } from "../../../core/clock.ts";
import type { CallAnswer, CallRecord, CallRecorder } from "../../../core/cloud.ts";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import { Limiter, type LimiterOptions } from "./limiter.ts";
import { RETRY_DEFAULTS, type Repeatable, type RetryPolicy, retrying } from "./retry.ts";
import { CallError, type Reply, type Transport, type TransportRequest } from "./transport.ts";

/** What {@link Dispatcher} is made of. */
export interface DispatcherOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly retry?: Partial<RetryPolicy>;
  readonly limits?: Partial<LimiterOptions>;
  /**
   * Asked about an error of the keys, for which there are no other ones: the Problem that ends the run,
   * or undefined where it is the fault of this one call.
   */
  readonly lost?: CredentialsVerdict;
}

/** Problems of the keys, after which no other call would fare better. */
const OF_THE_RUN: ReadonlySet<ProblemCode> = new Set([
  "account-mismatch",
  "credentials",
  "credentials-ended",
]);

/** See {@link DispatcherOptions.lost}. */
export type CredentialsVerdict = (
  error: CallError,
  request: TransportRequest,
) => Promise<Problem | undefined>;

/** How a changing call is written down. */
export interface ChangeOptions extends Pick<CallRecord, "changes" | "undoes"> {
  /** Canonical id of the item, or `account`. */
  readonly item: string;
  readonly does: string;
  readonly recorder: CallRecorder;
  readonly signal: AbortSignal;
  /** True when making the call twice does no more than making it once. */
  readonly idempotent: boolean;
  /** Another reading of an error than its kind's, e.g. a code that means gone. */
  readonly classify?: (error: CallError) => CallAnswer["outcome"] | undefined;
}

/**
 * Calls with limiter and bounded retries; changing ones are journalled, each attempt by itself. Once the
 * credentials have ended, no further call is made: each throws the Problem that says so.
 */
export class Dispatcher {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #retry: RetryPolicy;
  readonly #limiter: Limiter;
  readonly #verdict: CredentialsVerdict | undefined;
  #ended: Problem | undefined;
  #judging: Promise<Problem | undefined> | undefined;

  constructor(options: DispatcherOptions) {
    this.#transport = options.transport;
    this.#clock = options.clock;
    this.#retry = { ...RETRY_DEFAULTS, ...options.retry };
    this.#verdict = options.lost;
    this.#limiter = new Limiter(options.clock, throttling, options.limits);
  }

  /** A reading call; throws a {@link CallError}, a Problem when the keys have ended, or the signal's reason. */
  read(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    return this.#attempts(request, signal, "read", () => this.#transport.send(request, signal));
  }

  /** A changing call; every attempt stands in the journal before it is made. Throws as `read` does. */
  change(request: TransportRequest, options: ChangeOptions): Promise<Reply> {
    const repeatable: Repeatable = options.idempotent ? "idempotent" : "once";
    return this.#attempts(request, options.signal, repeatable, () =>
      this.#recorded(request, options),
    );
  }

  #attempts(
    request: TransportRequest,
    signal: AbortSignal,
    repeatable: Repeatable,
    send: () => Promise<Reply>,
  ): Promise<Reply> {
    const key = { group: `${request.product}/${request.region}`, name: request.action };
    return retrying(this.#retry, this.#clock, signal, repeatable, (count) =>
      this.#limiter.run(key, signal, () => this.#attempt(request, send), count > 1),
    );
  }

  async #attempt(request: TransportRequest, send: () => Promise<Reply>): Promise<Reply> {
    if (this.#ended !== undefined) throw this.#ended;
    try {
      return await send();
    } catch (error) {
      if (error instanceof Problem && OF_THE_RUN.has(error.code)) this.#ended = error;
      if (!(error instanceof CallError) || error.kind !== "credentials" || error.freshKeys)
        throw error;
      this.#ended ??= error.lost ?? (await this.#judge(error, request));
      throw this.#ended ?? error;
    }
  }

  /** Calls that are refused together are judged once. */
  async #judge(error: CallError, request: TransportRequest): Promise<Problem | undefined> {
    this.#judging ??= (this.#verdict?.(error, request) ?? Promise.resolve(undefined)).finally(
      () => {
        this.#judging = undefined;
      },
    );
    return this.#judging;
  }

  async #recorded(request: TransportRequest, options: ChangeOptions): Promise<Reply> {
    const { item, does, changes, undoes, recorder, signal } = options;
    signal.throwIfAborted();
    const answer = await recorder.begin({
      item,
      does,
      action: `${request.product}.${request.action}`,
      region: request.region,
      ...(changes === undefined ? {} : { changes }),
      ...(undoes === undefined ? {} : { undoes }),
    });
    if (signal.aborted) {
      answer({ outcome: "refused", code: "NotSent", message: "stopped before it was sent" });
      throw signal.reason;
    }
    let reply: Reply;
    try {
      reply = await this.#transport.send(request, signal);
    } catch (error) {
      answer(answerOf(error, options.classify));
      throw error;
    }
    const requestId = requestIdOf(reply);
    answer({ outcome: "accepted", ...(requestId === undefined ? {} : { requestId }) });
    return reply;
  }
}

function throttling(error: unknown): { retryAfterMs: number | undefined } | undefined {
  if (!(error instanceof CallError) || error.kind !== "throttled") return undefined;
  return { retryAfterMs: error.retryAfterMs };
}

/** The request id of a reply, whichever case the product writes it in. */
function requestIdOf(reply: Reply): string | undefined {
  const id = reply["RequestId"] ?? reply["requestId"] ?? reply["request_id"];
  return typeof id === "string" ? id : undefined;
}

/** What an error of each kind means for a changing call. `transient` asks to come back later. */
export function outcomeOf(
  error: CallError,
): "throttled" | "busy" | "unknown" | "denied" | "refused" {
  switch (error.kind) {
    case "throttled":
      return "throttled";
    case "transient":
      return "busy";
    case "unknown":
      return "unknown";
    case "denied":
    case "credentials":
      return "denied";
    case "gone-host":
    case "unsupported":
    case "refused":
      return "refused";
  }
}

function answerOf(error: unknown, classify: ChangeOptions["classify"]): CallAnswer {
  if (error instanceof Problem) {
    return { outcome: "refused", code: "NotSent", message: `was not sent: ${error.message}` };
  }
  if (!(error instanceof CallError)) {
    return { outcome: "unknown", code: "Aborted", message: "stopped before the answer came" };
  }
  return {
    outcome: classify?.(error) ?? outcomeOf(error),
    code: error.code,
    message: error.message,
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
  };
}
