import { describe, expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import { type Alone, withOwn } from "./support/alone.ts";
import { MANAGER } from "./support/directory.ts";

const signal = () => AbortSignal.timeout(50_000);

/** Reads one condition. */
function read(id: string, setup: Alone = {}, fault?: FaultOrder): Promise<ClosureCondition> {
  return withOwn(setup, async ({ emulator, closure }) => {
    if (fault !== undefined) emulator.fault(fault);
    const all = await closure.conditions(signal());
    const found = all.find((one) => one.id === id);
    if (found === undefined) throw new Error(`there is no ${id}`);
    return found;
  });
}

const balance = (more: Readonly<Record<string, string>>): Alone => ({
  tables: { "bss.balance": [{ Currency: "CNY", AvailableCashAmount: "0.00", ...more }] },
});

test("an account with nothing in its way meets every condition", () =>
  withOwn(balance({}), async ({ closure }) => {
    const all = await closure.conditions(signal());
    expect(all.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "directory-membership met",
      "logon-suffix met",
      "finance-relation met",
      "unsettled-bills met",
      "uncleared-amounts met",
      "owed-invoices met",
      "invoices-to-request met",
    ]);
    expect(all.filter(({ steadyHours }) => steadyHours === 48).map(({ id }) => id)).toEqual([
      "uncleared-amounts",
    ]);
  }));

test("reading them changes nothing", () =>
  withOwn(balance({}), async ({ emulator, closure }) => {
    const before = emulator.world.log.list().length;
    await closure.conditions(signal());
    const asked = emulator.world.log.list().slice(before);
    expect(asked.filter(({ action }) => !/^(?:Get|List|Query)/u.test(action))).toEqual([]);
  }));

describe("the logon suffix of RAM users", () => {
  test("that bears a name of its own is named, with the one that it has to be", async () => {
    const found = await read("logon-suffix", { attributes: { alias: "acme" } });
    expect(found).toMatchObject({ outcome: "unmet" });
    expect(found.detail).toMatch(
      /^it is acme\.onaliyun\.com, and has to be \d{16}\.onaliyun\.com$/u,
    );
    expect(found.remedy).toContain("SetDefaultDomain");
  });

  test("that cannot be read is not known, with the permission that is missing", async () => {
    const denied: FaultOrder = {
      action: "GetDefaultDomain",
      kind: "error",
      code: "NoPermission",
      status: 403,
      message: "You are not authorized to do this action.",
    };
    const found = await read("logon-suffix", {}, denied);
    expect(found).toMatchObject({ outcome: "unknown" });
    expect(found.remedy).toContain("Allow ram:GetDefaultDomain");
  });
});

describe("the directory", () => {
  test("of somebody else is named with its manager", async () => {
    const found = await read("directory-membership", {
      attributes: { kind: "cloud-account", managedBy: MANAGER },
      others: [{ id: MANAGER, kind: "management" }],
    });
    expect(found).toMatchObject({ outcome: "unmet" });
    expect(found.detail).toContain(`managed by account ${MANAGER}`);
    expect(found.remedy).toContain("closure.leaveDirectory: true");
  });

  test("that the account manages itself is an item, and no condition", async () => {
    const found = await read("directory-membership", { attributes: { kind: "management" } });
    expect(found).toMatchObject({ outcome: "met" });
    expect(found.detail).toContain("which is an item itself");
  });

  test("that cannot be read is not known", async () => {
    const found = await read(
      "directory-membership",
      {},
      { kind: "error", action: "GetResourceDirectory", status: 403, code: "NoPermission" },
    );
    expect(found).toMatchObject({ outcome: "unknown" });
  });
});

describe("the enterprise finance relation", () => {
  const relation = (State: string): Alone => ({
    tables: {
      "bss.relation": [
        {
          RelationId: 77,
          AccountId: MANAGER,
          RelationType: "enterprise_group",
          State,
          StartTime: "2025-01-01T00:00:00Z",
        },
      ],
    },
  });

  test.each(["RELATED", "CHANGE_CONFIRMING"])(
    "in state %s is named with the other side",
    async (state) => {
      const found = await read("finance-relation", relation(state));
      expect(found).toMatchObject({ outcome: "unmet" });
      expect(found.detail).toContain(`enterprise_group relation 77 with account ${MANAGER}`);
      expect(found.remedy).toContain("Leaving a directory does not release it");
    },
  );

  test("that has ended is none", async () => {
    expect(await read("finance-relation", relation("CANCELED"))).toMatchObject({ outcome: "met" });
  });

  test("does not exist where the site has no enterprise finance", async () => {
    const found = await read("finance-relation", {
      attributes: { notApplicable: ["QueryRelationList"] },
    });
    expect(found).toMatchObject({
      outcome: "met",
      detail: "this site has no enterprise finance",
    });
  });
});

describe("uncleared amounts", () => {
  test.each([
    ["of this month", { _uncleared: "38.20" }, "CurrentMonthUnclearedAmount 38.20 CNY"],
    ["of months before", { _history: "3.20" }, "HistoryMonthUnclearedAmount 3.20 CNY"],
    ["with separators", { _uncleared: "1,038.20" }, "1038.20 CNY"],
  ])("%s are named, with the day on which the bill comes by itself", async (_, more, says) => {
    const found = await read("uncleared-amounts", balance(more));
    expect(found).toMatchObject({ outcome: "unmet" });
    expect(found.detail).toContain(says);
    // In China it is December by now: that month's bill comes with the next one.
    expect(found.byItself).toBe("2026-12-31T16:00:00.000Z");
  });

  test("of zero in other words are zero", async () => {
    const found = await read("uncleared-amounts", balance({ _uncleared: "0", _history: "0.0000" }));
    expect(found).toMatchObject({ outcome: "met" });
  });

  test("that could not be read are not known, and say so", async () => {
    const found = await read("uncleared-amounts", balance({}), {
      kind: "error",
      action: "GetFundAccountAvailableAmount",
      status: 403,
      code: "NoPermission",
    });
    expect(found).toMatchObject({ outcome: "unknown" });
  });
});

describe("invoices to be requested", () => {
  const evaluate = (CanInvoiceAmount: number, Type = 0): Alone => ({
    tables: {
      "bss.evaluate": [
        {
          Id: 1,
          Type,
          BillCycle: "202610",
          CanInvoiceAmount,
          InvoicedAmount: 0,
          OriginalAmount: CanInvoiceAmount,
        },
      ],
    },
  });

  test("are shown as an amount, and a person may state what became of them", async () => {
    const found = await read("invoices-to-request", evaluate(12345));
    expect(found).toMatchObject({ outcome: "unmet", detail: "123.45 can still be invoiced" });
    expect(Object.keys(found.question?.answers ?? {})).toEqual(["requested", "waived"]);
  });

  test("of a few cents keep their zeros", async () => {
    expect((await read("invoices-to-request", evaluate(7))).detail).toContain("0.07");
  });

  test("do not exist where the site has none of the kind", async () => {
    const setup = { attributes: { notApplicable: ["QueryEvaluateList"] } };
    expect(await read("invoices-to-request", setup)).toMatchObject({ outcome: "met" });
    expect(await read("owed-invoices", setup)).toMatchObject({ outcome: "met" });
  });
});

test("billing that answers for another site leaves bills unknown", async () => {
  const setup = { ...balance({}), attributes: { notApplicable: true } };
  expect(await read("unsettled-bills", setup)).toMatchObject({ outcome: "unknown" });
});

test("bills that are owed are named with month, product and currency", async () => {
  const found = await read("unsettled-bills", {
    tables: {
      "bss.bill": [
        {
          BillingCycle: "2026-11",
          ProductCode: "ecs",
          SubscriptionType: "PayAsYouGo",
          PretaxAmount: 10,
          OutstandingAmount: 10.5,
          Currency: "CNY",
        },
      ],
    },
  });
  expect(found).toMatchObject({ outcome: "unmet" });
  expect(found.detail).toContain("2026-11 ecs 10.5 CNY");
});
