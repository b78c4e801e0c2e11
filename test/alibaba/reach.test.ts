import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../emulator/core/json.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import type { Purpose } from "../../src/core/cloud.ts";
import { attached, EVERYTHING, together, withCaller } from "./support/caller.ts";
import { MEMBER } from "./support/directory.ts";

/** Holds for no call of these tests: those are signed by a key. */
const WITH_MFA = { Bool: { "acs:MFAPresent": "true" } };
const KEY_PAIRS = "ecs:DescribeKeyPairs";

/** The documents that `npx closeout permissions` prints for the account itself. */
function printed(purpose: Purpose): readonly Json[] {
  return alibaba
    .permissions(purpose)
    .filter(({ attachTo }) => attachTo.includes("in the account"))
    .map(({ document }): Json => JSON.parse(JSON.stringify(document)));
}

describe("a listing counts as complete", () => {
  test.each(["scan", "remove"] as const)(
    "for a user with the document that `permissions` prints for %s, attached as it is",
    (purpose) =>
      withCaller({ documents: printed(purpose) }, async ({ scan, session }) => {
        const { coverage } = await scan();
        expect(coverage.filter(({ outcome }) => outcome === "denied")).toEqual([]);
        expect(coverage.filter(({ outcome }) => outcome === "unproved")).toEqual([]);
        expect(await session.reach(AbortSignal.timeout(20_000))).toMatchObject({ unproved: [] });
      }),
  );

  test.each(["AdministratorAccess", "ReadOnlyAccess"])("for a user with %s", (name) =>
    withCaller({ system: [name] }, async ({ listed }) => {
      expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed", count: 2 });
    }),
  );

  test("for a user whose group has the rights", () =>
    withCaller(
      {
        system: [],
        tables: together(
          attached(
            "all",
            { Version: "1", Statement: [EVERYTHING] },
            {
              PrincipalType: "IMSGroup",
              PrincipalName: "cleaners",
            },
          ),
          {
            "ram.group": [{ GroupName: "cleaners" }],
            "ram.group-member": [{ GroupName: "cleaners", UserName: "ops" }],
          },
        ),
      },
      async ({ listed }) => {
        expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed" });
      },
    ));

  test("for the root user", () =>
    withCaller({ as: "root" }, async ({ listed }) => {
      expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed" });
    }));

  test("for the role by which the management account enters its member, with rights read once a run", () =>
    withCaller({ member: "management" }, async ({ scan, calls }) => {
      const { coverage } = await scan("ecs.key-pair", "ecs.disk", "ram.user", "vpc.vpc");
      expect(new Set(coverage.map(({ outcome }) => outcome))).toEqual(new Set(["listed"]));
      const read = calls().filter((call) => call === "Ram.ListPoliciesForRole");
      expect(read).toHaveLength(1);
    }));
});

describe("a listing that succeeded is not proved to be complete", () => {
  const reached = (...statements: readonly JsonObject[]) => ({
    statements: [statements],
  });

  test.each<{ why: string; setup: Parameters<typeof withCaller>[0]; words: RegExp }>([
    {
      why: "under a condition",
      setup: reached({ ...EVERYTHING, Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/8" } } }),
      words: /custom-0 .*allows it under a condition/u,
    },
    {
      why: "for some resources",
      setup: reached(
        { ...EVERYTHING, Action: ["ram:*", "resourcemanager:*"] },
        { ...EVERYTHING, Resource: "acs:ecs:*:*:keypair/one" },
      ),
      words: /custom-0 .*for some resources/u,
    },
    {
      why: "where a policy denies it at times",
      setup: reached(EVERYTHING, {
        Effect: "Deny",
        Action: "ecs:Describe*",
        Resource: "*",
        Condition: WITH_MFA,
      }),
      words: /custom-0 .*denies it/u,
    },
    {
      why: "where a policy denies all but others at times",
      setup: reached(EVERYTHING, {
        Effect: "Deny",
        NotAction: ["ram:*"],
        Resource: "*",
        Condition: WITH_MFA,
      }),
      words: /denies it/u,
    },
    {
      why: "where a policy of one resource group denies it at times",
      setup: {
        statements: [[EVERYTHING]],
        tables: attached(
          "not-here",
          {
            Version: "1",
            Statement: [{ ...EVERYTHING, Effect: "Deny", Condition: WITH_MFA }],
          },
          { ResourceGroupId: "rg-prod" },
        ),
      },
      words: /not-here .*denies it/u,
    },
  ])("$why", ({ setup, words }) =>
    withCaller(setup, async ({ listed }) => {
      const record = await listed("ecs.key-pair");
      expect(record).toMatchObject({
        outcome: "unproved",
        count: 2,
        permission: KEY_PAIRS,
        reachOf: "user ops",
      });
      expect(record.message).toMatch(words);
      expect(record.message).toContain("npx closeout permissions");
    }),
  );

  test("where the caller may not read its own policies, which is said with what to allow", () =>
    withCaller(
      { statements: [[{ ...EVERYTHING, Action: ["ecs:*", "resourcemanager:*"] }]] },
      async ({ listed, session }) => {
        const record = await listed("ecs.key-pair");
        expect(record).toMatchObject({ outcome: "unproved", count: 2 });
        expect(record.message).toContain("ram:ListGroupsForUser");
        const reach = await session.reach(AbortSignal.timeout(20_000));
        expect(reach.unproved).toContain(KEY_PAIRS);
        expect(reach.next).toContain("ram:ListGroupsForUser");
      },
    ));

  test("unless a dry run of the list says that the caller may", () =>
    withCaller(
      { statements: [[{ ...EVERYTHING, Action: ["ecs:*", "resourcemanager:*"] }]] },
      async ({ listed, emulator }) => {
        // A disk is read with its snapshots, which is another permission.
        expect(await listed("ecs.snapshot")).toMatchObject({ outcome: "listed", count: 0 });
        const dry = emulator.world.log.list().filter(({ code }) => code === "DryRunOperation");
        expect(new Set(dry.map(({ action }) => action))).toEqual(new Set(["DescribeSnapshots"]));
      },
    ));

  test("where a denied caller is answered with success and nothing", () =>
    withCaller(
      {
        statements: [[{ ...EVERYTHING, Action: "ecs:DescribeRegions" }]],
        world: { deniedIsEmpty: ["Ecs"] },
      },
      async ({ listed }) => {
        expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "unproved", count: 0 });
        // Its dry run is refused.
        expect(await listed("ecs.disk")).toMatchObject({ outcome: "unproved", count: 0 });
      },
    ));

  test("where its parents are not: what belongs to those that were not seen is not known", () =>
    withCaller(
      {
        statements: [
          [
            EVERYTHING,
            { Effect: "Deny", Action: "ram:ListUsers", Resource: "*", Condition: WITH_MFA },
          ],
        ],
      },
      async ({ listed }) => {
        expect(await listed("ram.user", "global")).toMatchObject({ outcome: "unproved" });
        const keys = await listed("ram.access-key", "global");
        expect(keys).toMatchObject({ outcome: "unproved" });
        expect(keys.message).toContain("there may be more ram.user");
      },
    ));

  test("where the cloud's inventory service may be short", () =>
    withCaller(
      {
        statements: [
          [
            EVERYTHING,
            { Effect: "Deny", Action: "resourcecenter:*", Resource: "*", Condition: WITH_MFA },
          ],
        ],
        attributes: { resourceCenter: "Enabled" },
      },
      async ({ session }) => {
        const { coverage } = await session.sightings(AbortSignal.timeout(20_000));
        const outcomes = Object.fromEntries(coverage.map(({ type, outcome }) => [type, outcome]));
        expect(outcomes).toMatchObject({
          "sighting.inventory-service": "unproved",
          "sighting.bills": "listed",
        });
      },
    ));
});

describe("control policies above the account", () => {
  const denial = { ...EVERYTHING, Effect: "Deny", Condition: WITH_MFA };
  const control = (TargetId: string, statement: JsonObject) => ({
    "resourcemanager.control-policy-attachment": [
      {
        TargetId,
        PolicyId: "cp-1",
        PolicyName: "guard",
        _document: { Version: "1", Statement: [statement] },
      },
    ],
  });
  const folders = {
    "resourcemanager.folder": [
      { FolderId: "fd-inner1", FolderName: "inner", _parent: "fd-outer1" },
      { FolderId: "fd-outer1", FolderName: "outer" },
    ],
    "resourcemanager.member": [
      { AccountId: MEMBER, FolderId: "fd-inner1", Type: "ResourceAccount", DisplayName: "shop" },
    ],
  };

  test.each([MEMBER, "fd-inner1", "fd-outer1", "r-000001"])("on %s count", (target) =>
    withCaller(
      { member: "management", managerTables: together(folders, control(target, denial)) },
      async ({ listed }) => {
        const record = await listed("ecs.key-pair");
        expect(record).toMatchObject({ outcome: "unproved", count: 2 });
        expect(record.message).toContain(`guard in the control policies of ${target}`);
      },
    ),
  );

  test("elsewhere, or of other actions, do not", () =>
    withCaller(
      {
        member: "management",
        managerTables: together(
          folders,
          control("fd-inner1", { ...denial, Action: "ram:DeleteRole" }),
          control("fd-other1", denial),
        ),
      },
      async ({ listed }) => {
        expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed" });
      },
    ));

  test("cannot be read by the member, so that its own credentials prove nothing", () =>
    withCaller(
      { member: "own", managerTables: control(MEMBER, { ...denial, Action: "ram:DeleteRole" }) },
      async ({ listed }) => {
        const record = await listed("ecs.key-pair");
        expect(record).toMatchObject({ outcome: "unproved" });
        expect(record.message).toContain("access.via: management");
      },
    ));

  test("do not bind where the directory has them switched off", () =>
    withCaller(
      {
        member: "own",
        manager: { directory: { controlPolicy: "Disabled" } },
        managerTables: control(MEMBER, denial),
      },
      async ({ listed }) => {
        expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed" });
      },
    ));

  test("that the management account's identity may not read leave the member unproved", () =>
    withCaller(
      {
        member: "management",
        manager: { users: [{ name: "closer", policies: ["AliyunSTSAssumeRoleAccess"] }] },
      },
      async ({ listed }) => {
        const record = await listed("ecs.key-pair");
        expect(record).toMatchObject({ outcome: "unproved" });
        expect(record.message).toContain("resourcemanager:GetResourceDirectory");
      },
    ));
});

test("rights that are taken away in a long run are noticed", () =>
  withCaller({}, async ({ listed, emulator, clock }) => {
    expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "listed" });
    emulator.seed({
      accounts: [
        {
          id: MEMBER,
          resources: {
            "*": Object.fromEntries(
              Object.entries(
                attached("late", {
                  Version: "1",
                  Statement: [{ ...EVERYTHING, Effect: "Deny", Condition: WITH_MFA }],
                }),
              ).map(([name, rows]) => [name, [...rows]]),
            ),
          },
        },
      ],
    });
    await clock.sleep(11 * 60_000);
    expect(await listed("ecs.key-pair")).toMatchObject({ outcome: "unproved" });
  }));
