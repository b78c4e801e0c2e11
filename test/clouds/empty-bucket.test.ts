import { expect, test } from "vitest";
import { alibabaHooks } from "../../src/clouds/alibaba/hooks/registry.ts";
import { oss } from "../../src/clouds/alibaba/services/oss.ts";
import { createCatalogSession } from "../../src/clouds/shared/rows/catalog-session.ts";
import { readItem } from "../../src/clouds/shared/rows/read-item.ts";
import {
  CallError,
  type Reply,
  type Transport,
  type TransportRequest,
} from "../../src/clouds/shared/wire/transport.ts";
import { jumpingClock } from "./support/clock.ts";
import { journal } from "./support/journal.ts";

interface Version {
  readonly Key: string;
  readonly VersionId: string;
  readonly LastModified: string;
}

interface Bucket {
  versions: Version[];
  markers: Version[];
  uploads: { readonly Key: string; readonly UploadId: string; readonly Initiated: string }[];
  channels: { readonly Name: string; readonly LastModified: string }[];
  gone: boolean;
}

const before = "2025-12-31T23:59:59.000Z";
const after = "2026-01-01T00:00:01.000Z";

const bucketOf = (more: Partial<Bucket> = {}): Bucket => ({
  versions: [],
  markers: [],
  uploads: [],
  channels: [],
  gone: false,
  ...more,
});

const versions = (count: number, LastModified = before): Version[] =>
  Array.from({ length: count }, (_, i) => ({
    Key: `k${String(i).padStart(6, "0")}`,
    VersionId: "v1",
    LastModified,
  }));

/** The bucket's API in memory: pages of a thousand by markers, batches, and a bucket that must be empty. */
function transportOn(bucket: Bucket, sent: TransportRequest[]): Transport {
  const handlers: Readonly<Record<string, (request: TransportRequest) => Reply>> = {
    ListLiveChannel: () => ({ IsTruncated: "false", LiveChannel: [...bucket.channels] }),
    DeleteLiveChannel: ({ params }) => {
      bucket.channels = bucket.channels.filter((one) => one.Name !== params["channel"]);
      return {};
    },
    ListMultipartUploads: () => ({ IsTruncated: "false", Upload: [...bucket.uploads] }),
    AbortMultipartUpload: ({ params }) => {
      bucket.uploads = bucket.uploads.filter((one) => one.UploadId !== params["uploadId"]);
      return {};
    },
    ListObjectVersions: ({ params }) => {
      const from = String(params["key-marker"] ?? "");
      const all = [...bucket.versions, ...bucket.markers].sort((a, b) => (a.Key < b.Key ? -1 : 1));
      const page = all.filter((one) => one.Key > from).slice(0, 1000);
      const last = page.at(-1);
      const more = last !== undefined && all.some((one) => one.Key > last.Key);
      const markers = new Set(bucket.markers);
      return {
        IsTruncated: String(more),
        ...(more ? { NextKeyMarker: last.Key, NextVersionIdMarker: last.VersionId } : {}),
        Version: page.filter((one) => !markers.has(one)),
        DeleteMarker: page.filter((one) => markers.has(one)),
      };
    },
    DeleteMultipleObjects: ({ body }) => {
      const named = new Set(JSON.stringify(body?.["Object"]).match(/(?<="Key":")[^"]*/gu));
      bucket.versions = bucket.versions.filter((one) => !named.has(one.Key));
      bucket.markers = bucket.markers.filter((one) => !named.has(one.Key));
      return { Deleted: [...named].map((Key) => ({ Key })) };
    },
    DeleteBucket: () => {
      const left = bucket.versions.length + bucket.markers.length + bucket.uploads.length;
      if (left > 0) throw new CallError({ kind: "refused", code: "BucketNotEmpty", message: "" });
      bucket.gone = true;
      return {};
    },
  };
  return {
    async send(request, signal) {
      signal.throwIfAborted();
      sent.push(request);
      const handler = handlers[request.action];
      if (handler === undefined) throw new Error(`unexpected ${request.action}`);
      return handler(request);
    },
    close: async () => undefined,
  };
}

async function removed(bucket: Bucket) {
  const sent: TransportRequest[] = [];
  const session = createCatalogSession({
    cloud: "alibaba",
    accountId: "1",
    services: [oss],
    transport: transportOn(bucket, sent),
    clock: jumpingClock(),
    hooks: alibabaHooks,
  });
  const row = oss.types["oss.bucket"];
  const item = readItem(
    { Name: "logs", Location: "oss-cn-hangzhou" },
    {},
    {
      cloud: "alibaba",
      type: "oss.bucket",
      region: "global",
      row,
      read: row.read,
      state: undefined,
      parent: undefined,
      account: "1",
      isAccountWide: () => true,
    },
  );
  const { lines, options } = journal();
  const outcome = await session.remove(item, options);
  return { outcome, lines, sent };
}

test("a bucket is emptied of channels, uploads, versions and delete markers, and goes", async () => {
  const bucket = bucketOf({
    versions: versions(2500),
    markers: [{ Key: "k-marker", VersionId: "m1", LastModified: before }],
    uploads: [{ Key: "big", UploadId: "u1", Initiated: before }],
    channels: [{ Name: "live", LastModified: before }],
  });
  const { outcome, lines } = await removed(bucket);
  expect(outcome).toEqual({ outcome: "requested" });
  expect(bucket).toMatchObject({
    versions: [],
    markers: [],
    uploads: [],
    channels: [],
    gone: true,
  });
  expect(lines.map(({ call }) => call.action)).toEqual([
    "Oss.DeleteLiveChannel",
    "Oss.AbortMultipartUpload",
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteMultipleObjects",
    "Oss.DeleteBucket",
  ]);
  expect(lines.every(({ answer }) => answer?.outcome === "accepted")).toBe(true);
});

test("a bucket that grew since the review is refused, and nothing younger is deleted", async () => {
  const young: Version = { Key: "k999999", VersionId: "v1", LastModified: after };
  const bucket = bucketOf({ versions: [...versions(1500), young] });
  const { outcome } = await removed(bucket);
  expect(outcome).toMatchObject({ outcome: "refused", code: "GrewSinceReview" });
  expect("message" in outcome ? outcome.message : "").toMatch(/k999999 was written at 2026-01-01/);
  expect(bucket.gone).toBe(false);
  expect(bucket.versions).toContainEqual(young);
});

test("an upload that began after the review is not aborted", async () => {
  const bucket = bucketOf({ uploads: [{ Key: "new", UploadId: "u1", Initiated: after }] });
  expect((await removed(bucket)).outcome).toMatchObject({ code: "GrewSinceReview" });
  expect(bucket.uploads).toHaveLength(1);
});

test("100,000 objects go in batches of a thousand", async () => {
  const bucket = bucketOf({ versions: versions(100_000) });
  const { outcome, sent } = await removed(bucket);
  expect(outcome).toEqual({ outcome: "requested" });
  const batches = sent.filter(({ action }) => action === "DeleteMultipleObjects");
  expect(batches).toHaveLength(100);
  // Ten ranges are read side by side, and each finds its end by one page more.
  const pages = sent.filter(({ action }) => action === "ListObjectVersions");
  expect(pages.length).toBeLessThan(115);
});
