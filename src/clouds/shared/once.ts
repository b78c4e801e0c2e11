/** Answers younger than this are used again, in milliseconds. */
const SAME_SURVEY_MS = 60_000;

/** Repeats an answer while it is young; a failure is asked again. */
export function once<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  now: () => number,
): (signal: AbortSignal) => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly at: number } | undefined;
  return (signal) => {
    if (last !== undefined && now() - last.at < SAME_SURVEY_MS) return last.answer;
    const answer = ask(signal).catch((error: unknown) => {
      last = undefined;
      throw error;
    });
    last = { answer, at: now() };
    return answer;
  };
}
