import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import {
  HUAWEI_HEAD,
  HUAWEI_HERE,
  HUAWEI_SHOP,
  huaweiId,
  topics,
  withHuawei,
} from "./support/huawei.ts";
import type { Project } from "./support/project.ts";

// What other clouds do not have; what is true of every cloud is in every-cloud-*.test.ts.

const CONFIRMED = { closure: { confirm: HUAWEI_SHOP } } as const;
const EAST = "cn-east-3";

const submissions = ({ calls }: Project): number =>
  calls().filter(({ action }) => action === "CloseAccount").length;

/** Neither a plan nor a deploy of the closure goes through, and nothing is submitted. */
async function refusedBy(project: Project, subject: string): Promise<string> {
  const plan = await project.plan("closure");
  expect(plan.code, plan.text).toBe(1);
  expect(plan.says).toContain(subject);
  expect((await project.deploy("closure")).code).toBe(1);
  expect(submissions(project)).toBe(0);
  return plan.says;
}

/** What was bought for a period, and the disk that it is. */
function bought(id: string, more: JsonObject = {}) {
  return {
    disk: { id, name: id, attachments: [], metadata: { orderID: "an order" } },
    period: {
      resource_id: id,
      resource_name: id,
      region_code: HUAWEI_HERE,
      service_type_code: "hws.service.type.ebs",
      resource_type_code: "hws.resource.type.volume",
      status: 2,
      is_main_resource: 1,
      expire_policy: 3,
      effective_time: "2025-01-01T00:00:00Z",
      expire_time: "2099-01-01T00:00:00Z",
      ...more,
    },
  };
}

test("an account that was invited is not closed, whatever account.yaml calls it", () =>
  withHuawei({ account: CONFIRMED, member: { kind: "invited-member" } }, async (project) => {
    // Entered all the same: the agency is the member's own.
    const says = await refusedBy(project, HUAWEI_SHOP);
    expect(says).not.toContain("closes account");
  }));

test("a member that the organization shows as invited is a condition that is not met", () =>
  withHuawei({ account: CONFIRMED }, async (project) => {
    const members = project.emulator.world.store
      .account(HUAWEI_HEAD)
      ?.everywhere("organizations.account")[0];
    members?.patch(HUAWEI_SHOP, { join_method: "invited" });
    await refusedBy(project, "condition:member-kind");
  }));

test("an invited member that no agency lets in is told as one, where account.yaml says created", () =>
  withHuawei({ account: CONFIRMED, member: { kind: "invited-member" } }, async (project) => {
    const says = await refusedBy(project, "may not enter the member");
    expect(says).toContain("Set `kind: invited` in");
  }));

test("a member that administers a service for its organization is a condition that is not met", () =>
  withHuawei(
    {
      account: CONFIRMED,
      head: {
        resources: {
          "*": {
            "organizations.delegated-administrator": [
              { account_id: HUAWEI_SHOP, _service: "service.CTS" },
            ],
          },
        },
      },
    },
    async (project) => {
      await refusedBy(project, "condition:delegated-administrator");
    },
  ));

test("a quota of closings that is used up is a condition with its numbers", () =>
  withHuawei({ account: CONFIRMED, head: { closeQuota: 0 } }, async (project) => {
    await refusedBy(project, "condition:closing-quota");
  }));

test("a quota of closings that is used up twice over has room once enough of them are old", () => {
  const closed = (days: number): JsonObject => ({
    account_id: `${days}`.padStart(32, "0"),
    state: "suspended",
    created_at: `{now-${days}d}`,
    _at: Number.MAX_SAFE_INTEGER,
  });
  const resources = { "*": { "organizations.close-status": [closed(20), closed(10), closed(5)] } };
  return withHuawei({ account: CONFIRMED, head: { closeQuota: 2, resources } }, async (project) => {
    const room = new Date(project.emulator.world.clock.now() + 20 * 86_400_000);
    const says = await refusedBy(project, "condition:closing-quota");
    expect(says).toContain(`not before ${room.toISOString().slice(0, 10)}`);
  });
});

test("a closing that the cloud gives up is told with its reason, and is no closed account", () =>
  withHuawei({ account: CONFIRMED, head: { closureDays: 30 } }, async (project) => {
    const first = await project.deploy("closure");
    expect(first.code, first.text).toBe(0);
    expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
    await project.console("fail-closure", {
      account: HUAWEI_HEAD,
      member: HUAWEI_SHOP,
      reason: "Unfinished transactions",
    });
    const plan = await project.plan("closure");
    expect(plan.code).toBe(1);
    expect(plan.says).toContain("Unfinished transactions");
    expect(submissions(project)).toBe(1);
  }));

test("a region without a project that account.yaml names is refused by name", () =>
  withHuawei(
    {
      world: { huaweiRegions: [HUAWEI_HERE, EAST] },
      member: { withoutProjects: [EAST] },
      account: { regions: [HUAWEI_HERE, EAST] },
    },
    async ({ plan }) => {
      const { code, says } = await plan("teardown");
      expect(code).toBe(1);
      expect(says).toContain(EAST);
    },
  ));

test("a sub-project is listed like a region, and what stands there is reviewed", () =>
  withHuawei(
    {
      member: { projects: [`${HUAWEI_HERE}_dev`] },
      resources: { [`${HUAWEI_HERE}_dev`]: { "smn.topic": topics(1, "dev") } },
      catalog: "whole",
    },
    async ({ review, deploy, standing }) => {
      const { items } = await review();
      expect(Object.keys(items)).toHaveLength(1);
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("smn.topic")).toEqual([]);
    },
  ));

test("a listing that no policy allows is a gap, in an account that is empty as well", () => {
  const policy_id = "no-topics";
  const Statement = [{ Effect: "Deny", Action: ["smn:*:*"] }];
  // The emulator's id of the agency that gives the way in.
  const agency = createHash("md5")
    .update([HUAWEI_SHOP, "agency", "OrganizationAccountAccessAgency"].join("/"))
    .digest("hex");
  return withHuawei(
    {
      account: CONFIRMED,
      resources: {
        "*": {
          "iam.policy": [
            {
              policy_id,
              policy_name: policy_id,
              policy_type: "custom",
              default_version_id: "v1",
              _document: JSON.stringify({ Version: "5.0", Statement }),
            },
          ],
          "iam.attachment": [
            { _kind: "agency", _target: agency, policy_id, policy_name: policy_id },
          ],
        },
      },
      catalog: "whole",
    },
    async (project) => {
      await project.review();
      await refusedBy(
        project,
        `coverage:smn.topic:${HUAWEI_HERE}: smn.topic in ${HUAWEI_HERE}: denied`,
      );
    },
  );
});

test("of two refunds the one that the cloud refuses stays, with its code, and the next run asks again", () => {
  const [good, bad] = [bought("disk-good"), bought("disk-bad", { _refuse: "CBC.99003162" })];
  return withHuawei(
    {
      account: {
        dispositions: [
          { match: { type: "evs.volume" }, disposition: "refund", because: "nobody uses it" },
        ],
      },
      resources: {
        [HUAWEI_HERE]: { "evs.volume": [good.disk, bad.disk] },
        "*": { "bss.resource": [good.period, bad.period] },
      },
    },
    async (project) => {
      await project.review();
      const first = await project.deploy("teardown");
      expect(first.code).toBe(1);
      expect(first.says).toContain("CBC.99003162");
      expect(project.standing("evs.volume")).toEqual(["disk-bad"]);
      expect(Object.keys(project.remaining())).toContain(huaweiId("evs.volume", "disk-bad"));
      expect(Object.keys(project.remaining())).not.toContain(huaweiId("evs.volume", "disk-good"));

      const known = project.emulator.world.store.account(HUAWEI_SHOP)?.everywhere("bss.resource");
      known?.[0]?.patch("disk-bad", { _refuse: undefined });
      const again = await project.deploy("teardown");
      expect(again.code, again.text).toBe(0);
      expect(project.standing("evs.volume")).toEqual([]);
      const asked = project
        .changes()
        .filter(({ action }) => action === "CancelResourcesSubscription")
        .map(({ params }) => JSON.stringify(params));
      expect(asked.filter((one) => one.includes("disk-good"))).toHaveLength(1);
    },
  );
});
