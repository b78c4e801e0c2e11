import type { AskedQuestion } from "../../core/policy.ts";
import { Problem } from "../../core/problem.ts";
import { questionsIn } from "../../engine/in-language.ts";
import {
  type Attested,
  recordAttestation,
  refusal,
  takenPlaceOf,
  wrongTime,
} from "../../operations/attest.ts";
import { isOfClosure, type Open } from "../../operations/questions.ts";
import type { Said } from "../../operations/said.ts";
import { closingSentence } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { count, tally } from "../words.ts";
import { converse, show } from "./dialogue.ts";
import { Left, type Prompter } from "./prompter.ts";

/** How an interview ended. */
export interface Interviewed {
  readonly written: readonly Attested[];
  /** Set when the person left before the last question. */
  readonly left: Left["how"] | undefined;
}

/** Who spoke last, from one interview to the next. */
export interface Speaker {
  by: string | undefined;
}

/**
 * Asks one question after another. Each attestation is written as soon as its question is done, so that
 * leaving loses nothing that was answered.
 */
export async function interview(
  prompter: Prompter,
  workspace: Workspace,
  open: Open,
  speaker: Speaker,
): Promise<Interviewed> {
  const { questions } = open;
  const written: Attested[] = [];
  announce(prompter, questions);
  try {
    const told = questionsIn(questions, open.found, workspace.reader);
    for (const [at, question] of questions.entries()) {
      // Of a submission and its end, one attestation at a time says where the closure stands.
      if (isOfClosure(question) && written.some(({ status }) => status !== undefined)) continue;
      show(prompter, told[at] ?? question, `Question ${at + 1} of ${questions.length}`);
      const stated = await settle(question);
      if (stated !== undefined) written.push(stated);
    }
    return { written, left: undefined };
  } catch (cause) {
    if (cause instanceof Left) return { written, left: cause.how };
    throw cause;
  }

  /** Until the question is answered and counts, or is skipped. */
  async function settle(question: AskedQuestion): Promise<Attested | undefined> {
    const journal = (await workspace.record()).closures.get(workspace.account.id);
    for (;;) {
      const now = new Date(workspace.clock.now()).toISOString();
      const said = await converse(prompter, question, {
        now,
        by: speaker.by,
        wrongTime: (answer, at) => wrongTime(workspace, journal, question, { answer, at }),
      });
      if (said === "skip") return undefined;
      speaker.by = said.by;
      const against = refusal(
        open.found,
        question,
        said,
        new Date(workspace.clock.now()).toISOString(),
      );
      if (against !== undefined) {
        prompter.say(`  ✗ It would not count: ${against}`);
        continue;
      }
      if (!(await mayReplace(question, said))) return undefined;
      try {
        return shown(await recordAttestation(workspace, question, said));
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause;
        prompter.say(`  ✗ ${cause.text}`);
      }
    }
  }

  async function mayReplace(question: AskedQuestion, said: Said): Promise<boolean> {
    const files = takenPlaceOf(workspace, question, said);
    if (files.length === 0) return true;
    const asks = `It takes the place of ${files.join(", ")}, which is removed (the commit keeps it readable): yes or no`;
    for (;;) {
      const word = await prompter.line(asks, { standard: "yes", words: ["yes", "no"] });
      if (word === "yes") return true;
      if (word === "no") return false;
    }
  }

  function shown(stated: Attested): Attested {
    prompter.say(`  Written: ${stated.file}`);
    for (const file of stated.replaced) prompter.say(`  Removed: ${file}`);
    const { status } = stated;
    if (status !== undefined && status.phase !== "awaiting-submission")
      prompter.say(`  ${closingSentence(workspace.reader.language, workspace.account.id, status)}`);
    return stated;
  }
}

function announce(prompter: Prompter, questions: readonly AskedQuestion[]): void {
  const must = questions.filter(({ optional }) => optional !== true).length;
  const rest = questions.length - must;
  prompter.say(
    [
      `${count(questions.length, "question")} for a person (${tally(questions.map(({ policy }) => policy))})`,
      must === 0 ? "none must be answered" : `${must} must be answered before the account closes`,
      ...(rest === 0 ? [] : [`${rest} need not be`]),
    ].join("; "),
  );
  prompter.say("Each is written when it is done: skip passes on, stop or Ctrl-C leaves.");
}
