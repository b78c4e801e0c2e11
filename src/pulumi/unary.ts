import type { handleUnaryCall, ServerUnaryCall } from "@grpc/grpc-js";
import { status } from "@grpc/grpc-js";
import type { Message } from "../operations/front/message.ts";
import { textOfMessage } from "./engine-log.ts";
import type { Failure } from "./failure.ts";
import { CheckFailure } from "./protocol.ts";

/** A failure of a call, as an exception on its way to {@link unary}. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.details ?? "");
    this.failure = reason;
  }
}

/** A function that answers one call, with a signal that the caller is gone. */
export function unary<I, O>(
  answer: (request: I, signal: AbortSignal) => Promise<O>,
): handleUnaryCall<I, O> {
  return (call: ServerUnaryCall<I, O>, reply) => {
    const gone = new AbortController();
    call.on("cancelled", () => gone.abort());
    answer(call.request, gone.signal).then(
      (response) => reply(null, response),
      (thrown: unknown) =>
        reply(
          thrown instanceof CallFailed
            ? thrown.failure
            : { code: status.INTERNAL, details: String(thrown) },
        ),
    );
  };
}

/** A message as a failure of a check. */
export function checkFailure(message: Message) {
  const one = new CheckFailure();
  one.setProperty(message.path?.[0] ?? "");
  one.setReason(textOfMessage(message));
  return one;
}

/** Those that fail a call. */
export function errors(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ severity }) => severity === "error");
}

/** Those that are said beside an answer. */
export function warnings(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ severity }) => severity === "warning");
}

/** That there is no such type or function. */
export function unknown(token: string): Error {
  return new Error(`there is no "${token}" in this provider`);
}
