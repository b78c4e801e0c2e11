import { shown } from "../../core/secrets.ts";
import { annotationTexts } from "../../texts/annotations.ts";
import type { Annotated, Annotation, AnnotationRule } from "../annotations.ts";

/** Findings that a case shows; the rest is counted. */
const SHOWN = 200;

/** JUnit XML: a case for each thing that is asked; it fails where that stands in the way, and tells where it warns. */
export function junit(told: Annotated): string {
  const byRule = new Map<AnnotationRule, Annotation[]>(told.rules.map((rule) => [rule, []]));
  for (const one of told.annotations) byRule.get(one.rule)?.push(one);
  const failures = [...byRule].filter(
    ([{ level }, found]) => level === "error" && found.length > 0,
  ).length;
  const counts = `tests="${byRule.size}" failures="${failures}" errors="0" skipped="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="closeout" ${counts}>
<testsuite name="closeout ${xml(told.accountName)}" ${counts}>
${[...byRule].map(([rule, found]) => testCase(told, rule, found)).join("\n")}
</testsuite>
</testsuites>
`;
}

function testCase(
  { accountName, language }: Annotated,
  { id, title, remedy, level }: AnnotationRule,
  found: readonly Annotation[],
): string {
  const texts = annotationTexts(language);
  const [first] = found;
  const file = first === undefined ? "" : ` file="${xml(first.place.file)}"`;
  const head = `<testcase classname="closeout.${xml(accountName)}" name="${xml(texts.rule(id, title))}" time="0"${file}`;
  if (first === undefined) return `${head}/>`;
  const left = found.length - SHOWN;
  const lines = [
    ...found
      .slice(0, SHOWN)
      .map(
        ({ subject, says, place }) =>
          `${place.file}:${place.line}: ${texts.finding(subject, says)}`,
      ),
    ...(left > 0 ? [texts.moreFindings(left)] : []),
    texts.next(remedy),
  ];
  const body = lines.map(xml).join("\n");
  return level === "error"
    ? `${head}><failure type="${xml(id)}" message="${xml(texts.findings(found.length))}">${body}</failure></testcase>`
    : `${head}><system-out>${body}</system-out></testcase>`;
}

/** Text for XML 1.0, in attributes as well: what it cannot hold is seen as an escape. */
function xml(text: string): string {
  return shown(text)
    .replaceAll(/[\ufffe\uffff]/gu, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
