import { shown } from "../../core/secrets.ts";
import { annotationTexts } from "../../texts/annotations.ts";
import type { AnnotationTexts } from "../../texts/en/annotations.ts";
import { type Annotated, type Annotation, LEVELS, type Level, ofLevel } from "../annotations.ts";

/**
 * Annotations of one level that GitHub takes from a step; it drops what comes after them in silence
 * (actions/toolkit, "Problem matchers", Limitations: it says so of errors and warnings, of notices it is
 * unverified).
 */
export const GITHUB_LIMIT = 10;

const COMMANDS: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** Workflow commands of GitHub Actions, a line each; where there are more than it takes, the last one counts them. */
export function githubAnnotations({ annotations, accountName, language }: Annotated): string {
  const texts = annotationTexts(language);
  const command = (one: Annotation, says?: string): string => commandOf(one, texts, says);
  return LEVELS.flatMap((level) => {
    const all = ofLevel(annotations, level);
    if (all.length <= GITHUB_LIMIT) return all.map((one) => command(one));
    const [few, [first]] = divided(all);
    const more = texts.elsewhere[level](all.length - few.length, accountName);
    return [
      ...few.map((one) => command(one)),
      ...(first === undefined ? [] : [command(first, more)]),
    ];
  })
    .map((line) => `${line}\n`)
    .join("");
}

/** One of each rule before a second one of any: a single policy may find thousands. */
function divided(
  all: readonly Annotation[],
): readonly [few: readonly Annotation[], left: readonly Annotation[]] {
  const times = new Map<string, number>();
  const spread = all
    .map((one) => {
      const before = times.get(one.rule.id) ?? 0;
      times.set(one.rule.id, before + 1);
      return { one, before };
    })
    .sort((a, b) => a.before - b.before)
    .map(({ one }) => one);
  return [spread.slice(0, GITHUB_LIMIT - 1), spread.slice(GITHUB_LIMIT - 1)];
}

/** A command that says what was found, or something else at its line. */
function commandOf(
  { rule, place, subject, says: found }: Annotation,
  texts: AnnotationTexts,
  says = texts.finding(subject, found),
): string {
  const title = texts.rule(rule.id, rule.title);
  return `::${COMMANDS[rule.level]} file=${property(place.file)},line=${place.line},title=${property(title)}::${data(says)}`;
}

/** A command that says what is wrong with a file, at its line. */
export function githubMistake(place: { file: string; line: number }, says: string): string {
  const lines = says.split("\n").map(data).join("%0A");
  return `::${COMMANDS.error} file=${property(place.file)},line=${place.line}::${lines}`;
}

function data(text: string): string {
  return shown(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
