import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rows } from "../../src/clouds/tencent/catalog.ts";
import type { KeepRule } from "../../src/core/account.ts";
import { areKnown, whyUnknown } from "../../src/core/tags.ts";
import { judge } from "../../src/engine/judge.ts";
import type { Resources } from "../catalog/support/seed.ts";
import { accountOf, HERE, openWorld, type World } from "./support/world.ts";

const keep: readonly KeepRule[] = [
  { match: { tags: { keep: "yes" } }, because: "tagged", line: 3 },
];
const HELD = "held-1250000042";
const FREE = "free-1250000042";
/** As the product's own listing shows it, or as the tag service alone does. */
const SHOWN = [{ Key: "keep", Value: "yes" }];
const KEPT = { keep: "yes" };
const KEY = { KeyState: "Enabled", Owner: "user" } as const;

const RESOURCES: Resources = {
  "*": {
    "cos.bucket": [
      { Name: HELD, Location: HERE, CreationDate: "{now-30d}", _tags: KEPT },
      { Name: FREE, Location: HERE, CreationDate: "{now-30d}" },
    ],
    "cam.user": [
      { Uin: 100001000101, Name: "held", _tags: KEPT },
      { Uin: 100001000102, Name: "free" },
    ],
    "domain.domain": [
      { DomainName: "held.example", DomainId: "domain-1", _tags: KEPT },
      { DomainName: "free.example", DomainId: "domain-2" },
    ],
  },
  [HERE]: {
    "cdb.instance": [
      {
        InstanceId: "cdb-held",
        PayType: 1,
        Status: 1,
        TagList: [{ TagKey: "keep", TagValue: "yes" }],
      },
      { InstanceId: "cdb-free", PayType: 1, Status: 1 },
    ],
    "cls.logset": [
      { LogsetId: "set-held", LogsetName: "held", Tags: SHOWN },
      { LogsetId: "set-free", LogsetName: "free" },
    ],
    "kms.key": [
      { KeyId: "key-held", ...KEY, _tags: KEPT },
      { KeyId: "key-free", ...KEY },
    ],
  },
};
const TYPES = ["cam.user", "cdb.instance", "cls.logset", "cos.bucket", "domain.domain", "kms.key"];
const BY_SERVICE = ["cam.user", "domain.domain", "kms.key"];

const TAGGED_DOMAIN = { Name: "tagged.example", Status: 1, _tags: KEPT } as const;

let world: World;
afterEach(() => world.close());

const calls = (action: string): number =>
  world.emulator.world.log.list().filter((call) => call.action === action).length;

describe("an account with tagged things", () => {
  beforeEach(async () => {
    world = await openWorld(RESOURCES);
  });

  test("a keep rule about a tag keeps what carries it, of every type, and lets the rest go", async () => {
    const inventory = await world.scan(TYPES);
    const account = { ...accountOf(), keep };
    const { items, faults } = judge(inventory.items, {
      account,
      rows,
      now: inventory.takenAt,
      own: [],
    });
    expect(faults).toEqual([]);
    const kept = items.filter(({ disposition }) => disposition === "keep");
    expect(kept.map(({ nativeId }) => nativeId).toSorted()).toEqual([
      "100001000101",
      "cdb-held",
      HELD,
      "held.example",
      "key-held",
      "set-held",
    ]);
    expect(items.filter(({ nativeId }) => nativeId.includes("free"))).toHaveLength(5);
  });

  test("the tag service is asked once for all types of a scan, and again for the next scan", async () => {
    await world.scan(TYPES);
    const first = calls("GetResources");
    expect(first).toBeGreaterThan(0);
    // Each type's listing begins by itself: one that began after a read asks anew.
    expect(first).toBeLessThanOrEqual(BY_SERVICE.length);
    await world.scan(TYPES);
    expect(calls("GetResources")).toBeGreaterThan(first);
  });

  test("a denied tag service leaves those types unknown, lists them, and names the permission", async () => {
    world.emulator.fault({
      kind: "error",
      product: "tag",
      action: "GetResources",
      code: "AuthFailure.UnauthorizedOperation",
    });
    const { items, coverage } = await world.scan(TYPES);
    expect(coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
    const unread = new Set(items.filter(({ tags }) => !areKnown(tags)).map(({ type }) => type));
    expect([...unread].toSorted()).toEqual(BY_SERVICE);
    const told = coverage.filter(({ tagsUnread }) => tagsUnread !== undefined);
    expect(new Set(told.map(({ type }) => type))).toEqual(unread);
    for (const { tagsUnread } of told) {
      expect(tagsUnread).toMatchObject({ permission: "tag:GetResources" });
    }
  });

  test("a bucket whose tags are denied is unknown, and the other is not", async () => {
    world.emulator.fault({
      kind: "error",
      product: "cos",
      action: "GetBucketTagging",
      status: 403,
      code: "AccessDenied",
      nth: 1,
    });
    const { items } = await world.scan(["cos.bucket"]);
    expect(items.map(({ tags }) => areKnown(tags)).toSorted()).toEqual([false, true]);
  });
});

test("tags that stand on any page of the account's are found", async () => {
  const KeyId = "key-{nnn}";
  world = await openWorld({
    [HERE]: { "kms.key": [{ repeat: 450, KeyId, ...KEY, _tags: KEPT }] },
  });
  const { items } = await world.scan(["kms.key"]);
  expect(items).toHaveLength(450);
  expect(items.filter(({ tags }) => tags["keep"] !== "yes")).toEqual([]);
});

test("a name that may be any item of a type leaves its untagged ones unknown", async () => {
  const _resource = "qcs::live::uin/100000000042:unheard-of/x";
  world = await openWorld({
    "*": {
      "live.domain": [
        { Name: "play.example", Status: 1, _tags: KEPT },
        { Name: "push.example", Status: 1, _tags: KEPT, _resource },
      ],
    },
  });
  const { items } = await world.scan(["live.domain"]);
  const [play, push] = ["play.example", "push.example"].map((name) =>
    items.find(({ nativeId }) => nativeId === name),
  );
  expect(play?.tags).toEqual(KEPT);
  expect(push === undefined || areKnown(push.tags)).toBe(false);
  expect(push && whyUnknown(push.tags)).toContain("unheard-of");
});

test.each<[string, Resources, string]>([
  [
    "a tagged item on another page",
    { "*": { "live.domain": [{ repeat: 100, Name: "{nnn}.example", Status: 1 }, TAGGED_DOMAIN] } },
    "live.domain",
  ],
  [
    "an item whose own record tells its tags",
    {
      [HERE]: {
        "pts.project": [
          { ProjectId: "project-1" },
          { ProjectId: "project-2", Tags: [{ TagKey: "keep", TagValue: "yes" }] },
        ],
      },
    },
    "pts.project",
  ],
])("%s does not leave the untagged ones unknown", async (_, resources, type) => {
  world = await openWorld(resources);
  const { items } = await world.scan([type]);
  expect(items.filter(({ tags }) => !areKnown(tags))).toEqual([]);
  expect(items.filter(({ tags }) => tags["keep"] === "yes")).toHaveLength(1);
});
