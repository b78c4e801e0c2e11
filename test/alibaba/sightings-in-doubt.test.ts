import { expect, test } from "vitest";
import { readBills } from "../../src/clouds/alibaba/bills.ts";
import type { ConditionContext } from "../../src/clouds/alibaba/condition-context.ts";
import { invoiceCondition } from "../../src/clouds/alibaba/finance-conditions.ts";
import { inventorySightings } from "../../src/clouds/alibaba/sightings.ts";
import { createCatalogSession } from "../../src/clouds/shared/rows/catalog-session.ts";
import type { Calls } from "../../src/clouds/shared/session/session-calls.ts";
import { ListingError } from "../../src/clouds/shared/wire/listing-error.ts";
import { isRecord } from "../../src/clouds/shared/wire/paths.ts";
import type { Reply } from "../../src/clouds/shared/wire/transport.ts";
import { jumpingClock } from "../clouds/support/clock.ts";
import { accountFile } from "./support/directory.ts";

const signal = new AbortController().signal;

/** A cloud that answers each action with one reply; a bill is about the month that was asked for. */
function answering(replies: Readonly<Record<string, Reply>>): Calls {
  return createCatalogSession({
    cloud: "alibaba",
    accountId: "1",
    services: [],
    clock: jumpingClock(),
    transport: {
      send: async ({ action, params }) => {
        const reply = replies[action] ?? {};
        const data = reply["Data"];
        if (action !== "QueryBillOverview" || !isRecord(data)) return reply;
        return { ...reply, Data: { BillingCycle: params["BillingCycle"], ...data } };
      },
      close: async () => undefined,
    },
  });
}

const ENABLED = { ServiceStatus: "Enabled", InitialStatus: "Finished" };

test.each<[string, Reply]>([
  ["has no list of counts", { RequestId: "r" }],
  ["has counts under another name", { Counts: [{ GroupName: "ACS::New::Thing", Count: 1 }] }],
  ["has a group without a count", { ResourceCounts: [{ GroupName: "ACS::New::Thing" }] }],
  ["has a group without a name", { ResourceCounts: [{ Count: 3 }] }],
])("a reply of Resource Center that %s is not taken for an empty account", async (_, counts) => {
  const calls = answering({
    GetResourceCenterServiceStatus: ENABLED,
    GetResourceCounts: counts,
    SearchResources: { Resources: [] },
  });
  const { coverage, sightings } = await inventorySightings(calls, new Map(), signal);
  expect(coverage[0]?.outcome).toBe("failed");
  expect(sightings).toEqual([]);
});

test("an account in which Resource Center counts nothing is listed", async () => {
  const calls = answering({
    GetResourceCenterServiceStatus: ENABLED,
    GetResourceCounts: { ResourceCounts: [{ GroupName: "ACS::ECS::Instance", Count: 0 }] },
  });
  const { coverage } = await inventorySightings(calls, new Map(), signal);
  expect(coverage).toMatchObject([{ outcome: "listed", count: 0 }]);
});

test.each<[string, Reply, string]>([
  ["has no items", { Data: { AccountID: "1" } }, "failed"],
  ["has nothing at all", {}, "failed"],
  ["has an empty list", { Data: { Items: { Item: [] } } }, "listed"],
  ["has an emptied wrapper", { Data: { Items: {} } }, "failed"],
  ["has a null for its list", { Data: { Items: { Item: null } } }, "failed"],
])("a bill overview that %s", async (_, overview, outcome) => {
  const own = answering({ QueryBillOverview: overview });
  const account = { ...accountFile(), kind: "standalone" };
  const bills = await readBills({ account, own, management: undefined, now: 0 }, signal);
  expect(bills.coverage.outcome).toBe(outcome);
});

test.each<[string, Reply, string]>([
  ["has no list", { Data: {} }, "throws"],
  ["has an empty list", { Data: { TotalCount: 0, EvaluateList: { Evaluate: [] } } }, "met"],
  ["leaves the list of none out", { Data: { TotalCount: 0 } }, "met"],
])("a reply about owed invoices that %s", async (_, reply, outcome) => {
  const context = { own: answering({ QueryEvaluateList: reply }) } as ConditionContext;
  const asked = invoiceCondition(context, signal);
  if (outcome === "throws") await expect(asked).rejects.toThrow(ListingError);
  else expect((await asked).outcome).toBe(outcome);
});
