import { afterEach, expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import type { Emulator } from "../../emulator/server.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import { MEMBER, type Organization, open, organization } from "./support/directory.ts";

let emulator: Emulator;
afterEach(() => emulator.close());

async function read(id: string, setup: Organization = {}): Promise<ClosureCondition | undefined> {
  emulator = await organization({ ...setup, products: [bss, bssFunds] });
  const session = await open(emulator);
  if (session.closure.by !== "api") throw new Error("expected an API closure");
  const all = await session.closure.conditions(AbortSignal.timeout(50_000));
  await session.close();
  return all.find((condition) => condition.id === id);
}

test.each(["payer", "finance-relation", "unsettled-bills", "owed-invoices"])(
  "%s is met by a member that owes nothing",
  async (id) => {
    expect(await read(id)).toMatchObject({ outcome: "met" });
  },
);

test("an outstanding amount on a bill is named", async () => {
  const unsettled = await read("unsettled-bills", {
    resources: {
      "*": {
        "bss.bill": [
          {
            BillingCycle: "2026-10",
            ProductCode: "ecs",
            SubscriptionType: "PayAsYouGo",
            PretaxAmount: 10,
            OutstandingAmount: 10,
          },
        ],
      },
    },
  });
  expect(unsettled).toMatchObject({ outcome: "unmet" });
  expect(unsettled?.detail).toContain("2026-10 ecs 10 CNY");
});

test("an uncleared amount of a fund account is named", async () => {
  const unsettled = await read("unsettled-bills", {
    resources: {
      "*": { "bss.balance": [{ Currency: "CNY", _history: "3.20" }] },
    },
  });
  expect(unsettled).toMatchObject({ outcome: "unmet" });
  expect(unsettled?.detail).toContain("HistoryMonthUnclearedAmount 3.20");
});

test("a finance relation in effect is named", async () => {
  const relation = await read("finance-relation", {
    managerResources: {
      "*": {
        "bss.relation": [
          {
            RelationId: 51463,
            RelationType: "FinancialManagement",
            AccountId: Number(MEMBER),
            AccountType: "MEMBER",
            State: "RELATED",
            StartTime: "2021-03-02T15:12Z",
          },
          { RelationId: 51464, AccountId: 1000000000000009, State: "RELATED" },
        ],
      },
    },
  });
  expect(relation).toMatchObject({ outcome: "unmet" });
  expect(relation?.detail).toContain("51463");
});

test("an owed invoice is named", async () => {
  const owed = await read("owed-invoices", {
    resources: {
      "*": {
        "bss.evaluate": [
          { Id: 1, Type: 1, BillCycle: "202610", CanInvoiceAmount: -1200 },
          { Id: 2, Type: 2, BillCycle: "202610", CanInvoiceAmount: 3400 },
        ],
      },
    },
  });
  expect(owed).toMatchObject({ outcome: "unmet" });
  expect(owed?.detail).toContain("-1200 cent");
});
