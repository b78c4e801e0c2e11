import OSS from "ali-oss";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";

const account = "1000000000000002";
const seed = {
  accounts: [
    {
      id: account,
      kind: "resource-account",
      users: [{ name: "viewer", policies: ["ReadOnlyAccess"] }],
      keys: [
        { id: "LTAI-oss", secret: "oss-secret", user: "ops" },
        { id: "LTAI-view", secret: "view-secret", user: "viewer" },
      ],
      resources: {
        "*": {
          "oss.bucket": [
            {
              Name: "logs-hz",
              Location: "oss-cn-hangzhou",
              Region: "cn-hangzhou",
              StorageClass: "Standard",
              CreationDate: "{now-90d}",
            },
            {
              Name: "media-sg",
              Location: "oss-ap-southeast-1",
              Region: "ap-southeast-1",
              StorageClass: "IA",
              CreationDate: "{now-90d}",
              _versioning: "Enabled",
            },
            {
              Name: "held-hz",
              Location: "oss-cn-hangzhou",
              Region: "cn-hangzhou",
              StorageClass: "Standard",
              CreationDate: "{now-90d}",
              _worm: {
                WormId: "W1",
                State: "Locked",
                RetentionPeriodInDays: 365,
                CreationDate: "2026-01-01T00:00:00.000Z",
              },
            },
          ],
        },
        "logs-hz": {
          "oss.version": [
            {
              repeat: 2500,
              Key: "day/{nnnn}.log",
              VersionId: "null",
              Size: 10,
              LastModified: "{now-1d}",
            },
          ],
        },
        "media-sg": {
          "oss.version": [
            { Key: "a b&c.txt", VersionId: "v1", Size: 1, LastModified: "{now-2d}" },
            { Key: "a b&c.txt", VersionId: "v2", Size: 1, LastModified: "{now-1d}" },
            { Key: "gone.txt", VersionId: "v1", Size: 1, LastModified: "{now-2d}" },
            { Key: "gone.txt", VersionId: "v2", Type: "DeleteMarker", LastModified: "{now-1d}" },
          ],
          "oss.upload": [
            { repeat: 3, Key: "big-{n}.bin", UploadId: "U{n}", Initiated: "{now-3d}" },
          ],
          "oss.live-channel": [{ Name: "cam", LastModified: "{now-3d}" }],
        },
        "held-hz": {
          "oss.version": [{ Key: "k", VersionId: "null", Size: 1, LastModified: "{now}" }],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [] });
});
afterEach(() => emulator.close());

interface Wanted {
  readonly v4: boolean;
  readonly region?: string;
  readonly bucket?: string;
  readonly id?: string;
  readonly secret?: string;
}

const client = ({ v4, region = "oss-cn-hangzhou", bucket, id, secret }: Wanted) => {
  const options = {
    accessKeyId: id ?? "LTAI-oss",
    accessKeySecret: secret ?? "oss-secret",
    region,
    endpoint: emulator.url,
    authorizationV4: v4,
    ...(bucket === undefined ? {} : { bucket }),
  };
  return new OSS(options);
};

/** What ali-oss 6.23.0 has and its types lack. */
interface More {
  listBuckets(query: object): Promise<{ buckets: { name: string }[] }>;
  getBucketVersions(query: object): Promise<{
    objects: { name: string; versionId: string; isLatest: boolean }[];
    deleteMarker: { name: string; versionId: string }[];
    nextKeyMarker: string | null;
    nextVersionIdMarker: string | null;
    isTruncated: boolean;
  }>;
  getBucketStat(name: string): Promise<{ stat: Record<string, string> }>;
  getBucketWorm(name: string): Promise<{ state: string; days: string }>;
  deleteMulti(names: unknown[], options?: object): Promise<{ deleted: unknown[] }>;
}
const more = (oss: OSS) => oss as unknown as More;

describe.each([{ v4: false }, { v4: true }])("with signature %o", ({ v4 }) => {
  test("one call lists the buckets of every region", async () => {
    const { buckets } = await more(client({ v4 })).listBuckets({ "max-keys": 100 });
    expect(buckets.map((bucket) => bucket.name)).toEqual(["held-hz", "logs-hz", "media-sg"]);
  });

  test("versions and delete markers are paged by key and version", async () => {
    const oss = more(client({ v4, region: "oss-ap-southeast-1", bucket: "media-sg" }));
    const seen: string[] = [];
    let keyMarker: string | null = null;
    let versionIdMarker: string | null = null;
    do {
      const page: Awaited<ReturnType<More["getBucketVersions"]>> = await oss.getBucketVersions({
        maxKeys: 1,
        ...(keyMarker === null ? {} : { keyMarker, versionIdMarker }),
      });
      for (const one of [...page.objects, ...page.deleteMarker])
        seen.push(`${one.name}@${one.versionId}`);
      keyMarker = page.isTruncated ? page.nextKeyMarker : null;
      versionIdMarker = page.nextVersionIdMarker;
    } while (keyMarker !== null);
    expect(seen).toEqual(["a b&c.txt@v2", "a b&c.txt@v1", "gone.txt@v2", "gone.txt@v1"]);
  });

  test("a bucket is deleted only when every version, upload and channel is gone", async () => {
    const oss = client({ v4, region: "oss-ap-southeast-1", bucket: "media-sg" });
    const refusal = () =>
      expect(oss.deleteBucket("media-sg")).rejects.toMatchObject({
        code: "BucketNotEmpty",
        status: 409,
      });
    await refusal();
    await more(oss).deleteMulti(
      [
        { key: "a b&c.txt", versionId: "v1" },
        { key: "a b&c.txt", versionId: "v2" },
        { key: "gone.txt", versionId: "v1" },
        { key: "gone.txt", versionId: "v2" },
      ],
      { quiet: true },
    );
    await refusal();
    const { uploads } = await oss.listUploads({ "max-uploads": 10 });
    expect(uploads).toHaveLength(3);
    for (const upload of uploads) await oss.abortMultipartUpload(upload.name, upload.uploadId);
    await refusal();
    await oss.deleteChannel("cam");
    await oss.deleteBucket("media-sg");
    const { buckets } = await more(client({ v4 })).listBuckets({ "max-keys": 100 });
    expect(buckets.map((bucket) => bucket.name)).toEqual(["held-hz", "logs-hz"]);
  });

  test("deleting without a version id leaves a delete marker", async () => {
    const oss = client({ v4, region: "oss-ap-southeast-1", bucket: "media-sg" });
    await oss.delete("a b&c.txt");
    const page = await more(oss).getBucketVersions({});
    expect(page.deleteMarker.map((one) => one.name)).toEqual(["a b&c.txt", "gone.txt"]);
    expect(page.objects).toHaveLength(3);
  });

  test("objects under a locked retention policy stay", async () => {
    const oss = client({ v4, bucket: "held-hz" });
    expect(await more(oss).getBucketWorm("held-hz")).toMatchObject({
      state: "Locked",
      days: "365",
    });
    await expect(oss.delete("k")).rejects.toMatchObject({ code: "FileImmutable" });
    const { deleted } = await more(oss).deleteMulti(["k"]);
    expect(deleted).toEqual([]);
    expect((await more(oss).getBucketStat("held-hz")).stat["ObjectCount"]).toBe("1");
  });

  test("a wrong secret, an unknown key, a foreign region and a missing right are told apart", async () => {
    await expect(client({ v4, secret: "no" }).listBuckets({})).rejects.toMatchObject({
      code: "SignatureDoesNotMatch",
      status: 403,
    });
    await expect(client({ v4, id: "LTAI-none" }).listBuckets({})).rejects.toMatchObject({
      code: "InvalidAccessKeyId",
    });
    await expect(
      client({ v4, bucket: "media-sg" }).list({ "max-keys": 1 }, {}),
    ).rejects.toMatchObject({ code: "AccessDenied" });
    const viewer = client({ v4, bucket: "logs-hz", id: "LTAI-view", secret: "view-secret" });
    await expect(viewer.delete("day/0001.log")).rejects.toMatchObject({
      code: "AccessDenied",
      status: 403,
    });
    await expect(
      client({ v4, bucket: "nobody" }).list({ "max-keys": 1 }, {}),
    ).rejects.toMatchObject({ code: "NoSuchBucket" });
  });
});

test("objects can be written, listed by prefix and read back", async () => {
  const oss = client({ v4: true, bucket: "logs-hz" });
  await oss.put("new/one.txt", Buffer.from("hello"));
  const { objects, prefixes } = await oss.list({ delimiter: "/", "max-keys": 1000 }, {});
  expect(prefixes).toEqual(["day/", "new/"]);
  expect(objects ?? []).toEqual([]);
  const { content } = await oss.get("new/one.txt");
  expect(String(content)).toBe("hello");
});

test("a client that repeats the bucket in the path is understood", async () => {
  const options = {
    accessKeyId: "LTAI-oss",
    accessKeySecret: "oss-secret",
    region: "oss-cn-hangzhou",
    endpoint: emulator.url,
    bucket: "logs-hz",
    sldEnable: true,
  };
  const oss = new OSS(options);
  await oss.put("logs-hz/one.txt", Buffer.from("1"));
  const { objects } = await oss.list({ prefix: "logs-hz/", "max-keys": 10 }, {});
  expect(objects.map((one) => one.name)).toEqual(["logs-hz/one.txt"]);
});

test("a batch delete without a digest is refused", async () => {
  const body = "<Delete><Object><Key>x</Key></Object></Delete>";
  const date = new Date().toUTCString();
  const { createHmac } = await import("node:crypto");
  const text = `POST\n\n\n${date}\nx-oss-date:${date}\n/logs-hz/?delete`;
  const signature = createHmac("sha1", "oss-secret").update(text).digest("base64");
  const reply = await fetch(`${emulator.url}/logs-hz?delete`, {
    method: "POST",
    body: Buffer.from(body),
    headers: { authorization: `OSS LTAI-oss:${signature}`, "x-oss-date": date },
  });
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("<Code>MissingArgument</Code>");
});

test("a short page and a repeated marker can be switched on for a listing", async () => {
  const oss = more(client({ v4: true, bucket: "logs-hz" }));
  emulator.fault({ kind: "short-page", action: "ListObjectVersions", times: 1 });
  const short = await oss.getBucketVersions({ maxKeys: 1000 });
  expect(short.objects).toHaveLength(500);
  expect(short.isTruncated).toBe(true);
  emulator.fault({ kind: "repeat-token", action: "ListObjectVersions", times: 1 });
  const next = await oss.getBucketVersions({
    maxKeys: 1000,
    keyMarker: short.nextKeyMarker,
    versionIdMarker: "null",
  });
  expect(next.nextKeyMarker).toBe(short.nextKeyMarker);
});
