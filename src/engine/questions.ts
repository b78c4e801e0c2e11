import type { Account } from "../core/account.ts";
import { type Attestation, attestationFault } from "../core/attestation.ts";
import type { Answered, AskedQuestion, Objection, PolicyView, Question } from "../core/policy.ts";

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
    : {
        where: first.where,
        says: `says "${first.answer}", and ${other.where} says "${other.answer}": take out the one that is wrong`,
      };
}

function attested(policy: string, question: Question, view: Answers): readonly Given[] {
  return byQuestion(view.attestations, policy, question.subject).map((attestation) => {
    const fault =
      attestationFault(attestation, view.takenAt) ??
      beforeOpening(attestation, view.account) ??
      wrongSide(question, attestation) ??
      wrongWord(question, attestation.answer) ??
      noPlace(question, attestation) ??
      tooOld(question, attestation.lastCharge);
    return {
      answer: {
        policy,
        subject: question.subject,
        answer: attestation.answer,
        says: attestation.done,
        where: attestation.file,
        attestation,
      },
      but: fault === undefined ? undefined : { where: attestation.file, says: fault },
      speaks: fault === undefined,
    };
  });
}

function written(policy: string, question: Question, view: Answers): readonly Given[] {
  return view.account.answers
    .filter((one) => one.policy === policy && one.subject === question.subject)
    .map((one) => {
      const where = `${view.account.file}:${one.line}`;
      const silent = wrongWord(question, one.answer) ?? tooOld(question, one.lastCharge);
      const fault =
        question.needs === "evidence"
          ? "is not enough: this needs an attestation with evidence (npx closeout attest)"
          : silent;
      return {
        answer: {
          policy,
          subject: question.subject,
          answer: one.answer,
          says: one.because,
          where,
          attestation: undefined,
        },
        but: fault === undefined ? undefined : { where, says: fault },
        speaks: silent === undefined,
      };
    });
}

/** The day of the opening is one of some time zone. */
const DAY = 24 * 60 * 60 * 1000;

function beforeOpening({ at }: Attestation, { openedOn }: Account): string | undefined {
  return openedOn === undefined || Date.parse(at) >= Date.parse(openedOn) - DAY
    ? undefined
    : `is dated ${at}, before the account was opened (account.yaml says \`openedOn: ${openedOn}\`)`;
}

/** What the other side sees, a side can only have heard of. */
function wrongSide({ side }: Question, attestation: Attestation): string | undefined {
  if (side === undefined || attestation.side === side) return undefined;
  return attestation.side === undefined
    ? `does not say on which side it is stated (\`side: ${side}\`): only the ${side} sees it`
    : `is stated by the ${attestation.side}'s side, and only the ${side} sees it`;
}

function wrongWord({ answers, contradicts = {} }: Question, word: string): string | undefined {
  const why = Object.entries(contradicts).find(([one]) => one === word)?.[1];
  if (why !== undefined) return `says "${word}", which ${why}`;
  const words = Object.keys(answers);
  return words.includes(word) ? undefined : `says "${word}", which is none of: ${words.join(", ")}`;
}

function noPlace({ place }: Question, { answer, backup }: Attestation): string | undefined {
  return place?.includes(answer) === true && backup === undefined
    ? "does not say where the copy lies (location, key)"
    : undefined;
}

function tooOld({ lastCharge }: Question, knows: string | undefined): string | undefined {
  if (lastCharge === undefined) return undefined;
  if (knows === undefined) return "does not say which was the last charge";
  return lastCharge > knows
    ? `knows of the last charge on ${knows}; charged again on ${lastCharge}`
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
