import { createHash, type Hash } from "node:crypto";
import { DISPOSITIONS, type Disposition, type Facts } from "../../core/item.ts";
import type { Review, ReviewedItem } from "../../core/review.ts";
import { visibleJson } from "../../core/visible.ts";
import { frameShape } from "./review-shape.ts";
import { textOf } from "./review-text.ts";

/** What stands before and after the lines of the items. */
const OPENED = '  "items": {\n';
const CLOSED = '\n  },\n  "unknown": [';
/** Parts of an item's line. No text between quotes can hold them: its own quotes are escaped. */
const INDENT = "    ";
const VALUE = '": {';
const LINE = ',"line":"';
const STEPS = '","steps":[';
/** A batch of lines for the hash, in characters. */
const BATCH = 64 * 1024;

/**
 * The review that a text in the present version is, read line by line and hashed as it is read: what an
 * account of 50,000 items needs, where reading, writing again and hashing the whole takes seconds.
 *
 * Takes a text only if it is, to the letter, what {@link textOf} writes of the result and if its digest is
 * right. Undefined for any other text, whatever is the matter with it: the reader of whole files says that.
 */
export function reviewInLines(text: string): Review | undefined {
  const opened = text.indexOf(OPENED);
  const closed = text.lastIndexOf(CLOSED);
  const first = opened + OPENED.length;
  // An escape stands for what cannot be seen: hashed as itself, and written as its number.
  if (opened < 0 || closed < first || text.includes("\\u") || visibleJson(text) !== text) {
    return undefined;
  }
  const frame = frameOf(`${text.slice(0, opened)}  "items": {}${text.slice(closed + 4)}`);
  if (frame === undefined) return undefined;
  const lines = new ItemLines(frame);
  for (let at = first; at < closed; ) {
    const end = text.indexOf("\n", at);
    const isLast = end === closed;
    if (!isLast && text[end - 1] !== ",") return undefined;
    if (!lines.take(text.slice(at, isLast ? end : end - 1))) return undefined;
    at = end + 1;
  }
  return lines.done();
}

/** The review without its items, if that is written as we write it. */
function frameOf(text: string): Review | undefined {
  try {
    const found = frameShape.safeParse(JSON.parse(text));
    if (!found.success) return undefined;
    const review: Review = { ...found.data, items: {} };
    return review.version === 2 && textOf(review) === text ? review : undefined;
  } catch {
    return undefined;
  }
}

/** Items as they come, in the order of their ids, and the digest over their lines. */
class ItemLines {
  readonly #frame: Review;
  readonly #items: Record<string, ReviewedItem> = {};
  readonly #hash: Hash = createHash("sha256");
  readonly #terms = new Map<string, Terms | undefined>();
  readonly #steps = new Map<string, readonly string[] | undefined>();
  #waiting: string;
  #before = "";
  #last = "";

  constructor(frame: Review) {
    this.#frame = frame;
    const { accountId, cloud } = frame;
    this.#waiting = `${JSON.stringify({ accountId, cloud }).slice(0, -1)},"items":{`;
  }

  /** False where the line is not as we write it, or stands in another place. */
  take(line: string): boolean {
    const value = line.indexOf(VALUE);
    const middle = line.indexOf(LINE, value);
    const after = line.lastIndexOf(STEPS);
    if (
      !line.startsWith(INDENT) ||
      !line.endsWith("}") ||
      value < 0 ||
      middle < 0 ||
      after < middle
    )
      return false;
    const terms = known(this.#terms, isTerms, `${line.slice(value + 3, middle)}}`);
    const steps = known(this.#steps, isTexts, line.slice(after + STEPS.length - 1, -1));
    const id = valueIn(isText, line.slice(INDENT.length, value + 1));
    const readable = valueIn(isText, line.slice(middle + LINE.length - 1, after + 1));
    if (terms === undefined || steps === undefined || readable === undefined) return false;
    // A name without a colon is no id; `__proto__` and `7` would not stand where they were put.
    if (id === undefined || id <= this.#last || !id.includes(":")) return false;
    const { because, disposition, facts } = terms;
    this.#items[id] = {
      ...(because === undefined ? {} : { because }),
      disposition,
      facts,
      line: readable,
      steps,
    };
    this.#add(line.slice(INDENT.length, value + 2), line.slice(value + 3));
    this.#last = id;
    return true;
  }

  #add(key: string, value: string): void {
    this.#waiting += this.#before + key + value;
    this.#before = ",";
    if (this.#waiting.length < BATCH) return;
    this.#hash.update(this.#waiting);
    this.#waiting = "";
  }

  /** The review, if its digest is that of the lines. */
  done(): Review | undefined {
    const { run, takenAt, unknown, version, digest } = this.#frame;
    const by = run === undefined ? {} : { run };
    const rest = JSON.stringify({ ...by, takenAt, unknown, version });
    const hex = this.#hash.update(`${this.#waiting}},${rest.slice(1)}`).digest("hex");
    return `sha256:${hex}` === digest ? { ...this.#frame, items: this.#items } : undefined;
  }
}

/** The value of a part that many lines have, read once; undefined where it is not as we write it. */
function known<T>(
  seen: Map<string, T | undefined>,
  is: (value: unknown) => value is T,
  text: string,
): T | undefined {
  if (!seen.has(text)) seen.set(text, valueIn(is, text));
  return seen.get(text);
}

/** The value, if its text is the one that we write of it: every key once, in order, and no spaces. */
function valueIn<T>(is: (value: unknown) => value is T, text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return is(value) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What stands of an item before its readable line. */
interface Terms {
  readonly because?: string;
  readonly disposition: Disposition;
  readonly facts: Facts;
}

function isTerms(value: unknown): value is Terms {
  const { because, disposition, facts, ...others } = Object(value);
  return (
    (because === undefined || typeof because === "string") &&
    DISPOSITIONS.includes(disposition) &&
    isFacts(facts) &&
    Object.keys(others).length === 0 &&
    isSorted(Object.keys(Object(value)))
  );
}

function isFacts(value: unknown): value is Facts {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const facts = Object.values(value);
  return facts.every(isFact) && isSorted(Object.keys(value)) && !Object.hasOwn(value, "__proto__");
}

function isFact(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value) || isTexts(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") < key);
}
