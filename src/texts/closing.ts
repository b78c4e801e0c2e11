import type { ClosureStatus } from "../core/closure.ts";
import type { LeftOn } from "../core/cloud.ts";
import { type Language, wordsIn } from "../core/language.ts";
import { type ClosingTexts, closing as en } from "./en/closing.ts";
import { closing as zh } from "./zh/closing.ts";

const TEXTS: Readonly<Record<Language, ClosingTexts>> = { en, zh };

/** `Account 1 is closing, waiting until …`: the head line of a closure that is under way. */
export function closingTitle(
  language: Language,
  accountId: string,
  { phase, endsAt }: ClosureStatus,
): string {
  const { phases, closing, until } = TEXTS[language];
  if (phase !== "none" && phase !== "submitted" && phase !== "waiting" && phase !== "failed")
    return phases[phase](accountId);
  const title = closing(accountId);
  return endsAt === undefined ? title : until(title, endsAt);
}

/** What the record or the cloud says of a closure; in another language after what it asks of people. */
export function closingDetail(language: Language, { phase, detail }: ClosureStatus): string {
  const { quiet, asRecorded } = TEXTS[language];
  return `${phase === "waiting" ? quiet : ""}${detail === "" ? "" : asRecorded(detail)}`;
}

/** The head line, with what is known beside it. */
export function closingSentence(
  language: Language,
  accountId: string,
  status: ClosureStatus,
): string {
  const { sentence } = TEXTS[language];
  return sentence(closingTitle(language, accountId, status), closingDetail(language, status));
}

/** What is said of an account that is closing, instead of a listing; `nothing`: and what was not done. */
export function closingLine(
  language: Language,
  accountId: string,
  status: ClosureStatus,
  nothing?: keyof ClosingTexts["nothing"],
): string {
  const texts = TEXTS[language];
  const line = texts.notListed(closingSentence(language, accountId, status));
  return nothing === undefined ? line : texts.nothing[nothing](line);
}

/** What a run left switched on beside the account, since when and by which run, in one sentence. */
export function leftOnWords(language: Language, found: LeftOn): string {
  const { head, noTime, noRun } = TEXTS[language].leftOn;
  const { at = noTime, run = noRun } = found.call;
  return head(wordsIn(language, found).says, at, run);
}

/** The same, with what a person does about it. */
export function leftOnSentence(language: Language, found: LeftOn): string {
  const { sentence } = TEXTS[language].leftOn;
  return sentence(leftOnWords(language, found), wordsIn(language, found).next);
}

/** What puts it back. */
export function leftOnNext(language: Language, account: string, found: LeftOn): string {
  const { putBack, next } = wordsIn(language, found);
  return TEXTS[language].leftOn.next(`${account}-closure`, putBack, next);
}
