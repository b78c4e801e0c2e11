import { describe, expect, test } from "vitest";
import { closureConditions } from "../../policies/standard/closure-conditions.ts";
import { closureRejected } from "../../policies/standard/closure-rejected.ts";
import { closureSwitch } from "../../policies/standard/closure-switch.ts";
import { cloudCheck } from "../../policies/standard/cloud-check.ts";
import type {
  CheckReason,
  ClosureCondition,
  ClosureStatus,
  PreClosureCheck,
} from "../../src/core/closure.ts";
import { asItCame } from "../../src/core/language.ts";
import { ACCOUNT, accountOf, answer, attested, names, says, viewOf } from "./support/view.ts";

const reason = (id: string, description: string): CheckReason => ({
  id,
  name: `Check ${id}`,
  description,
});

describe("closure-switch", () => {
  const confirm = (text: string | undefined) =>
    says(
      closureSwitch,
      viewOf({
        account: accountOf({
          closure: { ...accountOf().closure, confirm: text },
        }),
      }),
    );

  test("passes when the switch names this account", () => {
    expect(confirm(ACCOUNT)).toEqual([]);
  });

  test.each<{ given: string | undefined; finding: string }>([
    { given: undefined, finding: "closure.confirm is blank" },
    { given: "", finding: "closure.confirm is blank" },
    { given: "   ", finding: "closure.confirm is blank" },
    { given: "1000000000000003", finding: 'closure.confirm is "1000000000000003"' },
    { given: ` ${ACCOUNT}`, finding: `closure.confirm is " ${ACCOUNT}"` },
    { given: "true", finding: 'closure.confirm is "true"' },
  ])("refuses $given", ({ given, finding }) => {
    expect(confirm(given)).toEqual([`closure.confirm — ${finding}; it must be "${ACCOUNT}"`]);
  });
});

describe("cloud-check", () => {
  const asked = (check: Partial<PreClosureCheck> | undefined, abandonChecks: string[] = []) =>
    says(
      cloudCheck,
      viewOf({
        check:
          check === undefined
            ? undefined
            : { allowed: false, reasons: [], abandonable: [], ...check },
        account: accountOf({
          closure: { ...accountOf().closure, abandonChecks },
        }),
      }),
    );
  const clusters = reason("NON_SP_cs", "A cluster runs.");

  test("is silent where the cloud has no such check, and where it allows", () => {
    expect(asked(undefined)).toEqual([]);
    expect(asked({ allowed: true })).toEqual([]);
  });

  test("names each of the cloud's reasons, a scheduled key among them", () => {
    expect(asked({ reasons: [reason("SP_kms", "A key waits for its deletion.")] })).toEqual([
      "check:SP_kms — Check SP_kms (SP_kms): A key waits for its deletion.",
    ]);
  });

  test("what may be abandoned stands in the way until it is abandoned by its id", () => {
    expect(asked({ allowed: true, abandonable: [clusters] })).toEqual([
      "check:NON_SP_cs — Check NON_SP_cs (NON_SP_cs): A cluster runs. · may be abandoned by listing NON_SP_cs under closure.abandonChecks",
    ]);
    expect(asked({ allowed: true, abandonable: [clusters] }, ["NON_SP_cs"])).toEqual([]);
  });

  test("giving one thing up abandons no other, and never a reason that is not offered", () => {
    const check = { reasons: [reason("SP_ecs", "x")], abandonable: [clusters] };
    expect(asked(check, ["NON_SP_cs", "SP_ecs"])).toEqual([
      "check:SP_ecs — Check SP_ecs (SP_ecs): x",
      "abandon:SP_ecs — closure.abandonChecks names SP_ecs, which the check does not offer: take it out",
    ]);
  });

  test("a refusal without a reason is still a refusal", () => {
    expect(asked({ allowed: false })).toEqual([
      "check — the check refuses the closure without naming a reason",
    ]);
  });

  test("a check that waits for the submission is no refusal", () => {
    expect(asked({ allowed: false, deferred: "the permission" }, ["NON_SP_cs"])).toEqual([]);
  });
});

describe("closure-conditions", () => {
  const condition = (id: string, outcome: ClosureCondition["outcome"]): ClosureCondition => ({
    id,
    title: `No ${id}`,
    outcome,
    detail: `seen ${id}`,
    remedy: `Release the ${id}.`,
  });

  test.each(["delegated-administrator", "payer", "unsettled-bills", "owed-invoices"])(
    "%s stands in the way when it is not met, and when it cannot be read",
    (id) => {
      const said = (outcome: ClosureCondition["outcome"]) =>
        says(closureConditions, viewOf({ conditions: [condition(id, outcome)] }));
      expect(said("met")).toEqual([]);
      expect(said("unmet")).toEqual([
        `condition:${id} — No ${id}: not met · seen ${id} · Release the ${id}.`,
      ]);
      expect(said("unknown")).toEqual([
        `condition:${id} — No ${id}: could not be read · seen ${id} · Release the ${id}.`,
      ]);
    },
  );

  describe("that a person may speak about", () => {
    const filing: ClosureCondition = {
      ...condition("icp-filing", "unknown"),
      question: { asks: "Was it cancelled?", answers: { cancelled: "the vendor confirmed it" } },
    };
    const subject = "condition:icp-filing";
    const question = `${subject} — No icp-filing: Was it cancelled? · seen icp-filing · Release the icp-filing.`;

    test.each(["unmet", "unknown"] as const)("is a question while it is %s", (outcome) => {
      const view = viewOf({ conditions: [{ ...filing, outcome }] });
      expect(says(closureConditions, view)).toEqual([question]);
    });

    test("is none once it is met", () => {
      const view = viewOf({ conditions: [{ ...filing, outcome: "met" }] });
      expect(says(closureConditions, view)).toEqual([]);
    });

    test("is settled by an attestation, not by a line of account.yaml", () => {
      const attestations = [attested("closure-conditions", subject, "cancelled")];
      expect(says(closureConditions, viewOf({ conditions: [filing], attestations }))).toEqual([]);
      const account = accountOf({ answers: [answer("closure-conditions", subject, "cancelled")] });
      expect(says(closureConditions, viewOf({ conditions: [filing], account }))).toEqual([
        `${question} · accounts/old-shop/account.yaml:40 is not enough: this needs an attestation with evidence (npx closeout attest)`,
      ]);
    });

    test("opens no other condition", () => {
      const conditions = [filing, condition("payer", "unmet")];
      const attestations = [
        attested("closure-conditions", subject, "cancelled"),
        attested("closure-conditions", "condition:payer", "cancelled"),
      ];
      expect(names(closureConditions, viewOf({ conditions, attestations }))).toEqual([
        "condition:payer",
      ]);
    });
  });

  test("a condition that only time meets says when that is at the earliest", () => {
    const waiting = { ...condition("bills", "unmet"), until: "2026-12-03T00:00:00Z" };
    expect(says(closureConditions, viewOf({ conditions: [waiting] })).join()).toMatch(
      /Release the bills\. · not before 2026-12-03T00:00:00Z$/u,
    );
  });

  test("a kind of account that no API closes is told what is possible instead", () => {
    const closing = {
      by: "none",
      because: asItCame("it has an owner of its own"),
      instead: asItCame("Its owner closes it."),
    } as const;
    const account = accountOf({ kind: "cloud-account" });
    expect(says(closureConditions, viewOf({ closing, account }))).toEqual([
      "kind:cloud-account — it has an owner of its own. Instead: Its owner closes it.",
    ]);
  });
});

describe("closure-rejected", () => {
  const failed: ClosureStatus = {
    phase: "failed",
    submittedAt: "2026-11-20T10:00:00Z",
    detail: "CheckFailed",
    reasons: [{ id: "", name: "Payer", description: "Another account pays." }],
  };
  const subject = "rejection:2026-11-20T10:00:00Z";

  test.each<{ phase: ClosureStatus["phase"] }>([
    { phase: "none" },
    { phase: "submitted" },
    { phase: "waiting" },
    { phase: "closed" },
  ])("is silent about a closure that is $phase", ({ phase }) => {
    expect(names(closureRejected, viewOf({ closure: { ...failed, phase } }))).toEqual([]);
  });

  test("holds a closure back with the vendor's reasons, or its words where it gave none", () => {
    expect(says(closureRejected, viewOf({ closure: failed }))).toEqual([
      `${subject} — Payer: Another account pays.`,
    ]);
    expect(says(closureRejected, viewOf({ closure: { ...failed, reasons: [] } }))).toEqual([
      `${subject} — CheckFailed`,
    ]);
  });

  test("is answered for that rejection alone", () => {
    const cleared = accountOf({ answers: [answer("closure-rejected", subject, "cleared")] });
    expect(names(closureRejected, viewOf({ closure: failed, account: cleared }))).toEqual([]);
    const later = { ...failed, submittedAt: "2026-11-21T10:00:00Z" };
    expect(names(closureRejected, viewOf({ closure: later, account: cleared }))).toEqual([
      "rejection:2026-11-21T10:00:00Z",
    ]);
  });

  test("takes no other word for an answer", () => {
    const account = accountOf({ answers: [answer("closure-rejected", subject, "maybe")] });
    expect(says(closureRejected, viewOf({ closure: failed, account })).join()).toContain(
      'account.yaml:40 says "maybe", which is none of: cleared',
    );
  });
});
