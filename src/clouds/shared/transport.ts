import type { Filled } from "../../core/row.ts";

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
  /** How long the vendor asks to wait. */
  readonly retryAfterMs?: number;
  /** The permission that was missing, when the vendor names it. */
  readonly permission?: string;
  /** For `gone-host`: how it was proved that the product is not offered in the region. */
  readonly proof?: string;
}

/** A call that did not succeed, classified. Its message holds no secret. */
export class CallError extends Error {
  readonly kind: CallErrorKind;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly permission: string | undefined;
  readonly proof: string | undefined;

  constructor(parts: CallErrorParts) {
    super(parts.message);
    this.name = "CallError";
    this.kind = parts.kind;
    this.code = parts.code;
    this.requestId = parts.requestId;
    this.retryAfterMs = parts.retryAfterMs;
    this.permission = parts.permission;
    this.proof = parts.proof;
  }
}

/** Sends single calls; knows nothing of paging, limits and retries. */
export interface Transport {
  /** One attempt. Throws a {@link CallError}, or the signal's reason when it aborts. */
  send(request: TransportRequest, signal: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}
