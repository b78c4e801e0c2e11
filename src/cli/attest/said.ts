import type { StatedReason } from "../../core/attestation.ts";
import { CLOSURE, DISASSOCIATION } from "../../core/attestation.ts";
import type { AskedQuestion } from "../../core/policy.ts";
import { readMoment } from "../../files/attestations/attestation-dates.ts";
import { allowedWords } from "../../files/nearest.ts";

/** A part that was understood, or why it was not. */
export type Understood<T> = { readonly value: T } | { readonly says: string };

/** The word of an answer, as the question writes it. */
export function answerOf(question: AskedQuestion, text: string): Understood<string> {
  const words = Object.keys(question.answers);
  const word = words.find((one) => one.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return { value: word };
  const against = Object.entries(question.contradicts ?? {}).find(
    ([one]) => one.toLowerCase() === text.toLowerCase(),
  );
  return against === undefined
    ? { says: `"${text}" is no answer to it; ${allowedWords(text, words)}` }
    : { says: `"${text}" ${against[1]}; correct whichever is wrong` };
}

/** Since when something was so: `now`, or a time that is not in the future. */
export function atOf(text: string, now: string): Understood<string> {
  if (text === "now") return { value: now };
  const read = readMoment(text);
  if ("says" in read) return { says: `${read.says}, nor \`now\`` };
  return read.iso > now
    ? { says: `"${text}" is in the future; an attestation says what was done already` }
    : { value: read.iso };
}

/** Until when it holds: later than when it was so, and than now. */
export function untilOf(text: string, at: string, now: string): Understood<string> {
  const read = readMoment(text);
  if ("says" in read) return read;
  if (read.iso <= now)
    return { says: `"${text}" is in the past, so the attestation would already have expired` };
  return read.iso <= at ? { says: `"${text}" is before ${at}` } : { value: read.iso };
}

/** `name: description`, as the vendor's page or mail names it. */
export function reasonOf(text: string): Understood<StatedReason> {
  const [, name, description] = /^\s*([^:：]*[^:：\s])\s*[:：]\s*(\S.*?)\s*$/su.exec(text) ?? [];
  return name === undefined || description === undefined
    ? { says: `"${text}" is not "name: description"` }
    : { value: { name, description } };
}

/** A link with its scheme and without a password. */
export function linkOf(text: string): Understood<string> {
  const url = URL.canParse(text) && text.includes("://") ? new URL(text) : undefined;
  if (url === undefined) return { says: `"${text}" is not a link, which starts with https://` };
  return url.password === ""
    ? { value: text }
    : { says: "the link holds a password; leave it out" };
}

/** Answers to the closure itself that name what stood in the way. */
export function wantsReasons(policy: string, answer: string): "must" | "may" | "no" {
  // The page of a rejected request gives no reason that could be copied.
  if (policy === DISASSOCIATION) return answer === "rejected" ? "may" : "no";
  if (policy !== CLOSURE) return "no";
  if (answer === "check-refused" || answer === "rejected") return "must";
  return answer === "cancelled-by-login" ? "may" : "no";
}

/** How a time is typed. */
export const TIME_WORDS = "now, a date, or a date-time with its zone: 2026-11-20T10:00:00+08:00";
