import { describe, expect, test } from "vitest";
import type { Garbage } from "../../emulator/core/garbage/spoil.ts";
import { withAlone } from "./support/alone.ts";
import { type Project, withProject, withWholeCatalog } from "./support/project.ts";
import { HERE, withTencent } from "./support/tencent.ts";
import { bucket, instance, objects, pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

/** Something that is billed by its use: the closure of its account waits for 45 days. */
const USED = { [REGION]: { "ecs.instance": [instance("i-1")] } };

const CLOSES = { account: { closure: { confirm: MEMBER } } } as const;

/** Something that is sent in place of each answer to a call from now on. */
function garble(project: Project, product: string, action: string, garbage: Garbage): () => void {
  return project.fault({ kind: "garbage", product, action, garbage });
}

/** A page of a proxy's that a reader of XML takes. */
const PAGE: Garbage = {
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<html><body>Please log in</body></html>",
};

/** A reply in the cloud's own format that holds something else. */
function json(reply: object): Garbage {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ RequestId: "00000000-0000-4000-8000-000000000000", ...reply }),
  };
}

const submissions = (project: Project): number =>
  project.changes().filter(({ action }) => action === "DeleteAccount").length;

/** The closure is planned and deployed, and stops at a listing that is not known. */
async function stopsAt(project: Project, listing: string): Promise<void> {
  const plan = await project.plan("closure");
  expect(plan.code, plan.text).toBe(1);
  expect(plan.says).toContain(`coverage:${listing}`);
  const deploy = await project.deploy("closure");
  expect(deploy.code, deploy.text).toBe(1);
  expect(submissions(project)).toBe(0);
}

describe("a list of buckets that cannot be read is not an account without buckets", () => {
  test.each<[string, Garbage]>([
    ["a redirect to a login page", { form: "html-302" }],
    ["a redirect without a page", { status: 302, headers: { location: "https://example.com/" } }],
    ["an empty reply", { form: "empty-200" }],
    ["nothing, with 204", { form: "status-204" }],
    ["a page of the web", { form: "html-200" }],
    ["the list of something else", { form: "wrong-root" }],
  ])("%s", (_, garbage) =>
    withTencent(
      {
        resources: { "*": { "cos.bucket": [{ Name: "logs-1250000002", Location: HERE }] } },
        account: { closure: { confirm: "100000000002" } },
      },
      async (project) => {
        garble(project, "cos", "GetService", garbage);
        await stopsAt(project, "cos.bucket:global");
      },
    ),
  );
});

test("lists of regions that leave one out are not an account without what stands there", () =>
  withWholeCatalog(
    {
      ...CLOSES,
      unlistedRegions: ["ap-southeast-1"],
      resources: { "ap-southeast-1": { "ecs.key-pair": pairs(3) } },
    },
    async (project) => {
      await stopsAt(project, "sighting.regions:ap-southeast-1");
      const plan = await project.plan("closure");
      expect(plan.says).toContain(idOf("ecs.key-pair", "pair-1", "ap-southeast-1"));
    },
  ));

test("a region that one list leaves out and another names is listed", () =>
  withProject(
    {
      ...CLOSES,
      regions: [REGION, "ap-southeast-1"],
      resources: { "ap-southeast-1": { "ecs.key-pair": pairs(3) } },
    },
    async (project) => {
      garble(
        project,
        "Ecs",
        "DescribeRegions",
        json({ Regions: { Region: [{ RegionId: REGION }] } }),
      );
      const plan = await project.plan("closure");
      expect(plan.says).toContain(idOf("ecs.key-pair", "pair-1", "ap-southeast-1"));
    },
  ));

describe("a deletion that was submitted is not taken for one that never was, though its status is", () => {
  test.each<[string, Garbage]>([
    ["left out", json({})],
    ["null", json({ RdAccountDeletionStatus: null })],
    ["empty", json({ RdAccountDeletionStatus: { AccountId: MEMBER, Status: "" } })],
    [
      "of another account",
      json({ RdAccountDeletionStatus: { AccountId: "1", Status: "Success" } }),
    ],
  ])("%s", (_, garbage) =>
    withProject({ ...CLOSES, resources: USED }, async (project) => {
      await project.review();
      await project.deploy("teardown");
      const first = await project.deploy("closure");
      expect(first.code, first.text).toBe(0);
      expect(project.stored("closure", "closeout_closure")?.["status"]).toBe("waiting");
      const before = project.calls().length;
      garble(project, "ResourceManager", "GetAccountDeletionStatus", garbage);
      expect((await project.plan("closure")).code).toBe(1);
      expect((await project.deploy("closure")).code).toBe(1);
      expect(submissions(project)).toBe(1);
      const asMember = project
        .calls()
        .slice(before)
        .filter(({ account }) => account === MEMBER);
      expect(asMember).toEqual([]);
    }),
  );
});

test("a balance that is null is not an account without money", () =>
  withAlone({ balance: { AvailableCashAmount: "120.00" } }, async (project) => {
    garble(project, "BssOpenApi", "QueryAccountBalance", json({ Success: true, Data: null }));
    const plan = await project.plan("closure");
    expect(plan.code).toBe(1);
    expect(plan.says).toContain("coverage:bss.balance:global");
  }));

test("a bucket whose policy and lock cannot be read is neither approved nor removed", () =>
  withProject(
    {
      resources: {
        "*": {
          "oss.bucket": [
            bucket("locked", { _worm: { State: "Locked", WormId: "w-1", Days: 30 } }),
            bucket("shared", { _policy: '{"Version":"1","Statement":[]}' }),
          ],
        },
        shared: { "oss.version": objects(2) },
      },
    },
    async (project) => {
      await project.review();
      const lift = ["GetBucketPolicy", "GetBucketWorm"].map((action) =>
        garble(project, "Oss", action, PAGE),
      );
      const plan = await project.plan("teardown");
      expect(plan.says).toContain("oss.bucket in global: failed");
      expect(plan.says).not.toContain('- "alibaba:oss.bucket:global:shared"');
      await project.deploy("teardown");
      expect(project.standing("oss.bucket")).toEqual(["locked", "shared"]);
      const { items, unknown } = await project.review();
      expect(items).toEqual({});
      expect(unknown.join()).toContain("oss.bucket");
      for (const one of lift) one();
    },
  ));

test("a check of the cloud's that did not start is not answered by the one before", () =>
  withProject(CLOSES, async (project) => {
    expect((await project.plan("closure")).code).toBe(0);
    project.emulator.seed({ accounts: [{ id: MEMBER, financeLinked: true }] });
    garble(project, "ResourceManager", "CheckAccountDelete", { form: "html-200" });
    expect((await project.plan("closure")).code).toBe(1);
    expect((await project.deploy("closure")).code).toBe(1);
    expect(submissions(project)).toBe(0);
  }));
