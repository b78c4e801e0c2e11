import type { Submission } from "../../../core/closure.ts";
import type { SubmitOptions } from "../../../core/cloud.ts";
import { Problem } from "../../../core/problem.ts";
import { type Calls, inWords, vendorError } from "../session/session-calls.ts";
import type { Answer } from "../wire/reply.ts";
import type { CallError, TransportRequest } from "../wire/transport.ts";
import type { ClosureError } from "./closure-errors.ts";

/** The one call that closes a member. */
export interface ClosingCall {
  readonly request: TransportRequest;
  /** What it does, in words of the journal. */
  readonly does: string;
  readonly errorOf: (code: string) => ClosureError;
  readonly accepted: (reply: Answer) => Submission;
  readonly refused: (error: CallError) => Submission;
  /** What stands of it after an answer that told nothing; undefined where nothing does. */
  readonly look: () => Promise<Submission | undefined>;
  /** What is said where nothing is known. */
  readonly unknown: { readonly summary: string; readonly next: string };
}

/** Sent once; after an answer that never came, a look tells what is known. Throws a Problem `no-progress`. */
export async function submitOnce(
  calls: Calls,
  { request, does, errorOf, accepted, refused, look, unknown }: ClosingCall,
  { recorder, signal }: SubmitOptions,
): Promise<Submission> {
  let failure: CallError;
  try {
    const reply = await calls.change(request, {
      item: "account",
      does,
      recorder,
      signal,
      idempotent: false,
      classify: ({ code }) => (errorOf(code).route === "adopt" ? "accepted" : undefined),
    });
    return accepted(reply);
  } catch (error) {
    failure = vendorError(error);
  }
  const { route, meaning } = errorOf(failure.code);
  if (route === "adopt") return { outcome: "adopted", detail: meaning };
  if (route !== "look" && failure.kind !== "unknown") return refused(failure);
  const found = await look();
  if (found !== undefined) return found;
  if (route === "look") return refused(failure);
  throw new Problem({
    code: "no-progress",
    ...unknown,
    where: `${request.product} ${request.action}: ${inWords(failure)}`,
    cause: failure,
  });
}
