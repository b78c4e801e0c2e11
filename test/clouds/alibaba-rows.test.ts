import { afterEach, beforeEach, expect, test } from "vitest";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram as emulatedRam } from "../../emulator/alibaba/products/ram.ts";
import { resourceManager } from "../../emulator/alibaba/products/resource-manager.ts";
import { sls } from "../../emulator/alibaba/products/sls.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { createAlibabaTransport } from "../../src/clouds/alibaba/client/transport.ts";
import { alibabaHooks } from "../../src/clouds/alibaba/hooks/registry.ts";
import { ram } from "../../src/clouds/alibaba/services/ram.ts";
import { ramPolicies } from "../../src/clouds/alibaba/services/ram-policies.ts";
import { createCatalogSession } from "../../src/clouds/shared/rows/catalog-session.ts";
import { readText } from "../../src/clouds/shared/wire/paths.ts";
import type { Transport } from "../../src/clouds/shared/wire/transport.ts";
import type { Item } from "../../src/core/item.ts";
import { jumpingClock } from "./support/clock.ts";
import { journal } from "./support/journal.ts";

const manager = "1000000000000001";
const member = "1000000000000002";
const ops = { accessKeyId: "LTAI-ops", accessKeySecret: "ops-secret-0123456789" };
const signal = new AbortController().signal;

let emulator: Emulator;
const open: Transport[] = [];

beforeEach(async () => {
  emulator = await startEmulator({
    services: [sts, emulatedRam, ims, resourceManager, sls],
    seed: {
      accounts: [
        {
          id: manager,
          kind: "management",
          keys: [{ id: ops.accessKeyId, secret: ops.accessKeySecret, user: "ops" }],
        },
        {
          id: member,
          kind: "resource-account",
          managedBy: manager,
          users: [{ name: "alice", policies: ["AliyunECSFullAccess", "ReadOnlyAccess"] }],
          resources: {
            "*": {
              "ram.role": [
                { RoleName: "AliyunServiceRoleForLogs", _uses: ["sls.project"] },
                { RoleName: "AliyunServiceRoleForNothing" },
              ],
            },
            "cn-hangzhou": {
              "sls.project": [{ repeat: 3, projectName: "logs-{n}", status: "Normal" }],
            },
          },
        },
      ],
    },
  });
});
afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
  await emulator.close();
});

type Keys = Awaited<ReturnType<Parameters<typeof createAlibabaTransport>[0]["credentials"]>>;

function transportWith(credentials: () => Promise<Keys>): Transport {
  const transport = createAlibabaTransport({
    credentials,
    env: { CLOSEOUT_ALIBABA_ENDPOINT: emulator.url, CLOSEOUT_ALIBABA_TIMEOUT_MS: "2000" },
    clock: jumpingClock(),
    log: () => undefined,
  });
  open.push(transport);
  return transport;
}

/** Temporary keys in the member, as the management account gets them. */
async function memberKeys(): Promise<Keys> {
  const reply = await transportWith(async () => ops).send(
    {
      product: "Sts",
      action: "AssumeRole",
      region: "global",
      params: {
        RoleArn: `acs:ram::${member}:role/ResourceDirectoryAccountAccessRole`,
        RoleSessionName: "test",
      },
    },
    signal,
  );
  const text = (name: string): string => readText(reply, `Credentials.${name}`) ?? "";
  return {
    accessKeyId: text("AccessKeyId"),
    accessKeySecret: text("AccessKeySecret"),
    securityToken: text("SecurityToken"),
  };
}

async function memberTransport(): Promise<Transport> {
  const keys = await memberKeys();
  return transportWith(async () => keys);
}

const user = ram.types["ram.user"];
const lists = [user.list].flat();
/** The row without its listing of frozen users, which the emulator does not have. */
const withoutFrozen = {
  ...ram,
  types: { "ram.user": { ...user, list: lists.filter((_, at) => at !== 1) } },
};

/** The row with the older listing of roles, which the emulator has. */
const rolesOfRam = {
  ...ramPolicies,
  types: {
    "ram.service-linked-role": {
      ...ramPolicies.types["ram.service-linked-role"],
      list: {
        action: "ListRoles",
        items: "Roles.Role",
        paging: lists[0]?.paging ?? { by: "none" },
      },
    },
  },
};

test("temporary keys of an assumed role act in the member", async () => {
  const transport = await memberTransport();
  const request = { product: "Sts", action: "GetCallerIdentity", region: "global", params: {} };
  expect(await transport.send(request, signal)).toMatchObject({
    AccountId: member,
    IdentityType: "AssumedRoleUser",
  });
});

test("a user's policies are detached before the user goes, and the journal has every call", async () => {
  const session = createCatalogSession({
    cloud: "alibaba",
    accountId: member,
    services: [withoutFrozen],
    transport: await memberTransport(),
    clock: jumpingClock(),
    hooks: alibabaHooks,
  });
  const { items, coverage } = await session.list(
    { type: "ram.user", region: "global", parents: [] },
    signal,
  );
  expect(coverage).toMatchObject({ outcome: "listed", count: 1 });
  const [alice] = items;
  if (alice === undefined) throw new Error("no user was listed");
  expect(alice).toMatchObject({ name: "alice", state: "present" });

  const { lines, options } = journal();
  expect(await session.remove(alice, options)).toEqual({ outcome: "requested" });
  expect(lines.map(({ call, answer }) => [call.action, answer?.outcome])).toEqual([
    ["Ram.DetachPolicyFromUser", "accepted"],
    ["Ram.DetachPolicyFromUser", "accepted"],
    ["Ims.DeleteUser", "accepted"],
  ]);
  expect(lines.every(({ answer }) => answer?.requestId !== undefined)).toBe(true);

  const again = await session.list({ type: "ram.user", region: "global", parents: [] }, signal);
  expect(again.items.map((item) => item.state)).toEqual(["recycled"]);
});

test("a service-linked role goes when its service lets go, and else says what uses it", async () => {
  const session = createCatalogSession({
    cloud: "alibaba",
    accountId: member,
    services: [rolesOfRam],
    transport: await memberTransport(),
    clock: jumpingClock(),
    hooks: alibabaHooks,
  });
  const list = () =>
    session.list({ type: "ram.service-linked-role", region: "global", parents: [] }, signal);
  const { items } = await list();
  const byName = (name: string): Item => {
    const item = items.find((one) => one.name === name);
    if (item === undefined) throw new Error(`${name} is not listed`);
    return item;
  };
  const { lines, options } = journal();
  const used = await session.remove(byName("AliyunServiceRoleForLogs"), options);
  expect(used).toMatchObject({ outcome: "refused", code: "RoleInUse" });
  expect("message" in used ? used.message : "").toMatch(/cn-hangzhou: logs-1, logs-2, logs-3/);
  const free = await session.remove(byName("AliyunServiceRoleForNothing"), options);
  expect(free).toEqual({ outcome: "requested" });
  expect(lines.map(({ call }) => call.action)).toEqual([
    "ResourceManager.DeleteServiceLinkedRole",
    "ResourceManager.DeleteServiceLinkedRole",
  ]);
  const left = (await list()).items.map((item) => item.name);
  expect(left).toContain("AliyunServiceRoleForLogs");
  expect(left).not.toContain("AliyunServiceRoleForNothing");
});

test("a log project is reached under its own host, with the service's own signature", async () => {
  const transport = await memberTransport();
  const base = { product: "Sls", region: "cn-hangzhou" };
  const listing = { ...base, action: "ListProject", params: { offset: 0, size: 100 } };
  expect(await transport.send(listing, signal)).toMatchObject({ total: 3 });

  const remove = { ...base, action: "DeleteProject", params: { project: "logs-1" } };
  await transport.send(remove, signal);
  await transport.send(listing, signal);
  expect(await transport.send(listing, signal)).toMatchObject({ total: 2 });

  const missing = { ...base, action: "GetProject", params: { project: "nothing" } };
  await expect(transport.send(missing, signal)).rejects.toMatchObject({ code: "ProjectNotExist" });
});
