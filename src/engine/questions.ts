import { type Attestation, attestationFault } from "../core/attestation.ts";
import type { Answered, AskedQuestion, PolicyView, Question } from "../core/policy.ts";

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
    const counts = given.find((one) => one.but === undefined);
    return {
      ...question,
      policy,
      answered: counts?.answer,
      but: counts === undefined ? given[0]?.but : undefined,
    };
  });
}

/** An answer that was given, and why it does not count. */
interface Given {
  readonly answer: Answered;
  readonly but: string | undefined;
}

function attested(policy: string, question: Question, view: Answers): readonly Given[] {
  return byQuestion(view.attestations, policy, question.subject).map((attestation) => ({
    answer: {
      policy,
      subject: question.subject,
      answer: attestation.answer,
      says: attestation.done,
      where: attestation.file,
      attestation,
    },
    but: ((fault) => (fault === undefined ? undefined : `${attestation.file} ${fault}`))(
      attestationFault(attestation, view.takenAt) ??
        wrongWord(question, attestation.answer) ??
        noPlace(question, attestation) ??
        tooOld(question, attestation.lastCharge),
    ),
  }));
}

function written(policy: string, question: Question, view: Answers): readonly Given[] {
  return view.account.answers
    .filter((one) => one.policy === policy && one.subject === question.subject)
    .map((one) => {
      const where = `${view.account.file}:${one.line}`;
      const fault =
        question.needs === "evidence"
          ? "is not enough: this needs an attestation with evidence (npx closeout attest)"
          : (wrongWord(question, one.answer) ?? tooOld(question, one.lastCharge));
      return {
        answer: {
          policy,
          subject: question.subject,
          answer: one.answer,
          says: one.because,
          where,
          attestation: undefined,
        },
        but: fault === undefined ? undefined : `the answer in line ${one.line} ${fault}`,
      };
    });
}

function wrongWord({ answers }: Question, word: string): string | undefined {
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
