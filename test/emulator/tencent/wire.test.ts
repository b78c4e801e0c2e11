import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { rpc } from "../support/clients.ts";
import { arrayAt, callerOf, codeOf, objectAt, tc3 } from "./support/client.ts";
import { accountId, opsKey, rootKey, worldOf } from "./support/one-account.ts";

const version = "2017-03-12";
let emulator: Emulator;
beforeEach(async () => {
  const world = worldOf(
    { "ap-guangzhou": { "vpc.vpc": [{ repeat: 25, VpcId: "vpc-{nn}", VpcName: "n" }] } },
    { users: [{ name: "viewer", policies: ["ReadOnlyAccess"] }] },
  );
  const alibaba = { id: "1000000000000001", keys: [{ id: "LTAI-root", secret: "ali" }] };
  const accounts = Array.isArray(world["accounts"]) ? world["accounts"] : [];
  emulator = await startEmulator({ seed: { ...world, accounts: [...accounts, alibaba] } });
});
afterEach(() => emulator.close());

const vpc = (keys = rootKey, region?: string) => callerOf(emulator, keys, "vpc", version, region);

test("both clouds answer on one host and port, each by its own signature", async () => {
  const own = await tc3({
    url: emulator.url,
    keys: opsKey,
    service: "sts",
    version: "2018-08-13",
    action: "GetCallerIdentity",
  });
  const other = await rpc({
    port: emulator.port,
    keys: { id: "LTAI-root", secret: "ali" },
    action: "GetCallerIdentity",
    version: "2015-04-01",
  });
  expect(own).toMatchObject({ AccountId: accountId, Type: "CAMUser" });
  expect(own["UserId"]).not.toBe(accountId);
  expect(other).toMatchObject({ AccountId: "1000000000000001" });
});

test("a seed that names an unknown cloud is refused", () => {
  const seed = { accounts: [{ id: "1", cloud: "nimbus" }] };
  expect(() => emulator.seed(seed)).toThrow("no cloud nimbus");
});

test("what is wrong with a signature is told apart", async () => {
  const call = (more: object) =>
    codeOf(
      tc3({
        url: emulator.url,
        keys: rootKey,
        service: "vpc",
        version,
        action: "DescribeVpcs",
        region: "ap-guangzhou",
        ...more,
      }),
    );
  const late = Math.floor(Date.now() / 1000) - 301;
  expect(await call({ timestamp: late })).toBe("AuthFailure.SignatureExpire");
  expect(await call({ timestamp: late + 30 })).toBe("");
  expect(await call({ keys: { ...rootKey, secret: "x" } })).toBe("AuthFailure.SignatureFailure");
  expect(await call({ keys: { id: "AKIDnone", secret: "x" } })).toBe(
    "AuthFailure.SecretIdNotFound",
  );
  expect(await call({ keys: { ...rootKey, token: "t" } })).toBe("AuthFailure.TokenFailure");
});

test("actions, versions and regions that are not there are refused by name", async () => {
  expect(await codeOf(vpc()("DescribeNothing"))).toBe("InvalidAction");
  expect(await codeOf(callerOf(emulator, rootKey, "vpc", "2011-01-01")("DescribeVpcs"))).toBe(
    "NoSuchVersion",
  );
  expect(await codeOf(vpc(rootKey, "ap-nowhere")("DescribeVpcs"))).toBe("UnsupportedRegion");
});

test("a client that signs a piece of the address is understood while the action is unique", async () => {
  const bare = (action: string) =>
    tc3({
      url: emulator.url,
      keys: rootKey,
      service: "127",
      version,
      action,
      region: "ap-guangzhou",
    });
  expect(await bare("DescribeVpcs")).toMatchObject({ TotalCount: 25 });
});

test("parameters are held against the vendor's types", async () => {
  expect(await codeOf(vpc()("DescribeVpcs", { Limit: 10 }))).toBe("InvalidParameter");
  expect(await codeOf(vpc()("DescribeVpcs", { Limit: "101" }))).toBe("InvalidParameterValue");
  expect(await codeOf(vpc()("DescribeVpcs", { Colour: "red" }))).toBe("UnknownParameter");
  expect(await codeOf(vpc()("DeleteVpc"))).toBe("MissingParameter");
  const page = await vpc()("DescribeVpcs", { Limit: "10", Offset: "20" });
  expect(arrayAt(page, "VpcSet")).toHaveLength(5);
  expect(page).toMatchObject({
    TotalCount: 25,
    RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("twenty calls a second of one action pass, and the door can switch that", async () => {
  const put = (body: object) =>
    fetch(`${emulator.url}/_admin/standard-quota`, { method: "PUT", body: JSON.stringify(body) });
  await put({ perSecond: 20 });
  const codes = await Promise.all(Array.from({ length: 60 }, () => codeOf(vpc()("DescribeVpcs"))));
  expect(codes).toContain("RequestLimitExceeded");
  await put({ perSecond: 0 });
  const free = await Promise.all(Array.from({ length: 60 }, () => codeOf(vpc()("DescribeVpcs"))));
  expect(new Set(free)).toEqual(new Set([""]));
});

test("faults, and the log of calls, know this cloud", async () => {
  const lift = emulator.fault({ product: "vpc", kind: "error", code: "InternalError" });
  expect(await codeOf(vpc()("DescribeVpcs"))).toBe("InternalError");
  lift();
  emulator.fault({ product: "vpc", action: "DeleteVpc", kind: "ignore" });
  expect(await codeOf(vpc()("DeleteVpc", { VpcId: "vpc-01" }))).toBe("");
  expect(await vpc()("DescribeVpcs")).toMatchObject({ TotalCount: 25 });
  const calls = emulator.world.log.list({ account: accountId });
  expect(calls.at(0)).toMatchObject({ action: "DescribeVpcs", code: "InternalError", status: 200 });
});

test("an assumed role calls with a token, under its own account", async () => {
  emulator.seed({
    accounts: [
      {
        cloud: "tencent",
        id: "100000000002",
        kind: "created-member",
        name: "shop",
        managedBy: accountId,
      },
    ],
  });
  const sts = callerOf(emulator, opsKey, "sts", "2018-08-13");
  const RoleArn = "qcs::cam::uin/100000000002:roleName/OrganizationAccessControlRole";
  const given = objectAt(await sts("AssumeRole", { RoleArn, RoleSessionName: "x" }), "Credentials");
  const keys = {
    id: String(given["TmpSecretId"]),
    secret: String(given["TmpSecretKey"]),
    token: String(given["Token"]),
  };
  const who = await callerOf(emulator, keys, "sts", "2018-08-13")("GetCallerIdentity");
  expect(who).toMatchObject({ AccountId: "100000000002", Type: "CAMRole" });
  const wrong = { ...keys, token: "other" };
  expect(await codeOf(callerOf(emulator, wrong, "sts", "2018-08-13")("GetCallerIdentity"))).toBe(
    "AuthFailure.TokenFailure",
  );
});

test("a product that is offered in some regions says so, and refuses the others", async () => {
  emulator.seed({ offered: { cfs: ["ap-shanghai"] } });
  const regions = callerOf(emulator, rootKey, "region", "2022-06-27");
  const told = await regions("DescribeRegions", { Product: "cfs" });
  expect(arrayAt(told, "RegionSet")).toMatchObject([{ Region: "ap-shanghai" }]);
  const cfs = (region: string) => callerOf(emulator, rootKey, "cfs", "2019-07-19", region);
  expect(await codeOf(cfs("ap-guangzhou")("DescribeCfsFileSystems"))).toBe("UnsupportedRegion");
  expect(await codeOf(cfs("ap-shanghai")("DescribeCfsFileSystems"))).toBe("");
  expect(await codeOf(regions("DescribeRegions", { Product: "nothing" }))).toBe("ResourceNotFound");
});

test("a call without a signature is refused in this cloud's words", async () => {
  const headers = { "x-tc-action": "DescribeVpcs", "x-tc-version": version };
  const reply = await fetch(emulator.url, { method: "POST", body: "{}", headers });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("application/json");
  expect(objectAt(objectAt(await reply.json(), "Response"), "Error")["Code"]).toBe(
    "AuthFailure.InvalidAuthorization",
  );
});
