import { expect, test } from "vitest";
import { withProject } from "./support/project.ts";
import { HERE, tencentId, withTencent } from "./support/tencent.ts";
import { instance } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const EXPIRED = instance("i-old", {
  InstanceName: "old",
  Status: "Stopped",
  InstanceChargeType: "PrePaid",
  ExpiredTime: "{now-8d:minutes}",
  OperationLocks: { LockReason: [{ LockReason: "financial" }] },
});
const ITEM = idOf("ecs.instance", "i-old");
const WORLD = { [REGION]: { "ecs.instance": [EXPIRED] } };

const rule = (disposition: string, id = ITEM) => ({
  dispositions: [{ match: { id }, disposition, because: "nobody renews it" }],
});

test("a subscription that ran out says when, when it is released, and what account.yaml may say", () =>
  withProject({ resources: WORLD }, async ({ plan }) => {
    const { says } = await plan("teardown");
    expect(says).toContain(
      `${ITEM}: ECS instance "old" · expired on ${day(-8)}, the cloud releases it about ${day(7)}`,
    );
    expect(says).toContain("let-expire leaves it to the cloud, delete removes it now");
    expect(says).not.toContain("prepaid until");
  }));

test("a subscription that ran out is released at once where account.yaml says so", () =>
  withProject(
    { resources: WORLD, account: rule("delete") },
    async ({ review, deploy, standing, changes }) => {
      expect((await review()).items[ITEM]?.steps).toEqual([
        "release the instance, which has run out",
      ]);
      const { code, says } = await deploy("teardown");
      expect(code, says).toBe(0);
      expect(standing("ecs.instance")).toEqual([]);
      expect(changes().map(({ action }) => action)).toEqual(["DeleteInstance"]);
    },
  ));

test("a subscription that was renewed after its review is not released", () =>
  withProject(
    { resources: WORLD, account: rule("delete") },
    async ({ review, deploy, standing, changes, meanwhile }) => {
      await review();
      meanwhile({
        [REGION]: { "ecs.instance": [{ ...EXPIRED, ExpiredTime: "2099-01-01T00:00Z" }] },
      });
      const { code, says } = await deploy("teardown");
      expect(code).toBe(1);
      expect(says).toContain('"delete" is not possible for ecs.instance');
      expect(standing("ecs.instance")).toEqual(["i-old"]);
      expect(changes()).toEqual([]);
    },
  ));

test("a subscription that still runs is not released though account.yaml says so", () =>
  withProject(
    {
      resources: {
        [REGION]: { "ecs.instance": [{ ...EXPIRED, ExpiredTime: "{now+1d:minutes}" }] },
      },
      account: rule("delete"),
    },
    async ({ plan }) => {
      const { code, says } = await plan("teardown");
      expect(code).toBe(1);
      expect(says).toContain("possible: refund, let-expire, manual, keep");
    },
  ));

test("what is left to expire and has holds the closure until its release", () =>
  withProject(
    { resources: WORLD, account: { ...rule("let-expire"), closure: { confirm: MEMBER } } },
    async ({ plan }) => {
      const { says } = await plan("closure");
      expect(says).toContain(`Can be submitted on ${day(7)}`);
      expect(says).toContain(`it expired on ${day(-8)}; its release is due`);
    },
  ));

test("a release that the billing tells is the one that is shown", () =>
  withProject(
    {
      resources: {
        "*": {
          "bss.instance": [
            {
              InstanceID: "waf-old",
              ProductCode: "waf",
              ProductType: "",
              SubscriptionType: "Subscription",
              Region: REGION,
              CreateTime: "{now-400d}",
              EndTime: "{now-3d}",
              RenewStatus: "ManualRenewal",
              _releases: "{now+4d}",
            },
            {
              InstanceID: "waf-lost",
              ProductCode: "waf",
              ProductType: "",
              SubscriptionType: "Subscription",
              Region: REGION,
              CreateTime: "{now-400d}",
              EndTime: "{now-3d}",
              RenewStatus: "ManualRenewal",
            },
          ],
        },
      },
    },
    async ({ plan }) => {
      const { says } = await plan("teardown");
      expect(says).toContain(`expired on ${day(-3)}, the cloud releases it about ${day(4)}`);
      expect(says).toContain(
        `expired on ${day(-3)}, when the cloud releases it is not documented · manual`,
      );
    },
  ));

const CVM = {
  InstanceId: "ins-old1",
  InstanceName: "old",
  InstanceState: "SHUTDOWN",
  InstanceType: "S5.MEDIUM2",
  InstanceChargeType: "PREPAID",
  OsName: "TencentOS",
  CreatedTime: "{now-60d}",
  ExpiredTime: "{now-3d}",
  RenewFlag: "NOTIFY_AND_MANUAL_RENEW",
  DisableApiTermination: false,
  SecurityGroupIds: [],
};

test("a Tencent instance that ran out into the recycle bin is destroyed there where account.yaml says so", () =>
  withTencent(
    {
      resources: { [HERE]: { "cvm.instance": [CVM] } },
      account: rule("delete", tencentId("cvm.instance", "ins-old1")),
    },
    async ({ review, plan, deploy, standing }) => {
      await review();
      const planned = await plan("teardown");
      expect(planned.says).toContain(
        `expired on ${day(-3)}, the cloud releases it about ${day(4)} · in the recycle bin`,
      );
      const { code, says } = await deploy("teardown");
      expect(code, says).toBe(0);
      expect(standing("cvm.instance")).toEqual([]);
    },
  ));
