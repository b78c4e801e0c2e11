import { afterEach, beforeEach, expect, test } from "vitest";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { doubtId } from "../../emulator/core/doubt/kinds.ts";
import { knownDoubts } from "../../emulator/doubt/known.ts";
import { loadServices as loadHuawei } from "../../emulator/huawei/services.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { loadServices as loadTencent } from "../../emulator/tencent/services.ts";
import { codeOf, rpc } from "./support/clients.ts";

const keys = { id: "LTAI-root", secret: "root-secret" };
const HERE = "cn-hangzhou";

const seed = {
  regions: [HERE, "cn-beijing"],
  unnamedRegions: ["cn-beijing"],
  accounts: [
    {
      id: "1000000000000002",
      keys: [keys],
      resources: {
        [HERE]: {
          "ecs.snapshot": [
            { SnapshotId: "s-open", Status: "accomplished" },
            { SnapshotId: "s-secret", Status: "accomplished", Encrypted: true },
          ],
          "ecs.key-pair": [{ repeat: 3, KeyPairName: "k{n}" }],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.close());

const ecs = (action: string, query: Readonly<Record<string, string>> = {}) =>
  rpc({
    port: emulator.port,
    keys,
    action,
    version: "2014-05-26",
    query: { RegionId: HERE, ...query },
  });

const door = async (method: string, path: string, body?: object) => {
  const reply = await fetch(`${emulator.url}/_admin/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

const texts = (body: unknown): string => JSON.stringify(body);

test("no doubt is in force until it is switched on at the door", async () => {
  const { body } = await door("GET", "doubts?on=true");
  expect(body["doubts"]).toEqual([]);
  expect(texts(await ecs("DescribeSnapshots"))).toContain("s-secret");

  const put = await door("PUT", "doubts", { on: true, kind: "default-filter" });
  expect(put.body["switched"]).toBeGreaterThan(10);
  const filtered = texts(await ecs("DescribeSnapshots"));
  expect(filtered).toContain("s-open");
  expect(filtered).not.toContain("s-secret");
  expect(texts(await ecs("DescribeSnapshots", { Encrypted: "true" }))).toContain("s-secret");

  await door("PUT", "doubts", { on: false });
  expect(texts(await ecs("DescribeSnapshots"))).toContain("s-secret");
});

test("one doubt is switched by its id, tells its source, and counts what it changed", async () => {
  const id = "alibaba/default-filter/Ecs/DescribeSnapshots/Encrypted";
  expect((await door("PUT", "doubts", { on: true, id })).body).toEqual({ switched: 1 });
  await ecs("DescribeSnapshots");
  const { body } = await door("GET", "doubts?on=true");
  expect(body["doubts"]).toMatchObject([
    { id, on: true, hits: 1, source: expect.stringContaining("npm @alicloud/ecs20140526") },
  ]);
});

test("a doubt that is not known, a kind that is not one and a scale below one are refused", async () => {
  expect((await door("PUT", "doubts", { on: true, id: "alibaba/odd" })).status).toBe(404);
  expect((await door("PUT", "doubts", { on: true, kind: "odd" })).status).toBe(400);
  expect((await door("PUT", "doubts", { on: true, scale: 0 })).status).toBe(400);
  expect((await door("PUT", "doubts", {})).status).toBe(400);
  await expect(startEmulator({ doubts: ["odd"] })).rejects.toThrow("no doubt odd");
});

test("a page above the documented maximum is refused", async () => {
  emulator.world.doubts.set({ kind: "page-size" }, true);
  expect(await codeOf(ecs("DescribeKeyPairs", { PageSize: "51" }))).toBe(
    "InvalidParameter.PageSize",
  );
  expect(texts(await ecs("DescribeKeyPairs", { PageSize: "50" }))).toContain("k3");
});

test("a region that no region call names answers all the same", async () => {
  expect(texts(await ecs("DescribeRegions"))).toContain("cn-beijing");
  emulator.world.doubts.set({ kind: "unnamed-region" }, true);
  expect(texts(await ecs("DescribeRegions"))).not.toContain("cn-beijing");
  expect(await ecs("DescribeKeyPairs", { RegionId: "cn-beijing" })).toMatchObject({
    TotalCount: 0,
  });
});

test("a listing shows what was deleted as many listings later as the scale says, and then no more", async () => {
  emulator.world.doubts.set({ kind: "late-listing" }, true, 2);
  await ecs("DeleteKeyPairs", { KeyPairNames: '["k2"]' });
  const shown: boolean[] = [];
  for (let at = 0; at < 4; at += 1) shown.push(texts(await ecs("DescribeKeyPairs")).includes("k2"));
  expect(shown).toEqual([true, true, false, false]);
});

test("a product that never held anything answers its code, and one that was emptied does not", async () => {
  emulator.world.doubts.set({ kind: "never-opened" }, true);
  const cdn = () =>
    rpc({
      port: emulator.port,
      keys,
      action: "DescribeUserDomains",
      version: "2018-05-10",
    });
  expect(await codeOf(cdn())).toBe("CdnServiceNotFound");
  emulator.seed({
    accounts: [
      {
        id: "1000000000000002",
        resources: {
          "*": { "cdn.domain": [{ DomainName: "odd.example", DomainStatus: "online" }] },
        },
      },
    ],
  });
  expect(texts(await cdn())).toContain("odd.example");
  for (const account of emulator.world.store.accounts.values()) {
    for (const table of account.everywhere("cdn.domain")) table.remove("odd.example");
  }
  expect(await cdn()).toMatchObject({ TotalCount: 0 });
});

test("every doubt has an id of its own, and is about an action and a table that are there", async () => {
  const doubts = knownDoubts();
  const ids = doubts.map(doubtId);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const services = [
    ...(await loadServices()).map((service) => ({ cloud: "alibaba", ...service })),
    ...(await loadTencent()).map((service) => ({ cloud: "tencent", ...service })),
    ...(await loadHuawei()).map((service) => ({ cloud: "huawei", ...service })),
  ];
  const tables = new Set(services.flatMap(({ tables: own = [] }) => own.map(({ name }) => name)));
  for (const name of ["ram.user", "regions"]) tables.add(name);
  const lost = doubts.filter((doubt) => {
    if (!("product" in doubt)) return false;
    const of = services.filter(
      ({ cloud, product }) => cloud === doubt.cloud && product === doubt.product,
    );
    const hasAction = !("action" in doubt) || of.some(({ actions }) => doubt.action in actions);
    return of.length === 0 || !hasAction || ("table" in doubt && !tables.has(doubt.table));
  });
  expect(lost.map(doubtId)).toEqual([]);
});
