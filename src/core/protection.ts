import type { Path, Predicate } from "./row-call.ts";
import type { Read } from "./row-read.ts";
import type { LastStep, Protection, WrittenStep } from "./written-row.ts";

/** The name of a protection in words, and of the fact that shows it. */
function namesOf({ name = "deletion protection" }: Protection): { name: string; fact: string } {
  const fact = name.replaceAll(/ (\w)/gu, (_, letter: string) => letter.toUpperCase());
  return { name, fact };
}

/** How a reading shows a protection: as a fact, and in words. */
export function shownAs(protection: Protection): {
  readonly fact: readonly [name: string, at: Path];
  readonly protection: NonNullable<Read["protections"]>[number];
} {
  const { at, is } = protection;
  const { name, fact } = namesOf(protection);
  return { fact: [fact, at], protection: { name, when: { at, is } } };
}

/** Only of an item that goes now: what runs out keeps its protections. */
const GOES_NOW: Predicate = { at: "disposition", is: ["delete", "refund"] };

/** The steps with the one that lifts a protection, right before the first that deletes. */
export function withProtection(
  steps: readonly LastStep[],
  protection: Protection | undefined,
): readonly LastStep[] {
  if (protection === undefined) return steps;
  const { name: _name, at: _at, is, back, ...call } = protection;
  const { name, fact } = namesOf(protection);
  const lift: WrittenStep = {
    ...call,
    does: `lift ${name}`,
    undo: { does: `put ${name} back`, params: back },
    when: [{ at: `facts.${fact}`, is }, GOES_NOW],
  };
  const found = steps.findIndex(
    ({ undo, cannotBeUndone }) => (undo ?? cannotBeUndone) === undefined,
  );
  const first = found === -1 ? steps.length : found;
  return [...steps.slice(0, first), lift, ...steps.slice(first)];
}
