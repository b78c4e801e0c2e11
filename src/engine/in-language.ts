import type { Account } from "../core/account.ts";
import type { AssistedTerms } from "../core/assisted.ts";
import { type Language, type Translations, wordsIn } from "../core/language.ts";
import type { TermsTold, TermsWords } from "../core/translated.ts";
import type { Survey } from "./survey.ts";

/** Who reads what is written: in which language, and what the account's cloud says in it. */
export interface Reader {
  readonly language: Language;
  readonly told: Translations<TermsTold>;
}

/**
 * A survey as a reader is told of it: titles, remedies and findings in that language, as far as they have a
 * translation. Ids, outcomes and everything that is decided by stay; only what is shown may be made of it.
 */
export function surveyIn(found: Survey, reader: Reader): Survey {
  const { language } = reader;
  if (language === "en") return found;
  const { view, results } = found;
  const { closing, account } = view;
  return {
    ...found,
    view: {
      ...view,
      conditions: view.conditions.map((one) => wordsIn(language, one)),
      closing:
        closing.by === "assisted" ? { ...closing, ...termsIn(closing, account, reader) } : closing,
    },
    results: results.map((one) => ({
      ...one,
      policy: wordsIn(language, one.policy),
      findings: one.findings.map((finding) => wordsIn(language, finding)),
      questions: one.questions.map((question) => wordsIn(language, question)),
    })),
  };
}

/** The terms of a closing that a person submits, as a reader is told of them. */
export function termsIn(
  terms: AssistedTerms,
  account: Account,
  { language, told }: Reader,
): AssistedTerms {
  if (language === "en") return terms;
  const words = told[language](account);
  const { quiet, questions, steps, leaves, abandonable } = terms;
  return {
    ...terms,
    quiet: { ...quiet, because: words.quietBecause },
    questions: questions.map((one) => wordsIn(language, one)),
    steps: steps.map((one) => ({ ...one, ...words.steps[one.id] })),
    packet: words.packet,
    ownIdentity: words.ownIdentity,
    ...(abandonable === undefined ? {} : { abandonable: abandonableIn(abandonable, words) }),
    ...(leaves === undefined ? {} : { leaves: { ...leaves, ...words.leaves } }),
  };
}

/** The remark is what the vendor's form takes, in whatever language it is read about. */
function abandonableIn(
  terms: NonNullable<AssistedTerms["abandonable"]>,
  { abandonable: words }: TermsWords,
): NonNullable<AssistedTerms["abandonable"]> {
  if (words === undefined) return terms;
  return {
    remark: words.remark,
    boxes: words.boxes,
    of: terms.of.map((one) => {
      const said = words.of[one.remark];
      if (said === undefined) return one;
      const { product, only } = said;
      return {
        ...one,
        product,
        ...(one.only === undefined || only === undefined
          ? {}
          : { only: { ...one.only, says: only } }),
      };
    }),
  };
}
