import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import type { Account } from "../../src/core/account.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { Problem } from "../../src/core/problem.ts";
import { quietClock } from "../support/quiet-clock.ts";
import {
  ACCOUNT,
  accountOf,
  envOf,
  HERE,
  KEY,
  openWorld,
  TESTER,
  type World,
} from "./support/world.ts";

const signal = new AbortController().signal;
const MANAGER = "100000000001";
const ROLE = "OrganizationAccessControlRole";
const open: CloudSession[] = [];
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({
    seed: {
      regions: [HERE, "ap-shanghai"],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: MANAGER,
          kind: "management",
          organization: { id: 7 },
          keys: [
            { id: "AKIDroot", secret: "root-secret-0123" },
            { ...KEY, user: TESTER.name },
          ],
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
        },
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "created-member",
          managedBy: MANAGER,
          resources: { [HERE]: { "vpc.vpc": [{ VpcId: "vpc-1", VpcName: "shop" }] } },
        },
      ],
    },
  });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.close()));
  await emulator.close();
});

async function connect(
  account: Account,
  key: { readonly id: string; readonly secret: string } = KEY,
): Promise<CloudSession> {
  const context = { clock: quietClock(), env: envOf(emulator, key), log: () => undefined };
  const session = await tencent.open(account, context);
  open.push(session);
  return session;
}

const member = accountOf([], { access: { via: "management", managementId: MANAGER, role: ROLE } });
const asked = (): readonly string[] => emulator.world.log.list().map(({ action }) => action);

describe("a session", () => {
  test("tells a sub-user from the root user", async () => {
    const own = accountOf([], { id: MANAGER });
    expect((await connect(own)).caller).toMatchObject({
      kind: "user",
      accountId: MANAGER,
      userName: TESTER.uin,
      accessKeyId: KEY.id,
    });
    const root = await connect(own, { id: "AKIDroot", secret: "root-secret-0123" });
    expect(root.caller.kind).toBe("root");
  });

  test("refuses credentials of another account, and asks for nothing else", async () => {
    await expect(connect(accountOf())).rejects.toMatchObject({ code: "account-mismatch" });
    expect(asked()).toHaveLength(1);
  });

  test("says which half of the key is wrong", async () => {
    const wrong = connect(member, { id: KEY.id, secret: "another-secret-0123" });
    await expect(wrong).rejects.toThrow(/secret key does not belong/u);
    await expect(connect(member, { id: "AKIDnobody", secret: "x".repeat(20) })).rejects.toThrow(
      Problem,
    );
  });

  test("enters a member by its role, and only when something of it is asked for", async () => {
    const session = await connect(member);
    expect(asked().includes("AssumeRole")).toBe(false);
    const listing = await session.list({ type: "vpc.vpc", region: HERE, parents: [] }, signal);
    expect(listing.items.map(({ id }) => id)).toEqual([`tencent:vpc.vpc:${HERE}:vpc-1`]);
    expect(asked().filter((action) => action === "AssumeRole")).toHaveLength(1);
  });

  test("says what to allow where the member cannot be entered", async () => {
    const session = await connect({
      ...member,
      access: { via: "management", managementId: MANAGER, role: "Nobody" },
    });
    await expect(
      session.list({ type: "vpc.vpc", region: HERE, parents: [] }, signal),
    ).rejects.toMatchObject({ code: "credentials" });
  });

  test("keeps the role in the member through which it comes in", async () => {
    const session = await connect(member);
    const { items } = await session.list(
      { type: "cam.role", region: "global", parents: [] },
      signal,
    );
    expect(session.ownIdentity(items)).toMatchObject([
      {
        id: items.find(({ name }) => name === ROLE)?.id,
        because: expect.stringContaining("goes with the account"),
      },
    ]);
  });
});

describe("the account's own identity", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({
      "*": {
        "cam.user": [{ Uin: 100001000043, Name: "other" }],
        "cam.group": [
          { GroupId: 5, GroupName: "admins" },
          { GroupId: 6, GroupName: "readers" },
        ],
        "cam.group-member": [{ GroupId: 5, Uin: Number(TESTER.uin) }],
      },
    });
  });
  afterEach(() => world.close());

  test("is the user, its key, and what may give it its permissions", async () => {
    const { items } = await world.scan(["cam.user", "cam.access-key", "cam.group"]);
    const own = world.session.ownIdentity(items).map(({ id }) => id.split(":").slice(1).join(":"));
    expect(own.toSorted()).toEqual([
      `cam.access-key:global:${KEY.id}`,
      "cam.group:global:5",
      `cam.user:global:${TESTER.uin}`,
    ]);
  });

  test("is nothing that another user has", async () => {
    const { items } = await world.scan(["cam.user"]);
    const other = items.find(({ name }) => name === "other");
    expect(other).toBeDefined();
    expect(world.session.ownIdentity(items).map(({ id }) => id)).not.toContain(other?.id);
  });
});

describe("what is listed", () => {
  let world: World;
  afterEach(() => world.close());

  test("is asked for in each region of the account, and once for the whole of it", async () => {
    world = await openWorld({});
    expect(await world.session.regionsOf("cvm.instance")).toEqual([HERE, "ap-shanghai"]);
    expect(await world.session.regionsOf("cam.user")).toEqual(["global"]);
    expect(await world.session.regionsOf("cam.access-key")).toEqual(["global"]);
    expect(await world.session.regionsOf("scf.function")).toEqual([HERE, "ap-shanghai"]);
  });

  test("shows a balance and an order that nobody finished, and nothing where there is none", async () => {
    world = await openWorld({
      "*": {
        "billing.balance": [{ CashAccountBalance: 1200, RealBalance: 1200, OweAmount: 0 }],
        "billing.deal": [
          { OrderId: "o-1", Status: 1, CreateTime: "2025-12-20 10:00:00", ProductName: "CVM" },
          { OrderId: "o-2", Status: 4, CreateTime: "2025-12-20 10:00:00", ProductName: "CVM" },
        ],
      },
    });
    const { items, coverage } = await world.scan(["billing.balance", "billing.order"]);
    expect(coverage.map(({ outcome }) => outcome)).toEqual(["listed", "listed"]);
    expect(items.map(({ type, nativeId }) => `${type} ${nativeId}`)).toEqual([
      `billing.balance ${ACCOUNT}`,
      "billing.order o-1",
    ]);
  });

  test("reads times without a zone as Beijing's", async () => {
    world = await openWorld({
      [HERE]: {
        "redis.instance": [
          { InstanceId: "crs-1", BillingMode: 1, Status: 2, DeadlineTime: "2030-01-01 06:00:00" },
        ],
      },
    });
    const { items } = await world.scan(["redis.instance"]);
    expect(items[0]?.expires).toBe("2029-12-31T22:00:00Z");
  });

  test("quotes what an instance would pay back, and says where no API does", async () => {
    world = await openWorld({
      [HERE]: {
        "cvm.instance": [
          {
            InstanceId: "ins-1",
            InstanceChargeType: "PREPAID",
            InstanceState: "RUNNING",
            ExpiredTime: "2099-01-01T00:00:00Z",
            _refund: 12.5,
          },
        ],
        "redis.instance": [{ InstanceId: "crs-1", BillingMode: 1, Status: 2 }],
      },
    });
    const { items } = await world.scan(["cvm.instance", "redis.instance"]);
    const quotes = Object.values(await world.session.quotes(items, signal));
    expect(quotes[0]).toMatch(/CNY$|^no quote: \w+/u);
    expect(quotes[1]).toBe("no quote: the cloud has no API for this product");
  });

  test("takes a denial for not knowing, with the permission that is missing", async () => {
    world = await openWorld({});
    world.emulator.fault({
      product: "cvm",
      action: "DescribeInstances",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    const { coverage } = await world.scan(["cvm.instance"]);
    expect(coverage).toContainEqual(
      expect.objectContaining({ outcome: "denied", permission: "cvm:DescribeInstances" }),
    );
  });
});

describe("the cloud", () => {
  test("knows an account id by its digits, and an emulator by its address", () => {
    expect(tencent.accountId.pattern.test("100000000042")).toBe(true);
    expect(tencent.accountId.pattern.test("1777000000000042")).toBe(false);
    expect(tencent.emulated({ CLOSEOUT_TENCENT_ENDPOINT: "http://127.0.0.1:1" })).toBe(true);
    expect(tencent.emulated({})).toBe(false);
  });

  test("closes an account outside of an organization in the console", () => {
    expect(tencent.closing(accountOf())).toMatchObject({ by: "assisted", quiet: { days: 0 } });
  });

  test("asks for no more than what its rows call, in CAM's own words", () => {
    const [scan] = tencent.permissions("scan");
    const text = JSON.stringify(scan?.document);
    expect(text).toContain('"cvm:DescribeInstances"');
    expect(text).toContain('"finance:DescribeAccountBalance"');
    expect(text).toContain('"name/cos:GetService"');
    expect(text).not.toContain("cvm:TerminateInstances");
    const [remove] = tencent.permissions("remove");
    expect(JSON.stringify(remove?.document)).toContain('"cvm:TerminateInstances"');
  });
});
