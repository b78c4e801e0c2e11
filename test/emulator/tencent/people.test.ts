import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { arrayAt, callerOf, codeOf, objectAt } from "./support/client.ts";
import { accountId, opsOf, rootKey, worldOf } from "./support/one-account.ts";

let emulator: Emulator;
let cam: ReturnType<typeof opsOf>;
beforeEach(async () => {
  const role = { RoleType: "service_linked", PolicyDocument: "{}" };
  emulator = await startEmulator({
    seed: worldOf(
      {
        "*": {
          "cam.collaborator": [{ Uin: 100000000077, Name: "friend", Uid: 77 }],
          "cam.receiver": [
            { Uid: 1, Name: "me", IsReceiverOwner: 1 },
            { Uid: 2, Name: "you", IsReceiverOwner: 0 },
          ],
          "cam.wechat-user": [{ Uin: 100000000088, Name: "wx", Uid: 88 }],
          "cam.role": [
            { ...role, RoleId: "r1", RoleName: "TKE_QCSLinkedRole", _uses: ["tke.cluster"] },
            { ...role, RoleId: "r2", RoleName: "CLS_QCSLinkedRole" },
          ],
          "cam.policy": [{ PolicyId: 11, PolicyName: "own", Type: 1 }],
          "cam.group": [{ GroupId: 5, GroupName: "devs" }],
        },
        "ap-guangzhou": { "tke.cluster": [{ ClusterId: "cls-1" }] },
      },
      {
        users: [{ name: "dev", policies: ["ReadOnlyAccess"], uin: "100000000055" }],
        keys: [
          rootKey,
          { id: "AKIDops", secret: "ops-secret", user: "ops" },
          { id: "AKIDdev", secret: "d", user: "dev" },
        ],
      },
    ),
  });
  cam = opsOf(emulator, "cam", "2019-01-16");
});
afterEach(() => emulator.close());

test("one list shows everybody, by pages of a marker; the old list only sub-users", async () => {
  const names: string[] = [];
  let Marker = "";
  for (;;) {
    const page = await cam("ListAccounts", { MaxItems: 3, ...(Marker === "" ? {} : { Marker }) });
    for (const one of arrayAt(page, "Users"))
      names.push(String(Reflect.get(Object(one), "UserType")));
    if (page["IsTruncated"] !== true) break;
    Marker = String(page["Marker"]);
  }
  expect(names).toEqual([
    "Owner",
    "SubUser",
    "SubUser",
    "WechatCorpUser",
    "Collaborator",
    "MessageReceiver",
    "MessageReceiver",
  ]);
  expect(arrayAt(await cam("ListUsers"), "Data")).toHaveLength(2);
});

test("a sub-user goes after its keys, which are disabled first", async () => {
  expect(await codeOf(cam("DeleteUser", { Name: "dev", Force: 0 }))).toBe(
    "OperationDenied.HaveKeys",
  );
  const key = { AccessKeyId: "AKIDdev", TargetUin: 100000000055 };
  expect(await codeOf(cam("DeleteAccessKey", key))).toBe("FailedOperation.Accesskey");
  await cam("UpdateAccessKey", { ...key, Status: "Inactive" });
  const dev = callerOf(emulator, { id: "AKIDdev", secret: "d" }, "cam", "2019-01-16");
  expect(await codeOf(dev("ListUsers"))).toBe("AuthFailure.SecretIdNotFound");
  expect(await codeOf(cam("DeleteAccessKey", key))).toBe("");
  expect(await codeOf(cam("DeleteUser", { Name: "dev", Force: 0 }))).toBe("");
  expect(await codeOf(cam("DeleteUser", { Name: "dev" }))).toBe("ResourceNotFound.UserNotExist");
});

test("a sub-user may not touch the owner's keys, nor do what its policies do not allow", async () => {
  const root = { TargetUin: Number(accountId) };
  expect(await codeOf(cam("ListAccessKeys", root))).toBe("OperationDenied.SubUin");
  const own = callerOf(emulator, rootKey, "cam", "2019-01-16");
  expect(arrayAt(await own("ListAccessKeys"), "AccessKeys")).toMatchObject([
    { AccessKeyId: "AKIDroot" },
  ]);
  const dev = callerOf(emulator, { id: "AKIDdev", secret: "d" }, "cam", "2019-01-16");
  expect(await codeOf(dev("ListUsers"))).toBe("");
  expect(await codeOf(dev("DeleteUser", { Name: "ops" }))).toBe(
    "AuthFailure.UnauthorizedOperation",
  );
});

test("receivers are deleted by name, but not the owner's own contact", async () => {
  expect(await codeOf(cam("DeleteMessageReceiver", { Name: "you" }))).toBe("");
  expect(await codeOf(cam("DeleteMessageReceiver", { Name: "me" }))).toBe("FailedOperation");
  expect(await codeOf(cam("DeleteMessageReceiver", { Name: "you" }))).toBe(
    "ResourceNotFound.UserNotExists",
  );
});

test("a service-linked role goes by a task, and fails while it is used", async () => {
  const end = async (RoleName: string) => {
    const { DeletionTaskId } = await cam("DeleteServiceLinkedRole", { RoleName });
    const status = async () =>
      (await cam("GetServiceLinkedRoleDeletionStatus", { DeletionTaskId }))["Status"];
    return [await status(), await status(), await status()];
  };
  expect(await end("CLS_QCSLinkedRole")).toEqual(["NOT_STARTED", "IN_PROGRESS", "SUCCEEDED"]);
  expect(await end("TKE_QCSLinkedRole")).toEqual(["NOT_STARTED", "IN_PROGRESS", "FAILED"]);
  const left = await cam("DescribeRoleList", { Page: 1, Rp: 20 });
  expect(arrayAt(left, "List")).toMatchObject([{ RoleId: "r1" }]);
});

test("policies and groups go with what they are attached to", async () => {
  emulator.seed(
    worldOf({
      "*": {
        "cam.attachment": [{ Kind: "group", Target: 5, PolicyId: 11 }],
        "cam.group-member": [{ GroupId: 5, Uin: 100000000055 }],
      },
    }),
  );
  expect(await cam("ListEntitiesForPolicy", { PolicyId: 11 })).toMatchObject({ TotalNum: 1 });
  expect(await codeOf(cam("DeletePolicy", { PolicyId: [11] }))).toBe("");
  expect(await cam("ListPolicies", { Scope: "Local", Rp: 20, Page: 1 })).toMatchObject({
    TotalNum: 0,
  });
  expect(await codeOf(cam("DeleteGroup", { GroupId: 5 }))).toBe("");
  expect(objectAt(await cam("ListGroups"), "Error")).toEqual({});
});

test("an attached policy is shown by number, and detached by it", async () => {
  const tie = { PolicyId: 2, DetachUin: 100000000055 };
  const shown = await cam("ListAttachedUserPolicies", { TargetUin: 100000000055 });
  expect(arrayAt(shown, "List")).toMatchObject([{ PolicyId: 2, PolicyName: "ReadOnlyAccess" }]);
  expect(await codeOf(cam("DetachUserPolicy", tie))).toBe("");
  expect(await codeOf(cam("DetachUserPolicy", tie))).toBe("InvalidParameter.PolicyIdNotExist");
});
