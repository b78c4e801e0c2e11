import { type Flat, flatten, flattenWithPlaces, spellingsOf } from "./spellings.ts";

/** What stands where a secret stood. */
export const MASK = "***";

/** Shorter values are not taken for secrets, or every text would be full of holes. */
const LEAST = 8;
/** A part of a secret that is so long is as good as the whole. */
const PART = 20;
/** Texts are probed with blocks of this length, one in each stretch of {@link STEP}. */
const BLOCK = 10;
/** A run of {@link PART} characters holds a whole block that begins at a multiple of this. */
const STEP = PART - BLOCK + 1;
/** Places that are looked at for one block; a secret that repeats itself has more. */
const MOST_PLACES = 16;

const MARKS = 1 << 16;

/** A number for the four characters that stand there; equal ones have the same. */
function markAt(text: string, at: number): number {
  let mark = 0;
  for (let next = at; next < at + 4; next += 1) mark = mark * 31 + text.charCodeAt(next);
  return mark % MARKS;
}

interface Place {
  readonly spelling: string;
  readonly at: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Stands for all long secrets together; no spelling is empty. */
const LONG = "";

/** Where each secret stands next, so that a text full of one is not searched to its end again for the others. */
class Found {
  readonly #ranges = new Map<string, Range | undefined>();

  /** The first range of that name from a place on; looked for where what was found last lies before it. */
  from(start: number, name: string, look: () => Range | undefined): Range | undefined {
    const known = this.#ranges.get(name);
    if (this.#ranges.has(name) && (known === undefined || known.start >= start)) return known;
    const range = look();
    this.#ranges.set(name, range);
    return range;
  }
}

/**
 * Takes secrets out of texts: as they are, escaped for URLs, JSON and XML in any number of layers, in
 * hexadecimal and base64, wrapped over lines, and any part of 20 characters.
 */
export class Redaction {
  readonly #known = new Set<string>();
  /** Spellings that are shorter than a part: only the whole counts. */
  readonly #short: string[] = [];
  readonly #blocks = new Map<string, Place[]>();
  /** Marks of how the blocks begin: nearly every place of a text is no block, and is passed over by this. */
  readonly #marks = new Uint8Array(MARKS);

  /** From now on these are secrets; those of fewer than 8 characters are passed over. */
  add(...secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < LEAST || this.#known.has(secret)) continue;
      this.#known.add(secret);
      for (const spelling of spellingsOf(secret)) this.#index(spelling);
    }
  }

  /** True when the text holds a secret. */
  finds(text: string): boolean {
    if (this.#known.size === 0 || text.length < LEAST) return false;
    return this.#next(flatten(text), 0) !== undefined;
  }

  /** The text with a mask in the place of each secret. */
  apply(text: string): string {
    if (!this.finds(text)) return text;
    const flat = flattenWithPlaces(text);
    const parts: string[] = [];
    let kept = 0;
    for (const { start, end } of this.#ranges(flat)) {
      if (start > kept || parts.length === 0) parts.push(text.slice(kept, start), MASK);
      kept = Math.max(kept, end);
    }
    return [...parts, text.slice(kept)].join("");
  }

  #index(spelling: string): void {
    if (spelling.length < LEAST) return;
    if (spelling.length < PART) {
      if (!this.#short.includes(spelling)) this.#short.push(spelling);
      return;
    }
    for (let at = 0; at + BLOCK <= spelling.length; at += 1) {
      const block = spelling.slice(at, at + BLOCK);
      this.#marks[markAt(block, 0)] = 1;
      const places = this.#blocks.get(block);
      if (places === undefined) this.#blocks.set(block, [{ spelling, at }]);
      else if (places.length < MOST_PLACES) places.push({ spelling, at });
    }
  }

  /** Where secrets stand in the text that a flat one was made of. */
  *#ranges({ text, from, to }: Flat): Generator<Range> {
    const found = new Found();
    let next = this.#next(text, 0, found);
    while (next !== undefined) {
      yield { start: from[next.start] ?? 0, end: to[next.end - 1] ?? 0 };
      next = this.#next(text, next.end, found);
    }
  }

  /** The first secret from there on. */
  #next(flat: string, start: number, found = new Found()): Range | undefined {
    let first = found.from(start, LONG, () => this.#nextLong(flat, start));
    for (const spelling of this.#short) {
      const next = found.from(start, spelling, () => {
        const at = flat.indexOf(spelling, start);
        return at < 0 ? undefined : { start: at, end: at + spelling.length };
      });
      if (next !== undefined && (first === undefined || next.start < first.start)) first = next;
    }
    return first;
  }

  #nextLong(flat: string, start: number): Range | undefined {
    if (this.#blocks.size === 0) return undefined;
    for (let at = Math.ceil(start / STEP) * STEP; at + BLOCK <= flat.length; at += STEP) {
      if (this.#marks[markAt(flat, at)] === 0) continue;
      const places = this.#blocks.get(flat.slice(at, at + BLOCK));
      if (places === undefined) continue;
      const [longest] = places
        .map((place) => around(flat, at, place, start))
        .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
      if (longest !== undefined && longest.end - longest.start >= PART) return longest;
    }
    return undefined;
  }
}

/** How far text and spelling agree around a block that both have. */
function around(flat: string, at: number, place: Place, least: number): Range {
  const { spelling } = place;
  let before = 0;
  while (
    at - before > least &&
    place.at - before > 0 &&
    flat[at - before - 1] === spelling[place.at - before - 1]
  )
    before += 1;
  let after = BLOCK;
  while (
    place.at + after < spelling.length &&
    at + after < flat.length &&
    flat[at + after] === spelling[place.at + after]
  )
    after += 1;
  return { start: at - before, end: at + after };
}
