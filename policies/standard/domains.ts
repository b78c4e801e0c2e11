import {
  definePolicy,
  findings,
  type JudgedItem,
  type PolicyView,
  remaining,
  standing,
} from "../../src/core/policy.ts";

const ID = "domains";

/** A registered domain keeps the account from closing and is lost with it. */
export const domains = definePolicy({
  id: ID,
  title: "No registered domain is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Transfer the domain, or let it expire; a registered domain is never deleted through the API. Where nobody wants it, some vendors let the account close with it in its renewal period (`abandon`), and some cancel it early: state that this was asked for with `npx closeout attest`; the domain counts as gone once the list no longer holds it.",
  asks: (view) =>
    left(view).map((item) => ({
      subject: item.id,
      asks: `${item.line} · was its early cancellation asked for?`,
      answers: {
        "early-cancellation": "customer service was asked to cancel it before it expires",
      },
      needs: "evidence",
      optional: true,
    })),
  check: (view) => {
    const verdict = remaining(left(view));
    if (verdict.pass) return verdict;
    const asked = new Map(
      view.questions.flatMap(({ policy, subject, answered }) =>
        policy === ID && answered?.attestation !== undefined
          ? [[subject, answered.attestation] as const]
          : [],
      ),
    );
    return findings(
      verdict.findings.map(({ subject, says }) => {
        const stated = asked.get(subject);
        const reference = stated?.reference === undefined ? "" : `, reference ${stated.reference}`;
        const when = `early cancellation was asked for on ${stated?.at ?? ""}${reference}`;
        return { subject, says: stated === undefined ? says : `${says} · ${when}` };
      }),
    );
  },
});

function left(view: PolicyView): readonly JudgedItem[] {
  return standing(view).filter((item) => item.concern === "domain");
}
