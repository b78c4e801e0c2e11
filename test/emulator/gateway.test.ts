import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const root = { id: "LTAI-root", secret: "root-secret" };
const ops = { id: "LTAI-ops", secret: "ops-secret" };
const viewer = { id: "LTAI-viewer", secret: "viewer-secret" };
const manager = "1000000000000001";
const member = "1000000000000002";

const seed = {
  accounts: [
    {
      id: manager,
      kind: "management",
      users: [{ name: "viewer", policies: ["AliyunSTSReadOnlyAccess"] }],
      keys: [
        { ...root },
        { ...ops, user: "ops" },
        { ...viewer, user: "viewer" },
        { id: "LTAI-off", secret: "off", user: "ops", status: "Inactive" },
      ],
    },
    {
      id: member,
      kind: "resource-account",
      managedBy: manager,
      resources: {
        "*": { "ram.user": [{ repeat: 250, UserName: "user-{nnn}", UserId: "2{nnn}" }] },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.close());

const sts = (keys: typeof root, action: string, query = {}, signature?: "v2") =>
  rpc({
    port: emulator.port,
    keys,
    action,
    version: "2015-04-01",
    query,
    ...(signature === undefined ? {} : { signature }),
  });

test("the caller is known by an ACS3 signature", async () => {
  const body = await sts(ops, "GetCallerIdentity");
  expect(body).toMatchObject({
    AccountId: manager,
    IdentityType: "RAMUser",
    Arn: `acs:ram::${manager}:user/ops`,
  });
});

test("the caller is known by the old signature in the query", async () => {
  const body = await sts(root, "GetCallerIdentity", {}, "v2");
  expect(body).toMatchObject({ IdentityType: "Account", Arn: `acs:ram::${manager}:root` });
});

test("a wrong secret, an unknown key and a disabled key have the vendor's codes", async () => {
  const call = (keys: typeof root) => codeOf(sts(keys, "GetCallerIdentity"));
  expect(await call({ ...ops, secret: "wrong" })).toBe("SignatureDoesNotMatch");
  expect(await call({ id: "LTAI-none", secret: "x" })).toBe("InvalidAccessKeyId.NotFound");
  expect(await call({ id: "LTAI-off", secret: "off" })).toBe("InvalidAccessKeyId.Inactive");
});

test("an action that the emulator lacks is refused, never answered with nothing", async () => {
  expect(await codeOf(sts(ops, "AssumeRoleWithOIDC"))).toBe("InvalidApi.NotFound");
});

test("a parameter that the handler does not honour is refused by name", async () => {
  const call = rpc({
    port: emulator.port,
    keys: ops,
    action: "ListUsers",
    version: "2015-05-01",
    query: { Colour: "blue" },
  });
  expect(await codeOf(call)).toBe("InvalidParameter.Colour");
});

test("the management account reaches a member through its access role and pages its users", async () => {
  const role = `acs:ram::${member}:role/ResourceDirectoryAccountAccessRole`;
  const body = await sts(ops, "AssumeRole", { RoleArn: role, RoleSessionName: "closeout" });
  const credentials = body["Credentials"] as Record<string, string>;
  const keys = {
    id: credentials["AccessKeyId"] ?? "",
    secret: credentials["AccessKeySecret"] ?? "",
    token: credentials["SecurityToken"] ?? "",
  };
  const names: unknown[] = [];
  let marker: unknown;
  do {
    const page = (await rpc({
      port: emulator.port,
      keys,
      action: "ListUsers",
      version: "2015-05-01",
      query: { MaxItems: "100", ...(typeof marker === "string" ? { Marker: marker } : {}) },
    })) as { IsTruncated: boolean; Marker?: string; Users: { User: { UserName: string }[] } };
    names.push(...page.Users.User.map((user) => user.UserName));
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  expect(names).toHaveLength(250);
  expect(new Set(names).size).toBe(250);
});

test("a user without the permission gets the vendor's denial with its details", async () => {
  const call = rpc({
    port: emulator.port,
    keys: viewer,
    action: "ListUsers",
    version: "2015-05-01",
  });
  await expect(call).rejects.toMatchObject({
    statusCode: 403,
    code: "NoPermission",
    accessDeniedDetail: { AuthAction: "ram:ListUsers", NoPermissionType: "ImplicitDeny" },
  });
});
