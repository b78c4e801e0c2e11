import type { ClosureStatus } from "../../core/closure.ts";
import { parseItemId, type Wave } from "../../core/item.ts";
import type { JudgedItem } from "../../core/policy.ts";
import { Problem } from "../../core/problem.ts";
import { knownAbsent } from "../../engine/known-absent.ts";
import type { Survey } from "../../engine/survey.ts";
import { closingDetail, closingTitle } from "../../texts/closing.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { teardownOutcome } from "../outcome.ts";
import { type Front, type FrontHandle, listLines, problemMessage } from "./front.ts";
import { leftOnMessages } from "./left-on.ts";
import { type Message, warning } from "./message.ts";
import { noteOutcome } from "./note-outcome.ts";
import type { Remaining } from "./wave-apply.ts";
import type { WaveMemory } from "./wave-memory.ts";
import { surveyMessages } from "./wave-messages.ts";

/** What a state knows of a wave. */
export interface KnownWave {
  readonly accountId: string;
  readonly wave: Wave;
  readonly remaining: Remaining;
  /** The last run that acted on the account, as far as the state knows. */
  readonly run: string | null;
}

/** What a look at a wave came to. */
export interface WaveLook {
  /** What is there now. */
  readonly remaining: Remaining;
  /** What a plan would do of it; undefined where the look failed. */
  readonly memory: WaveMemory | undefined;
  readonly messages: readonly Message[];
}

/**
 * What a look says, where it does not fail: what this plan does with the account; what is known of the
 * account, where each wave says for itself what is done with it; or nothing.
 */
export type LookSays = "plan" | "waves" | "nothing";

/**
 * Looks at a wave; all waves of a command share one look. What concerns all of them is said by the first
 * that asks. Where it fails, what was known stays.
 */
export async function lookAtWave(
  known: KnownWave,
  handle: FrontHandle,
  says: LookSays = "plan",
): Promise<WaveLook> {
  const { configured } = handle;
  heedWave(configured.workspace, known.wave, known.run);
  try {
    return await look(known, handle, says);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    // Of credentials that ended, the first wave tells: that fails the plan, and the others would say the same.
    const isSaid =
      cause.code === "credentials-ended" && !configured.once(`${cause.code} ${cause.message}`);
    return {
      remaining: known.remaining,
      memory: undefined,
      messages: isSaid ? [] : [problemMessage(cause)],
    };
  }
}

async function look(known: KnownWave, handle: FrontHandle, says: LookSays): Promise<WaveLook> {
  const { configured, signal } = handle;
  const { workspace } = configured;
  const { remaining, wave } = known;
  const made = await configured.planned(signal);
  if (configured.once("outcome")) noteOutcome(workspace, () => teardownOutcome(workspace, made));
  const said = async (): Promise<readonly Message[]> => {
    if (says === "nothing") return [];
    const { closing: closingTexts } = teardownTexts(workspace.reader.language);
    const heading =
      made.outcome === "closing"
        ? closingMessages(
            configured,
            made.status,
            closingTexts.notListed,
            closingTexts.deletesNothing,
          )
        : await surveyMessages(configured, made, says);
    return [...heading, ...(await leftOnMessages(handle))];
  };
  const run = made.run ?? known.run;
  if (made.outcome === "closing") {
    const review = workspace.approvedReview()?.digest ?? null;
    return {
      remaining,
      memory: { review, going: [], backs: {}, run },
      messages: await said(),
    };
  }
  const { found, review } = made;
  const inWave = (item: JudgedItem): boolean => item.wave === wave;
  const here = found.view.items.filter((item) => inWave(item) && item.state !== "scheduled");
  const going = found.plan.going.filter(inWave).map((item) => item.id);
  const backs = Object.fromEntries(
    [...made.backs.back].flatMap(([id, { item, line }]) =>
      inWave(item) ? [[id, line] as const] : [],
    ),
  );
  return {
    remaining: { ...unseen(remaining, found, workspace), ...linesOf(here) },
    memory: { review, going, backs, run },
    messages: await said(),
  };
}

/** What would remain after what is remembered was carried out. */
export function remainingAfter(
  before: Remaining,
  { going, backs }: Pick<WaveMemory, "going" | "backs">,
): Remaining {
  const gone = new Set(going);
  return Object.fromEntries(
    Object.entries(before)
      .filter(([id]) => !gone.has(id))
      .map(([id, line]) => [id, backs[id] ?? line]),
  );
}

/** Digest of the review file as it is now; null where there is none. */
export function digestNow({ workspace }: Front): string | null {
  return workspace.approvedReview()?.digest ?? null;
}

/** Tells the workspace which run the state knows of, before anything is called. */
export function heedWave(workspace: Workspace, wave: string, run: string | null): void {
  if (run !== null) workspace.heed({ where: `the state of the wave ${wave}`, run });
}

/**
 * How many items the deploy of a wave deletes, and how many it leaves since the program says so. `unshown`:
 * those that go and that no difference from the state can show.
 */
export function deletesMessages(
  { workspace: { reader } }: Front,
  wave: Wave,
  {
    going,
    ignored,
    unshown,
  }: { readonly going: number; readonly ignored: number; readonly unshown: readonly string[] },
): readonly Message[] {
  const { language } = reader;
  const texts = teardownTexts(language);
  const said = (head: string, says: string): Message => warning(texts.ofWave(wave, head), says);
  const named =
    unshown.length === 0
      ? texts.deletes.says
      : `${texts.deletes.unshown}\n${listLines(unshown, language, Number.POSITIVE_INFINITY)}`;
  return [
    ...(going === 0 ? [] : [said(texts.deletes.head(going), named)]),
    ...(ignored === 0 ? [] : [said(texts.ignored.head(ignored), texts.ignored.says)]),
  ];
}

/** What the second deploy of a wave will do, where the first takes it over. */
export function takenOverMessages(
  { workspace: { reader } }: Front,
  wave: Wave,
  { remaining, memory }: WaveLook,
): readonly Message[] {
  const going = memory?.going ?? [];
  if (going.length === 0) return [];
  const { language } = reader;
  const texts = teardownTexts(language);
  const lines = going.map((id) => texts.line(id, remaining[id] ?? ""));
  return [
    warning(
      texts.ofWave(wave, texts.takenOver(going.length)),
      listLines(lines, language, Number.POSITIVE_INFINITY),
    ),
  ];
}

/** Where a closure that was submitted stands; said once a command, whoever asks first. */
export function closingMessages(
  front: Front,
  status: ClosureStatus,
  more: string,
  does = (title: string): string => title,
): readonly Message[] {
  if (!front.once("closing")) return [];
  const { account, reader } = front.workspace;
  const { language } = reader;
  const detail = closingDetail(language, status);
  return [
    warning(
      does(closingTitle(language, account.id, status)),
      more === "" ? detail : `${detail}\n${more}`,
    ),
  ];
}

/** The readable map of what remains. */
function linesOf(items: readonly JudgedItem[]): Remaining {
  return Object.fromEntries(items.map((item) => [item.id, item.line]));
}

/** What the state names and a listing that is not complete does not show: not seen is not gone. */
function unseen(
  remaining: Remaining,
  { plan, inventory }: Survey,
  { cloud }: Workspace,
): Remaining {
  return Object.fromEntries(
    Object.entries(remaining).filter(
      ([id]) =>
        !plan.decisions.has(id) &&
        cloud.rows.has(parseItemId(id)?.type ?? "") &&
        !knownAbsent(id, inventory.coverage),
    ),
  );
}
