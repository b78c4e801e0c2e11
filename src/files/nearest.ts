import { distance } from "fastest-levenshtein";

/** The allowed word that was probably meant; undefined when none is near. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const [first] = byDistance(word, allowed);
  if (first === undefined) return undefined;
  const limit = Math.max(2, Math.floor(word.length / 3));
  return distance(word.toLowerCase(), first.toLowerCase()) <= limit ? first : undefined;
}

function byDistance(word: string, allowed: readonly string[]): readonly string[] {
  const lower = word.toLowerCase();
  return allowed
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .map(({ candidate }) => candidate);
}

/** A list that is not longer is shown whole; of a longer one, so many words. */
const WHOLE = 20;
const SHOWN = 12;

/** `allowed: a, b, c; did you mean "b"?`. Of a long list, the words nearest to the given one. */
export function allowedWords(word: string, allowed: readonly string[]): string {
  const meant = nearest(word, allowed);
  const list =
    allowed.length <= WHOLE
      ? `allowed: ${allowed.join(", ")}`
      : `allowed (the ${SHOWN} nearest of ${allowed.length}): ${byDistance(word, allowed).slice(0, SHOWN).join(", ")}`;
  return meant === undefined ? list : `${list}; did you mean "${meant}"?`;
}
