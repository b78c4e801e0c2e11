import type { Must, Path } from "../../../core/row-call.ts";
import { missingOf } from "./must.ts";
import { asCount, asText, isRecord, readPath, readTexts } from "./paths.ts";
import type { Reply } from "./transport.ts";
import { unreadable } from "./unreadable.ts";

declare const content: unique symbol;

/**
 * What a call answered, once it was seen to hold what that call always sends. Only the functions of this
 * file look into it: a field that is missing is thrown, never read as something.
 */
export interface Answer {
  readonly [content]: never;
}

/**
 * Takes a reply for an answer; throws an unreadable-reply error where it lacks what it must hold. Of a
 * changing call nothing more is demanded than its wire format does: what it did, a listing tells.
 */
export function demand(reply: Reply, must: Must | undefined): Answer {
  const missing = must === undefined ? undefined : missingOf(reply, must);
  if (missing !== undefined) throw unreadable(`the reply has no ${missing}`);
  // The only way from what came to what may be read.
  return reply as unknown as Answer;
}

/** Takes records that were seen to hold what each of them must for answers. */
export function answers(records: readonly unknown[]): readonly Answer[] {
  return records as readonly Answer[];
}

/** A text, without the blanks around it; numbers and booleans as text. Throws where there is none. */
export function text(answer: Answer, path: Path): string {
  const found = asText(readPath(answer, path))?.trim() ?? "";
  if (found === "") throw unreadable(`the reply has no ${path}`);
  return found;
}

/** A text that is one of the vendor's documented words. Throws for any other, and where there is none. */
export function word<const W extends string>(answer: Answer, path: Path, words: readonly W[]): W {
  const found = text(answer, path);
  const known = words.find((one) => one === found);
  if (known === undefined) {
    throw unreadable(`${path} of the reply is "${found}", which is none of: ${words.join(", ")}`);
  }
  return known;
}

/** A whole number of 0 or more. Throws where there is none. */
export function count(answer: Answer, path: Path): number {
  const found = asCount(readPath(answer, path));
  if (found === undefined) throw unreadable(`the reply has no number at ${path}`);
  return found;
}

/** A decimal amount as text; the vendor prints thousands separators on some pages. Throws for anything else. */
export function amount(answer: Answer, path: Path): string {
  const found = text(answer, path);
  if (signOf(found) === undefined) {
    throw unreadable(`${path} of the reply is "${found}", which is no amount`);
  }
  return found;
}

/** The records of a list. Throws where there is no list, and for a member that is no record. */
export function records(answer: Answer, path: Path): readonly Answer[] {
  const found = readPath(answer, path);
  if (!Array.isArray(found)) throw unreadable(`the reply has no list at ${path}`);
  if (!found.every(isRecord))
    throw unreadable(`${path} of the reply holds something else than records`);
  return found as unknown as readonly Answer[];
}

/**
 * Why a field may be missing, by the vendor's page or by what nothing hangs on: the readers below take
 * no answer without one.
 */
type Absence = `${string} ${string}`;

/** A text where the vendor sends one; undefined where it leaves it out, for the given reason. */
export function textIfSent(answer: Answer, path: Path, _because: Absence): string | undefined {
  const found = asText(readPath(answer, path))?.trim() ?? "";
  return found === "" ? undefined : found;
}

/** The records of a list that the vendor leaves out where it is empty, for the given reason. */
export function recordsIfSent(answer: Answer, path: Path, _because: Absence): readonly Answer[] {
  const found = readPath(answer, path);
  return found === undefined || found === null ? [] : records(answer, path);
}

/** A true or false where the vendor sends one; anything else is not told. */
export function flagIfSent(answer: Answer, path: Path, _because: Absence): boolean | undefined {
  const found = readPath(answer, path);
  return typeof found === "boolean" ? found : undefined;
}

/** The texts of a list where the vendor sends one; undefined where there is no list. */
export function textsIfListed(
  answer: Answer,
  path: Path,
  _because: Absence,
): readonly string[] | undefined {
  const found = readPath(answer, path);
  return Array.isArray(found) ? found.map(String) : undefined;
}

/** True where a text stands, empty or not: an empty one is an answer of the vendor's, null is none. */
export function holdsText(answer: Answer, path: Path): boolean {
  const found = readPath(answer, path);
  return typeof found === "string" || typeof found === "number";
}

/** All texts at a path with `[]`, where they only go into words. */
export function textsIfSent(answer: Answer, path: Path, _because: Absence): readonly string[] {
  return readTexts(answer, path);
}

/**
 * Sign of a decimal amount, which the vendor prints with thousands separators on some pages;
 * undefined where the text is no amount.
 */
export function signOf(amount: string): -1 | 0 | 1 | undefined {
  const text = amount.replaceAll(",", "");
  if (!/^-?\d+(\.\d+)?$/u.test(text)) return undefined;
  if (/^-?0+(\.0+)?$/u.test(text)) return 0;
  return text.startsWith("-") ? -1 : 1;
}
