import type { HttpFailure } from "./http.ts";
import { CallError } from "./transport.ts";

/** Takes secrets out of a text. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (clean, secret) => (secret.length < 8 ? clean : clean.replaceAll(secret, "***")),
    text,
  );
}

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
