import {
  definePolicy,
  findings,
  type JudgedItem,
  type PolicyView,
  remaining,
  standing,
} from "../../src/core/policy.ts";
import { askedOf, finding, partsOf } from "../../src/core/told.ts";

const ID = "domains";

/** A registered domain keeps the account from closing and is lost with it. */
export const domains = definePolicy({
  id: ID,
  title: "No registered domain is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Transfer the domain, or let it expire; a registered domain is never deleted through the API. Where nobody wants it, some vendors let the account close with it in its renewal period (`abandon`), and some cancel it early: state that this was asked for with `npx closeout attest`; the domain counts as gone once the list no longer holds it.",
  in: {
    zh: {
      title: "没有剩余的已注册域名",
      remedy:
        "把域名转移，或等它到期；已注册的域名绝不会通过 API 删除。没有人要的域名，有些厂商允许它在续费期内随账号注销（`abandon`），有些厂商可以提前注销：用 `npx closeout attest` 说明已提出申请；列表里不再有这个域名时，才算已经移除。",
    },
  },
  asks: (view) =>
    left(view).map((item) => ({
      ...askedOf(
        item,
        { en: "was its early cancellation asked for?", zh: "是否已申请提前注销？" },
        {
          "early-cancellation": {
            en: "customer service was asked to cancel it before it expires",
            zh: "已向客服申请在到期之前注销",
          },
        },
      ),
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
      verdict.findings.map((one) => {
        const stated = asked.get(one.subject);
        if (stated === undefined) return one;
        const { at, reference } = stated;
        const [en, zh] =
          reference === undefined ? ["", ""] : [`, reference ${reference}`, `，编号 ${reference}`];
        return finding(one.subject, {
          en: `${one.says} · early cancellation was asked for on ${at}${en}`,
          zh: [...partsOf(one.in.zh.says), ` · 已于 ${at} 申请提前注销${zh}`],
        });
      }),
    );
  },
});

function left(view: PolicyView): readonly JudgedItem[] {
  return standing(view).filter((item) => item.concern === "domain");
}
