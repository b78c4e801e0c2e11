import type { Side } from "./attestation.ts";
import { inLanguage, type Sentence, type Translations } from "./language.ts";
import type { Finding, JudgedItem, Question } from "./policy.ts";

/** A part of a text in another language than English. */
export type ToldPart =
  | string
  /** The line of an item, as its reader is told it. */
  | { readonly lineOf: JudgedItem["id"] }
  /** What a person does with an item in the console. */
  | { readonly stepsOf: JudgedItem["id"] }
  /** English words of the catalog; what has no twin there came from elsewhere, and stays. */
  | { readonly says: string };

/** A text in another language than English, as it stands or in parts. */
export type Told = string | readonly ToldPart[];

/** A finding that is told in every language. */
export type ToldFinding = Finding & { readonly in: Translations<{ readonly says: Told }> };

/** A question that is told in every language. */
export type ToldQuestion = Question & {
  readonly in: Translations<{ readonly asks: Told; readonly answers: Question["answers"] }>;
};

/** How the sides of an association are called in Chinese. */
export const SIDES_IN_CHINESE: Readonly<Record<Side, string>> = {
  master: "企业主账号",
  member: "企业子账号",
};

/** A finding about a subject. */
export function finding(subject: string, { en, zh }: Saying): ToldFinding {
  return { subject, says: en, in: { zh: { says: zh } } };
}

/** A finding about an item: its line, and what is to be said of it. */
export function findingOf({ id, line }: JudgedItem, { en, zh }: Saying): ToldFinding {
  return finding(id, { en: `${line} · ${en}`, zh: [{ lineOf: id }, " · ", ...partsOf(zh)] });
}

/** What is asked about an item, and the words that settle it. */
export function askedOf(
  { id, line }: JudgedItem,
  { en, zh }: Saying,
  answers: Readonly<Record<string, Sentence>>,
): Pick<ToldQuestion, "subject" | "asks" | "answers" | "in"> {
  return asked(id, { en: `${line} · ${en}`, zh: [{ lineOf: id }, " · ", ...partsOf(zh)] }, answers);
}

/** What is asked about a subject, and the words that settle it. */
export function asked(
  subject: string,
  { en, zh }: Saying,
  answers: Readonly<Record<string, Sentence>>,
): Pick<ToldQuestion, "subject" | "asks" | "answers" | "in"> {
  return {
    subject,
    asks: en,
    answers: inLanguage(answers, "en"),
    in: { zh: { asks: zh, answers: inLanguage(answers, "zh") } },
  };
}

/** The parts of a text. */
export function partsOf(told: Told): readonly ToldPart[] {
  return typeof told === "string" ? [told] : told;
}

/** Something said in English, and in parts in other languages. */
type Saying = { readonly en: string } & Translations<Told>;
