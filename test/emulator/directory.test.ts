import { afterEach, beforeEach, expect, test } from "vitest";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import {
  resourceDirectory,
  resourceManager,
} from "../../emulator/alibaba/products/resource-manager.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { defineService } from "../../emulator/alibaba/service.ts";
import { defineTable } from "../../emulator/core/table.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { consoleOf } from "./support/admin.ts";
import { codeOf, rpc } from "./support/clients.ts";

const manager = "1000000000000001";
const member = "1000000000000002";
const invited = "1000000000000003";
const root = { id: "LTAI-root", secret: "root-secret" };
const ops = { id: "LTAI-ops", secret: "ops-secret" };
const resident = { id: "LTAI-resident", secret: "resident-secret" };

/** Tables of products that the deletion check looks into. */
const things = defineService({
  product: "Things",
  version: "2000-01-01",
  style: "rpc",
  hosts: ["things"],
  permissionPrefix: "things",
  tables: [
    defineTable("domain.domain", { id: "DomainName", scope: "account" }),
    defineTable("cs.cluster", { id: "cluster_id" }),
    defineTable("ecs.instance", { id: "InstanceId" }),
    defineTable("bss.order", { id: "OrderId", scope: "account" }),
  ],
  actions: {},
});

const seed = {
  accounts: [
    {
      id: manager,
      kind: "management",
      name: "head",
      directory: { deletion: "Enabled" },
      keys: [root, { ...ops, user: "ops" }],
    },
    {
      id: member,
      kind: "resource-account",
      name: "shop",
      managedBy: manager,
      keys: [{ ...resident, user: "resident" }],
    },
    { id: invited, kind: "cloud-account", name: "guest", managedBy: manager },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed,
    services: [sts, ram, ims, resourceManager, resourceDirectory, things],
  });
});
afterEach(() => emulator.close());

const call = (
  action: string,
  query: Record<string, string> = {},
  keys = ops,
  version = "2020-03-31",
) => rpc({ port: emulator.port, keys, action, version, query });

const plant = (place: string, table: string, rows: Record<string, unknown>[]) =>
  emulator.seed(
    JSON.parse(
      JSON.stringify({ accounts: [{ id: member, resources: { [place]: { [table]: rows } } }] }),
    ),
  );

const check = async () => {
  await call("CheckAccountDelete", { AccountId: member });
  for (;;) {
    const body = await call("GetAccountDeletionCheckResult", { AccountId: member });
    const info = body["AccountDeletionCheckResultInfo"] as Record<string, unknown>;
    if (info["Status"] === "PreCheckComplete") return info;
    expect(info["Status"]).toBe("PreChecking");
  }
};

const status = async () => {
  const body = await call("GetAccountDeletionStatus", { AccountId: member });
  return body["RdAccountDeletionStatus"] as Record<string, unknown>;
};

const settle = async () => {
  for (let i = 0; i < 10; i += 1) {
    const now = await status();
    if (now["Status"] !== "Checking") return now;
  }
  throw new Error("still checking");
};

test("an empty member is deleted at once", async () => {
  expect(await check()).toEqual({ Status: "PreCheckComplete", AllowDelete: "true" });
  expect(await call("DeleteAccount", { AccountId: member })).toMatchObject({ DeletionType: "0" });
  expect(await codeOf(call("DeleteAccount", { AccountId: member }))).toBe(
    "ExistProcessingDeleteFlow.DeleteAccount",
  );
  const seen = new Set<unknown>();
  for (let i = 0; i < 12; i += 1) seen.add((await status())["Status"]);
  expect([...seen]).toEqual(["Checking", "Deleting", "Success"]);
  expect(await codeOf(call("GetAccount", { AccountId: member }))).toBe("EntityNotExists.Account");
  expect(await codeOf(call("DeleteAccount", { AccountId: member }))).toBe(
    "AccountNotExist.DeleteAccount",
  );
  expect(await codeOf(call("GetCallerIdentity", {}, resident, "2015-04-01"))).toBe(
    "InvalidAccessKeyId.NotFound",
  );
});

test("a member that had something billed by use waits 45 days of the world's clock", async () => {
  plant("cn-hangzhou", "ecs.instance", [{ InstanceId: "i-1", InstanceChargeType: "PostPaid" }]);
  const found = await check();
  expect(found).toMatchObject({
    AllowDelete: "true",
    AbandonableChecks: [{ CheckId: "NON_SP_ecs" }],
  });
  emulator.world.store.account(member)?.everywhere("ecs.instance")[0]?.remove("i-1");
  expect(await call("DeleteAccount", { AccountId: member })).toMatchObject({ DeletionType: "1" });
  await settle();
  emulator.clock.advance(44 * 86_400_000);
  expect((await status())["Status"]).toBe("Deleting");
  const list = await call("ListAccounts", { PageSize: "50" }, ops, "2022-04-19");
  expect(list).toMatchObject({
    Accounts: {
      Account: [{ AccountId: member, DeletionStatus: "Deleting" }, { AccountId: invited }],
    },
  });
  emulator.clock.advance(86_400_000);
  const end = await status();
  expect(end["Status"]).toBe("Success");
  expect(String(end["DeletionTime"])).toMatch(/\+08:00$/);
});

test("what can be abandoned is abandoned by id only, as one JSON parameter", async () => {
  plant("cn-hangzhou", "cs.cluster", [{ cluster_id: "c1" }]);
  expect(await check()).toMatchObject({ AbandonableChecks: [{ CheckId: "NON_SP_cs" }] });
  expect(await codeOf(call("DeleteAccount", { AccountId: member }))).toBe("SpBlock.DeleteAccount");
  const wrong = call("DeleteAccount", { AccountId: member, "AbandonableCheckId.1": "NON_SP_cs" });
  expect(await codeOf(wrong)).toBe("InvalidParameter.AbandonableCheckId.N");
  const given = { AccountId: member, AbandonableCheckId: '["NON_SP_cs"]' };
  expect(await call("DeleteAccount", given)).toMatchObject({ DeletionType: "1" });
});

test("each condition of the vendor's page has its own code", async () => {
  const refused = (query: Record<string, string>, keys = ops) =>
    codeOf(call("DeleteAccount", query, keys));
  expect(await refused({})).toBe("MissingParameter.AccountId");
  expect(await refused({ AccountId: "12" })).toBe("InvalidParameter.AccountId");
  expect(await refused({ AccountId: "1000000000000009" })).toBe("EntityNotExists.Account");
  expect(await refused({ AccountId: member }, root)).toBe("CallerIdentityError.DeleteAccount");
  expect(await refused({ AccountId: invited })).toBe("MemberTypeError.DeleteAccount");
  await call("SetMemberDeletionPermission", { Status: "Disabled" });
  expect(await refused({ AccountId: member })).toBe("NoLicense.ResourceDirectory");
  await call("SetMemberDeletionPermission", { Status: "Enabled" });
  await call("CheckAccountDelete", { AccountId: member });
  expect(await refused({ AccountId: member })).toBe("NotSupportedOperation.PreCheckingAccount");
  await check();
  plant("*", "domain.domain", [{ DomainName: "shop.example" }]);
  expect(await refused({ AccountId: member })).toBe("SpBlock.DeleteAccount");
  plant("*", "bss.order", [{ OrderId: "1", PaymentStatus: "Unpaid" }]);
  expect(await refused({ AccountId: member })).toBe("CreditControlBlock.DeleteAccount");
  emulator.world.store.account(member)?.everywhere("bss.order")[0]?.remove("1");
  plant("cn-hangzhou", "ecs.instance", [
    { InstanceId: "i-2", InstanceChargeType: "PrePaid", ExpiredTime: "2999-01-01T00:00Z" },
  ]);
  expect(await refused({ AccountId: member })).toBe("ExistPrepaidInstance.DeleteAccount");
  emulator.world.store.account(member)?.describe({ forbidDelete: true });
  expect(await refused({ AccountId: member })).toBe("ForbidDelete.Account");
});

test("a payer relation fails the deletion afterwards, with the vendor's reason", async () => {
  emulator.world.store
    .account(manager)
    ?.everywhere("resourcemanager.member")[0]
    ?.patch(member, { _payer: manager });
  expect(await call("GetPayerForAccount", { AccountId: member })).toMatchObject({
    PayerAccountId: manager,
    PayerAccountName: "head",
  });
  await call("DeleteAccount", { AccountId: member });
  expect(await settle()).toMatchObject({
    Status: "CheckFailed",
    FailReasonList: [{ Name: "Others" }],
  });
});

test("a control policy of the directory binds a member and is named in the denial", async () => {
  emulator.seed({
    accounts: [
      {
        id: manager,
        resources: {
          "*": {
            "resourcemanager.control-policy-attachment": [
              {
                TargetId: member,
                PolicyId: "cp-1",
                _document: {
                  Statement: [{ Effect: "Deny", Action: "ram:Delete*", Resource: "*" }],
                },
              },
            ],
          },
        },
      },
    ],
  });
  await expect(call("DeleteUser", { UserName: "x" }, resident, "2015-05-01")).rejects.toMatchObject(
    {
      code: "NoPermission",
      accessDeniedDetail: { NoPermissionType: "ExplicitDeny", PolicyType: "ControlPolicy" },
    },
  );
});

test("a service-linked role goes only when its service has nothing left", async () => {
  plant("*", "ram.role", [
    {
      RoleName: "AliyunServiceRoleForEcs",
      RoleId: "3",
      Arn: "acs:ram::x:role/y",
      _uses: ["ecs.instance"],
    },
  ]);
  plant("cn-hangzhou", "ecs.instance", [{ InstanceId: "i-1" }]);
  const remove = async () => {
    const task = await call(
      "DeleteServiceLinkedRole",
      { RoleName: "AliyunServiceRoleForEcs" },
      resident,
    );
    const states: unknown[] = [];
    for (;;) {
      const body = await call(
        "GetServiceLinkedRoleDeletionStatus",
        { DeletionTaskId: String(task["DeletionTaskId"]) },
        resident,
      );
      states.push(body["Status"]);
      if (body["Status"] === "SUCCEEDED" || body["Status"] === "FAILED") return { states, body };
    }
  };
  const first = await remove();
  expect(first.states).toEqual(["NOT_STARTED", "IN_PROGRESS", "FAILED"]);
  expect(first.body["Reason"]).toMatchObject({
    RoleUsages: { RoleUsage: [{ Region: "cn-hangzhou", Resources: { Resource: ["i-1"] } }] },
  });
  emulator.world.store.account(member)?.everywhere("ecs.instance")[0]?.remove("i-1");
  expect((await remove()).states.at(-1)).toBe("SUCCEEDED");
  const roles = await call("ListRoles", {}, resident, "2015-05-01");
  expect(JSON.stringify(roles)).not.toContain("AliyunServiceRoleForEcs");
});

test("a member is shown the directory, an account without one has its own code", async () => {
  const shown = { ResourceDirectory: { MasterAccountId: manager, RootFolderId: "r-000001" } };
  expect(await call("GetResourceDirectory")).toMatchObject(shown);
  expect(await call("GetResourceDirectory", {}, resident)).toMatchObject(shown);
  expect(await codeOf(call("ListAccounts", {}, resident))).toBe("NoPermission");
  emulator.seed({ accounts: [{ id: "1000000000000007", keys: [{ id: "LTAI-x", secret: "x" }] }] });
  const stranger = { id: "LTAI-x", secret: "x" };
  expect(await codeOf(call("GetResourceDirectory", {}, stranger))).toBe(
    "ResourceDirectoryNotInUse",
  );
  expect(await codeOf(call("ListAccounts", {}, stranger))).toBe(
    "EntityNotExists.ResourceDirectory",
  );
});

test("folders go from the bottom, and the directory when nothing is left in it", async () => {
  emulator.seed({
    accounts: [
      {
        id: manager,
        directory: { controlPolicy: "Enabled" },
        resources: {
          "*": {
            "resourcemanager.folder": [
              { FolderId: "fd-top001", FolderName: "top" },
              { FolderId: "fd-low001", FolderName: "low", _parent: "fd-top001" },
            ],
            "resourcemanager.handshake": [
              { HandshakeId: "h-1", Status: "Pending", TargetEntity: "a@example.com" },
            ],
            "resourcemanager.control-policy": [{ PolicyId: "cp-1", PolicyName: "guard" }],
            "resourcemanager.control-policy-attachment": [
              { TargetId: "fd-top001", PolicyId: "cp-1" },
            ],
          },
        },
      },
    ],
  });
  emulator.world.store
    .account(manager)
    ?.everywhere("resourcemanager.member")[0]
    ?.patch(invited, { FolderId: "fd-low001" });

  expect(await call("ListFoldersForParent")).toMatchObject({
    Folders: { Folder: [{ FolderId: "fd-top001" }] },
  });
  expect(await call("ListFoldersForParent", { ParentFolderId: "fd-top001" })).toMatchObject({
    TotalCount: 1,
    Folders: { Folder: [{ FolderId: "fd-low001" }] },
  });
  const wrong = (ParentFolderId: string) =>
    codeOf(call("ListFoldersForParent", { ParentFolderId }));
  expect(await wrong("odd")).toBe("InvalidParameter.ParentFolderId");
  expect(await wrong("fd-none01")).toBe("EntityNotExists.Folder");

  const drop = (FolderId: string) => call("DeleteFolder", { FolderId });
  expect(await codeOf(drop("fd-top001"))).toBe("DeleteConflict.Folder.SubFolder");
  expect(await codeOf(drop("fd-low001"))).toBe("DeleteConflict.Folder.Account");
  expect(await codeOf(call("DestroyResourceDirectory"))).toBe(
    "DeleteConflict.ResourceDirectory.Account",
  );
  const person = consoleOf(emulator.url, manager);
  expect(await person("remove-member", { member: "1" })).toEqual({
    error: "member: 1 is not in the directory",
  });
  await person("remove-member", { member });
  await person("remove-member", { member: invited });
  await drop("fd-low001");
  await drop("fd-top001");

  expect(await call("CancelHandshake", { HandshakeId: "h-1" })).toMatchObject({
    Handshake: { Status: "Cancelled" },
  });
  expect(await codeOf(call("CancelHandshake", { HandshakeId: "h-1" }))).toBe(
    "HandshakeStatusMismatch",
  );
  expect(await codeOf(call("CancelHandshake", { HandshakeId: "h-2" }))).toBe(
    "EntityNotExists.Handshake",
  );
  expect(await call("ListControlPolicies", { PolicyType: "Custom" })).toMatchObject({
    ControlPolicies: { ControlPolicy: [{ PolicyId: "cp-1", AttachmentCount: "1" }] },
  });
  const policy = { PolicyId: "cp-1" };
  expect(await codeOf(call("DeleteControlPolicy", policy))).toMatch(/^DeleteConflict/);
  await call("DetachControlPolicy", { ...policy, TargetId: "fd-top001" });
  expect(await codeOf(call("DetachControlPolicy", { ...policy, TargetId: "fd-top001" }))).toBe(
    "EntityNotExists.Target",
  );
  await call("DeleteControlPolicy", policy);
  expect(await codeOf(call("DestroyResourceDirectory"))).toMatch(/ControlPolicy$/);
  await call("DisableControlPolicy");
  await call("DestroyResourceDirectory");
  expect(await codeOf(call("GetResourceDirectory"))).toBe("ResourceDirectoryNotInUse");
});

test("who pays for a cloud account stays when it leaves the directory", async () => {
  emulator.world.store
    .account(manager)
    ?.everywhere("resourcemanager.member")[0]
    ?.patch(invited, { _payer: manager });
  await call("RemoveCloudAccount", { AccountId: invited });
  const left = emulator.world.store.account(invited);
  expect(left?.kind).toBe("standalone");
  expect(left?.everywhere("bss.relation")[0]?.rows()).toMatchObject([
    { AccountId: manager, State: "RELATED" },
  ]);
});
