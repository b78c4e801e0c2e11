import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { askDoor, consoleOf } from "../support/admin.ts";
import { arrayAt, codeOf } from "./support/client.ts";
import { accountId, opsOf, worldOf } from "./support/one-account.ts";

let emulator: Emulator;
let person: ReturnType<typeof consoleOf>;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf(
      {
        "*": {
          "billing.balance": [{ CashAccountBalance: 1500, OweAmount: 300 }],
          "billing.deal": [{ OrderId: "o-1", Status: 1, CreateTime: "2026-01-01 00:00:00" }],
          "billing.voucher": [{ VoucherId: "v-1", Status: "unUsed", Balance: 500_000_000 }],
          "cam.collaborator": [{ Uin: 100000000077, Name: "friend", Uid: 77 }],
          "cam.receiver": [{ Uid: 1, Name: "me", IsReceiverOwner: 1 }],
          "cdn.traffic-package": [{ Id: 9, Status: "enabled" }],
          "domain.domain": [{ DomainId: "d", DomainName: "a.com", BuyStatus: "RenewPending" }],
        },
      },
      { projectKeys: 2 },
    ),
  });
  person = consoleOf(emulator.url, accountId);
});
afterEach(() => emulator.close());

const remarks = [
  "我确认放弃当前账号下未使用的代金券资源",
  "我确认放弃当前账号下未使用的CDN流量包资源",
  "放弃当前账号下续费期域名a.com",
];

async function clear(): Promise<void> {
  await person("pay-arrears");
  await person("withdraw-balance");
  await person("cancel-orders");
  await person("delete-collaborator");
  await person("delete-user", { user: "ops" });
  await person("delete-project-keys");
  await person("delete-root-keys");
}

test("the check names each thing in the way, money and people too", async () => {
  expect(await person("check-closure")).toEqual({
    reasons: [
      "resources: cdn.traffic-package",
      "resources: domain.domain",
      "vouchers",
      "arrears",
      "balance",
      "orders",
      "sub-users",
      "collaborators",
      "API keys",
      "project keys",
    ],
  });
});

test("a face scan closes at once, and the keys with it", async () => {
  await clear();
  expect(await person("submit-closure", { face: true })).toMatchObject({ state: "check-refused" });
  expect(await person("submit-closure", { face: true, remarks })).toMatchObject({
    state: "closed",
  });
  expect(await codeOf(opsOf(emulator, "sts", "2018-08-13")("GetCallerIdentity"))).toBe(
    "AuthFailure.SecretIdNotFound",
  );
});

test("the wrong remark gives nothing up", async () => {
  await clear();
  const wrong = remarks.map((remark) => remark.replace("CDN流量包", "云硬盘"));
  expect(await person("submit-closure", { remarks: wrong })).toMatchObject({
    state: "check-refused",
    reasons: ["resources: cdn.traffic-package"],
  });
});

test("a manual review takes its days, can be sent back, and the account is gone after it", async () => {
  await clear();
  expect(await person("submit-closure", { remarks })).toMatchObject({ state: "in-review" });
  expect(await person("reject-closure", { reason: "photo unreadable" })).toMatchObject({
    state: "rejected",
    reasons: ["photo unreadable"],
  });
  await person("submit-closure", { remarks });
  emulator.clock.advance(4 * 86_400_000);
  expect(await askDoor(emulator.url, `console/closure-status?account=${accountId}`)).toMatchObject({
    state: "closed",
  });
});

test("a refused application is audited", async () => {
  await person("submit-closure");
  const now = Math.floor(emulator.clock.now() / 1000);
  const events = await opsOf(
    emulator,
    "cloudaudit",
    "2019-03-19",
  )("DescribeEvents", {
    StartTime: now - 3600,
    EndTime: now + 60,
    LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "ApplyAccountDeactivation" }],
  });
  expect(arrayAt(events, "Events")).toMatchObject([{ ErrorCode: 1 }]);
});

test("a closure in review survives in the state file, with the tables of this cloud", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tencent-state-"));
  const state = join(folder, "world.json");
  const first = await startEmulator({ state, seed: emulatorSeed() });
  await consoleOf(first.url, accountId)("submit-closure", { remarks, face: false });
  await first.close();
  const second = await startEmulator({ state });
  const status = await askDoor(second.url, `console/closure-status?account=${accountId}`);
  const left = second.world.store.account(accountId)?.everywhere("cdn.traffic-package");
  await second.close();
  rmSync(folder, { recursive: true });
  expect(status).toMatchObject({ state: "in-review" });
  expect(left?.[0]?.size).toBe(1);
});

function emulatorSeed() {
  const bare = worldOf({ "*": { "cdn.traffic-package": [{ Id: 9 }] } });
  const [account] = Array.isArray(bare["accounts"]) ? bare["accounts"] : [];
  return { ...bare, accounts: [{ ...account, keys: [], users: [] }] };
}
