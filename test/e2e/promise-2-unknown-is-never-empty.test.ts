import { describe, expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { FRONT_ENDS } from "./support/front-end.ts";
import { type Project, type Setup, under } from "./support/project.ts";
import { instance, pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const KEY_PAIRS: FaultOrder = { kind: "error", product: "Ecs", action: "DescribeKeyPairs" };

/** A listing is in doubt: it is named as a blocker, and what stands there is not touched. */
async function inDoubt(
  project: Project,
  { type, region = REGION, words }: { type: string; region?: string; words: RegExp },
): Promise<void> {
  const closure = await project.plan("closure");
  expect(closure.code).toBe(1);
  expect(closure.says).toContain("coverage-complete:");
  expect(closure.says).toMatch(
    new RegExp(`coverage:${type}:${region}: ${type} in ${region}: ${words.source}`, "u"),
  );
  expect(closure.changes).toBe(false);

  const before = project.standing(type, region);
  const teardown = await project.deploy("teardown");
  expect(teardown.says).toContain("nothing there is deleted, and the closure stays blocked");
  expect(teardown.says).toMatch(new RegExp(`${type} in ${region}: ${words.source}`, "u"));
  expect(project.standing(type, region)).toEqual(before);
}

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject, withWholeCatalog } = under(frontEnd);

  /** Three reviewed key pairs, with an instance beside them. */
  function reviewed(run: (project: Project) => Promise<void>, setup: Setup = {}): Promise<void> {
    const resources = { [REGION]: { "ecs.key-pair": pairs(3), "ecs.instance": [instance("i-1")] } };
    return withProject({ resources, ...setup }, async (project) => {
      await project.review();
      await run(project);
    });
  }

  describe("a listing that cannot be completed", () => {
    test("for want of a permission (403) is a blocker that names the permission", () =>
      reviewed(
        async (project) => {
          project.fault({ ...KEY_PAIRS, status: 403, code: "Forbidden.RAM" });
          await inDoubt(project, {
            type: "ecs.key-pair",
            words: /denied.*needs ecs:DescribeKeyPairs/,
          });
          // what could be listed is torn down all the same
          expect(project.standing("ecs.instance")).toEqual([]);
        },
        { catalog: "whole" },
      ));

    test("because throttling does not end is a blocker", () =>
      reviewed(async (project) => {
        project.fault({ ...KEY_PAIRS, status: 400, code: "Throttling.User" });
        await inDoubt(project, { type: "ecs.key-pair", words: /throttled.*Throttling\.User/ });
      }));

    test("because the service hangs is a blocker", () =>
      reviewed(
        async (project) => {
          project.fault({ ...KEY_PAIRS, kind: "hang" });
          await inDoubt(project, { type: "ecs.key-pair", words: /failed.*ReadTimeout/ });
        },
        { env: { CLOSEOUT_ALIBABA_TIMEOUT_MS: "150" } },
      ));

    test("because connections break is a blocker", () =>
      reviewed(async (project) => {
        project.fault({ ...KEY_PAIRS, kind: "cut" });
        await inDoubt(project, { type: "ecs.key-pair", words: /failed/ });
      }));

    test("because pages end before the total is a blocker", () =>
      reviewed(async (project) => {
        project.fault({ ...KEY_PAIRS, kind: "short-page" });
        await inDoubt(project, { type: "ecs.key-pair", words: /failed.*ended after 1 of 3/ });
      }));

    test("because the page token repeats is a blocker", () =>
      reviewed(
        async (project) => {
          project.fault({ kind: "repeat-token", product: "Ecs", action: "DescribeInstances" });
          await inDoubt(project, { type: "ecs.instance", words: /failed.*NextToken repeats/ });
          expect(project.standing("ecs.key-pair")).toEqual([]);
        },
        {
          resources: {
            [REGION]: {
              "ecs.key-pair": pairs(1),
              "ecs.instance": [{ repeat: 201, ...instance("i-{nnn}") }],
            },
          },
        },
      ));

    test("because the total shrinks while listing is a blocker", () =>
      reviewed(
        async (project) => {
          project.fault({ ...KEY_PAIRS, kind: "shrink-total" });
          await inDoubt(project, { type: "ecs.key-pair", words: /failed.*total/ });
        },
        { resources: { [REGION]: { "ecs.key-pair": pairs(120, "pair-{nnn}") } } },
      ));

    test("because its region is down is a blocker for every type there, and the others go on", () =>
      reviewed(
        async (project) => {
          const region = "ap-southeast-1";
          project.fault({ kind: "error", region, status: 503, code: "ServiceUnavailable" });
          // A type of which nothing stands anywhere.
          await inDoubt(project, { type: "ecs.disk", region, words: /failed.*ServiceUnavail/ });
          expect(project.standing("ecs.key-pair")).toEqual(["far-1"]);
        },
        {
          regions: [REGION, "ap-southeast-1"],
          resources: {
            [REGION]: { "ecs.key-pair": pairs(2) },
            "ap-southeast-1": { "ecs.key-pair": pairs(1, "far-{n}") },
          },
        },
      ));
  });

  test("what cannot be listed blocks also when the account is empty otherwise", () =>
    withWholeCatalog({}, async (project) => {
      project.fault({ ...KEY_PAIRS, status: 403, code: "Forbidden.RAM" });
      await inDoubt(project, { type: "ecs.key-pair", words: /denied/ });
    }));

  test("a region that account.yaml leaves out is not taken for empty", () =>
    withProject(
      {
        regions: [REGION, "eu-central-1"],
        resources: { "eu-central-1": { "ecs.key-pair": pairs(2) } },
        account: { regions: [REGION], closure: { confirm: MEMBER } },
      },
      async ({ plan, writeAccount }) => {
        const { code, says } = await plan("closure");
        expect(code).toBe(1);
        expect(says).toContain("all-regions: 1 finding");
        writeAccount({ regions: "all" });
        expect((await plan("closure")).says).toContain(
          idOf("ecs.key-pair", "pair-1", "eu-central-1"),
        );
      },
    ));

  test("throttling that ends delays and hides nothing", () =>
    reviewed(async (project) => {
      project.fault({ ...KEY_PAIRS, status: 400, code: "Throttling.User", times: 4 });
      const closure = await project.plan("closure");
      expect(closure.says).not.toContain("ecs.key-pair in");
      expect(closure.says).toContain(`${idOf("ecs.key-pair", "pair-3")}: SSH key pair`);
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual([]);
    }));

  test("a short page in a listing by token hides nothing", () =>
    withProject(
      {
        resources: {
          [REGION]: { "ecs.instance": [{ repeat: 101, ...instance("i-{nnn}") }] },
        },
      },
      async ({ fault, review }) => {
        fault({ kind: "short-page", product: "Ecs", action: "DescribeInstances", times: 1 });
        expect(Object.keys((await review()).items)).toHaveLength(101);
      },
    ));

  test("a removal that cannot be proved any more is no removal, and the next run finishes it", () =>
    reviewed(async (project) => {
      const shown = await project.save("teardown");
      const lift = project.fault({ ...KEY_PAIRS, status: 403, code: "Forbidden.RAM" });
      const applied = await shown.apply();
      expect(applied.code).toBe(1);
      expect(applied.says).toContain("its listing is not complete, so it cannot be looked at");
      expect(project.standing("ecs.key-pair")).toHaveLength(3);
      expect(Object.keys(project.remaining())).toContain(idOf("ecs.key-pair", "pair-1"));

      lift();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual([]);
    }));

  describe("what the cloud's inventory names and no listing shows", () => {
    const named = (ResourceType: string, ResourceId: string, RegionId = REGION) => ({
      "resourcecenter.resource": [{ ResourceType, ResourceId, ResourceName: "", RegionId }],
    });
    const member = { resourceCenter: "Enabled" };
    const account = { closure: { confirm: MEMBER } };

    test("blocks the closure by its id", () =>
      withWholeCatalog(
        { member, account, resources: { "*": named("ACS::ECS::Disk", "d-bom", "ap-south-1") } },
        async ({ plan }) => {
          const { code, says } = await plan("closure");
          expect(code).toBe(1);
          expect(says).toContain("coverage:ecs.disk:ap-south-1");
          expect(says).toContain("inventory-service:ACS::ECS::Disk/ap-south-1/d-bom");
          expect((await plan("teardown")).says).not.toContain("is empty: 0 items left");
        },
      ));

    test("is let pass for a day after its removal, and no longer", () =>
      withProject(
        {
          member,
          account,
          resources: {
            [REGION]: { "ecs.key-pair": pairs(1) },
            "*": named("ACS::ECS::KeyPair", "pair-1"),
          },
        },
        async (project) => {
          await project.review();
          expect((await project.deploy("teardown")).code).toBe(0);
          expect(project.standing("ecs.key-pair")).toEqual([]);
          expect((await project.plan("closure")).code).toBe(0);
          expect((await project.plan("teardown")).says).toContain("within the 24 hours");
          await project.later(72);
          const later = await project.plan("closure");
          expect(later.code).toBe(1);
          expect(later.says).toContain("inventory-service:ACS::ECS::KeyPair");
        },
      ));
  });

  describe("a blind spot, which only another source of the cloud names, is a blocker:", () => {
    test("a resource that the inventory service shows and no row lists", () =>
      withWholeCatalog(
        {
          member: { resourceCenter: "Enabled" },
          resources: {
            "*": {
              "resourcecenter.resource": [
                {
                  ResourceType: "ACS::Quantum::Machine",
                  ResourceId: "q-1",
                  ResourceName: "entangled",
                  RegionId: REGION,
                },
              ],
            },
          },
        },
        async ({ plan }) => {
          const { code, says } = await plan("closure");
          expect(code).toBe(1);
          expect(says).toContain(
            "inventory-service:ACS::Quantum::Machine (1: entangled): no row of the catalog lists it",
          );
        },
      ));

    test("a product with charges on the bills, until it is answered with the last charge", () => {
      const cycle = new Date().toISOString().slice(0, 7);
      const answer = {
        policy: "blind-spots",
        subject: "bill:quantum",
        answer: "gone",
        because: "the machine was returned, ticket 17",
      };
      return withWholeCatalog(
        {
          resources: {
            "*": {
              "bss.bill": [
                {
                  BillingCycle: cycle,
                  ProductCode: "quantum",
                  ProductName: "Quantum machines",
                  ProductType: "",
                  SubscriptionType: "PayAsYouGo",
                  InstanceID: "q-1",
                  PretaxAmount: 12.5,
                  Currency: "CNY",
                },
              ],
            },
          },
        },
        async ({ plan, writeAccount }) => {
          expect((await plan("closure")).says).toMatch(
            new RegExp(`bill:quantum .*last charge ${cycle}: no row of the catalog lists it`, "u"),
          );
          writeAccount({ answers: [{ ...answer, lastCharge: "2020-01" }] });
          expect((await plan("closure")).says).toContain(`charged again on ${cycle}`);
          writeAccount({ answers: [{ ...answer, lastCharge: cycle }] });
          const { says } = await plan("closure");
          expect(says).not.toContain("no row of the catalog lists it");
          expect(says).toContain(
            'blind-spots: bill:quantum: "gone", the machine was returned, ticket 17',
          );
        },
      );
    });

    test("a subscription of a product that no row knows", () =>
      withWholeCatalog(
        {
          resources: {
            "*": {
              "bss.instance": [
                {
                  InstanceID: "quantum-1",
                  ProductCode: "quantum",
                  ProductType: "",
                  SubscriptionType: "Subscription",
                  Status: "Normal",
                  Region: REGION,
                  CreateTime: "{now-30d}",
                  EndTime: "{now+300d}",
                  RenewStatus: "ManualRenewal",
                },
              ],
            },
          },
        },
        async ({ plan }) => {
          const { code, says } = await plan("closure");
          expect(code).toBe(1);
          expect(says).toContain("prepaid: 1 finding");
          expect(says).toContain("alibaba:bss.subscription:global:quantum-1");
        },
      ));
  });
});
