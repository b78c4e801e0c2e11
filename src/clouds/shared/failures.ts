import type { HttpFailure } from "./http.ts";
import { CallError } from "./transport.ts";

/** The error of a request that got no reply. */
export function networkError(failure: HttpFailure): CallError {
  const kinds = {
    "no-host": "gone-host",
    "not-sent": "transient",
    "no-answer": "unknown",
  } as const;
  return new CallError({
    kind: kinds[failure.stage],
    code: failure.code,
    message: failure.message,
  });
}
