import { expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import { describeItem } from "../../src/engine/item-line.ts";
import { alibaba, KEY } from "./support/alibaba.ts";
import type { CatalogCloud } from "./support/cloud.ts";
import { huawei } from "./support/huawei.ts";
import type { Resources } from "./support/seed.ts";
import { MANAGER as ORGANIZER, tencent } from "./support/tencent.ts";
import { openWorld } from "./support/world.ts";

const DIRECTORY = [...rows.keys()].filter((type) => type.startsWith("resourcemanager."));

const ORGANIZATION = [...huawei.catalog.rows.keys()].filter((type) =>
  type.startsWith("organizations."),
);
const ORGANIZATION_MANAGER = "fedcba9876543210fedcba9876543210";

/** An account that manages others. */
const MANAGER = { resources: {}, account: { kind: "management", managedBy: null } };

/** What a scan of some types finds in an account of its own kind. */
async function scanOf(
  types: readonly string[],
  account: Readonly<Record<string, Json>>,
  resources: Resources = {},
  cloud: CatalogCloud = alibaba,
) {
  const world = await openWorld(cloud, types[0] ?? "", { resources, account });
  try {
    return await world.scan(types);
  } finally {
    await world.close();
  }
}

test("a root user without keys is no item, and a count that is missing is one", async () => {
  const none = await scanOf(["ram.root-key"], { keys: [{ ...KEY, user: "ops" }] });
  expect(none.coverage.map(({ outcome }) => outcome)).toEqual(["listed"]);
  expect(none.items).toEqual([]);

  const unknown = await scanOf(["ram.root-key"], { rootKeysUnknown: true });
  expect(unknown.items).toMatchObject([
    { type: "ram.root-key", proposed: "manual", because: expect.stringMatching(/does not say/) },
  ]);
});

test.each([
  [alibaba, "bss.balance", { "bss.balance": [{ AvailableCashAmount: "0.00", Currency: "CNY" }] }],
  [tencent, "billing.balance", { "billing.balance": [{ CashAccountBalance: 0 }] }],
] as const)("a balance of nothing is no item ($0.name)", async (cloud, type, tables) => {
  const found = await scanOf([type], {}, { "*": tables }, cloud);
  expect(found.coverage.map(({ outcome }) => outcome)).toEqual(["listed"]);
  expect(found.items).toEqual([]);
});

test("a member of an organization does not manage it", async () => {
  const manager = { kind: "invited-member", managedBy: ORGANIZER };
  const found = await scanOf(["organization.organization"], manager, {}, tencent);
  expect(found.coverage.map(({ outcome }) => outcome)).toEqual(["listed"]);
  expect(found.items).toEqual([]);
});

test("a member of an organization of Huawei Cloud does not manage it", async () => {
  const manager = { kind: "invited-member", managedBy: ORGANIZATION_MANAGER };
  const found = await scanOf(ORGANIZATION, manager, {}, huawei);
  expect(found.items).toEqual([]);
  const own = found.coverage.find(({ type }) => type === "organizations.organization");
  expect(own).toMatchObject({ leftOut: [`o-${ORGANIZATION_MANAGER.slice(0, 20)}`] });
});

test("an account of Huawei Cloud without an organization has none of its rows", async () => {
  const found = await scanOf(ORGANIZATION, {}, {}, huawei);
  expect(found.items).toEqual([]);
  expect(new Set(found.coverage.map(({ outcome }) => outcome))).toEqual(new Set(["listed"]));
});

test("a manager that may not read its organization of Huawei Cloud is not taken for one without", async () => {
  for (const action of ["ShowOrganization", "ListRoots"]) {
    const account = { kind: "management" };
    const world = await openWorld(huawei, "organizations.organization", { resources: {}, account });
    const { status, code } = huawei.denial;
    const lift = world.emulator.fault({ action, kind: "error", status, code });
    try {
      const found = await world.scan(ORGANIZATION);
      const outcomes = new Set(found.coverage.map(({ outcome }) => outcome));
      expect(outcomes.has("listed"), action).toBe(false);
    } finally {
      lift();
      await world.close();
    }
  }
});

test("a member has none of the directory's rows, by the vendor's own code", async () => {
  const found = await scanOf(DIRECTORY, {});
  expect(found.items).toEqual([]);
  expect(new Set(found.coverage.map(({ outcome }) => outcome))).toEqual(new Set(["inactive"]));
  const own = found.coverage.find(({ type }) => type === "resourcemanager.directory");
  expect(own).toMatchObject({ code: "NoPermission.ResourceDirectory.MemberAccount" });
});

test("an account without a directory has none of its rows", async () => {
  const found = await scanOf(DIRECTORY, { kind: "standalone", managedBy: null });
  expect(found.items).toEqual([]);
  expect(new Set(found.coverage.map(({ outcome }) => outcome))).toEqual(new Set(["listed"]));
});

test("a management account that may not read its directory is not taken for one without", async () => {
  for (const action of ["GetResourceDirectory", "GetMultiAccountResourceCenterServiceStatus"]) {
    const world = await openWorld(alibaba, "resourcemanager.directory", MANAGER);
    const lift = world.emulator.fault({ action, kind: "error", status: 403, code: "NoPermission" });
    try {
      const found = await world.scan(DIRECTORY);
      expect(new Set(found.coverage.map(({ outcome }) => outcome)), action).toEqual(
        new Set(["denied"]),
      );
    } finally {
      lift();
      await world.close();
    }
  }
});

test("a management account without the search across accounts still manages its directory", async () => {
  const world = await openWorld(alibaba, "resourcemanager.directory", MANAGER);
  world.emulator.fault({
    action: "GetMultiAccountResourceCenterServiceStatus",
    kind: "error",
    status: 400,
    code: "MultiAccountServiceNotEnabled",
  });
  try {
    const found = await world.scan(["resourcemanager.directory"]);
    expect(found.items.map(({ proposed }) => proposed)).toEqual(["delete"]);
  } finally {
    await world.close();
  }
});

test("the lines say that stopped is not released, and which disks outlive their instance", async () => {
  const found = await scanOf(
    ["ecs.instance", "ecs.disk"],
    {},
    {
      "cn-hangzhou": {
        "ecs.instance": [
          { InstanceId: "i-off", InstanceChargeType: "PostPaid", Status: "Stopped" },
          { InstanceId: "i-on", InstanceChargeType: "PostPaid", Status: "Running" },
        ],
        "ecs.disk": [
          { DiskId: "d-stays", InstanceId: "i-on", Status: "In_use", DeleteWithInstance: false },
          { DiskId: "d-goes", InstanceId: "i-on", Status: "In_use", DeleteWithInstance: true },
        ],
      },
    },
  );
  const line = (id: string) => {
    const item = found.items.find(({ nativeId }) => nativeId === id);
    if (item === undefined) throw new Error(`no ${id}`);
    const { proposed: disposition, because } = item;
    return describeItem(item, rows.get(item.type), { disposition, because, now: found.takenAt });
  };
  expect(line("i-off")).toContain("stopped is not released: it still stands and its disks bill");
  expect(line("i-on")).not.toContain("stopped");
  expect(line("d-stays")).toContain("it outlives its instance");
  expect(line("d-goes")).toContain("released with its instance");
});
