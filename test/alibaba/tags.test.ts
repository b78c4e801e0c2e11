import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import type { KeepRule } from "../../src/core/account.ts";
import { areKnown, whyUnknown } from "../../src/core/tags.ts";
import { REGION, type Resources, withAccount } from "./support/account.ts";

const KEPT = { _tags: { keep: "yes" } } as const;
const keep: readonly KeepRule[] = [
  { match: { tags: { keep: "yes" } }, because: "tagged", line: 3 },
];

/** The types that the legal hold of most accounts is about. */
const TYPES = [
  "cdn.domain",
  "kms.key",
  "oss.bucket",
  "ram.policy",
  "ram.role",
  "ram.user",
  "rds.instance",
  "sls.project",
] as const;

/** Of each type one that is tagged and one that is not. */
function both(fields: (name: string) => JsonObject): readonly JsonObject[] {
  return [{ ...fields("held"), ...KEPT }, fields("free")];
}

const OLD = "{now-30d}";
const PAIRS: Resources = {
  "*": {
    "cdn.domain": both((name) => ({ DomainName: `${name}.example`, DomainStatus: "online" })),
    "oss.bucket": both((Name) => ({
      Name,
      Location: `oss-${REGION}`,
      Region: REGION,
      StorageClass: "Standard",
      CreationDate: OLD,
    })),
    "ram.policy": both((PolicyName) => ({ PolicyName, PolicyType: "Custom", CreateDate: OLD })),
    "ram.role": both((RoleName) => ({ RoleName, RoleId: `r-${RoleName}`, CreateDate: OLD })),
    "ram.user": both((UserName) => ({ UserName, UserId: `u-${UserName}`, CreateDate: OLD })),
  },
  [REGION]: {
    "kms.key": both((KeyId) => ({ KeyId, KeyState: "Enabled", Creator: "1000000000000002" })),
    "rds.instance": both((DBInstanceId) => ({
      DBInstanceId,
      DBInstanceStatus: "Running",
      Engine: "MySQL",
      PayType: "Postpaid",
    })),
    "sls.project": both((projectName) => ({ projectName, status: "Normal" })),
  },
};

/** Names of the pair's items without what their type adds. */
const bare = (nativeId: string): string => /held|free/u.exec(nativeId)?.[0] ?? nativeId;

test("a keep rule about a tag keeps what carries it, of every type, and lets the rest go", () =>
  withAccount({ resources: PAIRS }, async ({ judged }) => {
    const items = await judged(TYPES, { keep });
    const mine = items.filter(({ nativeId }) => /held|free/u.test(nativeId));
    expect(mine.map(({ type, nativeId }) => `${type} ${bare(nativeId)}`).toSorted()).toEqual(
      TYPES.flatMap((type) => [`${type} free`, `${type} held`]),
    );
    const kept = mine.filter(({ disposition }) => disposition === "keep");
    expect(kept.map(({ type, nativeId }) => `${type} ${bare(nativeId)}`).toSorted()).toEqual(
      TYPES.map((type) => `${type} held`),
    );
  }));

test("a call about tags that is denied leaves them unknown, lists the items, and names the permission", () =>
  withAccount({ resources: PAIRS }, async ({ emulator, scan, judged }) => {
    const actions = ["ListTagResources", "GetBucketTags", "DescribeTagResources"];
    for (const action of actions) {
      emulator.fault({ kind: "error", action, status: 403, code: "NoPermission" });
    }
    const { items, coverage } = await scan(...TYPES);
    expect(coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
    const mine = items.filter(({ nativeId }) => /held|free/u.test(nativeId));
    expect(mine).toHaveLength(2 * TYPES.length);
    expect(mine.filter(({ tags }) => areKnown(tags))).toEqual([]);
    expect(coverage.map(({ type, tagsUnread }) => [type, tagsUnread?.code])).toEqual(
      coverage.map(({ type }) => [type, "NoPermission"]),
    );
    await expect(judged(TYPES, { keep })).rejects.toThrow("cannot be evaluated");
  }));

test("a call about tags that one product answers wrongly concerns nothing of the others", () =>
  withAccount({ resources: PAIRS }, async ({ emulator, scan }) => {
    emulator.fault({
      kind: "error",
      product: "Kms",
      status: 400,
      code: "Unsupported",
      action: "ListTagResources",
    });
    const { items } = await scan(...TYPES);
    const unread = items.filter(({ tags }) => !areKnown(tags));
    expect(unread.map(({ type }) => type)).toEqual(["kms.key", "kms.key"]);
    for (const { tags } of unread) expect(whyUnknown(tags)).toContain("Unsupported");
  }));

test("the tags of many items are asked for in batches, and all of their pages are read", () => {
  const _tags = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`tag-${at}`, "x"]));
  const users = [
    { repeat: 120, UserName: "user-{nnn}", UserId: "20{nnn}", CreateDate: OLD, _tags },
  ];
  return withAccount({ resources: { "*": { "ram.user": users } } }, async ({ emulator, scan }) => {
    const { items } = await scan("ram.user");
    const mine = items.filter(({ nativeId }) => nativeId.startsWith("20"));
    expect(mine).toHaveLength(120);
    for (const { tags } of mine) expect(Object.keys(tags)).toHaveLength(5);
    const asked = emulator.world.log.list().filter(({ action }) => action === "ListTagResources");
    // Two pages of users; of each, batches of 50 with 250 tags in three pages, the last one shorter.
    expect(asked.length).toBeLessThanOrEqual(12);
  });
});
