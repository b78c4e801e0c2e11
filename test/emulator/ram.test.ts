import { afterEach, beforeEach, expect, test } from "vitest";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { resourceManager } from "../../emulator/alibaba/products/resource-manager.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const account = "1000000000000002";
const ops = { id: "LTAI-ops", secret: "ops-secret" };
const root = { id: "LTAI-root", secret: "root-secret" };
const document = JSON.stringify({ Version: "1", Statement: [] });

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    services: [ram, ims, resourceManager],
    seed: { accounts: [{ id: account, keys: [root, { ...ops, user: "ops" }] }] },
  });
});
afterEach(() => emulator.close());

type Query = Record<string, string>;
const toRam = (action: string, query: Query = {}, keys = ops) =>
  rpc({ port: emulator.port, keys, action, version: "2015-05-01", query });
const toIms = (action: string, query: Query = {}, keys = ops) =>
  rpc({ port: emulator.port, keys, action, version: "2019-08-15", query });

test("a user is deleted in the vendor's order and then stays in the recycle bin", async () => {
  const alice = { UserName: "alice" };
  await toRam("CreateUser", alice);
  const key = (await toRam("CreateAccessKey", alice))["AccessKey"] as Query;
  await toRam("CreateLoginProfile", { ...alice, Password: "x" });
  await toRam("CreateGroup", { GroupName: "devs" });
  await toRam("AddUserToGroup", { GroupName: "devs", ...alice });
  const policy = { PolicyType: "System", PolicyName: "ReadOnlyAccess", ...alice };
  await toRam("AttachPolicyToUser", policy);
  emulator.seed({
    accounts: [
      {
        id: account,
        resources: {
          "*": {
            "ram.mfa-device": [
              { SerialNumber: "acs:ram::1:mfa/a", UserName: "alice", ActivateDate: "{now}" },
            ],
          },
        },
      },
    ],
  });
  const refused = () => codeOf(toRam("DeleteUser", alice));
  const codes: string[] = [];
  codes.push(await refused());
  await toRam("RemoveUserFromGroup", { GroupName: "devs", ...alice });
  codes.push(await refused());
  await toRam("DeleteAccessKey", { ...alice, UserAccessKeyId: key["AccessKeyId"] ?? "" });
  codes.push(await refused());
  await toRam("DeleteLoginProfile", alice);
  codes.push(await refused());
  await toRam("UnbindMFADevice", alice);
  codes.push(await refused());
  await toRam("DetachPolicyFromUser", policy);
  await toRam("DeleteUser", alice);
  expect(codes).toEqual(
    ["Group", "AccessKey", "LoginProfile", "MFADevice", "Policy"].map(
      (what) => `DeleteConflict.User.${what}`,
    ),
  );
  expect(await codeOf(toRam("GetUser", alice))).toBe("EntityNotExist.User");
  await toRam("DeleteVirtualMFADevice", { SerialNumber: "acs:ram::1:mfa/a" });

  const bin = (await toIms("ListUsersInRecycleBin"))["Users"] as { User: Query[] };
  expect(bin.User).toHaveLength(1);
  expect(bin.User[0]).toMatchObject({ UserPrincipalName: `alice@${account}.onaliyun.com` });
  const id = bin.User[0]?.["UserId"] ?? "";
  const keys = (await toIms("ListAccessKeysInRecycleBin", { UserId: id }))["AccessKeys"];
  expect(keys).toMatchObject({ AccessKey: [{ AccessKeyId: key["AccessKeyId"] }] });
  await toIms("DeleteUserInRecycleBin", { UserId: id });
  expect(await toIms("ListUsersInRecycleBin")).toMatchObject({ Users: { User: [] } });
});

test("what is attached in a resource group is seen by ResourceManager alone and still holds the user", async () => {
  await toRam("CreateUser", { UserName: "bob" });
  const scoped = {
    PolicyType: "System",
    PolicyName: "ReadOnlyAccess",
    UserName: "bob",
    ResourceGroupId: "rg-1",
  };
  await toRam("AttachPolicyToUser", scoped);
  expect(await toRam("ListPoliciesForUser", { UserName: "bob" })).toMatchObject({
    Policies: { Policy: [] },
  });
  expect(await codeOf(toRam("DeleteUser", { UserName: "bob" }))).toBe("DeleteConflict.User.Policy");
  const list = await rpc({
    port: emulator.port,
    keys: ops,
    action: "ListPolicyAttachments",
    version: "2020-03-31",
    query: { PrincipalType: "IMSUser", PrincipalName: `bob@${account}.onaliyun.com` },
  });
  expect(list).toMatchObject({
    PolicyAttachments: { PolicyAttachment: [{ ResourceGroupId: "rg-1" }] },
  });
  await toRam("DetachPolicyFromUser", scoped);
  await toRam("DeleteUser", { UserName: "bob" });
});

test("a custom policy is held by users, groups, roles and its other versions", async () => {
  const policy = { PolicyName: "mine" };
  await toRam("CreatePolicy", { ...policy, PolicyDocument: document });
  await toRam("CreatePolicyVersion", { ...policy, PolicyDocument: document });
  await toRam("CreateRole", { RoleName: "r", AssumeRolePolicyDocument: document });
  const attached = { PolicyType: "Custom", ...policy, RoleName: "r" };
  await toRam("AttachPolicyToRole", attached);
  expect(await codeOf(toRam("DeletePolicy", policy))).toBe("DeleteConflict.Role.Policy");
  expect(await codeOf(toRam("DeleteRole", { RoleName: "r" }))).toBe("DeleteConflict.Role.Policy");
  await toRam("DetachPolicyFromRole", attached);
  expect(await codeOf(toRam("DeletePolicy", policy))).toBe("DeleteConflict.Policy.Version");
  const version = { ...policy, VersionId: "v1" };
  expect(await codeOf(toRam("DeletePolicyVersion", version))).toBe(
    "DeleteConflict.Policy.Version.Default",
  );
  await toRam("DeletePolicy", { ...policy, CascadingDelete: "true" });
  await toRam("DeleteRole", { RoleName: "r" });
  expect(await toRam("ListPolicies", { PolicyType: "Custom" })).toMatchObject({
    Policies: { Policy: [] },
  });
});

test("keys without a user name are the caller's own, and root's keys show to root alone", async () => {
  expect(await toRam("ListAccessKeys")).toMatchObject({
    AccessKeys: { AccessKey: [{ AccessKeyId: ops.id }] },
  });
  const own = (await toRam("ListAccessKeys", {}, root))["AccessKeys"] as { AccessKey: Query[] };
  expect(own.AccessKey.map((key) => key["AccessKeyId"])).toEqual([root.id]);
  const report = (await toIms("GetAccountSecurityPracticeReport"))["AccountSecurityPracticeInfo"];
  expect(report).toMatchObject({
    AccountSecurityPracticeUserInfo: { RootWithAccessKey: 1, SubUser: 1 },
  });
  const used = await toRam("GetAccessKeyLastUsed", { UserName: "ops", UserAccessKeyId: ops.id });
  expect(used["AccessKeyLastUsed"]).toMatchObject({ LastUsedDate: expect.stringMatching(/^2/) });
});

test("a user has at most two keys", async () => {
  await toRam("CreateUser", { UserName: "carol" });
  await toRam("CreateAccessKey", { UserName: "carol" });
  await toRam("CreateAccessKey", { UserName: "carol" });
  expect(await codeOf(toRam("CreateAccessKey", { UserName: "carol" }))).toBe(
    "LimitExceeded.User.AccessKey",
  );
});

test("page sizes above the vendor's limit are refused", async () => {
  expect(await codeOf(toRam("ListGroups", { MaxItems: "1001" }))).toBe("InvalidParameter.MaxItems");
  expect(await codeOf(toRam("ListUsers", { Marker: "made-up" }))).toBe("InvalidParameter.Marker");
});
