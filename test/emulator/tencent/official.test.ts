import { createRequire } from "node:module";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { opsKey, worldOf } from "./support/one-account.ts";

const common: typeof import("tencentcloud-sdk-nodejs-common") = createRequire(import.meta.url)(
  "tencentcloud-sdk-nodejs-common",
);
const Cos: typeof import("cos-nodejs-sdk-v5") = createRequire(import.meta.url)("cos-nodejs-sdk-v5");

let emulator: Emulator;
beforeEach(async () => {
  const vpcs = { "vpc.vpc": [{ repeat: 25, VpcId: "vpc-{nn}" }] };
  emulator = await startEmulator({ seed: worldOf({ "ap-guangzhou": vpcs }) });
});
afterEach(() => emulator.close());

const client = (secretKey: string) =>
  new common.CommonClient("", "2017-03-12", {
    credential: { secretId: opsKey.id, secretKey },
    region: "ap-guangzhou",
    profile: {
      httpProfile: { endpoint: `127.0.0.1:${emulator.port}`, protocol: "http://" },
    },
  });

test("the vendor's own client is understood, though it signs the host without its port", async () => {
  const page = await client(opsKey.secret).request("DescribeVpcs", { Limit: "10", Offset: "20" });
  expect(page.TotalCount).toBe(25);
  expect(page.VpcSet).toHaveLength(5);
});

test("the vendor's own client reads the code of a refusal", async () => {
  const wrong = client("other").request("DescribeVpcs", {});
  await expect(wrong).rejects.toMatchObject({ code: "AuthFailure.SignatureFailure" });
  const missing = client(opsKey.secret).request("DeleteVpc", { VpcId: "vpc-99" });
  await expect(missing).rejects.toMatchObject({ code: "ResourceNotFound" });
});

test("the vendor's own client of COS is understood, with the real host in front of the address", async () => {
  const Bucket = "logs-1250000001";
  const version = { VersionId: "v1", Type: "Version", Size: 1, LastModified: "{now-1d}" };
  emulator.seed(
    worldOf({
      "*": { "cos.bucket": [{ Name: Bucket, Location: "ap-guangzhou", _versioning: "Enabled" }] },
      [Bucket]: { "cos.version": [{ ...version, repeat: 3, Key: "a b+{n}ü.log" }] },
    }),
  );
  const storage = new Cos({
    SecretId: opsKey.id,
    SecretKey: opsKey.secret,
    Ip: `127.0.0.1:${emulator.port}`,
    Protocol: "http:",
    AutoSwitchHost: false,
  });
  const place = { Bucket, Region: "ap-guangzhou" };
  expect((await storage.getService()).Buckets).toMatchObject([{ Name: Bucket }]);
  await expect(storage.deleteBucket(place)).rejects.toMatchObject({ code: "BucketNotEmpty" });
  const { Versions } = await storage.listObjectVersions(place);
  const Objects = Versions.map(({ Key, VersionId }) => ({ Key, VersionId }));
  await storage.deleteMultipleObject({ ...place, Objects });
  await expect(storage.deleteBucket(place)).resolves.toMatchObject({ statusCode: 204 });
});
