import type { Problem } from "../../../core/problem.ts";
import type { Filled } from "../../../core/row-call.ts";
import { redactForeign, shown, withoutKeys } from "../../../core/secrets.ts";

/** One call as a transport gets it: every `$`-word filled in, the region an id or `global`. */
export interface TransportRequest {
  readonly product: string;
  readonly action: string;
  readonly region: string;
  readonly params: Readonly<Record<string, Filled>>;
  /** REST only. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path?: string;
  readonly body?: Readonly<Record<string, Filled>>;
}

/** A parsed reply, with the vendor's own names. */
export type Reply = Readonly<Record<string, unknown>>;

/**
 * Why a call failed. `transient`: surely not carried out, may be repeated. `unknown`: no answer came,
 * so a changing call may have been carried out. `gone-host`: the product has no such host.
 * `unsupported`: the product or action does not exist there. `credentials`: the key itself.
 */
export type CallErrorKind =
  | "denied"
  | "throttled"
  | "transient"
  | "unknown"
  | "gone-host"
  | "unsupported"
  | "refused"
  | "credentials";

/** What a {@link CallError} is made of. */
export interface CallErrorParts {
  readonly kind: CallErrorKind;
  /** The vendor's code, or one of our own where no answer came. */
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** The HTTP status of the answer, where rows may say `HTTP 404` for a code. */
  readonly status?: number;
  /** How long the vendor asks to wait. */
  readonly retryAfterMs?: number;
  /** The permission that was missing, when the vendor names it. */
  readonly permission?: string;
  /** For `gone-host`: how it was proved that the product is not offered in the region. */
  readonly proof?: string;
  /** False where another attempt would end the same, whatever the kind says. */
  readonly again?: boolean;
  /** True where a proxy on the way says that it cannot reach the host. */
  readonly mayBeNoHost?: boolean;
  /** For `credentials`: the keys were refused, and there are other ones of the same caller now. */
  readonly freshKeys?: boolean;
  /** For `credentials`: no other keys can be got any more. */
  readonly lost?: Problem | undefined;
  /** The reply may repeat keys that nobody knows yet: whatever looks like one is left out. */
  readonly mayHoldKeys?: boolean;
}

/** A vendor's message may be a whole page, or as long as a reply may be. */
const LONGEST_MESSAGE = 2_000;
const LONGEST_WORD = 200;

/** Actions whose replies hold keys: their errors have been seen to repeat what they would have answered. */
export function handsOutKeys(action: string): boolean {
  return /^(?:Assume(?:Role|Agency)|Get(?:Session|Federation)Token|CreateAccessKey)/u.test(action);
}

/**
 * A call that did not succeed, classified. Its texts are the vendor's, as lines that can be shown: no
 * secret is in any of them, nothing hidden, and none is longer than a reader reads.
 */
export class CallError extends Error {
  readonly kind: CallErrorKind;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly permission: string | undefined;
  readonly proof: string | undefined;
  readonly again: boolean;
  readonly mayBeNoHost: boolean;
  readonly freshKeys: boolean;
  readonly lost: Problem | undefined;
  readonly #parts: CallErrorParts;

  constructor(parts: CallErrorParts) {
    const keys = parts.mayHoldKeys === true;
    const clean = (text: string, most: number, mask = keys): string => {
      const part = text.slice(0, 2 * most);
      const line = shown(mask ? withoutKeys(part) : redactForeign(part));
      return line.length > most ? `${line.slice(0, most)}…` : line;
    };
    const word = (text: string | undefined, mask = keys): string | undefined =>
      text === undefined ? undefined : clean(text, LONGEST_WORD, mask);
    super(clean(parts.message, LONGEST_MESSAGE));
    this.name = "CallError";
    this.kind = parts.kind;
    this.code = clean(parts.code, LONGEST_WORD);
    this.requestId = word(parts.requestId, keys && !UUID.test(parts.requestId ?? ""));
    this.retryAfterMs = parts.retryAfterMs;
    this.permission = word(parts.permission);
    this.#parts = parts;
    this.freshKeys = parts.freshKeys ?? false;
    this.lost = parts.lost;
    this.again = parts.again ?? true;
    this.mayBeNoHost = parts.mayBeNoHost ?? false;
    this.proof = parts.proof === undefined ? undefined : clean(parts.proof, LONGEST_MESSAGE);
  }

  /**
   * True for an error with one of these codes. `HTTP 404` and its like stand for any code that came with that
   * status, for products of which no list of codes is published.
   */
  is(codes: readonly string[] | undefined): boolean {
    if (codes === undefined) return false;
    const { status } = this.#parts;
    return codes.includes(this.code) || (status !== undefined && codes.includes(`HTTP ${status}`));
  }

  /** The same error with more that is known of it. */
  with(more: Pick<CallErrorParts, "freshKeys" | "lost">): CallError {
    return new CallError({ ...this.#parts, ...more });
  }

  /** The same error without its proof, where that is about something else. */
  unproved(): CallError {
    const { proof: _proof, ...parts } = this.#parts;
    return new CallError(parts);
  }

  /** The same error, with words that say what it means to the call that it stands in the way of. */
  explained(message: string): CallError {
    return new CallError({ ...this.#parts, message });
  }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Sends single calls; knows nothing of paging, limits and retries. */
export interface Transport {
  /** One attempt. Throws a {@link CallError}, or the signal's reason when it aborts. */
  send(request: TransportRequest, signal: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}
