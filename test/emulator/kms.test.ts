import { afterEach, beforeEach, expect, test } from "vitest";
import { kms } from "../../emulator/alibaba/products/kms.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

const key = {
  KeyState: "Enabled",
  KeySpec: "Aliyun_AES_256",
  Creator: accountId,
  DeletionProtection: "Disabled",
};
const seed = worldOf({
  "cn-hangzhou": {
    "kms.key": [
      { ...key, KeyId: "key-1" },
      { ...key, KeyId: "key-2", DeletionProtection: "Enabled" },
      { ...key, KeyId: "key-ecs", Creator: "Ecs" },
    ],
    "kms.alias": [{ AliasName: "alias/app", AliasArn: "arn", KeyId: "key-1" }],
    "kms.secret": [{ SecretName: "db" }, { SecretName: "api" }],
  },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [kms] });
  call = callerOf(emulator, "2016-01-20", "cn-hangzhou");
});
afterEach(() => emulator.close());

const state = async (KeyId: string) => (await call("DescribeKey", { KeyId }))["KeyMetadata"];

test("the list tells no more than ids, and filters by creator and state", async () => {
  const all = await call("ListKeys", { PageSize: "100" });
  const own = await call("ListKeys", {
    Filters: JSON.stringify([{ Key: "CreatorType", Values: ["User"] }]),
  });
  expect(listAt(all, "Keys.Key")[0]).toEqual({
    KeyId: "key-1",
    KeyArn: `acs:kms:cn-hangzhou:${accountId}:key/key-1`,
  });
  expect(all).toMatchObject({ TotalCount: 3 });
  expect(own).toMatchObject({ TotalCount: 2 });
});

test("a key is pending until its day, and gone after it", async () => {
  await call("ScheduleKeyDeletion", { KeyId: "key-1", PendingWindowInDays: "7" });
  expect(await state("key-1")).toMatchObject({ KeyState: "PendingDeletion" });
  expect(
    await codeOf(call("ScheduleKeyDeletion", { KeyId: "key-1", PendingWindowInDays: "7" })),
  ).toBe("Rejected.PendingDeletion");
  emulator.clock.advance(8 * 86_400_000);
  expect(await codeOf(call("DescribeKey", { KeyId: "key-1" }))).toBe("Forbidden.KeyNotFound");
});

test("a pending key can be had back, and then stays", async () => {
  await call("ScheduleKeyDeletion", { KeyId: "key-1", PendingWindowInDays: "7" });
  await call("CancelKeyDeletion", { KeyId: "key-1" });
  emulator.clock.advance(30 * 86_400_000);
  expect(await state("key-1")).toMatchObject({ KeyState: "Enabled" });
});

test("the window, a protected key and a service's key are refused", async () => {
  const schedule = (KeyId: string, PendingWindowInDays: string) =>
    codeOf(call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays }));
  expect(await schedule("key-1", "6")).toBe("InvalidParameter.PendingWindowInDays");
  expect(await schedule("key-2", "7")).toBe("Rejected.DeletionProtection");
  expect(await schedule("key-ecs", "7")).toBe("Forbidden.NoPermission");
  await call("SetDeletionProtection", {
    ProtectedResourceArn: `acs:kms:cn-hangzhou:${accountId}:key/key-2`,
    EnableDeletionProtection: "false",
  });
  await call("ScheduleKeyDeletion", { KeyId: "key-2", PendingWindowInDays: "7" });
});

test("aliases and secrets are listed and deleted", async () => {
  expect(await call("ListAliasesByKeyId", { KeyId: "key-1" })).toMatchObject({ TotalCount: 1 });
  await call("DeleteAlias", { AliasName: "alias/app" });
  expect(await call("ListAliases")).toMatchObject({ TotalCount: 0 });
  await call("DeleteSecret", { SecretName: "db", ForceDeleteWithoutRecovery: "true" });
  await call("DeleteSecret", { SecretName: "api" });
  expect(await call("ListSecrets")).toMatchObject({ TotalCount: 1 });
  emulator.clock.advance(31 * 86_400_000);
  expect(await call("ListSecrets")).toMatchObject({ TotalCount: 0 });
});
