import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { definePolicy, findings, type PolicyView } from "../../src/core/policy.ts";
import { productOf, productQuestions, productSubject } from "../../src/core/product-question.ts";

const ID = "coverage-complete";

/** What could not be listed completely is never called empty. */
export const coverageComplete = definePolicy({
  id: ID,
  title: "Every type in every region was listed completely, or proved inactive",
  severity: "mandatory",
  guards: "closure",
  remedy: [
    "Denied: grant the missing permission (`npx closeout permissions`).",
    "Throttled: plan again later.",
    "Failed: fix the connection, or look up the code; where the product refuses every listing because this account never opened it, state that under the subject `product:<name>` with evidence (`npx closeout attest`).",
    "Unsupported: the product or its call is gone there; look in its console, and state the same.",
    "Contradicted: the cloud's inventory names something that the listing lacks; look for it by its id, and answer the question of blind-spots about it.",
    "Then plan again.",
  ].join(" "),
  asks: productQuestions,
  check: (view) =>
    findings(
      view.coverage
        .filter((record) => !isKnown(record) && !isAnswered(record, view))
        .map((record) => ({
          subject: `coverage:${record.type}:${record.region}`,
          says: [
            `${record.type} in ${record.region}: ${record.outcome}`,
            ...(record.code === undefined ? [] : [record.code]),
            ...(record.permission === undefined ? [] : [`needs ${record.permission}`]),
            ...(record.message === undefined ? [] : [record.message]),
            ...objection(record, view),
          ].join(" · "),
        })),
    ),
});

function questionAbout({ type }: Coverage, { questions }: PolicyView) {
  const subject = productSubject(productOf(type));
  return questions.find((one) => one.policy === ID && one.subject === subject);
}

function isAnswered(record: Coverage, view: PolicyView): boolean {
  return questionAbout(record, view)?.answered !== undefined;
}

/** Why an answer that was given does not count: the question itself need not be answered, and stays silent. */
function objection(record: Coverage, view: PolicyView): readonly string[] {
  const but = questionAbout(record, view)?.but;
  return but === undefined ? [] : [`${but.where} ${but.says}`];
}
