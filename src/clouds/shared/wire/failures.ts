import type { HttpFailure } from "./http-failure.ts";
import { CallError } from "./transport.ts";

/** The error of a request that got no reply. */
export function networkError(failure: HttpFailure): CallError {
  const kinds = {
    "no-host": "gone-host",
    "not-sent": "transient",
    "not-let": "refused",
    "no-answer": "unknown",
    unreadable: "unknown",
  } as const;
  return new CallError({
    kind: kinds[failure.kind],
    again: failure.code !== "ReplyTooLarge",
    mayBeNoHost: failure.cannotReach,
    code: failure.code,
    message: failure.message,
  });
}
