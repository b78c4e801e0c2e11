import { expect, test } from "vitest";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import { ess } from "../../emulator/alibaba/products/ess.ts";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { resourceManager } from "../../emulator/alibaba/products/resource-manager.ts";
import { expand } from "../../emulator/core/seed.ts";
import { startEmulator } from "../../emulator/server.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

test("a seed writes times of the world's clock as time, minute or month", () => {
  const [row] = expand(
    { a: "{now}", b: "{now-1d:minutes}", c: "{now-31d:month}" },
    Date.parse("2026-03-01T08:30:15Z"),
  );
  expect(row).toEqual({ a: "2026-03-01T08:30:15Z", b: "2026-02-28T08:30Z", c: "2026-01" });
});

test("frozen users are listed only when they are asked for", async () => {
  const seed = worldOf({
    "*": {
      "ram.user": [
        { UserName: "al", UserId: "1" },
        { UserName: "bo", UserId: "2", Status: "freeze" },
      ],
    },
  });
  const emulator = await startEmulator({ seed, services: [ram, ims] });
  const call = callerOf(emulator, "2019-08-15");
  const ids = async (query = {}) =>
    listAt(await call("ListUsers", query), "Users.User").map((user) => user["UserId"]);
  expect(await ids()).toEqual(["1"]);
  expect(await ids({ Status: "freeze" })).toEqual(["2"]);
  expect(await ids({ Status: "active,freeze" })).toEqual(["1", "2"]);
  await emulator.close();
});

test("roles say whether a service made them, and which task last tried to delete them", async () => {
  const seed = worldOf({
    "*": {
      "ram.role": [{ RoleName: "own" }, { RoleName: "AliyunServiceRoleForNatgw" }],
      "resourcemanager.role-deletion-task": [
        { DeletionTaskId: "task/1", _role: "AliyunServiceRoleForNatgw", _polls: 1 },
      ],
    },
  });
  const emulator = await startEmulator({ seed, services: [ram, resourceManager] });
  const reply = await callerOf(emulator, "2020-03-31")("ListRoles", { PageSize: "10" });
  expect(reply["TotalCount"]).toBe(2);
  expect(listAt(reply, "Roles.Role")).toMatchObject([
    { RoleName: "own", IsServiceLinkedRole: false },
    {
      RoleName: "AliyunServiceRoleForNatgw",
      IsServiceLinkedRole: true,
      LatestDeletionTask: { DeletionTaskId: "task/1" },
    },
  ]);
  await emulator.close();
});

test("a scaling group takes the disks and interfaces of its instances along", async () => {
  const seed = worldOf({
    "cn-hangzhou": {
      "ess.scaling-group": [{ ScalingGroupId: "asg-1", LifecycleState: "Active" }],
      "ecs.instance": [{ InstanceId: "i-1", Status: "Running", _scalingGroup: "asg-1" }],
      "ecs.disk": [{ DiskId: "d-1", InstanceId: "i-1", DeleteWithInstance: true }],
      "ecs.network-interface": [
        { NetworkInterfaceId: "eni-1", InstanceId: "i-1", Type: "Primary" },
        { NetworkInterfaceId: "eni-2", InstanceId: "" },
      ],
    },
  });
  const emulator = await startEmulator({ seed, services: [ecs, ess] });
  const call = callerOf(emulator, "2022-02-22", "cn-hangzhou");
  await call("DeleteScalingGroup", { ScalingGroupId: "asg-1", ForceDelete: "true" });
  for (let polls = 0; polls < 2; polls += 1) await call("DescribeScalingGroups");
  const left = (name: string) =>
    emulator.world.store
      .account(accountId)
      ?.everywhere(name)
      .flatMap((table) => table.rows().map((row) => table.idOf(row)));
  expect(left("ess.scaling-group")).toEqual([]);
  expect(left("ecs.instance")).toEqual([]);
  expect(left("ecs.disk")).toEqual([]);
  expect(left("ecs.network-interface")).toEqual(["eni-2"]);
  await emulator.close();
});
