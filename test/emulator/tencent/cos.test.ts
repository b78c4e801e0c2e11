import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { type CosCall, cos } from "./support/cos.ts";
import { opsKey, worldOf } from "./support/one-account.ts";

const bucket = "logs-1250000001";
const held = "held-1250000001";
const host = (name: string): string => `${name}.cos.ap-guangzhou.myqcloud.com`;
const version = { Type: "Version", Size: 3, LastModified: "{now-2d}" };
let emulator: Emulator;
beforeEach(async () => {
  const common = { Location: "ap-guangzhou", CreationDate: "{now-90d}" };
  emulator = await startEmulator({
    seed: worldOf({
      "*": {
        "cos.bucket": [
          { ...common, Name: bucket, _versioning: "Enabled" },
          { ...common, Name: held, _lock: { days: 30 } },
        ],
      },
      [bucket]: {
        "cos.version": [
          { ...version, repeat: 1200, Key: "a {nnnn}", VersionId: "v1" },
          { Key: "gone", VersionId: "m1", Type: "DeleteMarker", LastModified: "{now-1d}" },
        ],
        "cos.upload": [{ Key: "big", UploadId: "u1", Initiated: "{now-1d}" }],
      },
      [held]: { "cos.version": [{ ...version, Key: "k", VersionId: "null" }] },
    }),
  });
});
afterEach(() => emulator.close());

const ask = (parts: Partial<CosCall> & { readonly method: string }) =>
  cos({ port: emulator.port, keys: opsKey, host: host(bucket), ...parts });

test("the service lists the buckets of all regions", async () => {
  const { status, text } = await ask({ method: "GET", host: "service.cos.myqcloud.com" });
  expect(status).toBe(200);
  expect(text).toContain(`<Name>${bucket}</Name><Location>ap-guangzhou</Location>`);
  expect(text).toContain(`<Name>${held}</Name>`);
});

test("signatures and buckets that are not there are refused in XML", async () => {
  const wrong = await ask({ method: "GET", keys: { ...opsKey, secret: "x" } });
  expect(wrong).toMatchObject({ status: 403 });
  expect(wrong.text).toContain("<Code>SignatureDoesNotMatch</Code>");
  const none = await ask({ method: "GET", host: host("none-1250000001") });
  expect(none.text).toContain("<Code>NoSuchBucket</Code>");
  const elsewhere = await ask({ method: "GET", host: `${bucket}.cos.ap-shanghai.myqcloud.com` });
  expect(elsewhere.text).toContain("<Code>NoSuchBucket</Code>");
});

test("versions are paged by two markers, delete markers beside them", async () => {
  const first = await ask({ method: "GET", query: { versions: "" } });
  expect(first.text.match(/<Version>/g)).toHaveLength(1000);
  expect(first.text).toContain("<IsTruncated>true</IsTruncated>");
  const next = /<NextKeyMarker>(.*)<\/NextKeyMarker>/.exec(first.text)?.[1] ?? "";
  const second = await ask({
    method: "GET",
    query: { versions: "", "key-marker": next, "version-id-marker": "v1" },
  });
  expect(second.text.match(/<Version>/g)).toHaveLength(200);
  expect(second.text.match(/<DeleteMarker>/g)).toHaveLength(1);
});

test("a bucket goes when versions, markers and uploads are gone", async () => {
  expect((await ask({ method: "DELETE" })).text).toContain("<Code>BucketNotEmpty</Code>");
  for (let from = 1; from <= 1200; from += 600) {
    const keys = Array.from({ length: 600 }, (_, at) => String(from + at).padStart(4, "0"));
    const objects = keys
      .map((key) => `<Object><Key>a ${key}</Key><VersionId>v1</VersionId></Object>`)
      .join("");
    const body = `<Delete><Quiet>true</Quiet>${objects}</Delete>`;
    expect(await ask({ method: "POST", query: { delete: "" }, body })).toMatchObject({
      status: 200,
    });
  }
  await ask({ method: "DELETE", path: "/gone", query: { versionId: "m1" } });
  expect(await ask({ method: "DELETE" })).toMatchObject({ status: 409 });
  expect(await ask({ method: "DELETE", path: "/big", query: { uploadId: "u1" } })).toMatchObject({
    status: 204,
  });
  expect(await ask({ method: "DELETE" })).toMatchObject({ status: 204 });
});

test("a locked object stays, alone and in a batch", async () => {
  const one = await ask({ method: "DELETE", host: host(held), path: "/k" });
  expect(one).toMatchObject({ status: 403 });
  const body = "<Delete><Object><Key>k</Key></Object></Delete>";
  const many = await ask({ method: "POST", host: host(held), query: { delete: "" }, body });
  expect(many).toMatchObject({ status: 200 });
  expect(many.text).toContain("<Error><Key>k</Key><Code>AccessDenied</Code>");
  emulator.clock.advance(31 * 86_400_000);
  expect(await ask({ method: "DELETE", host: host(held), path: "/k" })).toMatchObject({
    status: 204,
  });
});

test("what was never set on a bucket is told by its own code, not by an unknown operation", async () => {
  const settings = {
    cors: "NoSuchCORSConfiguration",
    encryption: "NoSuchEncryptionConfiguration",
    lifecycle: "NoSuchLifecycleConfiguration",
    referer: "NoSuchRefererConfiguration",
    website: "NoSuchWebsiteConfiguration",
  };
  for (const [sub, code] of Object.entries(settings)) {
    const { status, text } = await ask({ method: "GET", query: { [sub]: "" } });
    expect([status, text]).toEqual([404, expect.stringContaining(`<Code>${code}</Code>`)]);
  }
  const place = await ask({ method: "GET", query: { location: "" } });
  expect(place.text).toContain("<LocationConstraint>ap-guangzhou</LocationConstraint>");
  const rights = await ask({ method: "GET", query: { acl: "" } });
  expect(rights.text).toContain("<Permission>FULL_CONTROL</Permission>");
  const log = await ask({ method: "GET", query: { logging: "" } });
  expect(log).toMatchObject({ status: 200, text: expect.stringContaining("BucketLoggingStatus") });
});
