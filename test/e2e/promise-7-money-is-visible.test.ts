import { expect, test } from "vitest";
import { withWholeCatalog } from "./support/project.ts";
import { instance } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const PREPAID = instance("i-paid", {
  InstanceName: "paid",
  InstanceChargeType: "PrePaid",
  ExpiredTime: "2030-06-30T16:00Z",
  DeletionProtection: true,
  _renewStatus: "AutoRenewal",
  _refundAmount: "42.50",
});
const ITEM = idOf("ecs.instance", "i-paid");
const WORLD = { [REGION]: { "ecs.instance": [PREPAID] } };

const rule = (disposition: string) => ({
  dispositions: [{ match: { id: ITEM }, disposition, because: "decided with finance, ticket 9" }],
});

test("a prepaid item shows its expiry and its renewal, and is not touched until its money is decided", () =>
  withWholeCatalog({ resources: WORLD }, async ({ review, plan, deploy, standing, changes }) => {
    expect(Object.keys((await review()).items)).toEqual([]);
    const teardown = await plan("teardown");
    expect(teardown.says).toContain(
      `${ITEM}: ECS instance "paid" · prepaid until 2030-06-30 · renews by itself`,
    );
    expect(teardown.says).toContain("decide on refund or let-expire");
    const closure = await plan("closure");
    expect(closure.says).toContain("prepaid: 1 finding");
    await deploy("teardown");
    expect(standing("ecs.instance")).toEqual(["i-paid"]);
    expect(changes()).toEqual([]);
  }));

test("a refund is quoted in the review, lifts what stands in its way, and never turns prepaid into postpaid", () =>
  withWholeCatalog(
    { resources: WORLD, account: rule("refund") },
    async ({ review, plan, deploy, standing, changes }) => {
      const { items } = await review();
      expect(items[ITEM]?.line).toContain("refund quoted at 42.5 CNY");
      expect(items[ITEM]?.line).toContain("deletion protection will be lifted");
      expect(items[ITEM]?.steps).toEqual([
        "switch auto-renewal off",
        "lift deletion protection",
        "unsubscribe for a refund",
      ]);
      const planned = await plan("teardown");
      expect(planned.text).toMatch(new RegExp(`- "${ITEM}" += ".*refund quoted at 42.5 CNY`, "u"));

      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.instance")).toEqual([]);
      const actions = changes().map(({ action }) => action);
      expect(actions).toContain("SetRenewal");
      expect(actions).toContain("RefundInstance");
      expect(actions.filter((action) => /ChargeType/u.test(action))).toEqual([]);
    },
  ));

test("a refund that was not reviewed is not made", () =>
  withWholeCatalog(
    { resources: WORLD },
    async ({ review, writeAccount, plan, deploy, changes }) => {
      await review();
      writeAccount(rule("refund"));
      expect((await plan("teardown")).says).toContain("not in the review file");
      await deploy("teardown");
      expect(changes()).toEqual([]);
    },
  ));

test("a refund that the vendor refuses is named, and the item keeps its line", () =>
  withWholeCatalog(
    {
      resources: { [REGION]: { "ecs.instance": [{ ...PREPAID, _refundable: false }] } },
      account: rule("refund"),
    },
    async ({ review, deploy, plan, standing, remaining }) => {
      await review();
      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain("ProductCheckError");
      expect(standing("ecs.instance")).toEqual(["i-paid"]);
      expect(Object.keys(remaining())).toContain(ITEM);
      expect((await plan("closure")).says).toContain("prepaid: 1 finding");
    },
  ));

test("what is left to expire while it renews itself is a blocker, until renewal is off", () =>
  withWholeCatalog(
    { resources: WORLD, account: { ...rule("let-expire"), closure: { confirm: MEMBER } } },
    async ({ plan, meanwhile }) => {
      const { says } = await plan("closure");
      expect(says).toContain("renewal-off: 1 finding");
      expect(says).toContain("renews itself");
      meanwhile({ [REGION]: { "ecs.instance": [{ ...PREPAID, _renewStatus: "NotRenewal" }] } });
      const off = await plan("closure");
      expect(off.says).not.toContain("renewal-off");
      expect(off.says).toContain("prepaid: 1 finding");
    },
  ));

test("an unpaid order is cancelled only after its review", () =>
  withWholeCatalog(
    {
      resources: {
        "*": {
          "bss.order": [
            {
              OrderId: "200000000000001",
              OrderType: "New",
              PaymentStatus: "Unpaid",
              ProductCode: "ecs",
              ProductType: "",
              SubscriptionType: "Subscription",
              PretaxAmount: "99.00",
              Currency: "CNY",
              CreateTime: "{now-2d}",
            },
          ],
        },
      },
    },
    async ({ plan, deploy, review, changes }) => {
      expect((await plan("closure")).says).toContain("unpaid-orders: 1 finding");
      await deploy("teardown");
      expect(changes()).toEqual([]);
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      expect(changes().map(({ action }) => action)).toEqual(["CancelOrder"]);
      expect((await plan("closure")).says).not.toContain("unpaid-orders");
    },
  ));
