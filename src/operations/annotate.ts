import type { Account } from "../core/account.ts";
import type { Language } from "../core/language.ts";
import { matches } from "../core/match.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Annotated, Annotation, AnnotationRule, Place } from "../documents/annotations.ts";
import { surveyIn } from "../engine/in-language.ts";
import type { Survey } from "../engine/survey.ts";
import { pathInRepository } from "../files/repository.ts";
import { itemLines } from "../files/review/item-lines.ts";
import { compareReviews } from "../files/review/review-changes.ts";
import { sealReview } from "../files/review/review-file.ts";
import { goneByRuns } from "../record/journal/journal-removals.ts";
import { annotationTexts } from "../texts/annotations.ts";
import type { AnnotationTexts } from "../texts/en/annotations.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { draftOf } from "./review.ts";

/** What of a look is told, and how. */
export interface AnnotateOptions {
  readonly review: Review | undefined;
  /** Data is English whatever is read. */
  readonly language: Language;
}

/** What machines are told of an account that was looked at: every finding at the line that it is about. */
export async function annotationsOf(
  workspace: Workspace,
  looked: Survey,
  { review, language }: AnnotateOptions,
): Promise<Annotated> {
  const { account, files } = workspace;
  const found = surveyIn(looked, { ...workspace.reader, language });
  const { rules, differences: says } = annotationTexts(language);
  const followed: AnnotationRule = {
    id: "rule-followed",
    ...rules.followed,
    docs: undefined,
    level: "error",
  };
  const same: AnnotationRule = {
    id: "review-same",
    ...rules.same,
    docs: undefined,
    level: "warning",
  };
  const places = placesOf(account, found.view.items, files);
  const policies = found.results.map(({ policy, outcome, findings }) => {
    const { id, title, remedy, docs, severity } = policy;
    const level = severity === "mandatory" ? "error" : "warning";
    const rule: AnnotationRule = { id, title, remedy, docs, level };
    return { rule, findings: outcome === "fail" ? findings : [] };
  });
  return {
    cloud: account.cloud,
    accountId: account.id,
    accountName: account.name,
    language,
    rules: [followed, same, ...policies.map(({ rule }) => rule)],
    annotations: [
      ...found.faults.map(
        ({ line, says }): Annotation => ({
          rule: followed,
          subject: `account.yaml:${line}`,
          says,
          place: { file: pathInRepository(account.file), line },
        }),
      ),
      ...(review === undefined
        ? []
        : await differences(workspace, looked, review, (subject, line) => ({
            rule: same,
            subject,
            says: line(says),
            place: places(subject),
          }))),
      ...policies.flatMap(({ rule, findings }) =>
        findings.map(
          ({ subject, says }): Annotation => ({ rule, subject, says, place: places(subject) }),
        ),
      ),
    ],
    goes: found.plan.going.length,
  };
}

type Differences = AnnotationTexts["differences"];

async function differences(
  workspace: Workspace,
  found: Survey,
  review: Review,
  say: (subject: string, line: (says: Differences) => string) => Annotation,
): Promise<readonly Annotation[]> {
  const now = sealReview(await draftOf(workspace, found));
  const { added, changed, gone } = compareReviews(review, now);
  const ours = goneByRuns((await workspace.record()).items);
  return [
    ...added.map(({ id, line }) => say(id, (says) => says.added(line))),
    ...changed.map(({ id, line, changes }) =>
      say(id, (says) =>
        says.changed(
          line,
          changes.map(({ what }) => what),
        ),
      ),
    ),
    ...gone
      .filter(({ id }) => !ours.has(id))
      .map(({ id, line }) => say(id, (says) => says.gone(line))),
  ];
}

/** Where something is said of an item: its line in the review, else that of the rule that speaks for it. */
function placesOf(
  account: Account,
  items: readonly JudgedItem[],
  files: Workspace["files"],
): (subject: string) => Place {
  const lines = itemLines(files.review);
  const byId = new Map(items.map((item) => [item.id, item]));
  const [review, settings] = [pathInRepository(files.review), pathInRepository(account.file)];
  const rules = [...account.keep, ...account.dispositions];
  return (subject) => {
    const line = lines.get(subject);
    if (line !== undefined) return { file: review, line };
    const item = byId.get(subject);
    const rule = item && rules.find(({ match }) => matches(match, item) === "yes");
    const off = account.answers.find((answer) => answer.subject === subject);
    return { file: settings, line: rule?.line ?? off?.line ?? 1 };
  };
}
