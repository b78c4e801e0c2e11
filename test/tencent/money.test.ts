import { afterEach, expect, test } from "vitest";
import { HERE, openWorld, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

const prepaid = {
  InstanceId: "ins-1",
  InstanceChargeType: "PREPAID",
  InstanceState: "RUNNING",
  RenewFlag: "NOTIFY_AND_AUTO_RENEW",
  ExpiredTime: "2099-01-01T00:00:00Z",
};

const renewal = {
  InstanceId: "ins-1",
  ProductCode: "p_cvm",
  SubProductCode: "sp_cvm_s5",
  RegionCode: HERE,
  Status: "NORMAL",
  RenewFlag: "NOTIFY_AND_AUTO_RENEW",
  ExpireTime: "2099-01-01 08:00:00",
};

test("what is paid in advance carries its renewal record, and waits for a decision", async () => {
  world = await openWorld({
    [HERE]: { "cvm.instance": [prepaid] },
    "*": { "billing.renew-instance": [renewal] },
  });
  const { items } = await world.scan(["cvm.instance", "billing.renewal"]);
  expect(items).toMatchObject([
    {
      type: "cvm.instance",
      charge: "prepaid",
      autoRenew: true,
      proposed: "manual",
      facts: { productCode: "p_cvm", subProductCode: "sp_cvm_s5", regionCode: HERE },
    },
  ]);
});

test("its renewal is switched off before it is given back", async () => {
  world = await openWorld({
    [HERE]: { "cvm.instance": [prepaid] },
    "*": { "billing.renew-instance": [renewal] },
  });
  const before = await world.scan(["cvm.instance", "billing.renewal"]);
  const { result, calls } = await world.remove(before, ["ins-1"], "refund");
  expect([...result.stuck.values()]).toEqual([]);
  expect(calls.map(({ action }) => action)).toEqual([
    "billing.SetRenewal",
    "cvm.TerminateInstances",
    "cvm.TerminateInstances",
  ]);
});

test("without its renewal record nothing is given back, since its renewal would go on", async () => {
  world = await openWorld({ [HERE]: { "cvm.instance": [prepaid] } });
  const before = await world.scan(["cvm.instance"]);
  const { result, calls } = await world.remove(before, ["ins-1"], "refund");
  expect([...result.stuck.values()].join()).toMatch(/switch auto-renewal off/u);
  expect(calls).toEqual([]);
});

test("a prepaid thing of a product that no row lists is an item of its own", async () => {
  world = await openWorld({
    "*": {
      "billing.renew-instance": [{ ...renewal, InstanceId: "waf-1", ProductCode: "p_waf" }],
    },
  });
  const { items } = await world.scan(["cvm.instance", "billing.renewal"]);
  expect(items).toMatchObject([
    { type: "billing.renewal", nativeId: "waf-1", charge: "prepaid", autoRenew: true },
  ]);
});

test.each([
  [{ CashAccountBalance: 36050 }, "360.50 CNY"],
  [{ CashAccountBalance: 7 }, "0.07 CNY"],
  [{ OweAmount: 5 }, "-0.05 CNY"],
])("a balance of %j fen reads as %s", async (balance, value) => {
  world = await openWorld({ "*": { "billing.balance": [balance] } });
  const { items } = await world.scan(["billing.balance"]);
  expect(items).toMatchObject([{ facts: { value } }]);
});

test("what a voucher is worth is moved out of its small unit, digit by digit", async () => {
  world = await openWorld({
    "*": {
      "billing.voucher": [
        { VoucherId: "v-1", Status: "unUsed", Balance: 5_000_000_000 },
        { VoucherId: "v-2", Status: "unUsed", Balance: 123_456_789 },
      ],
    },
  });
  const { items } = await world.scan(["billing.voucher"]);
  const worth = items.map(({ nativeId, facts }) => `${nativeId} ${String(facts["value"])}`);
  expect(worth.toSorted()).toEqual(["v-1 50.00", "v-2 1.23456789"]);
});
