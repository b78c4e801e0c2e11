import { expect, test } from "vitest";
import { closureStatements } from "../../policies/standard/closure-statements.ts";
import type { AssistedTerms } from "../../src/core/assisted.ts";
import type { ClosureMeans } from "../../src/core/cloud.ts";
import { asItCame } from "../../src/core/language.ts";
import { evaluate, openQuestions } from "../../src/engine/gate.ts";
import { pack } from "./support/pack.ts";
import { accountOf, answer, attested, names, says, viewOf } from "./support/view.ts";

const terms: AssistedTerms = {
  quiet: { days: 30, because: "The shop takes its time." },
  questions: [
    {
      id: "icp-filing",
      asks: "Is no ICP filing left?",
      answers: { none: "there was none", cancelled: "each was cancelled" },
      how: "Console, ICP Filing.",
      in: {
        zh: {
          asks: "没有备案了吗？",
          answers: { none: "没有", cancelled: "已注销" },
          how: "控制台。",
        },
      },
    },
    {
      id: "marketplace",
      asks: "Is nothing left in the marketplace?",
      answers: { none: "nothing" },
      how: "Console, Marketplace.",
      in: { zh: { asks: "云市场里没有东西了吗？", answers: { none: "没有" }, how: "控制台。" } },
    },
  ],
  steps: [],
  packet: { first: [], submit: [], parts: [] },
  ownIdentity: [],
};
const closing: ClosureMeans = { by: "assisted", ...terms };
const ICP = "icp-filing — Is no ICP filing left? · Console, ICP Filing.";
const MARKET = "marketplace — Is nothing left in the marketplace? · Console, Marketplace.";

test("each of the cloud's attestations is asked, with where it is done", () => {
  expect(says(closureStatements, viewOf({ closing }))).toEqual([ICP, MARKET]);
});

test("nothing is asked where an API closes the account, or nothing does", () => {
  expect(names(closureStatements, viewOf())).toEqual([]);
  const none = { by: "none", because: asItCame("x"), instead: asItCame("y") } as const;
  expect(names(closureStatements, viewOf({ closing: none }))).toEqual([]);
});

test("each is answered by an attestation with one of its own words", () => {
  const attestations = [
    attested("closure-statements", "icp-filing", "cancelled"),
    { ...attested("closure-statements", "marketplace", "cancelled"), file: "2.yaml" },
  ];
  expect(says(closureStatements, viewOf({ closing, attestations }))).toEqual([
    `${MARKET} · 2.yaml says "cancelled", which is none of: none`,
  ]);
});

test("a line of account.yaml is not enough", () => {
  const account = accountOf({ answers: [answer("closure-statements", "icp-filing", "none")] });
  expect(says(closureStatements, viewOf({ closing, account }))[0]).toBe(
    `${ICP} · accounts/old-shop/account.yaml:40 is not enough: this needs an attestation with evidence (npx closeout attest)`,
  );
});

test("what is open is what a person is asked next", () => {
  const attestations = [attested("closure-statements", "icp-filing", "none")];
  const open = openQuestions(evaluate([closureStatements], viewOf({ closing, attestations })));
  expect(open.map(({ policy, subject, needs }) => ({ policy, subject, needs }))).toEqual([
    { policy: "closure-statements", subject: "marketplace", needs: "evidence" },
  ]);
});

test("no question says its subject again, which stands before it", () => {
  const failed = { phase: "failed", detail: "sent back", reasons: [] } as const;
  const view = viewOf({ closing, closure: { ...failed, submittedAt: "2026-11-20T10:00:00Z" } });
  for (const policy of pack)
    for (const { subject, says } of evaluate([policy], view)[0]?.findings ?? [])
      expect(says.startsWith(`${subject}:`), says).toBe(false);
});
