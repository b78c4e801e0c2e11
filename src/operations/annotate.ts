import type { Account } from "../core/account.ts";
import { matches } from "../core/match.ts";
import type { JudgedItem } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Annotated, Annotation, AnnotationRule, Place } from "../documents/annotations.ts";
import type { Survey } from "../engine/survey.ts";
import { pathInRepository } from "../files/repository.ts";
import { itemLines } from "../files/review/item-lines.ts";
import { compareReviews } from "../files/review/review-changes.ts";
import { sealReview } from "../files/review/review-file.ts";
import { goneByRuns } from "../record/journal/journal-removals.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { draftOf } from "./review.ts";

const RULE_FOLLOWED: AnnotationRule = {
  id: "rule-followed",
  title: "Every rule of account.yaml can be followed",
  remedy: "Correct the rule, or remove it.",
  docs: undefined,
  level: "error",
};

const REVIEW_SAME: AnnotationRule = {
  id: "review-same",
  title: "The committed review is what is in the account",
  remedy: "Run `npx closeout review` again, and have it approved.",
  docs: undefined,
  level: "warning",
};

/** What machines are told of an account that was looked at: every finding at the line that it is about. */
export async function annotationsOf(
  workspace: Workspace,
  found: Survey,
  review: Review | undefined,
): Promise<Annotated> {
  const { account, files } = workspace;
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
    rules: [RULE_FOLLOWED, REVIEW_SAME, ...policies.map(({ rule }) => rule)],
    annotations: [
      ...found.faults.map(
        ({ line, says }): Annotation => ({
          rule: RULE_FOLLOWED,
          subject: `account.yaml:${line}`,
          says,
          place: { file: pathInRepository(account.file), line },
        }),
      ),
      ...(review === undefined ? [] : await differences(workspace, found, review, places)),
      ...policies.flatMap(({ rule, findings }) =>
        findings.map(
          ({ subject, says }): Annotation => ({ rule, subject, says, place: places(subject) }),
        ),
      ),
    ],
    goes: found.plan.going.length,
  };
}

async function differences(
  workspace: Workspace,
  found: Survey,
  review: Review,
  places: (subject: string) => Place,
): Promise<readonly Annotation[]> {
  const now = sealReview(await draftOf(workspace, found));
  const { added, changed, gone } = compareReviews(review, now);
  const ours = goneByRuns((await workspace.record()).items);
  const say = (subject: string, says: string): Annotation => ({
    rule: REVIEW_SAME,
    subject,
    says,
    place: places(subject),
  });
  return [
    ...added.map(({ id, line }) => say(id, `${line}: came after the review`)),
    ...changed.map(({ id, line, changes }) =>
      say(id, `${line}: changed since the review: ${changes.map(({ what }) => what).join(", ")}`),
    ),
    ...gone
      .filter(({ id }) => !ours.has(id))
      .map(({ id, line }) => say(id, `${line}: vanished without a run of Closeout`)),
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
