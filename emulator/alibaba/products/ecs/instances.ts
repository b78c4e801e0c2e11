import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { hasEnded } from "../data/renewal.ts";
import { disks, snapshotsWith } from "./disks.ts";
import {
  amongJson,
  amongList,
  lockedFor,
  numbered,
  page,
  pages,
  tags,
  times,
  withAddress,
  withTags,
  withTimes,
} from "./listing.ts";
import { interfaces } from "./network.ts";

/** Rows hold what DescribeInstances shows; `_scalingGroup` names the group that keeps it alive, `_ramRole` its role. */
export const instances = defineTable("ecs.instance", {
  usual: { InstanceChargeType: "PostPaid" },
  id: "InstanceId",
});

function vpcField(row: Row, name: string): string | undefined {
  return textOf(objectOf(row["VpcAttributes"])[name]);
}

function describeInstances(call: Call): JsonObject {
  const [vpc, vSwitch, group] = ["VpcId", "VSwitchId", "SecurityGroupId"].map((one) =>
    call.text(one),
  );
  const rows = call.rows(
    instances,
    every(
      amongJson(call, "InstanceIds", "InstanceId"),
      equals(call, {
        ImageId: "ImageId",
        InstanceChargeType: "InstanceChargeType",
        InstanceName: "InstanceName",
        InstanceNetworkType: "InstanceNetworkType",
        InstanceType: "InstanceType",
        KeyPairName: "KeyPairName",
        ResourceGroupId: "ResourceGroupId",
        Status: "Status",
        ZoneId: "ZoneId",
        DeviceAvailable: "DeviceAvailable",
        HpcClusterId: "HpcClusterId",
        InstanceTypeFamily: "InstanceTypeFamily",
        InternetChargeType: "InternetChargeType",
        IoOptimized: "IoOptimized",
      }),
      withTags(call),
      withTimes(call, { Creation: "CreationTime", Expired: "ExpiredTime" }),
      lockedFor(call),
      withAddress(call, "PrivateIpAddresses", (row) =>
        listOf(objectOf(row["VpcAttributes"])["PrivateIpAddress"], "IpAddress"),
      ),
      withAddress(call, "PublicIpAddresses", (row) => listOf(row["PublicIpAddress"], "IpAddress")),
      withAddress(call, "InnerIpAddresses", (row) => listOf(row["InnerIpAddress"], "IpAddress")),
      withAddress(call, "EipAddresses", (row) => [objectOf(row["EipAddress"])["IpAddress"]]),
      (row) => vpc === undefined || vpc === "" || vpcField(row, "VpcId") === vpc,
      (row) => vSwitch === undefined || vSwitch === "" || vpcField(row, "VSwitchId") === vSwitch,
      (row) => group === undefined || group === "" || inGroup(row, group),
    ),
  );
  const limits = { standard: 10, max: 100, maxResults: 100 };
  const { items, ...rest } = page(call, rows, limits, shapeInstance);
  return { ...rest, Instances: { Instance: items } };
}

/** Addresses of the internet are sent even when there are none; one of its own network each has. */
function shapeInstance(row: Row): JsonObject {
  return {
    EipAddress: { AllocationId: "", IpAddress: "", InternetChargeType: "" },
    PublicIpAddress: { IpAddress: [] },
    ...row,
    VpcAttributes: {
      PrivateIpAddress: { IpAddress: ["172.16.0.2"] },
      ...objectOf(row["VpcAttributes"]),
    },
  };
}

function listOf(value: Json, field: string): readonly Json[] {
  return arrayOf(objectOf(value)[field]);
}

/** Fields of the listing that this action has not. */
const listedOnly = [
  "DeletionProtection",
  "DeploymentSetId",
  "DeviceAvailable",
  "EniIds",
  "GPUAmount",
  "GPUSpec",
  "HibernationOptions",
  "HpcClusterId",
  "ISP",
  "InstanceTypeFamily",
  "KeyPairName",
  "LocalStorageAmount",
  "MetadataOptions",
  "NetworkInterfaces",
  "OSName",
  "OSNameEn",
  "OSType",
  "Recyclable",
  "ResourceGroupId",
  "SaleCycle",
  "SpotPriceLimit",
  "SpotStrategy",
  "StartTime",
  "Tags",
  "AutoReleaseTime",
];

function attribute(call: Call): JsonObject {
  const { row } = need(call, call.need("InstanceId"));
  return call.show(row, () => {
    const fields = Object.entries(shapeInstance(row));
    return Object.fromEntries(fields.filter(([name]) => !listedOnly.includes(name)));
  });
}

/** Every instance restarts by itself after maintenance, the vendor's standard. */
function maintenance(call: Call): JsonObject {
  const rows = call.rows(instances, amongList(call, "InstanceId.N", "InstanceId"));
  const SupportedValue = ["Stop", "AutoRecover", "AutoRedeploy"];
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 100 }, (row) => ({
    InstanceId: row["InstanceId"],
    ActionOnMaintenance: {
      DefaultValue: "AutoRecover",
      SupportedValues: { SupportedValue },
      Value: "AutoRecover",
    },
    NotifyOnMaintenance: false,
    MaintenanceWindows: { MaintenanceWindow: [] },
  }));
  return { ...rest, MaintenanceAttributes: { MaintenanceAttribute: items } };
}

/** One entry for each instance asked for by id; without ids, those that have the role. One of both is needed. */
function describeRoles(call: Call): JsonObject {
  const name = call.text("RamRoleName") ?? "";
  const byId = (call.text("InstanceIds") ?? "") !== "";
  if (!byId && name === "") throw call.errors.missing("InstanceIds");
  const rows = call.rows(
    instances,
    every(
      amongJson(call, "InstanceIds", "InstanceId"),
      (row) => byId || (textOf(row["_ramRole"]) ?? "") !== "",
      (row) => name === "" || row["_ramRole"] === name,
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 50 }, (row) => ({
    InstanceId: row["InstanceId"],
    RamRoleName: row["_ramRole"],
  }));
  return {
    RegionId: call.region,
    TotalCount: rest["TotalCount"],
    InstanceRamRoleSets: { InstanceRamRoleSet: items },
  };
}

/** True when an instance or interface is in a security group. */
export function inGroup(row: Row, group: string): boolean {
  return arrayOf(objectOf(row["SecurityGroupIds"])["SecurityGroupId"]).includes(group);
}

function need(call: Call, id: string): { row: Row; table: Table } {
  const found = call.find(instances, id);
  if (found !== undefined) return found;
  throw vendorError(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist.");
}

/**
 * Releases an instance: refused while it is protected, prepaid, or running without Force. The
 * `TerminateSubscription` flag releases an expired subscription.
 * https://help.aliyun.com/document_detail/25507.html
 */
function release(call: Call, id: string): void {
  const { row, table } = need(call, id);
  if (row["DeletionProtection"] === true) {
    throw vendorError(
      403,
      "InvalidOperation.DeletionProtection",
      "The operation is not allowed due to deletion protection.",
    );
  }
  const ended = hasEnded(textOf(row["ExpiredTime"]), call.now());
  if (
    row["InstanceChargeType"] === "PrePaid" &&
    !(ended && call.flag("TerminateSubscription") === true)
  ) {
    throw vendorError(
      403,
      "ChargeTypeViolation",
      "The operation is not permitted due to charge type of the instance.",
    );
  }
  const running = row["Status"] !== "Stopped";
  if ((running && call.flag("Force") !== true) || row["Status"] === "Pending") {
    throw vendorError(
      403,
      "IncorrectInstanceStatus",
      "The current status of the resource does not support this operation.",
    );
  }
  if (row["_leaving"] === true) return;
  leave(call, row, table);
}

/** What goes with the instance goes; what stays is let go of. */
function leave(call: Call, row: Row, table: Table): void {
  const id = textOf(row["InstanceId"]) ?? "";
  const cascade: { table: string; id: string }[] = [];
  for (const disk of call.table(disks, table.region).rows()) {
    if (disk["InstanceId"] !== id) continue;
    const diskId = textOf(disk["DiskId"]) ?? "";
    if (disk["DeleteWithInstance"] === true) {
      cascade.push({ table: "ecs.disk", id: diskId });
      for (const snapshot of snapshotsWith(call, disk, table.region))
        cascade.push({ table: "ecs.snapshot", id: snapshot });
    } else call.table(disks, table.region).patch(diskId, { Status: "Available", InstanceId: "" });
  }
  for (const one of call.table(interfaces, table.region).rows()) {
    if (one["InstanceId"] !== id) continue;
    const eni = textOf(one["NetworkInterfaceId"]) ?? "";
    const along = one["Type"] === "Primary" || one["DeleteOnRelease"] === true;
    if (along) cascade.push({ table: "ecs.network-interface", id: eni });
    else call.table(interfaces, table.region).patch(eni, { Status: "Available", InstanceId: "" });
  }
  for (const eips of call.account.everywhere("vpc.eip")) {
    for (const eip of eips.rows()) {
      if (eip["InstanceId"] !== id) continue;
      eips.patch(textOf(eip["AllocationId"]) ?? "", {
        Status: "Available",
        InstanceId: "",
        InstanceType: "",
      });
    }
  }
  table.move(id, goneAfterPolls(2, cascade), { Status: "Stopping", _leaving: true });
  replace(call, row, table);
}

/** A scaling group that still exists makes a new instance for one that was released behind its back. */
function replace(call: Call, row: Row, table: Table): void {
  const group = textOf(row["_scalingGroup"]);
  if (
    group === undefined ||
    !call.inUse(
      "ess.scaling-group",
      (one) => one["ScalingGroupId"] === group && one["LifecycleState"] !== "Deleting",
    )
  ) {
    return;
  }
  const { _then: _, ...fields } = row;
  const id = `${textOf(row["InstanceId"]) ?? "i"}-r${call.now() % 100_000}`;
  table.put({
    ...fields,
    InstanceId: id,
    Status: "Pending",
    _leaving: false,
    _then: afterPolls(2, { Status: "Running" }),
  });
}

function modify(call: Call): JsonObject {
  const id = call.need("InstanceId");
  const { table } = need(call, id);
  const protection = call.flag("DeletionProtection");
  const groups = call.list("SecurityGroupIds.N");
  table.patch(id, {
    ...(protection === undefined ? {} : { DeletionProtection: protection }),
    ...(groups.length === 0 ? {} : { SecurityGroupIds: { SecurityGroupId: [...groups] } }),
    ...named(call, "InstanceName"),
    ...named(call, "Description"),
    ...named(call, "HostName"),
  });
  return {};
}

function named(call: Call, name: string): JsonObject {
  const value = call.text(name);
  return value === undefined ? {} : { [name]: value };
}

function stop(call: Call): JsonObject {
  const id = call.need("InstanceId");
  const { row, table } = need(call, id);
  if (row["Status"] !== "Running" && row["Status"] !== "Stopped") {
    throw vendorError(
      403,
      "IncorrectInstanceStatus",
      "The current status of the resource does not support this operation.",
    );
  }
  table.move(id, afterPolls(1, { Status: "Stopped" }), { Status: "Stopping" });
  return {};
}

/** Actions on instances. */
export const instanceActions = {
  DescribeInstances: action({
    params: {
      InstanceIds: "filter",
      ImageId: "filter",
      InstanceChargeType: "filter",
      InstanceName: "filter",
      InstanceNetworkType: "filter",
      InstanceType: "filter",
      KeyPairName: "filter",
      ResourceGroupId: "filter",
      SecurityGroupId: "filter",
      Status: "filter",
      VpcId: "filter",
      VSwitchId: "filter",
      ZoneId: "filter",
      DeviceAvailable: "filter",
      EipAddresses: "filter",
      HpcClusterId: "filter",
      InnerIpAddresses: "filter",
      InstanceTypeFamily: "filter",
      InternetChargeType: "filter",
      IoOptimized: "filter",
      LockReason: "filter",
      PrivateIpAddresses: "filter",
      PublicIpAddresses: "filter",
      ...tags,
      ...times,
      ...pages,
    },
    ignored: ["AdditionalAttributes.N", "NeedSaleCycle"],
    handle: describeInstances,
  }),
  DeleteInstance: action({
    params: { InstanceId: "key", Force: "switch", TerminateSubscription: "switch" },
    ignored: ["ForceStop"],
    handle: (call) => {
      release(call, call.need("InstanceId"));
      return {};
    },
  }),
  DeleteInstances: action({
    params: { "InstanceId.N": "key", Force: "switch", TerminateSubscription: "switch" },
    ignored: ["ClientToken", "ForceStop"],
    handle: (call) => {
      const ids = call.list("InstanceId.N");
      if (ids.length === 0) throw call.errors.missing("InstanceId");
      for (const id of ids) release(call, id);
      return {};
    },
  }),
  ModifyInstanceAttribute: action({
    params: {
      InstanceId: "key",
      DeletionProtection: "switch",
      InstanceName: "value",
      Description: "value",
      HostName: "value",
      "SecurityGroupIds.N": "value",
    },
    // written only: no listing shows them
    ignored: ["Password", "UserData"],
    handle: modify,
  }),
  DescribeInstanceAttribute: action({ params: { InstanceId: "key" }, handle: attribute }),
  DescribeInstanceMaintenanceAttributes: action({
    params: { "InstanceId.N": "filter", PageNumber: "page", PageSize: "page" },
    handle: maintenance,
  }),
  DescribeInstanceAttachmentAttributes: action({
    params: { InstanceIds: "key", PageNumber: "page", PageSize: "page" },
    handle: (call) => {
      const rows = call.rows(instances, amongJson(call, "InstanceIds", "InstanceId"));
      const limits = { standard: 10, max: 100 };
      const { items, ...rest } = numbered(call, rows, limits, (row) => ({
        InstanceId: row["InstanceId"],
        PrivatePoolOptionsId: "",
        PrivatePoolOptionsMatchCriteria: "None",
      }));
      return { ...rest, Instances: { Instance: items } };
    },
  }),
  DescribeUserData: action({
    params: { InstanceId: "key" },
    handle: (call) => {
      const id = call.need("InstanceId");
      need(call, id);
      return { InstanceId: id, RegionId: call.region, UserData: "" };
    },
  }),
  DescribeInstanceRamRole: action({
    params: {
      InstanceIds: "filter",
      RamRoleName: "filter",
      PageNumber: "page",
      PageSize: "page",
    },
    handle: describeRoles,
  }),
  StopInstance: action({
    params: { InstanceId: "key" },
    ignored: ["ConfirmStop", "ForceStop", "Hibernate", "StoppedMode"],
    handle: stop,
  }),
};
