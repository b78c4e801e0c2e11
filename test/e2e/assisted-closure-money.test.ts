import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withAlone } from "./support/alone.ts";
import { MEMBER } from "./support/world.ts";

describe("money that moves between plan and deploy", () => {
  test("a balance that comes in makes the deploy refuse, and no packet is written", () =>
    withAlone(
      { account: { closure: { confirm: MEMBER, ownKey: "delete-last" } } },
      async (project) => {
        const { plan, terraform, paths, journal } = project;
        await project.settle();
        expect((await plan("closure", "-out=ready.plan")).code).toBe(0);
        await project.console("top-up", { amount: "0.01" });
        const late = await terraform("closure", "apply", "-input=false", "ready.plan");
        expect(late.code).toBe(1);
        expect(late.says).toContain("balance");
        expect(existsSync(paths.packet)).toBe(false);
        expect((await journal()).filter(({ kind }) => kind === "closure")).toEqual([]);
        expect(project.changes()).toEqual([]);
      },
    ));

  test("a voucher that comes in is not abandoned with the account before a plan showed it", () =>
    withAlone(
      {
        account: {
          dispositions: [
            { match: { type: "bss.voucher" }, disposition: "abandon", because: "void anyway" },
          ],
        },
      },
      async (project) => {
        const { plan, terraform, paths } = project;
        await project.settle();
        expect((await plan("closure", "-out=ready.plan")).code).toBe(0);
        project.emulator.seed({
          accounts: [
            {
              id: MEMBER,
              resources: {
                "*": {
                  "bss.cash-coupon": [
                    {
                      CashCouponId: "77",
                      CashCouponNo: "CN-77",
                      Balance: "9.00",
                      Status: "Available",
                    },
                  ],
                },
              },
            },
          ],
        });
        const late = await terraform("closure", "apply", "-input=false", "ready.plan");
        expect(late.code).toBe(1);
        // Terraform itself holds what is abandoned against what the plan showed.
        expect(late.says).toContain('new element "alibaba:bss.voucher:global:77" has appeared');
        expect(existsSync(paths.packet)).toBe(false);
        const again = await plan("closure");
        expect(again.code).toBe(0);
        expect(again.says).toContain("worth 9.00");
      },
    ));

  test("an amount that comes in late begins the 48 hours anew", () =>
    withAlone({}, async (project) => {
      const { plan } = project;
      await project.settle();
      await project.console("set-uncleared", { current: "0.40" });
      const late = await plan("closure");
      expect(late.code).toBe(1);
      expect(late.says).toContain("CurrentMonthUnclearedAmount 0.40 CNY");
      await project.console("set-uncleared", { current: "0.00" });
      const again = await plan("closure");
      expect(again.code).toBe(1);
      expect(again.says).toContain("must still be true 48 hours later");
      await project.later(47);
      expect((await plan("closure")).code).toBe(1);
      await project.later(2);
      expect((await plan("closure")).code).toBe(0);
    }));
});

describe("amounts as the vendor writes them:", () => {
  test.each([
    ["with thousands separators", "1,234,567.89", "CNY"],
    ["in a currency that nobody expected", "12.30", "JPY"],
    ["below zero", "-3.10", "CNY"],
  ])("a balance %s blocks, and reads as it is", (_, amount, currency) =>
    withAlone(
      { balance: { AvailableCashAmount: amount, AvailableAmount: amount, Currency: currency } },
      async (project) => {
        await project.settle();
        const planned = await project.plan("closure");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain("balance: 1 finding");
        expect(planned.says).toContain(amount);
        expect(planned.says).toContain(currency);
      },
    ),
  );

  test("zero with separators and many digits is zero; what is no amount is not", () =>
    withAlone(
      { balance: { AvailableCashAmount: "0.0000", AvailableAmount: "0.0000" } },
      async (project) => {
        await project.settle();
        expect((await project.plan("closure")).code).toBe(0);
        project.emulator.seed({
          accounts: [
            {
              id: MEMBER,
              resources: {
                "*": {
                  "bss.balance": [
                    { Currency: "CNY", AvailableCashAmount: "n/a", AvailableAmount: "n/a" },
                  ],
                },
              },
            },
          ],
        });
        expect((await project.plan("closure")).code).toBe(1);
      },
    ));
});

test("billing that answers for another site proves nothing about money", () =>
  withAlone({ attributes: { notApplicable: true } }, async (project) => {
    await project.settle();
    const planned = await project.plan("closure");
    expect(planned.code).toBe(1);
    expect(planned.says).toContain("bss.balance in global: failed · NotApplicable");
    expect(planned.says).toContain(
      "condition:unsettled-bills: No amount is unsettled: could not be read",
    );
    expect(planned.says).not.toContain("balance: 1 finding");
    // Invoices are another matter: where the call does not apply there are none of the kind.
    await project.console("not-applicable", {
      actions: ["QueryEvaluateList", "QueryRelationList"],
    });
    expect((await project.plan("closure")).code).toBe(0);
  }));

describe("keys of the root user", () => {
  test("that are counted block, whoever asks", () =>
    withAlone(
      {
        attributes: {
          keys: [
            { id: "LTAI-member", secret: "member-secret", user: "closer" },
            { id: "LTAI-root", secret: "root-secret" },
          ],
        },
      },
      async (project) => {
        await project.settle();
        const planned = await project.plan("closure");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain("keys: 1 finding");
        expect(planned.says.toLowerCase()).toContain("root user");
        await project.console("delete-root-keys");
        expect((await project.plan("closure")).code).toBe(0);
      },
    ));

  test("that cannot be counted block as well", () =>
    withAlone({}, async (project) => {
      await project.settle();
      const lift = project.fault({
        kind: "error",
        action: "GetAccountSecurityPracticeReport",
        status: 403,
        code: "NoPermission",
      });
      const planned = await project.plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("coverage-complete");
      expect(planned.says).toContain("ram.root-key");
      lift();
      expect((await project.plan("closure")).code).toBe(0);
    }));
});
