import type { BackupPlace, StatedReason } from "../../core/attestation.ts";
import type { AskedQuestion } from "../../core/policy.ts";
import { isOfClosure } from "../../operations/questions.ts";
import type { Said, SaidEvidence } from "../../operations/said.ts";
import { evidenceOf } from "./evidence.ts";
import { Left, type Prompter } from "./prompter.ts";
import {
  answerOf,
  atOf,
  reasonOf,
  TIME_WORDS,
  type Understood,
  untilOf,
  wantsReasons,
} from "./said.ts";

/** What is known while a person is asked. */
export interface DialogueOptions {
  /** ISO 8601 in UTC; asked for anew with each question. */
  readonly now: string;
  /** Who spoke before. */
  readonly by: string | undefined;
  /** What is wrong with a time, beyond that it can be read. */
  readonly wrongTime: (answer: string, at: string) => string | undefined;
}

const SKIP = "skip";
const STOP = "stop";

/** Shows a question with the words that answer it. */
export function show(prompter: Prompter, question: AskedQuestion, place: string): void {
  const words = Object.entries(question.answers);
  const width = Math.max(...words.map(([word]) => word.length));
  prompter.say();
  prompter.say(
    `${place} · ${question.policy} · ${question.subject}${question.optional === true ? " · need not be answered" : ""}`,
  );
  prompter.say(question.asks);
  if (question.but !== undefined)
    prompter.say(
      `An answer is there and does not count: ${question.but.where} ${question.but.says}`,
    );
  for (const [word, means] of words) prompter.say(`  ${word.padEnd(width)}  ${means}`);
}

/** Asks a person part by part, each until it is understood. Throws {@link Left} when the person leaves. */
export async function converse(
  prompter: Prompter,
  question: AskedQuestion,
  { now, by: before, wrongTime }: DialogueOptions,
): Promise<Said | typeof SKIP> {
  const words = [...Object.keys(question.answers), SKIP, STOP];
  const answer = await part("Answer (one of these words, skip or stop)", { words }, (text) => {
    if (text === STOP) throw new Left("stop");
    return text === SKIP ? { value: SKIP } : answerOf(question, text);
  });
  if (answer === SKIP) return SKIP;
  const done = await part("What was done", {}, someText);
  const by = await part("By whom", before === undefined ? {} : { standard: before }, someText);
  const at = await part(`When (${TIME_WORDS})`, { standard: "now" }, (text) => {
    const read = atOf(text, now);
    if ("says" in read) return read;
    const wrong = wrongTime(answer, read.value);
    return wrong === undefined ? read : { says: wrong };
  });
  const reasons = await allReasons(wantsReasons(question.policy, answer));
  const backup = question.place?.includes(answer) === true ? await place() : undefined;
  const evidence = await part<SaidEvidence>(
    "What shows it (in words, a link, or the path of a file: ./… or /…)",
    question.needs === "reason" ? { standard: done } : {},
    (text) => (text === "" ? NOTHING : evidenceOf(text)),
  );
  const validUntil = await part<string | undefined>(
    "Valid until (a date; nothing for no end)",
    {},
    (text) => (text === "" ? { value: undefined } : untilOf(text, at, now)),
  );
  const reference = isOfClosure(question)
    ? await optional("The vendor's reference (nothing where there is none)")
    : undefined;
  const { lastCharge } = question;
  return { answer, done, by, at, validUntil, evidence, reference, backup, reasons, lastCharge };

  async function part<T>(
    asks: string,
    options: { readonly standard?: string; readonly words?: readonly string[] },
    read: (text: string) => Understood<T>,
  ): Promise<T> {
    for (;;) {
      const understood = read(await prompter.line(asks, options));
      if ("value" in understood) return understood.value;
      prompter.say(`  ✗ ${understood.says}`);
    }
  }

  function optional(asks: string): Promise<string | undefined> {
    return part<string | undefined>(asks, {}, (text) => ({
      value: text === "" ? undefined : text,
    }));
  }

  async function place(): Promise<BackupPlace> {
    return {
      location: await part("Where the copy lies (outside of this account)", {}, someText),
      key: await part("Id of the key that encrypts it, or none", {}, someText),
    };
  }

  async function allReasons(wanted: "must" | "may" | "no"): Promise<readonly StatedReason[]> {
    const found: StatedReason[] = [];
    while (wanted !== "no") {
      const one = await part<StatedReason | undefined>(
        "A reason as the vendor names it (name: description; nothing ends the list)",
        {},
        (text) => {
          if (text !== "") return reasonOf(text);
          return wanted === "must" && found.length === 0
            ? { says: "at least one is needed: each becomes a blocker until it is dealt with" }
            : { value: undefined };
        },
      );
      if (one === undefined) break;
      found.push(one);
    }
    return found;
  }
}

const NOTHING = { says: "something must be said here" };

function someText(text: string): Understood<string> {
  return text === "" ? NOTHING : { value: text };
}
