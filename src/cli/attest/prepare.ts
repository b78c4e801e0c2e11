import { tellsWhereItStands } from "../../core/attestation.ts";
import { isShut } from "../../core/closure.ts";
import type { AskedQuestion } from "../../core/policy.ts";
import { Problem } from "../../core/problem.ts";
import type { ClosureRecord } from "../../core/record.ts";
import { allowedWords } from "../../files/nearest.ts";
import { refusal, takenPlaceOf, wrongTime } from "../../operations/attest.ts";
import type { Open } from "../../operations/questions.ts";
import type { Said } from "../../operations/said.ts";
import { closingTitle } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { fitted, type Typed } from "./flags.ts";

/** An attestation that its question takes, before it is written. */
export interface PreparedAttestation {
  readonly question: AskedQuestion;
  readonly said: Said;
}

/**
 * Holds an attestation against what is open. Throws a Problem when nobody asks for it, when it would not
 * count, or when it would take the place of another one and that was not asked for.
 */
export function prepareAttestation(
  workspace: Workspace,
  open: Open,
  journal: ClosureRecord | undefined,
  given: Typed,
  replace: boolean,
): PreparedAttestation {
  const question = findQuestion(workspace, open, given.policy, given.subject);
  const said = fitted(question, given);
  const against =
    wrongTime(workspace, journal, question, said) ??
    refusal(open.found, question, said, new Date(workspace.clock.now()).toISOString());
  if (against !== undefined) throw refused(`The attestation would not count: ${against}`);
  const replaces = takenPlaceOf(workspace, question, said);
  if (replaces.length > 0 && !replace) {
    throw refused(
      `${replaces.join(", ")} answers that already and does not count${question.but === undefined ? "" : `: ${question.but.where} ${question.but.says}`}`,
      "State it again with --replace, which removes that file once the new one is written; the commit keeps it readable.",
    );
  }
  return { question, said };
}

/** The question that an attestation answers. Throws a Problem that says what is open instead. */
function findQuestion(
  workspace: Workspace,
  { status, questions, found }: Open,
  policy: string,
  subject: string,
): AskedQuestion {
  const question = questions.find((one) => one.policy === policy && one.subject === subject);
  if (question !== undefined) return question;
  const { account } = workspace;
  if (isShut(status) && !tellsWhereItStands(policy)) {
    throw new Problem({
      code: "quiet-period",
      summary: `${closingTitle("en", account.id, status)}: nothing is asked about what is in it any more`,
      where: status.detail,
      next: `State what became of it: npx closeout attest ${account.name}. No call was made.`,
    });
  }
  const done = found?.results
    .flatMap((result) => result.questions)
    .find((one) => one.policy === policy && one.subject === subject);
  if (done?.answered !== undefined) {
    const { answer, where } = done.answered;
    throw refused(
      `${policy} ${subject} is answered already: "${answer}" in ${where}`,
      "Take that answer out first if it is wrong; the commit keeps it readable.",
    );
  }
  if (questions.length === 0) {
    throw refused(
      `No question is open, so ${policy} ${subject} answers nothing`,
      tellsWhereItStands(policy)
        ? `The closure stands so: ${status.detail}.`
        : `npx closeout timeline ${account.name} says what the closure waits for.`,
    );
  }
  const ofPolicy = questions.filter((one) => one.policy === policy);
  if (ofPolicy.length > 0) {
    const subjects = ofPolicy.map((one) => one.subject);
    throw refused(`${policy} does not ask about "${subject}"; ${allowedWords(subject, subjects)}`);
  }
  const policies = [...new Set(questions.map((one) => one.policy))];
  throw refused(`No policy "${policy}" has an open question; ${allowedWords(policy, policies)}`);
}

/** An attestation that cannot be taken. */
export function refused(
  summary: string,
  next = "The same command with --json alone lists every open question. Nothing was written.",
): Problem {
  return new Problem({ code: "usage", summary, next });
}
