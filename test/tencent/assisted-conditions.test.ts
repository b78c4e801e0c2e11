import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { windowsBetween } from "../../src/clouds/tencent/assisted/orders.ts";
import { assistedTermsFor } from "../../src/clouds/tencent/assisted/terms.ts";
import type { Account } from "../../src/core/account.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import type { AssistedClosure } from "../../src/core/cloud.ts";
import { abandonedParts } from "../../src/engine/abandoning.ts";
import { consoleOf } from "../emulator/support/admin.ts";
import { judged } from "../policies/support/view.ts";
import { assistedClosure, MANAGER, open } from "./support/closing.ts";
import { ACCOUNT, accountOf, HERE, KEY, TESTER } from "./support/world.ts";

const DAY = 86_400_000;
const TEN_YEARS_AGO = new Date(Date.now() - 3_700 * DAY).toISOString().slice(0, 10);
const signal = () => AbortSignal.timeout(50_000);
let emulator: Emulator;
let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function alone(
  resources: JsonObject = {},
  changes: Partial<Account> = {},
  more: JsonObject = {},
  others: readonly JsonObject[] = [],
): Promise<AssistedClosure> {
  emulator = await startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      accounts: [
        ...others,
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "standalone",
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
          keys: [{ ...KEY, user: TESTER.name }],
          resources: { "*": resources },
          ...more,
        },
      ],
    },
  });
  ends.push(() => emulator.close());
  const session = await open(emulator, { ...accountOf(), openedOn: "2024-01-01", ...changes });
  ends.unshift(() => session.close());
  return assistedClosure(session);
}

async function read(closure: AssistedClosure): Promise<Readonly<Record<string, ClosureCondition>>> {
  return Object.fromEntries((await closure.conditions(signal())).map((one) => [one.id, one]));
}

describe("the conditions of an assisted closure", () => {
  test("are met by an account with nothing in its way, and reading them changes nothing", async () => {
    const closure = await alone();
    const found = await read(closure);
    expect(Object.values(found).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "own-key met",
      "organization-membership met",
      "orders-window met",
      "closure-attempts met",
    ]);
    const asked = emulator.world.log.list().map(({ action }) => action);
    expect(asked.filter((action) => !/^(Describe|Get)/u.test(action))).toEqual([]);
  });

  test("have a part each", async () => {
    const parts = assistedTermsFor({ holder: undefined }).steps.flatMap(
      (one) => one.conditions ?? [],
    );
    expect(parts.toSorted()).toEqual(Object.keys(await read(await alone())).toSorted());
  });

  test("refuse to delete the key in use, with the reason", async () => {
    const { closure } = accountOf();
    const hand = await alone({}, { closure: { ...closure, ownKey: "delete-last" } });
    expect((await read(hand))["own-key"]).toMatchObject({
      outcome: "unmet",
      detail: expect.stringContaining("OperationDenied.SubUin"),
    });
    expect(hand.ownKey).toHaveProperty("refused");
    expect(hand.ownKey).not.toHaveProperty("delete");
  });
});

describe("the organization", () => {
  test("of somebody else is named with its manager", async () => {
    const manager = { cloud: "tencent", id: MANAGER, kind: "management", organization: { id: 7 } };
    const found = await read(await alone({}, {}, { managedBy: MANAGER }, [manager]));
    expect(found["organization-membership"]).toMatchObject({ outcome: "unmet" });
    expect(found["organization-membership"]?.detail).toContain(MANAGER);
  });

  test("that the account manages itself is an item, and no condition", async () => {
    const found = await read(await alone({}, {}, { organization: { id: 9 } }));
    expect(found["organization-membership"]).toMatchObject({ outcome: "met" });
    expect(found["organization-membership"]?.detail).toContain("item itself");
  });

  test("that cannot be read is not known", async () => {
    const closure = await alone();
    emulator.fault({
      product: "organization",
      action: "DescribeOrganization",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    expect((await read(closure))["organization-membership"]).toMatchObject({ outcome: "unknown" });
  });
});

describe("orders", () => {
  const ofOrders = async (closure: AssistedClosure) => (await read(closure))["orders-window"];

  test("say which window was read, and ask nothing that the catalog lists", async () => {
    const found = await ofOrders(await alone());
    expect(found?.detail).toMatch(/since \d{4}-\d\d-\d\d, in windows of 90 days; .*2024-01-01/u);
    const asked = emulator.world.log.list().map(({ action }) => action);
    expect(asked).not.toContain("DescribeDealsByCond");
  });

  test("are not known to be done where the file does not say when the account was opened", async () => {
    emulator = await startEmulator({
      seed: {
        actionQuota: 0,
        accounts: [
          {
            cloud: "tencent",
            id: ACCOUNT,
            kind: "standalone",
            users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
            keys: [{ ...KEY, user: TESTER.name }],
          },
        ],
      },
    });
    ends.push(() => emulator.close());
    const session = await open(emulator, accountOf());
    ends.unshift(() => session.close());
    const found = await ofOrders(assistedClosure(session));
    expect(found).toMatchObject({ outcome: "unknown" });
    expect(found?.remedy).toContain("`openedOn`");
  });

  test("older than the catalog looks are read back to the day of opening", async () => {
    const old = new Date(Date.now() - 3_650 * DAY).toISOString().slice(0, 10);
    const deal = { OrderId: "o-old", Status: 1, CreateTime: `${old} 10:00:00` };
    const found = await ofOrders(
      await alone({ "billing.deal": [deal] }, { openedOn: TEN_YEARS_AGO }),
    );
    expect(found).toMatchObject({ outcome: "unmet", detail: expect.stringContaining("o-old") });
  });

  test("of the first hour of the day of opening are among them, by China's clock", async () => {
    const deal = { OrderId: "o-first", Status: 1, CreateTime: `${TEN_YEARS_AGO} 00:30:00` };
    const found = await ofOrders(
      await alone({ "billing.deal": [deal] }, { openedOn: TEN_YEARS_AGO }),
    );
    expect(found).toMatchObject({ outcome: "unmet", detail: expect.stringContaining("o-first") });
  });

  test("older than the catalog looks are met where none is open", async () => {
    const old = new Date(Date.now() - 3_650 * DAY).toISOString().slice(0, 10);
    const deal = { OrderId: "o-done", Status: 4, CreateTime: `${old} 10:00:00` };
    const found = await ofOrders(
      await alone({ "billing.deal": [deal] }, { openedOn: TEN_YEARS_AGO }),
    );
    expect(found).toMatchObject({
      outcome: "met",
      detail: expect.stringContaining("older window"),
    });
  });

  test("of an account that is to be opened yet are a mistake", async () => {
    const found = await ofOrders(await alone({}, { openedOn: "2999-01-01" }));
    expect(found).toMatchObject({ outcome: "unmet" });
  });

  test("are asked for in windows without a gap, none longer than three months", () => {
    const windows = windowsBetween(0, 200 * DAY);
    expect(windows).toEqual([
      { start: 110 * DAY, end: 200 * DAY },
      { start: 20 * DAY, end: 110 * DAY },
      { start: 0, end: 20 * DAY },
    ]);
    expect(windowsBetween(5, 5)).toEqual([]);
    expect(windowsBetween(9, 5)).toEqual([]);
  });
});

describe("attempts", () => {
  test("that failed are shown, and a person may say that their reasons are dealt with", async () => {
    await alone({ "billing.balance": [{ OweAmount: 300 }] });
    await consoleOf(emulator.url, ACCOUNT)("submit-closure");
    // Its clock stands still from here on, after the attempt.
    const session = await open(emulator, { ...accountOf(), openedOn: "2024-01-01" });
    ends.unshift(() => session.close());
    const found = (await read(assistedClosure(session)))["closure-attempts"];
    expect(found).toMatchObject({ outcome: "unmet" });
    expect(found?.question?.answers).toHaveProperty("dealt-with");
  });

  test("that nobody may look at stand in no way", async () => {
    const closure = await alone();
    emulator.fault({
      product: "cloudaudit",
      action: "DescribeEvents",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    const found = (await read(closure))["closure-attempts"];
    expect(found).toMatchObject({ outcome: "met" });
    expect(found?.detail).toContain("only serves to look");
  });
});

test("the lines of the remark are what the form takes", async () => {
  await alone({
    "billing.voucher": [{ VoucherId: "v-1", Status: "unUsed", Balance: 500_000_000 }],
    "cdn.traffic-package": [{ Id: 9, Status: "enabled" }],
    "live.package": [{ Id: "l-1", Status: 0 }],
    "domain.domain": [{ DomainId: "d", DomainName: "a.com", BuyStatus: "RenewPending" }],
  });
  const person = consoleOf(emulator.url, ACCOUNT);
  await person("delete-user", { user: TESTER.name });
  const given = (type: string, nativeId: string) =>
    judged({ type, nativeId, disposition: "abandon" });
  const items = [
    given("billing.voucher", "v-1"),
    given("cdn.traffic-package", "9"),
    given("live.package", "l-1"),
    given("domain.domain", "a.com"),
  ];
  const [remark] = abandonedParts(assistedTermsFor({ holder: "unverified" }), { items }, []);
  const remarks = remark?.lines.slice(1).map((line) => line.replaceAll("`", "")) ?? [];
  expect(await person("submit-closure", { remarks: remarks.slice(1) })).toMatchObject({
    state: "check-refused",
  });
  expect(await person("submit-closure", { face: true, remarks })).toMatchObject({
    state: "closed",
  });
});
