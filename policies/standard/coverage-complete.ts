import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { definePolicy, type Finding, findings, type PolicyView } from "../../src/core/policy.ts";
import { productOf, productQuestions, productSubject } from "../../src/core/product-question.ts";
import { doubtedReaches, REACH_POLICY, reachQuestion } from "../../src/core/reach.ts";

/**
 * What could not be listed completely is never called empty. Of an identity that is not proved to see
 * everything, a person may state it with evidence: its listings then count.
 */
export const coverageComplete = definePolicy({
  id: REACH_POLICY,
  title: "Every type in every region was listed completely, or proved inactive",
  severity: "mandatory",
  guards: "closure",
  remedy: [
    "Denied: grant the missing permission (`npx closeout permissions`).",
    "Unproved: attach that document as it is to the identity in use, or state with evidence that it sees everything (`npx closeout attest`).",
    "Throttled: plan again later.",
    "Failed: fix the connection, or look up the code; where the product refuses every listing because this account never opened it, state that under the subject `product:<name>` with evidence.",
    "Unsupported: the product or its call is gone there; look in its console, and state the same.",
    "Contradicted: the cloud's inventory names something that the listing lacks; look for it by its id, and answer the question of blind-spots about it.",
    "Then plan again.",
  ].join(" "),
  asks: (view) => [...productQuestions(view), ...doubtedReaches(view.coverage).map(reachQuestion)],
  check: (view) =>
    findings(
      view.coverage
        .filter((record) => !isKnown(record) && !isAnswered(record, view))
        .map((record) => unknownListing(record, view)),
    ),
});

function questionAbout({ type }: Coverage, { questions }: PolicyView) {
  const subject = productSubject(productOf(type));
  return questions.find((one) => one.policy === REACH_POLICY && one.subject === subject);
}

function isAnswered(record: Coverage, view: PolicyView): boolean {
  return questionAbout(record, view)?.answered !== undefined;
}

/** Why an answer that was given does not count: the question itself need not be answered, and stays silent. */
function objection(record: Coverage, view: PolicyView): readonly string[] {
  const but = questionAbout(record, view)?.but;
  return but === undefined ? [] : [`${but.where} ${but.says}`];
}

function unknownListing(record: Coverage, view: PolicyView): Finding {
  const { type, region, outcome, code, permission, message } = record;
  const subject = `coverage:${type}:${region}`;
  // The listings of one identity lack the same, which a reader sees once.
  if (outcome === "unproved") {
    return { subject, says: `${outcome} · ${message ?? "nobody knows why"}`, alike: true };
  }
  const parts = [
    `${type} in ${region}: ${outcome}`,
    code,
    permission === undefined ? undefined : `needs ${permission}`,
    message,
    ...objection(record, view),
  ];
  return { subject, says: parts.filter((part) => part !== undefined).join(" · ") };
}
