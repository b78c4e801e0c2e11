import { afterEach, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import type { Account } from "../../src/core/account.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import {
  accountFile,
  MANAGER,
  MEMBER,
  type Organization,
  open,
  organization,
  watch,
} from "./support/directory.ts";

let emulator: Emulator;
afterEach(() => emulator.close());

async function conditions(
  setup: Organization & { readonly as?: string; readonly account?: Account } = {},
): Promise<{
  readonly of: (id: string) => ClosureCondition | undefined;
  readonly calls: readonly string[];
}> {
  emulator = await organization(setup);
  const session = await open(emulator, {
    as: setup.as ?? "closer",
    ...(setup.account === undefined ? {} : { account: setup.account }),
  });
  const calls = watch(emulator);
  if (session.closure.by !== "api") throw new Error("expected an API closure");
  const all = await session.closure.conditions(AbortSignal.timeout(50_000));
  await session.close();
  return { of: (id) => all.find((condition) => condition.id === id), calls };
}

test("an ordinary member of the directory meets what the directory asks for", async () => {
  const { of } = await conditions();
  for (const id of [
    "closing-caller",
    "member-kind",
    "deletion-permission",
    "delegated-administrator",
    "logon-suffix",
    "payer",
  ]) {
    expect(of(id), id).toMatchObject({ outcome: "met" });
  }
});

test("reading the conditions changes nothing", async () => {
  const { calls } = await conditions({ directory: { deletion: "Disabled" } });
  expect(calls.filter((call) => !/\.(Get|List|Query|Describe|AssumeRole)/u.test(call))).toEqual([]);
});

test("the root user of the management account is not the one who deletes", async () => {
  const { of } = await conditions({ as: "root" });
  expect(of("closing-caller")).toMatchObject({ outcome: "unmet" });
  expect(of("closing-caller")?.remedy).toContain("RAM user or role");
  expect(of("unsettled-bills")).toMatchObject({ outcome: "unknown" });
});

test("an invited account is not of the kind that is deleted", async () => {
  const { of } = await conditions({ kind: "cloud-account" });
  expect(of("member-kind")).toMatchObject({ outcome: "unmet" });
  expect(of("member-kind")?.detail).toContain("CloudAccount");
});

test("a permission that is off is unmet, or announced when account.yaml asks for it", async () => {
  const off = await conditions({ directory: { deletion: "Disabled" } });
  expect(off.of("deletion-permission")).toMatchObject({ outcome: "unmet" });
  await emulator.close();
  const asked = await conditions({
    directory: { deletion: "Disabled" },
    account: accountFile({
      closure: {
        confirm: MEMBER,
        abandonChecks: [],
        enableMemberDeletion: true,
        leaveDirectory: false,
        ownKey: "keep",
        quietDays: undefined,
      },
    }),
  });
  expect(asked.of("deletion-permission")).toMatchObject({ outcome: "met" });
  expect(asked.of("deletion-permission")?.detail).toContain("put back");
});

test("a delegated administrator is named with its services", async () => {
  const { of } = await conditions({
    managerResources: {
      "*": {
        "resourcemanager.delegated-administrator": [
          { AccountId: MEMBER, ServicePrincipal: "cloudfw.aliyuncs.com" },
          { AccountId: "1000000000000009", ServicePrincipal: "config.aliyuncs.com" },
        ],
      },
    },
  });
  expect(of("delegated-administrator")).toMatchObject({
    outcome: "unmet",
    detail: "cloudfw.aliyuncs.com",
  });
});

test("an account that pays for the member stands in the way", async () => {
  const { of } = await conditions({ member: { payer: MANAGER } });
  expect(of("payer")).toMatchObject({ outcome: "unmet" });
  expect(of("payer")?.detail).toContain(MANAGER);
});

test("what cannot be read is unknown, with the permission to allow", async () => {
  const { of } = await conditions({ policies: ["AliyunSTSFullAccess"] });
  expect(of("deletion-permission")).toMatchObject({ outcome: "unknown" });
  expect(of("deletion-permission")?.remedy).toContain("resourcemanager:GetResourceDirectory");
  expect(of("delegated-administrator")).toMatchObject({ outcome: "unknown" });
});

test("a cloud-account is taken out of its directory by API, which does not close it", async () => {
  emulator = await organization();
  const account = accountFile({ kind: "cloud-account" });
  const session = await open(emulator, { as: "closer", account });
  expect(session.closure).toMatchObject({ by: "api", leaves: true });
  await session.close();
});

test("an account of one's own is closed by a person", async () => {
  emulator = await organization();
  const account = accountFile({ kind: "standalone", access: { via: "own" } });
  const session = await open(emulator, { as: "member", account });
  expect(session.closure).toMatchObject({ by: "assisted" });
  await session.close();
});

test("a member reached with its own keys is told to come through the management account", async () => {
  emulator = await organization();
  const session = await open(emulator, {
    as: "member",
    account: accountFile({ access: { via: "own" } }),
  });
  expect(session.closure).toMatchObject({ by: "none" });
  expect(JSON.stringify(session.closure)).toContain("access.via: management");
  await session.close();
});
