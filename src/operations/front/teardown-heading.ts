import { isKnown, openUnlisted } from "../../core/inventory.ts";
import { WAVES } from "../../core/item.ts";
import { type JudgedItem, standing } from "../../core/policy.ts";
import { LAG_HOURS } from "../../core/unlisted.ts";
import type { Survey } from "../../engine/survey.ts";
import type { TeardownTexts } from "../../texts/en/teardown.ts";
import { teardownTexts } from "../../texts/teardown.ts";
import { toolTexts } from "../../texts/tools.ts";
import type { Front } from "./front.ts";
import { type Message, warning } from "./message.ts";

/**
 * The first thing that a plan of a teardown says: how many items it deletes, or where each wave says that
 * for itself, how many are approved; that it deletes nothing, and why that is not the end; or that the
 * account is empty. Terraform's own "No changes" may mean any of the last two.
 */
export function teardownHeading(
  { workspace, words }: Front,
  found: Survey,
  says: "plan" | "waves",
): Message {
  const { language } = workspace.reader;
  const { account } = found.view;
  const { going } = found.plan;
  const texts = teardownTexts(language);
  const { heading } = texts;
  const left = standing(found.view);
  if (going.length > 0) {
    const stay = left.length - going.filter(({ blocks }) => blocks).length;
    return warning(
      heading[says](going.length, account.id),
      [
        heading.kinds(
          tally(going, ({ disposition }) => disposition, texts),
          tally(inOrder(going), ({ wave }) => wave, texts),
        ),
        ...(stay > 0 ? [heading.stay(stay)] : []),
      ].join("\n"),
    );
  }
  if (left.length > 0) {
    return found.view.review === undefined
      ? warning(heading.unreviewed(left.length, account.id), heading.review(account.name))
      : stays(found, texts);
  }
  const doubts = unseen(found, texts);
  if (doubts.length > 0) return warning(heading.doubted(account.id), heading.doubts(doubts));
  const others = found.view.items.length;
  return warning(
    heading.empty(account.id),
    [
      complete(found, texts),
      ...(others === 0 ? [] : [heading.others(others)]),
      heading.next(toolTexts(language, words.tool).planClosure(account.name)),
    ].join("\n"),
  );
}

function stays({ plan, view }: Survey, texts: TeardownTexts): Message {
  const { heading } = texts;
  const left = standing(view);
  const ids = new Set(left.map(({ id }) => id));
  const stayed = plan.staying.filter(({ item }) => ids.has(item.id));
  const reasons = tally(
    stayed,
    ({ item, why }) => (why.reason === "disposition" ? item.disposition : texts.why[why.reason]),
    texts,
  );
  return warning(heading.nothing(left.length, view.account.id), heading.why(reasons));
}

/** Why nothing found does not mean that there is nothing. */
function unseen({ inventory }: Survey, { heading }: TeardownTexts): readonly string[] {
  const unknown = inventory.coverage.filter((one) => !isKnown(one)).length;
  const blind = inventory.sightings.filter(({ coveredBy }) => coveredBy.length === 0).length;
  const unlisted = openUnlisted(inventory.sightings).length;
  return [
    ...(unknown === 0 ? [] : [heading.incomplete(unknown)]),
    ...(blind === 0 ? [] : [heading.blind(blind)]),
    ...(unlisted === 0 ? [] : [heading.unlisted(unlisted)]),
  ];
}

/** That everything is listed, with what other sources still name of what is gone. */
function complete({ inventory }: Survey, { heading }: TeardownTexts): string {
  const named = inventory.sightings.flatMap((one) => one.late ?? []);
  return named.length === 0
    ? heading.complete
    : heading.late(
        named.length,
        LAG_HOURS,
        named.map(({ id }) => id),
      );
}

function inOrder(all: readonly JudgedItem[]): readonly JudgedItem[] {
  return all.toSorted((a, b) => WAVES.indexOf(a.wave) - WAVES.indexOf(b.wave));
}

/** `3 delete, 1 refund`. */
function tally<T>(all: readonly T[], word: (one: T) => string, { heading }: TeardownTexts): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(word(one), (counts.get(word(one)) ?? 0) + 1);
  return heading.all([...counts].map(([name, times]) => heading.times(times, name)));
}
