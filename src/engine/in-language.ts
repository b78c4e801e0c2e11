import type { Account } from "../core/account.ts";
import type { AssistedTerms } from "../core/assisted.ts";
import type { Staying } from "../core/decision.ts";
import { type Language, type Translation, type Translations, wordsIn } from "../core/language.ts";
import type { AskedQuestion, Finding, JudgedItem } from "../core/policy.ts";
import type { Row } from "../core/row.ts";
import type { Told } from "../core/told.ts";
import type { CatalogWords, TermsTold, TermsWords } from "../core/translated.ts";
import { itemTexts } from "../texts/item.ts";
import { describeItem } from "./item-line.ts";
import type { Plan } from "./plan.ts";
import type { Survey } from "./survey.ts";
import { ENGLISH, type Teller, toldBy } from "./teller.ts";

/** Who reads what is written: in which language, and what the account's cloud says in it. */
export interface Reader {
  readonly language: Language;
  readonly told: Translations<TermsTold>;
  readonly words: Translations<CatalogWords>;
}

/** Rows with their titles as a reader is told of them. */
export function rowsIn<R extends Pick<Row, "title">>(
  rows: ReadonlyMap<string, R>,
  reader: Reader,
): ReadonlyMap<string, R> {
  if (reader.language === "en") return rows;
  const { title } = tellerOf(reader);
  return new Map(
    Array.from(rows, ([type, row]) => [type, { ...row, title: title(type, row.title) }]),
  );
}

/** Tells what the catalog says to a reader. */
export function tellerOf({ language, words }: Pick<Reader, "language" | "words">): Teller {
  if (language === "en") return ENGLISH;
  const { types, says, quotes } = words[language];
  return {
    language,
    title: (type, english) => own(types, type) ?? english,
    says: (english) => own(says, english) ?? english,
    quote: (english) => own(quotes, english) ?? refusedQuote(english, language),
  };
}

/** What the vendor said instead of an amount is quoted as it came. */
function refusedQuote(english: string, language: Language): string {
  const head = itemTexts("en").notQuoted("");
  return english.startsWith(head)
    ? itemTexts(language).notQuoted(english.slice(head.length))
    : english;
}

/** Quotes of refunds as a reader is told of them. */
export function quotesIn(quotes: Survey["quotes"], reader: Reader): Survey["quotes"] {
  const { quote } = tellerOf(reader);
  return Object.fromEntries(Object.entries(quotes).map(([id, said]) => [id, quote(said)]));
}

function own(words: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/**
 * A survey as a reader is told of it: items, titles, remedies and findings in that language, as far as they have
 * a translation. Ids, outcomes and everything that is decided by stay; only what is shown may be made of it.
 */
export function surveyIn(found: Survey, reader: Reader): Survey {
  const { language } = reader;
  if (language === "en") return found;
  const { view, results, plan } = found;
  const { closing, account } = view;
  const told = new Telling(found, reader);
  return {
    ...found,
    view: {
      ...view,
      items: view.items.map((item) => told.item(item)),
      own: view.own.map((one) => wordsIn(language, one)),
      conditions: view.conditions.map((one) => wordsIn(language, one)),
      closing:
        closing.by === "assisted" ? { ...closing, ...termsIn(closing, account, reader) } : closing,
    },
    results: results.map((one) => ({
      ...one,
      policy: wordsIn(language, one.policy),
      findings: one.findings.map((finding) => told.finding(finding)),
      questions: one.questions.map((question) => told.question(question)),
    })),
    plan: told.plan(plan),
  };
}

/** Questions as a reader is asked them. */
export function questionsIn(
  questions: readonly AskedQuestion[],
  found: Survey | undefined,
  reader: Reader,
): readonly AskedQuestion[] {
  if (reader.language === "en") return questions;
  const told = new Telling(found, reader);
  return questions.map((question) => told.question(question));
}

/** Findings as a reader is told of them; `found` holds the items that they are about. */
export function findingsIn(
  findings: readonly Finding[],
  found: Survey | undefined,
  reader: Reader,
): readonly Finding[] {
  if (reader.language === "en") return findings;
  const told = new Telling(found, reader);
  return findings.map((finding) => told.finding(finding));
}

/** Tells the things of a survey, each item once. */
class Telling {
  readonly #teller: Teller;
  readonly #found: Survey | undefined;
  readonly #items: ReadonlyMap<JudgedItem["id"], JudgedItem>;
  readonly #told = new Map<JudgedItem["id"], JudgedItem>();
  readonly #language: Translation;

  constructor(found: Survey | undefined, reader: Reader) {
    const teller = tellerOf(reader);
    const products = productsIn(found?.view, reader);
    this.#teller = { ...teller, says: (english) => products.get(english) ?? teller.says(english) };
    this.#language = reader.language === "en" ? "zh" : reader.language;
    this.#found = found;
    this.#items = new Map((found?.view.items ?? []).map((item) => [item.id, item]));
  }

  item(item: JudgedItem): JudgedItem {
    const before = this.#told.get(item.id);
    if (before !== undefined) return before;
    const made = this.#made(item);
    this.#told.set(item.id, made);
    return made;
  }

  finding(finding: Finding): Finding {
    const told = finding.in?.[this.#language];
    if (told === undefined) return finding;
    // What is told once is not told again, by whoever else prints it.
    const { in: _in, ...rest } = finding;
    return { ...rest, says: this.#text(told.says) };
  }

  question(question: AskedQuestion): AskedQuestion {
    const { in: words, but, ...rest } = question;
    const told = words?.[this.#language];
    return {
      ...rest,
      ...(told === undefined ? {} : { asks: this.#text(told.asks), answers: told.answers }),
      but: but === undefined ? undefined : wordsIn(this.#language, but),
    };
  }

  plan({ decisions, going, staying }: Plan): Plan {
    return {
      decisions: new Map(
        Array.from(decisions, ([id, decision]) => [
          id,
          decision.becomes === "stays"
            ? this.#staying(decision)
            : { ...decision, item: this.item(decision.item) },
        ]),
      ),
      going: going.map((item) => this.item(item)),
      staying: staying.map((one) => this.#staying(one)),
    };
  }

  #made(item: JudgedItem): JudgedItem {
    const { disposition, option } = item;
    const teller = this.#teller;
    const because = this.#because(item);
    const line = describeItem(
      item,
      this.#found?.view.rows.get(item.type),
      {
        disposition,
        option,
        because,
        quote: this.#found?.quotes[item.id],
        now: this.#found?.view.takenAt ?? "",
      },
      teller,
    );
    return {
      ...item,
      because,
      in: undefined,
      line,
      title: teller.title(item.type, item.title),
      protections: item.protections.map(teller.says),
      consoleSteps: item.consoleSteps.map(teller.says),
    };
  }

  #because({ because, in: told }: JudgedItem): string | undefined {
    if (told !== undefined) return this.#text(told[this.#language].because);
    return because === undefined ? undefined : this.#teller.says(because);
  }

  #text(told: Told): string {
    return toldBy(this.#teller, told, (id) => {
      const item = this.#items.get(id);
      return item === undefined ? undefined : this.item(item);
    });
  }

  #staying({ item, why, becomes }: Staying): Staying {
    const told = this.item(item);
    switch (why.reason) {
      case "policy":
        return {
          becomes,
          item: told,
          why: {
            ...why,
            policy: wordsIn(this.#language, why.policy),
            finding: this.finding(why.finding),
          },
        };
      case "takes-unapproved":
        return { becomes, item: told, why: { ...why, child: this.#staying(why.child) } };
      default:
        return { becomes, item: told, why };
    }
  }
}

/** What can be abandoned with the account, by its English words. */
function productsIn(view: Survey["view"] | undefined, reader: Reader): ReadonlyMap<string, string> {
  if (view === undefined || view.closing.by !== "assisted") return new Map();
  const { closing, account } = view;
  const told = termsIn(closing, account, reader).abandonable?.of ?? [];
  return new Map(
    (closing.abandonable?.of ?? []).flatMap((one, at) => {
      const { product = one.product, only } = told[at] ?? {};
      const condition =
        one.only === undefined || only === undefined ? [] : [[one.only.says, only.says] as const];
      return [[one.product, product] as const, ...condition];
    }),
  );
}

/** The terms of a closing that a person submits, as a reader is told of them. */
export function termsIn(
  terms: AssistedTerms,
  account: Account,
  { language, told }: Pick<Reader, "language" | "told">,
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
