/** Languages in which people are told something. English is the one of record: data, digests and the journal hold it. */
export const LANGUAGES = ["en", "zh"] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A language besides English, whose words stand beside the English ones. */
export type Translation = Exclude<Language, "en">;

/** What each language is called by browsers (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

/** How a language may be named, in a file or in the environment. */
export const LANGUAGE_NAMES: ReadonlyMap<string, Language> = new Map([
  ["en", "en"],
  ["zh", "zh"],
  ["zh-CN", "zh"],
]);

/** One thing, said in every language. */
export type Sentence = Readonly<Record<Language, string>>;

/** What the vendor or a person said: it stands as it came, whoever reads it. */
export function asItCame(text: string): Sentence {
  return { en: text, zh: text };
}

/** What the vendor said, set off from our own words in Chinese. */
export function quoted(text: string): Sentence {
  return { en: text, zh: `“${text}”` };
}

/** Several sentences as one; English and Chinese have other marks between them. */
export function joined(
  sentences: readonly Sentence[],
  [en, zh]: readonly [english: string, chinese: string],
): Sentence {
  return {
    en: sentences.map((one) => one.en).join(en),
    zh: sentences.map((one) => one.zh).join(zh),
  };
}

/** The same words in every other language. */
export type Translations<W> = Readonly<Record<Translation, W>>;

/** A thing with its words in a language: what has no translation stays as it is. */
export function wordsIn<T extends object, W extends Partial<T>>(
  language: Language,
  thing: T & { readonly in?: Translations<W> },
): T {
  const words = language === "en" ? undefined : thing.in?.[language];
  return words === undefined ? thing : { ...thing, ...words };
}

/** Several sentences in one language. */
export function inLanguage(
  sentences: Readonly<Record<string, Sentence>>,
  language: Language,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sentences).map(([name, sentence]) => [name, sentence[language]]),
  );
}

/** Texts of one language, or what makes them, in any depth. */
export type Paired<T> = T extends (...args: infer A) => string
  ? (...args: A) => Sentence
  : T extends string
    ? Sentence
    : { readonly [K in keyof T]: Paired<T[K]> };

/** The same shape, with other texts. */
type Twin<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Twin<T[K]> };

/** Texts of two languages, each beside its twin; a missing twin does not compile. */
export function paired<T>(en: T, zh: Twin<T>): Paired<T> {
  return pair(en, zh) as Paired<T>;
}

function pair(en: unknown, zh: unknown): unknown {
  if (typeof en === "function" && typeof zh === "function")
    return (...args: readonly unknown[]) => ({ en: en(...args), zh: zh(...args) });
  if (typeof en !== "object" || en === null) return { en, zh };
  return Object.fromEntries(
    Object.entries(en).map(([name, one]) => [name, pair(one, Object(zh)[name])]),
  );
}
