import { afterEach, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { openWorld, type World } from "./support/world.ts";

const BUCKET = "photos-1250000000";
const OLD = "2020-01-01T00:00:00.000Z";
let world: World;

afterEach(() => world.close());

function worldWith(
  versions: readonly JsonObject[],
  uploads: readonly JsonObject[] = [],
  bucket: JsonObject = {},
): Promise<World> {
  return openWorld({
    "*": {
      "cos.bucket": [
        {
          Name: BUCKET,
          Location: "ap-shanghai",
          CreationDate: OLD,
          _versioning: "Enabled",
          ...bucket,
        },
      ],
    },
    [BUCKET]: { "cos.version": [...versions], "cos.upload": [...uploads] },
  });
}

const version = (key: string, id: string, more: JsonObject = {}): JsonObject => ({
  Key: key,
  VersionId: id,
  Type: "Version",
  Size: 1,
  LastModified: OLD,
  ...more,
});

test("a bucket goes with every version, delete marker and unfinished upload in it", async () => {
  const many = Array.from({ length: 1100 }, (_, at) => version(`photo ${at} +&.jpg`, `v${at}`));
  world = await worldWith(
    [...many, version("photo 7 +&.jpg", "m1", { Type: "DeleteMarker" })],
    [{ Key: "half/way", UploadId: "u1", Initiated: OLD }],
  );
  const before = await world.scan(["cos.bucket"]);
  expect(before.items).toMatchObject([{ nativeId: BUCKET, facts: { location: "ap-shanghai" } }]);
  const { result, calls } = await world.remove(before, [BUCKET]);
  expect([...result.stuck.values()]).toEqual([]);
  expect(calls.map(({ action, region }) => `${action} ${region}`)).toEqual([
    "cos.multipartAbort ap-shanghai",
    "cos.deleteMultipleObject ap-shanghai",
    "cos.deleteMultipleObject ap-shanghai",
    "cos.deleteBucket ap-shanghai",
  ]);
  expect((await world.scan(["cos.bucket"])).items).toEqual([]);
});

test("a bucket that grew since the review keeps what it holds", async () => {
  world = await worldWith([version("new.jpg", "v1", { LastModified: "2099-01-01T00:00:00.000Z" })]);
  const before = await world.scan(["cos.bucket"]);
  const { result, calls } = await world.remove(before, [BUCKET]);
  expect([...result.stuck.values()].join()).toMatch(/grew since the review/u);
  expect(calls).toEqual([]);
});

test("a bucket that copies itself to another one stops that before it is emptied", async () => {
  world = await worldWith([version("a.jpg", "v1")], [], {
    _replication: [
      {
        ID: "r1",
        Status: "Enabled",
        Prefix: "",
        Destination: { Bucket: "qcs::cos:ap-beijing::copy-1" },
      },
    ],
  });
  const before = await world.scan(["cos.bucket"]);
  expect(before.items[0]?.facts["replicatesTo"]).toEqual(["qcs::cos:ap-beijing::copy-1"]);
  const { calls } = await world.remove(before, [BUCKET]);
  expect(calls.map(({ action }) => action)).toEqual([
    "cos.deleteBucketReplication",
    "cos.deleteMultipleObject",
    "cos.deleteBucket",
  ]);
});

test("a bucket with object lock is a person's, as the item says", async () => {
  world = await worldWith([], [], { _lock: { days: 30 } });
  const { items } = await world.scan(["cos.bucket"]);
  expect(items).toMatchObject([
    { proposed: "manual", protections: ["object lock"], because: expect.stringContaining("lock") },
  ]);
});
