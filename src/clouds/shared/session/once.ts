/** Answers younger than this are used again, in milliseconds, unless told. */
const SAME_SURVEY_MS = 60_000;

/**
 * Repeats an answer while it is young, by when it came: who asks meanwhile waits for the same one, however
 * long it takes. A failure is asked again.
 */
export function once<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  now: () => number,
  sameMs: number = SAME_SURVEY_MS,
): (signal: AbortSignal) => Promise<T> {
  let last: { readonly answer: Promise<T>; came: number | undefined } | undefined;
  return (signal) => {
    if (last !== undefined && (last.came === undefined || now() - last.came < sameMs)) {
      return last.answer;
    }
    const asked = { answer: ask(signal), came: undefined as number | undefined };
    last = asked;
    asked.answer.then(
      () => {
        asked.came = now();
      },
      () => {
        if (last === asked) last = undefined;
      },
    );
    return asked.answer;
  };
}
