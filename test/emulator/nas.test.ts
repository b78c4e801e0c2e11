import { afterEach, beforeEach, expect, test } from "vitest";
import { nas } from "../../emulator/alibaba/products/nas.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const seed = worldOf({
  "cn-hangzhou": {
    "nas.file-system": [
      {
        FileSystemId: "fs-1",
        FileSystemType: "standard",
        ChargeType: "PayAsYouGo",
        _recycleBin: true,
        _recycleBinSize: 7,
      },
      {
        FileSystemId: "fs-2",
        FileSystemType: "extreme",
        ChargeType: "Subscription",
        ExpiredTime: "{now+9d}",
      },
    ],
    "nas.mount-target": [
      {
        MountTargetDomain: "fs-1-a.nas.test",
        Status: "Active",
        VpcId: "vpc-1",
        AccessGroup: "team",
        _fileSystemId: "fs-1",
      },
    ],
    "nas.access-group": [
      { AccessGroupName: "DEFAULT_VPC_GROUP_NAME" },
      { AccessGroupName: "team" },
    ],
    "nas.lifecycle-policy": [{ FileSystemId: "fs-1", LifecyclePolicyName: "cold" }],
  },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [nas] });
  call = callerOf(emulator, "2017-06-26", "cn-hangzhou");
});
afterEach(() => emulator.close());

test("a file system is listed with its mount targets", async () => {
  const reply = await call("DescribeFileSystems", { FileSystemId: "fs-1" });
  expect(listAt(reply, "FileSystems.FileSystem")).toMatchObject([
    { MountTargets: { MountTarget: [{ MountTargetDomain: "fs-1-a.nas.test", VpcId: "vpc-1" }] } },
  ]);
});

test("mount targets and lifecycle policies must go first", async () => {
  const remove = () => call("DeleteFileSystem", { FileSystemId: "fs-1" });
  expect(await codeOf(remove())).toBe("InvalidStatus.MountTargetExists");
  await call("DeleteMountTarget", { FileSystemId: "fs-1", MountTargetDomain: "fs-1-a.nas.test" });
  const targets = () => call("DescribeMountTargets", { FileSystemId: "fs-1" });
  expect(await targets()).toMatchObject({ TotalCount: 1 });
  expect(await targets()).toMatchObject({ TotalCount: 1 });
  expect(await targets()).toMatchObject({ TotalCount: 0 });
  expect(await codeOf(remove())).toBe("InvalidStatus.LifecyclePolicyExists");
  await call("DeleteLifecyclePolicy", { FileSystemId: "fs-1", LifecyclePolicyName: "cold" });
  await remove();
  const look = () => call("DescribeFileSystems");
  expect(await look()).toMatchObject({ TotalCount: 2 });
  await look();
  expect(await look()).toMatchObject({ TotalCount: 1 });
  expect(await codeOf(remove())).toBe("InvalidFileSystem.NotFound");
});

test("a recycle bin can be read, and switched off with what is in it", async () => {
  const read = () => call("GetRecycleBinAttribute", { FileSystemId: "fs-1" });
  expect(await read()).toMatchObject({ RecycleBinAttribute: { Status: "Enable", Size: 7 } });
  await call("DisableAndCleanRecycleBin", { FileSystemId: "fs-1" });
  expect(await read()).toMatchObject({ RecycleBinAttribute: { Status: "Disable", Size: 0 } });
});

test("a subscription, a default group and a group in use are refused", async () => {
  const group = (AccessGroupName: string) => codeOf(call("DeleteAccessGroup", { AccessGroupName }));
  expect(await codeOf(call("DeleteFileSystem", { FileSystemId: "fs-2" }))).toBe(
    "OperationDenied.ChargeType",
  );
  expect(await group("DEFAULT_VPC_GROUP_NAME")).toBe("OperationDenied.DefaultAccessGroup");
  expect(await group("team")).toBe("InvalidAccessGroup.Attached");
});
