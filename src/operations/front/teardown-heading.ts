import type { Stay } from "../../core/decision.ts";
import { isKnown, openUnlisted } from "../../core/inventory.ts";
import { WAVES } from "../../core/item.ts";
import { type JudgedItem, standing } from "../../core/policy.ts";
import { LAG_HOURS } from "../../core/unlisted.ts";
import type { Survey } from "../../engine/survey.ts";
import type { FrontWords } from "./front.ts";
import { type Message, warning } from "./message.ts";

/**
 * The first thing that a plan of a teardown says: how many items it deletes; that it deletes nothing,
 * and why that is not the end; or that the account is empty. Terraform's own "No changes" may mean any
 * of the last two.
 */
export function teardownHeading(
  words: FrontWords,
  found: Survey,
  says: "plan" | "adoption",
): Message {
  const { account } = found.view;
  const { going } = found.plan;
  const left = standing(found.view);
  if (going.length > 0) return deletes(account.id, going, left.length, says);
  if (left.length > 0) return found.view.review === undefined ? unreviewed(found) : stays(found);
  const doubts = unseen(found);
  if (doubts.length > 0) {
    return warning(
      `0 items were found in account ${account.id}, which is not called empty`,
      `${doubts.join(" ")} This plan deletes nothing.`,
    );
  }
  const others = found.view.items.length;
  return warning(
    `Account ${account.id} is empty: 0 items left`,
    [
      `${["Every listing is complete, and the cloud names nothing else", ...late(found)].join(", ")}.`,
      ...(others === 0
        ? []
        : [
            `${items(others)} ${others === 1 ? "does" : "do"} not stand in the way: ${others === 1 ? "it goes" : "they go"} with the account, ${others === 1 ? "was" : "were"} abandoned, or ${others === 1 ? "is" : "are"} on the way out already.`,
          ]),
      `Next: ${words.planClosure(account.name)}.`,
    ].join("\n"),
  );
}

function deletes(
  accountId: string,
  going: readonly JudgedItem[],
  left: number,
  says: "plan" | "adoption",
): Message {
  const stay = left - going.filter(({ blocks }) => blocks).length;
  return warning(
    says === "plan"
      ? `This plan deletes ${items(going.length)} of account ${accountId}`
      : `This plan takes account ${accountId} over and deletes nothing; the next one deletes ${items(going.length)}`,
    [
      `${tally(going, ({ disposition }) => disposition)}; by wave: ${tally(inOrder(going), ({ wave }) => wave)}.`,
      ...(stay > 0 ? [`${items(stay)} more ${stay === 1 ? "stays" : "stay"}, as said below.`] : []),
    ].join("\n"),
  );
}

function unreviewed({ view }: Survey): Message {
  const { name, id } = view.account;
  return warning(
    `Nothing is approved: ${stand(standing(view).length)} in account ${id}; this plan deletes nothing`,
    `Next: run \`npx closeout review ${name}\`, read accounts/${name}/review.md, and commit review.json and review.md. Merging them is the approval; then plan again.`,
  );
}

function stays({ plan, view }: Survey): Message {
  const left = standing(view);
  const ids = new Set(left.map(({ id }) => id));
  const stayed = plan.staying.filter(({ item }) => ids.has(item.id));
  return warning(
    `This plan deletes nothing: ${stand(left.length)} in account ${view.account.id}`,
    `Why they stay: ${tally(stayed, ({ item, why }) => (why.reason === "disposition" ? item.disposition : WORDS[why.reason]))}. Each is named below.`,
  );
}

/** Why nothing found does not mean that there is nothing. */
function unseen({ inventory }: Survey): readonly string[] {
  const unknown = inventory.coverage.filter((one) => !isKnown(one)).length;
  const blind = inventory.sightings.filter(({ coveredBy }) => coveredBy.length === 0).length;
  const unlisted = openUnlisted(inventory.sightings).length;
  return [
    ...(unknown === 0 ? [] : [`${unknown} listings are not complete.`]),
    ...(blind === 0
      ? []
      : [`The cloud names ${blind} kinds of things that no type of Closeout lists.`]),
    ...(unlisted === 0
      ? []
      : [`Its inventory or its bills name ${unlisted} things that no listing shows.`]),
  ];
}

/** What other sources still name of what is gone. */
function late({ inventory }: Survey): readonly string[] {
  const named = inventory.sightings.flatMap((one) => one.late ?? []);
  return named.length === 0
    ? []
    : [
        `but ${items(named.length)} that ${named.length === 1 ? "is" : "are"} gone, within the ${LAG_HOURS} hours that its inventory may lag behind and the two days of its bills: ${named.map(({ id }) => id).join(", ")}`,
      ];
}

const WORDS: Readonly<Record<Exclude<Stay["reason"], "disposition">, string>> = {
  "not-reviewed": "not in the review",
  changed: "changed since the review",
  policy: "held back by a policy",
  "takes-unapproved": "would also delete something unapproved",
  "takes-unseen": "may also delete something that could not be listed",
  "parent-stays": "go with a parent that stays",
  "waits-for-staying": "wait for something that stays",
};

function items(amount: number): string {
  return amount === 1 ? "1 item" : `${amount} items`;
}

function stand(amount: number): string {
  return amount === 1 ? "1 item stands" : `${amount} items stand`;
}

function inOrder(all: readonly JudgedItem[]): readonly JudgedItem[] {
  return all.toSorted((a, b) => WAVES.indexOf(a.wave) - WAVES.indexOf(b.wave));
}

/** `3 delete, 1 refund`. */
function tally<T>(all: readonly T[], word: (one: T) => string): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(word(one), (counts.get(word(one)) ?? 0) + 1);
  return [...counts].map(([name, times]) => `${times} ${name}`).join(", ");
}
