import { CallError, type CallErrorKind, handsOutKeys } from "./transport.ts";

/** An error reply, whatever its shape was. */
export interface ErrorReply {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string | undefined;
  /** How long the reply asks to wait. */
  readonly retryAfterMs?: number | undefined;
  /** What the vendor says of a denial, where it says more. */
  readonly denied?: unknown;
}

/** An error that only its status tells: a gateway's own answer. */
export function statusError(status: number, requestId?: string): ErrorReply {
  return { status, code: `HTTP${status}`, message: `HTTP status ${status}`, requestId };
}

/** True for a status that says enough without an error of the vendor's: a gateway fails, or throttles. */
export function isGateway(status: number): boolean {
  return status >= 500 || status === 429;
}

/** What a code or its status says, by what is known of the vendor's codes; what is not listed was refused. */
export function kindBy(
  { code, status }: ErrorReply,
  exact: Readonly<Record<string, CallErrorKind>>,
  byStatus: Readonly<Record<number, CallErrorKind>> = {},
  family?: (code: string) => CallErrorKind | undefined,
): CallErrorKind {
  const known = Object.hasOwn(exact, code) ? exact[code] : undefined;
  const kind = known ?? family?.(code) ?? byStatus[status];
  if (kind !== undefined) return kind;
  if (status === 429) return "throttled";
  // May have been carried out.
  return status >= 500 ? "unknown" : "refused";
}

/** The error of a call, once its kind is known; `needs` is the permission that a denied call lacks. */
export function refusedCall(
  { code, message, requestId, retryAfterMs }: ErrorReply,
  kind: CallErrorKind,
  call: {
    readonly action: string;
    readonly needs: string | undefined;
    /** The status, where rows may say `HTTP 404` for a code. */
    readonly status?: number | undefined;
  },
): CallError {
  const { action, needs, status } = call;
  return new CallError({
    kind,
    code,
    message,
    mayHoldKeys: handsOutKeys(action),
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(kind === "denied" && needs !== undefined ? { permission: needs } : {}),
  });
}
