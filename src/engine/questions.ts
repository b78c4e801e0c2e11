import type { Account } from "../core/account.ts";
import { type Attestation, attestationFault, isToCome } from "../core/attestation.ts";
import type { Sentence } from "../core/language.ts";
import type { Answered, AskedQuestion, Objection, PolicyView, Question } from "../core/policy.ts";
import { SIDES_IN_CHINESE } from "../core/told.ts";

/** What of a view says which answers there are. */
type Answers = Pick<PolicyView, "account" | "attestations" | "takenAt">;

/** Looks for the answers to a policy's questions, and says why one that was given does not count. */
export function answered(
  policy: string,
  questions: readonly Question[],
  view: Answers,
): readonly AskedQuestion[] {
  return questions.map((question) => {
    const given = [...attested(policy, question, view), ...written(policy, question, view)];
    const against = contradiction(given.filter(({ speaks }) => speaks).map(({ answer }) => answer));
    const counts =
      against === undefined ? given.find((one) => one.but === undefined)?.answer : undefined;
    return {
      ...question,
      policy,
      answered: counts,
      but: counts === undefined ? (against ?? given[0]?.but) : undefined,
    };
  });
}

/** An answer that was given, and why it does not count. */
interface Given {
  readonly answer: Answered;
  readonly but: Objection | undefined;
  /** False for what is misspelt or out of date; what only lacks its evidence still says something. */
  readonly speaks: boolean;
}

/** Two answers that say different things: nobody knows which of them is true, so neither counts. */
function contradiction(said: readonly Answered[]): Objection | undefined {
  const [first, ...others] = said;
  const other = others.find(({ answer }) => answer !== first?.answer);
  return first === undefined || other === undefined
    ? undefined
    : objection(first.where, {
        en: `says "${first.answer}", and ${other.where} says "${other.answer}": take out the one that is wrong`,
        zh: `说的是“${first.answer}”，而 ${other.where} 说的是“${other.answer}”：请删除错误的那一份`,
      });
}

function attested(policy: string, question: Question, view: Answers): readonly Given[] {
  return byQuestion(view.attestations, policy, question.subject).map((attestation) => {
    const fault =
      attestationFault(attestation, view.takenAt) ??
      beforeOpening(attestation, view.account) ??
      wrongSide(question, attestation) ??
      wrongWord(question, attestation.answer) ??
      noPlace(question, attestation) ??
      outOfDate(question, attestation.lastCharge, view.takenAt);
    return {
      answer: {
        policy,
        subject: question.subject,
        answer: attestation.answer,
        says: attestation.done,
        where: attestation.file,
        attestation,
      },
      but: fault === undefined ? undefined : objection(attestation.file, fault),
      speaks: fault === undefined,
    };
  });
}

function written(policy: string, question: Question, view: Answers): readonly Given[] {
  return view.account.answers
    .filter((one) => one.policy === policy && one.subject === question.subject)
    .map((one) => {
      const where = `${view.account.file}:${one.line}`;
      const silent =
        wrongWord(question, one.answer) ?? outOfDate(question, one.lastCharge, view.takenAt);
      const fault = question.needs === "evidence" ? NOT_ENOUGH : silent;
      return {
        answer: {
          policy,
          subject: question.subject,
          answer: one.answer,
          says: one.because,
          where,
          attestation: undefined,
        },
        but: fault === undefined ? undefined : objection(where, fault),
        speaks: silent === undefined,
      };
    });
}

const NOT_ENOUGH: Sentence = {
  en: "is not enough: this needs an attestation with evidence (npx closeout attest)",
  zh: "还不够：这一项需要附证据的说明（npx closeout attest）",
};

function objection(where: string, { en, zh }: Sentence): Objection {
  return { where, says: en, in: { zh: { says: zh } } };
}

/** The day of the opening is one of some time zone. */
const DAY = 24 * 60 * 60 * 1000;

function beforeOpening({ at }: Attestation, { openedOn }: Account): Sentence | undefined {
  return openedOn === undefined || Date.parse(at) >= Date.parse(openedOn) - DAY
    ? undefined
    : {
        en: `is dated ${at}, before the account was opened (account.yaml says \`openedOn: ${openedOn}\`)`,
        zh: `日期是 ${at}，早于账号开通（account.yaml 写的是 \`openedOn: ${openedOn}\`）`,
      };
}

/** What the other side sees, a side can only have heard of. */
function wrongSide({ side }: Question, attestation: Attestation): Sentence | undefined {
  if (side === undefined || attestation.side === side) return undefined;
  const mine = SIDES_IN_CHINESE[side];
  return attestation.side === undefined
    ? {
        en: `does not say on which side it is stated (\`side: ${side}\`): only the ${side} sees it`,
        zh: `没有写明由哪一方说明（\`side: ${side}\`）：只有${mine}能看到`,
      }
    : {
        en: `is stated by the ${attestation.side}'s side, and only the ${side} sees it`,
        zh: `由${SIDES_IN_CHINESE[attestation.side]}一方说明，而只有${mine}能看到`,
      };
}

function wrongWord({ answers, contradicts = {} }: Question, word: string): Sentence | undefined {
  const why = Object.entries(contradicts).find(([one]) => one === word)?.[1];
  if (why !== undefined)
    return { en: `says "${word}", which ${why}`, zh: `说的是“${word}”，但是：${why}` };
  const words = Object.keys(answers);
  return words.includes(word)
    ? undefined
    : {
        en: `says "${word}", which is none of: ${words.join(", ")}`,
        zh: `说的是“${word}”，不在可选的回答之中：${words.join("、")}`,
      };
}

function noPlace({ place }: Question, { answer, backup }: Attestation): Sentence | undefined {
  return place?.includes(answer) === true && backup === undefined
    ? {
        en: "does not say where the copy lies (location, key)",
        zh: "没有写明备份存放在哪里（location、key）",
      }
    : undefined;
}

/** Which charge was the last is known once it was made: a later day would settle every charge until then. */
function outOfDate(
  { lastCharge }: Question,
  knows: string | undefined,
  now: string,
): Sentence | undefined {
  if (lastCharge === undefined) return undefined;
  if (knows === undefined)
    return { en: "does not say which was the last charge", zh: "没有写明最近一次扣费" };
  if (isToCome(knows, now))
    return {
      en: `names ${knows} as the last charge, which is still to come; charged on ${lastCharge}`,
      zh: `写的最近一次扣费是 ${knows}，还没有到；${lastCharge} 有扣费`,
    };
  return lastCharge > knows
    ? {
        en: `knows of the last charge on ${knows}; charged again on ${lastCharge}`,
        zh: `知道的最近一次扣费是 ${knows}；${lastCharge} 又有扣费`,
      }
    : undefined;
}

const indexes = new WeakMap<readonly Attestation[], ReadonlyMap<string, readonly Attestation[]>>();

/** Attestations of a question; indexed once for each list, since thousands of items may each be asked about. */
function byQuestion(
  all: readonly Attestation[],
  policy: string,
  subject: string,
): readonly Attestation[] {
  let index = indexes.get(all);
  if (index === undefined) {
    const made = new Map<string, Attestation[]>();
    for (const one of all) {
      const key = `${one.policy} ${one.subject}`;
      made.set(key, [...(made.get(key) ?? []), one]);
    }
    index = made;
    indexes.set(all, made);
  }
  return index.get(`${policy} ${subject}`) ?? [];
}
