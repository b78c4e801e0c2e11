import type { Account } from "../../../core/account.ts";
import type { Side } from "../../../core/attestation.ts";
import type { ClosureCondition, ConditionWords, Submission } from "../../../core/closure.ts";
import type { KeyStays } from "../../../core/cloud.ts";
import {
  asItCame,
  inLanguage,
  joined,
  quoted,
  type Sentence,
  type Translations,
} from "../../../core/language.ts";
import { Problem } from "../../../core/problem.ts";
import { shown } from "../../../core/secrets.ts";
import { inWords } from "../session/session-calls.ts";
import { ListingError } from "../wire/listing-error.ts";
import { CallError } from "../wire/transport.ts";

/** The fixed words of a condition. */
export type ConditionText = Pick<
  ClosureCondition,
  "id" | "title" | "remedy" | "docs" | "steadyHours"
> & { readonly in: Translations<Pick<ConditionWords, "title" | "remedy">> };

/** A condition that a person may state instead: the question, in every language. */
type AskedText = ConditionText &
  Pick<ClosureCondition, "question"> & {
    readonly in: Translations<Omit<ConditionWords, "detail">>;
  };

/** A condition with what was found. */
export function condition(
  text: ConditionText | AskedText,
  outcome: ClosureCondition["outcome"],
  { en, zh }: Sentence,
): ClosureCondition {
  return {
    ...text,
    outcome,
    detail: shown(en),
    in: { zh: { ...text.in.zh, detail: shown(zh) } },
  };
}

/**
 * Reads a condition; what cannot be read is `unknown`, with the vendor's words and what to do.
 * `meaningOf` gives what a code of this cloud means, where that is known.
 */
export async function guarded(
  text: ConditionText,
  read: () => Promise<ClosureCondition>,
  meaningOf: (code: string) => string | undefined,
): Promise<ClosureCondition> {
  try {
    return await read();
  } catch (error) {
    // A listing that is not complete says so in words of its own.
    if (error instanceof ListingError) return condition(text, "unknown", quoted(error.message));
    // The member could not be entered.
    if (error instanceof Problem && error.code === "credentials") {
      const { zh } = text.in;
      // What a Problem says to do has no translation.
      const told = { zh: { ...zh, remedy: error.next } };
      return condition({ ...text, remedy: error.next, in: told }, "unknown", quoted(error.message));
    }
    if (!(error instanceof CallError)) throw error;
    const meaning = meaningOf(error.code);
    return condition(
      allowing(text, error.permission),
      "unknown",
      quoted(meaning === undefined ? inWords(error) : `${inWords(error)}; ${meaning}`),
    );
  }
}

/** The condition with the permission that its remedy begins with. */
function allowing(text: ConditionText, permission: string | undefined): ConditionText {
  if (permission === undefined) return text;
  const { zh } = text.in;
  return {
    ...text,
    remedy: `Allow ${permission}. ${text.remedy}`,
    in: { zh: { ...zh, remedy: `授予权限 ${permission}。${zh.remedy}` } },
  };
}

/** A submission that was refused, by the cloud or before it was asked. */
export function refuse(
  code: string,
  meaning: string,
  next: string,
  requestId?: string,
): Submission {
  return {
    outcome: "refused",
    code,
    meaning,
    next,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** A condition that nothing of a kind is left; `met` says so in words. */
export function noneOf(
  text: ConditionText,
  found: readonly Sentence[],
  met: Sentence,
  before: Sentence = asItCame(""),
): ClosureCondition {
  return found.length === 0
    ? condition(text, "met", met)
    : condition(text, "unmet", joined([before, joined(found, [", ", "、"])], ["", ""]));
}

/** Where no run deletes the key in use: account.yaml must not ask for it. `refused` says why. */
export function keptKey({ closure }: Account, { refused, in: { zh } }: KeyStays): ClosureCondition {
  const text: ConditionText = {
    id: "own-key",
    title: "The key in use stays until a person deletes it",
    remedy: "Set `closure.ownKey: keep` in account.yaml, or leave it out.",
    in: {
      zh: {
        title: "正在使用的密钥保留到由人删除为止",
        remedy: "在 account.yaml 里设置 `closure.ownKey: keep`，或去掉这一项。",
      },
    },
  };
  return closure.ownKey === "keep"
    ? condition(text, "met", { en: "closure.ownKey is keep", zh: "closure.ownKey 是 keep" })
    : condition(text, "unmet", {
        en: `closure.ownKey is ${closure.ownKey}, and ${refused}`,
        zh: `closure.ownKey 是 ${closure.ownKey}，而${zh.refused}`,
      });
}

/** A condition about a member that the organization shows. */
export async function memberCondition<M>(
  text: ConditionText,
  member: M | undefined,
  absent: Sentence,
  judge: (member: M) => readonly [outcome: ClosureCondition["outcome"], detail: Sentence],
  noMember: ClosureCondition["outcome"] = "unmet",
): Promise<ClosureCondition> {
  return member === undefined
    ? condition(text, noMember, absent)
    : condition(text, ...judge(member));
}

/** The condition with what a person may state instead. */
export function withQuestion(
  text: ConditionText,
  { asks, answers, side }: AskedInstead,
): AskedText {
  return {
    ...text,
    question: {
      asks: asks.en,
      answers: inLanguage(answers, "en"),
      ...(side === undefined ? {} : { side }),
    },
    in: {
      zh: { ...text.in.zh, question: { asks: asks.zh, answers: inLanguage(answers, "zh") } },
    },
  };
}

/** What a person is asked instead, and the words that settle it. */
interface AskedInstead {
  readonly asks: Sentence;
  readonly answers: Readonly<Record<string, Sentence>>;
  readonly side?: Side;
}

/** What no call of the credentials in use shows, and a person states. */
export function asked(
  text: ConditionText,
  detail: Sentence,
  question: AskedInstead,
): ClosureCondition {
  return condition(withQuestion(text, question), "unknown", detail);
}

/** What calls in a member read; in words why they read nothing, where it could not be entered. */
export async function orUnseen<T>(
  read: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly unseen: Sentence }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof Problem && error.code === "credentials")
      return { unseen: quoted(error.message) };
    throw error;
  }
}

/** Why nothing is submitted where account.yaml gives up what no check of the cloud's offers. */
export function refuseAbandoning(meaning: string): Submission {
  return refuse(
    "CheckNotAbandonable",
    `account.yaml ${meaning}`,
    "Take it out of `closure.abandonChecks`, then plan again.",
  );
}
