import { afterEach, beforeEach, expect, test } from "vitest";
import { accountCenter } from "../../emulator/alibaba/products/account-center.ts";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { domain } from "../../emulator/alibaba/products/domain.ts";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import {
  resourceDirectory,
  resourceManager,
} from "../../emulator/alibaba/products/resource-manager.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { askDoor, consoleOf } from "./support/admin.ts";
import { codeOf, rpc } from "./support/clients.ts";

const alone = "1000000000000005";
const manager = "1000000000000001";
const root = { id: "LTAI-root", secret: "root-secret" };
const ops = { id: "LTAI-ops", secret: "ops-secret" };
const head = { id: "LTAI-head", secret: "head-secret" };

const role = {
  RoleName: "Visitor",
  RoleId: "300000000000000001",
  Arn: `acs:ram::${alone}:role/visitor`,
  AssumeRolePolicyDocument: `{"Statement":[{"Effect":"Allow","Principal":{"RAM":["acs:ram::${manager}:root"]}}]}`,
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: {
      clock: "2026-02-01T00:00:00Z",
      accounts: [
        { id: manager, kind: "management", keys: [{ ...head, user: "head" }] },
        {
          id: alone,
          kind: "standalone",
          keys: [root, { ...ops, user: "ops" }],
          resources: { "*": { "ram.role": [role] } },
        },
      ],
    },
    services: [
      accountCenter,
      bss,
      bssFunds,
      domain,
      ims,
      ram,
      resourceManager,
      resourceDirectory,
      sts,
    ],
  });
});
afterEach(() => emulator.close());

const person = (name: string, body: object = {}) => consoleOf(emulator.url, alone)(name, body);
const status = () => askDoor(emulator.url, `console/closure-status?account=${alone}`);
const whoami = (keys: { id: string; secret: string; token?: string }) =>
  rpc({ port: emulator.port, keys, action: "GetCallerIdentity", version: "2015-04-01" });
const assume = () =>
  rpc({
    port: emulator.port,
    keys: head,
    action: "AssumeRole",
    version: "2015-04-01",
    query: { RoleArn: role.Arn, RoleSessionName: "visit" },
  });

test("the check lists what stands in the way, and begins nothing", async () => {
  emulator.seed({
    accounts: [
      {
        id: alone,
        closureChecks: [{ name: "ICP", description: "A filing is open." }],
        resources: {
          "*": {
            "domain.domain": [{ InstanceId: "S1", DomainName: "shop.example" }],
            "bss.balance": [{ Currency: "CNY", AvailableCashAmount: "1.00", _uncleared: "2.00" }],
            "bss.relation": [{ RelationId: 1, AccountId: manager, State: "RELATED" }],
          },
        },
      },
    ],
  });
  const refused = await person("submit-closure");
  expect(refused).toMatchObject({ state: "check-refused" });
  const names = (await person("check-closure")) as { reasons: { name: string }[] };
  expect(names.reasons.map(({ name }) => name)).toEqual([
    "Domain names",
    "Unsettled bills",
    "Balance",
    "Enterprise finance",
    "ICP",
  ]);
  await whoami(ops);
  expect(await status()).toMatchObject({ state: "check-refused" });
});

test("a management account is refused until its directory is gone", async () => {
  const submit = () => consoleOf(emulator.url, manager)("submit-closure");
  expect(await submit()).toMatchObject({
    state: "check-refused",
    reasons: [{ name: "Resource directory" }],
  });
  await rpc({
    port: emulator.port,
    keys: head,
    action: "DestroyResourceDirectory",
    version: "2020-03-31",
  });
  expect(await submit()).toMatchObject({ state: "waiting" });
});

test("nobody calls, the quiet period ends, and the account is closed with its keys", async () => {
  expect(await person("submit-closure", { days: 15 })).toMatchObject({
    state: "waiting",
    submitted: "2026-02-01T00:00:00Z",
    until: "2026-02-16T00:00:00Z",
  });
  emulator.clock.advance(14 * 86_400_000);
  expect(await status()).toMatchObject({ state: "waiting", calls: 0 });
  emulator.clock.advance(2 * 86_400_000);
  expect(await codeOf(whoami(root))).toBe("InvalidAccessKeyId.NotFound");
  expect(await status()).toMatchObject({ state: "closed", closed: "2026-02-16T00:00:00Z" });
});

test("one call by a key of the account cancels the closure, whose it is", async () => {
  await person("submit-closure");
  expect(await codeOf(whoami({ ...ops, secret: "wrong" }))).toBe("SignatureDoesNotMatch");
  expect(await status()).toMatchObject({ state: "waiting" });
  await whoami(ops);
  await whoami(root);
  expect(await status()).toMatchObject({
    state: "cancelled-by-login",
    by: ops.id,
    calls: 2,
  });
  emulator.clock.advance(60 * 86_400_000);
  expect(await whoami(ops)).toMatchObject({ AccountId: alone });
  expect(await person("submit-closure")).toMatchObject({ state: "waiting", calls: 0 });
});

test("assuming a role into the account is a login as well", async () => {
  await person("submit-closure");
  await assume();
  expect(await status()).toMatchObject({ state: "cancelled-by-login", by: head.id });
});

test("a rejected closure leaves the account as it was", async () => {
  expect(await person("reject-closure")).toEqual({ error: "no quiet period runs" });
  await person("submit-closure");
  expect(await person("submit-closure")).toEqual({ error: "the closure is waiting" });
  expect(await person("reject-closure", { reason: "papers" })).toMatchObject({
    state: "rejected",
    reasons: [{ description: "papers" }],
  });
  expect(await whoami(ops)).toMatchObject({ AccountId: alone });
});

test("root's keys and a user are deleted in the console, and the report counts the rest", async () => {
  const count = async () => {
    const report = await rpc({
      port: emulator.port,
      keys: ops,
      action: "GetAccountSecurityPracticeReport",
      version: "2019-08-15",
    });
    return JSON.stringify(report).match(/"RootWithAccessKey":(\d+)/)?.[1];
  };
  expect(await count()).toBe("1");
  expect(await person("delete-root-keys")).toEqual({ deleted: [root.id] });
  expect(await count()).toBe("0");
  expect(await person("delete-user", { user: "nobody" })).toEqual({
    error: "user: nobody is not here",
  });
  await person("delete-user", { user: "ops" });
  expect(await codeOf(whoami(ops))).toBe("InvalidAccessKeyId.NotFound");
});

test("the log is asked by key and by the world's time, roles and refused calls included", async () => {
  await whoami(ops);
  await codeOf(whoami({ ...ops, secret: "wrong" }));
  const given = (await assume())["Credentials"] as Record<string, string>;
  emulator.clock.advance(3_600_000);
  const visitor = {
    id: String(given["AccessKeyId"]),
    secret: String(given["AccessKeySecret"]),
    token: String(given["SecurityToken"]),
  };
  await whoami(visitor);

  const calls = async (query: string) =>
    (await askDoor(emulator.url, `calls?${query}`))["calls"] as Record<string, unknown>[];
  expect(await calls(`key=${ops.id}`)).toMatchObject([
    { account: alone, principal: `acs:ram::${alone}:user/ops`, status: 200 },
    { account: alone, principal: "", code: "SignatureDoesNotMatch" },
  ]);
  expect(await calls(`account=${alone}&sinceTime=2026-02-01T00:30:00Z`)).toMatchObject([
    {
      accessKeyId: visitor.id,
      assumedBy: head.id,
      principal: `acs:ram::${alone}:assumed-role/Visitor/visit`,
    },
  ]);
  expect((await calls(`key=${head.id}`)).map(({ action }) => action)).toEqual([
    "AssumeRole",
    "GetCallerIdentity",
  ]);
  expect(await calls("sinceTime=2026-03-01T00:00:00Z")).toEqual([]);
  expect(await askDoor(emulator.url, "calls?sinceTime=yesterday")).toEqual({
    error: "sinceTime: not a time: yesterday",
  });
});
