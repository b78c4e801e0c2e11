import type { Change, Stay } from "../core/decision.ts";
import type { FactValue } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import { OUTCOME_WORDS } from "../core/outcome-words.ts";
import type { JudgedItem } from "../core/policy.ts";
import { type DecisionTexts, decision as en } from "./en/decision.ts";
import { factName } from "./facts.ts";
import { dispositionIn, itemTexts } from "./item.ts";
import { decision as zh } from "./zh/decision.ts";

const TEXTS: Readonly<Record<Language, DecisionTexts>> = { en, zh };

/** Why an item stays, half a sentence that its id stands before; the item is told in that language already. */
export function whyItStays(item: JudgedItem, why: Stay, language: Language = "en"): string {
  const texts = TEXTS[language];
  switch (why.reason) {
    case "disposition": {
      const word = dispositionIn(language, item.disposition);
      return item.because === undefined ? word : itemTexts(language).because(word, item.because);
    }
    case "not-reviewed":
      return texts.notReviewed;
    case "changed":
      return changed(why.changes, language);
    case "policy":
      return texts.policy(why.policy.id, why.finding.says);
    case "takes-unapproved": {
      const { child } = why;
      return texts.takesUnapproved(child.item.id, whyItStays(child.item, child.why, language));
    }
    case "takes-unseen": {
      const { type, region, outcome, code } = why.unseen;
      const word = OUTCOME_WORDS[outcome][language];
      return texts.takesUnseen(type, region, code === undefined ? word : texts.coded(word, code));
    }
    case "parent-stays":
      return texts.parentStays(why.parent);
    case "waits-for-staying":
      return texts.waitsForStaying(why.first.item.id, texts.reasons[why.first.why.reason]);
  }
}

/** Why an item stays with which another one would go that may not. */
export function whatItTakes(child: string, why: string, language: Language = "en"): string {
  return TEXTS[language].takesUnapproved(child, why);
}

/** That an item's deletion is scheduled, and for when. */
export function alreadyScheduled({ until }: JudgedItem, language: Language = "en"): string {
  return TEXTS[language].scheduled(until);
}

function changed(changes: readonly Change[], language: Language): string {
  const texts = TEXTS[language];
  const facts = changes.filter((change) => change.kind === "fact");
  const others = changes.flatMap((change) =>
    change.kind === "fact" ? [] : [other(change, language)],
  );
  const differences = facts.map(({ name, was, is }) =>
    texts.fact(factName(language, name), shown(was, texts), shown(is, texts)),
  );
  return [
    ...others,
    ...(differences.length === 0 ? [] : [texts.changed(differences.join(texts.between))]),
  ].join(texts.between);
}

function other(change: Exclude<Change, { kind: "fact" }>, language: Language): string {
  const texts = TEXTS[language];
  switch (change.kind) {
    case "disposition":
      return texts.disposition(
        dispositionIn(language, change.was),
        dispositionIn(language, change.is),
      );
    case "made-later":
      return texts.madeLater(change.created, change.reviewedAt);
    case "may-be-another":
      return texts.mayBeAnother;
  }
}

function shown(value: FactValue | undefined, { notSet }: DecisionTexts): string {
  if (value === undefined) return notSet;
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
