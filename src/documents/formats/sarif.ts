import type { Language } from "../../core/language.ts";
import { shown } from "../../core/secrets.ts";
import { annotationTexts } from "../../texts/annotations.ts";
import {
  type Annotated,
  type Annotation,
  type AnnotationRule,
  fingerprints,
  LEVELS,
} from "../annotations.ts";

/**
 * Results of one run. GitHub refuses a run with more than 25,000, and shows the 5,000 of them that matter
 * most (GitHub Docs, "SARIF results exceed one or more limits").
 */
export const SARIF_LIMIT = 5_000;

/** The schema's published address, by which a reader knows the version. */
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** How a run names the language of its messages. */
const SARIF_LANGUAGES: Readonly<Record<Language, string>> = { en: "en-US", zh: "zh-CN" };

/** SARIF 2.1.0: each annotation a result at its line, errors first; what is over the limit is counted by rule. */
export function sarif(told: Annotated, version: string): string {
  const { rules, language = "en" } = told;
  const texts = annotationTexts(language);
  const prints = fingerprints(told);
  const all = told.annotations
    .map((annotation, at) => ({ annotation, print: prints[at] ?? "" }))
    .sort((a, b) => rank(a.annotation) - rank(b.annotation));
  const room = SARIF_LIMIT - rules.length;
  const [results, left] =
    all.length <= SARIF_LIMIT ? [all, []] : [all.slice(0, room), all.slice(room)];
  const places = new Map(rules.map((rule, at) => [rule, at]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Closeout", semanticVersion: version, rules: rules.map(ruleOf) } },
        automationDetails: { id: `closeout/${told.cloud}/${told.accountId}/` },
        language: SARIF_LANGUAGES[language],
        columnKind: "utf16CodeUnits",
        results: [
          ...results.map(({ annotation, print }) => {
            const { subject, says } = annotation;
            return result(annotation, texts.finding(subject, says), print, places);
          }),
          ...moreOf(left.map(({ annotation }) => annotation)).map(([first, number]) =>
            result(first, texts.moreOf(number, first.rule.id), "", places),
          ),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

function rank({ rule }: Annotation): number {
  return LEVELS.indexOf(rule.level);
}

function ruleOf({ id, title, remedy, docs, level }: AnnotationRule) {
  return {
    id,
    shortDescription: { text: text(title) },
    help: { text: text(remedy) },
    ...(docs?.startsWith("https://") === true ? { helpUri: encodeURI(docs) } : {}),
    defaultConfiguration: { level },
  };
}

function result(
  { rule, place }: Annotation,
  says: string,
  print: string,
  places: ReadonlyMap<AnnotationRule, number>,
) {
  const uri = place.file.split("/").map(encodeURIComponent).join("/");
  return {
    ruleId: rule.id,
    ruleIndex: places.get(rule) ?? -1,
    level: rule.level,
    message: { text: text(says) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
          region: { startLine: place.line },
        },
      },
    ],
    ...(print === "" ? {} : { partialFingerprints: { "closeoutSubject/v1": print } }),
  };
}

function moreOf(left: readonly Annotation[]): readonly (readonly [Annotation, number])[] {
  const groups = new Map<AnnotationRule, Annotation[]>();
  for (const one of left) {
    const group = groups.get(one.rule);
    if (group === undefined) groups.set(one.rule, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [[group[0], group.length] as const],
  );
}

/** A message in which nothing is taken for a link. */
function text(words: string): string {
  return shown(words).replaceAll(/\[(?=[^\]]*\]\()/gu, "\\[");
}
