import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { createAlibabaTransport } from "../../src/clouds/alibaba/client/transport.ts";
import { alibabaHooks } from "../../src/clouds/alibaba/hooks/registry.ts";
import { oss } from "../../src/clouds/alibaba/services/oss.ts";
import {
  type CatalogSession,
  createCatalogSession,
} from "../../src/clouds/shared/rows/catalog-session.ts";
import type { Transport } from "../../src/clouds/shared/wire/transport.ts";
import type { Item } from "../../src/core/item.ts";
import { jumpingClock } from "./support/clock.ts";
import { journal } from "./support/journal.ts";

const account = "1000000000000002";
const keys = { accessKeyId: "LTAI-oss", accessKeySecret: "oss-secret-0123456789" };
const signal = new AbortController().signal;

const bucket = (Name: string, region: string, more: Readonly<Record<string, string>> = {}) => ({
  Name,
  Location: `oss-${region}`,
  Region: region,
  StorageClass: "Standard",
  CreationDate: "{now-90d}",
  ...more,
});

const row = oss.types["oss.bucket"];
/** The row without its listing of access points, whose paging the emulator does not have. */
const withoutAccessPoints = {
  ...oss,
  types: {
    "oss.bucket": {
      ...row,
      detail: (row.detail ?? []).filter(({ name }) => name !== "accessPoints"),
    },
  },
};

let emulator: Emulator;
let transport: Transport;
let session: CatalogSession;

beforeEach(async () => {
  emulator = await startEmulator({
    services: [],
    seed: {
      accounts: [
        {
          id: account,
          kind: "standalone",
          keys: [{ id: keys.accessKeyId, secret: keys.accessKeySecret }],
          resources: {
            "*": {
              "oss.bucket": [
                bucket("logs-hz", "cn-hangzhou"),
                bucket("media-sg", "ap-southeast-1", { _versioning: "Enabled" }),
              ],
            },
            "logs-hz": {
              "oss.version": [
                {
                  repeat: 2500,
                  Key: "day/{nnnn} & more.log",
                  VersionId: "null",
                  Size: 10,
                  LastModified: "{now-1d}",
                },
              ],
            },
            "media-sg": {
              "oss.version": [
                { Key: "a+b", VersionId: "v1", Size: 1, LastModified: "{now-2d}" },
                {
                  Key: "a+b",
                  VersionId: "v2",
                  Type: "DeleteMarker",
                  LastModified: "{now-1d}",
                },
              ],
              "oss.upload": [{ Key: "big/ä", UploadId: "U1", Initiated: "{now-1d}" }],
            },
          },
        },
      ],
    },
  });
  transport = createAlibabaTransport({
    credentials: async () => keys,
    env: { CLOSEOUT_ALIBABA_ENDPOINT: emulator.url, CLOSEOUT_ALIBABA_TIMEOUT_MS: "5000" },
    clock: jumpingClock(),
    log: () => undefined,
  });
  session = createCatalogSession({
    cloud: "alibaba",
    accountId: account,
    services: [withoutAccessPoints],
    transport,
    clock: jumpingClock(),
    hooks: alibabaHooks,
  });
});
afterEach(async () => {
  await transport.close();
  await emulator.close();
});

const list = () => session.list({ type: "oss.bucket", region: "global", parents: [] }, signal);

async function listed(name: string): Promise<Item> {
  const item = (await list()).items.find((one) => one.name === name);
  if (item === undefined) throw new Error(`${name} is not listed`);
  return item;
}

test("buckets of all regions are listed with their details", async () => {
  const { items, coverage } = await list();
  expect(coverage).toMatchObject({ outcome: "listed", count: 2 });
  expect(items.map((item) => [item.name, item.facts["objects"], item.facts["versioning"]])).toEqual(
    [
      ["logs-hz", "2500", undefined],
      ["media-sg", "1", "Enabled"],
    ],
  );
});

test("a bucket with thousands of objects is emptied and goes", async () => {
  const { lines, options } = journal({ reviewedAt: new Date().toISOString() });
  expect(await session.remove(await listed("logs-hz"), options)).toEqual({ outcome: "requested" });
  expect(lines.map(({ call }) => call.action)).toEqual([
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteBucket",
  ]);
  expect(lines.every(({ answer }) => answer?.requestId !== undefined)).toBe(true);
  expect((await list()).items.map((item) => item.name)).toEqual(["media-sg"]);
});

test("versions, delete markers and uploads of a versioned bucket go, in its own region", async () => {
  const { options } = journal({ reviewedAt: new Date().toISOString() });
  expect(await session.remove(await listed("media-sg"), options)).toEqual({ outcome: "requested" });
  expect((await list()).items.map((item) => item.name)).toEqual(["logs-hz"]);
});

test("a bucket that was reviewed before its last object was written is left alone", async () => {
  const reviewedAt = new Date(Date.now() - 36 * 3_600_000).toISOString();
  const { lines, options } = journal({ reviewedAt });
  const outcome = await session.remove(await listed("logs-hz"), options);
  expect(outcome).toMatchObject({ outcome: "refused", code: "GrewSinceReview" });
  expect(lines).toEqual([]);
});

test("a batch that is cut off is repeated, and nothing is lost from the journal", async () => {
  emulator.fault({ kind: "cut", action: "DeleteMultipleObjects", times: 1, when: "after" });
  const { lines, options } = journal({ reviewedAt: new Date().toISOString() });
  expect(await session.remove(await listed("logs-hz"), options)).toEqual({ outcome: "requested" });
  const batches = lines.filter(({ call }) => call.action === "Oss.DeleteMultipleObjects");
  expect(batches.map(({ answer }) => answer?.outcome).sort()).toEqual([
    "accepted",
    "accepted",
    "accepted",
    "unknown",
  ]);
});

test("one bucket whose details are denied makes the listing denied", async () => {
  emulator.fault({
    kind: "error",
    action: "GetBucketStat",
    nth: 2,
    code: "AccessDenied",
    status: 403,
  });
  expect((await list()).coverage).toMatchObject({ outcome: "denied", code: "AccessDenied" });
});
