import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { amongJson, numbered, page, pages, tags, withTags } from "./listing.ts";

/** Rows hold what DescribeDisks shows. */
export const disks = defineTable("ecs.disk", { id: "DiskId" });
/** Rows hold what DescribeSnapshots shows. */
export const snapshots = defineTable("ecs.snapshot", { id: "SnapshotId" });
/** Rows hold what DescribeImages shows; `_sharedWith` lists account ids. */
export const images = defineTable("ecs.image", { id: "ImageId" });
/** Rows hold what DescribeAutoSnapshotPolicyEx shows. */
export const snapshotPolicies = defineTable("ecs.auto-snapshot-policy", {
  id: "AutoSnapshotPolicyId",
});

function describeDisks(call: Call): JsonObject {
  const rows = call.rows(
    disks,
    every(
      amongJson(call, "DiskIds", "DiskId"),
      equals(call, {
        InstanceId: "InstanceId",
        Category: "Category",
        DiskChargeType: "DiskChargeType",
        DiskName: "DiskName",
        DiskType: "Type",
        SnapshotId: "SourceSnapshotId",
        Status: "Status",
        ZoneId: "ZoneId",
        AutoSnapshotPolicyId: "AutoSnapshotPolicyId",
        ResourceGroupId: "ResourceGroupId",
        Encrypted: "Encrypted",
        Portable: "Portable",
      }),
      withTags(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 100, maxResults: 500 });
  return { ...rest, Disks: { Disk: items } };
}

function needDisk(call: Call): { row: Row; table: Table } {
  const found = call.find(disks, call.need("DiskId"));
  if (found !== undefined) return found;
  throw vendorError(404, "InvalidDiskId.NotFound", "The specified disk does not exist.");
}

function wrongDiskState() {
  return vendorError(
    403,
    "IncorrectDiskStatus",
    "The current disk status does not support this operation.",
  );
}

/** https://help.aliyun.com/document_detail/25516.html */
function deleteDisk(call: Call): JsonObject {
  const { row, table } = needDisk(call);
  if (row["DiskChargeType"] === "PrePaid") {
    // the code for a prepaid disk is unverified
    throw vendorError(
      403,
      "OperationDenied",
      "The specified disk is a subscription disk and cannot be deleted.",
    );
  }
  if (row["Status"] !== "Available") throw wrongDiskState();
  table.remove(textOf(row["DiskId"]) ?? "");
  return {};
}

function detachDisk(call: Call): JsonObject {
  const { row, table } = needDisk(call);
  if (row["InstanceId"] !== call.need("InstanceId")) {
    throw vendorError(
      403,
      "DependencyViolation",
      "The specified disk has not been attached on the specified instance.",
    );
  }
  if (row["Status"] !== "In_use") throw wrongDiskState();
  table.move(textOf(row["DiskId"]) ?? "", afterPolls(1, { Status: "Available", InstanceId: "" }), {
    Status: "Detaching",
  });
  return {};
}

function modifyDisk(call: Call): JsonObject {
  const { row, table } = needDisk(call);
  const flags = ["DeleteWithInstance", "DeleteAutoSnapshot", "EnableAutoSnapshot"] as const;
  const changes = flags.flatMap((name) => {
    const value = call.flag(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  table.patch(textOf(row["DiskId"]) ?? "", Object.fromEntries(changes));
  return {};
}

function describeSnapshots(call: Call): JsonObject {
  const rows = call.rows(
    snapshots,
    every(
      amongJson(call, "SnapshotIds", "SnapshotId"),
      equals(call, {
        DiskId: "SourceDiskId",
        SnapshotName: "SnapshotName",
        SnapshotType: "SnapshotType",
        SourceDiskType: "SourceDiskType",
        Status: "Status",
        Usage: "Usage",
        Encrypted: "Encrypted",
        ResourceGroupId: "ResourceGroupId",
      }),
      withTags(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 100, maxResults: 100 });
  return { ...rest, Snapshots: { Snapshot: items } };
}

function imagesOf(call: Call, snapshot: string): boolean {
  return call.inUse("ecs.image", (image) =>
    arrayOf(objectOf(image["DiskDeviceMappings"])["DiskDeviceMapping"]).some(
      (mapping) => objectOf(mapping)["SnapshotId"] === snapshot,
    ),
  );
}

/** https://help.aliyun.com/document_detail/25525.html */
function deleteSnapshot(call: Call): JsonObject {
  const id = call.need("SnapshotId");
  const found = call.find(snapshots, id);
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidSnapshotId.NotFound",
      "The specified SnapshotId does not exist.",
    );
  }
  if (imagesOf(call, id)) {
    throw vendorError(
      403,
      "SnapshotCreatedImage",
      "The specified snapshot has been used to create images.",
    );
  }
  const made = call.inUse("ecs.disk", (disk) => disk["SourceSnapshotId"] === id);
  if (made && call.flag("Force") !== true) {
    throw vendorError(403, "SnapshotCreatedDisk", "The snapshot has been used to create disks.");
  }
  found.table.remove(id);
  return {};
}

function describeImages(call: Call): JsonObject {
  const alias = call.text("ImageOwnerAlias");
  const ids = new Set((call.text("ImageId") ?? "").split(",").filter((id) => id !== ""));
  const rows = call.rows(
    images,
    every(
      (row) => ids.size === 0 || ids.has(textOf(row["ImageId"]) ?? ""),
      (row) =>
        alias === undefined || alias === "" || (textOf(row["ImageOwnerAlias"]) ?? "self") === alias,
      equals(call, {
        ImageName: "ImageName",
        ImageFamily: "ImageFamily",
        OSType: "OSType",
        Architecture: "Architecture",
        ResourceGroupId: "ResourceGroupId",
        Usage: "Usage",
      }),
      withStatus(call),
      withTags(call),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 100 });
  return { ...rest, RegionId: call.region, Images: { Image: items } };
}

/** Only available images are shown unless Status says otherwise; it may name several. */
function withStatus(call: Call): (row: Row) => boolean {
  const wanted = new Set((call.text("Status") ?? "Available").split(","));
  return (row) => wanted.has(textOf(row["Status"]) ?? "Available");
}

/** https://help.aliyun.com/document_detail/25537.html; a missing image is no error there. */
function deleteImage(call: Call): JsonObject {
  const id = call.need("ImageId");
  const found = call.find(images, id);
  if (found === undefined) return {};
  if (arrayOf(found.row["_sharedWith"]).length > 0) {
    throw vendorError(403, "ImageUseShared", "The specified image has been shared to others.");
  }
  const used = call.inUse("ecs.instance", (instance) => instance["ImageId"] === id);
  if (used && call.flag("Force") !== true) {
    throw vendorError(
      403,
      "ImageUsingByInstance",
      "The specified image has been used to create instances.",
    );
  }
  found.table.move(id, goneAfterPolls(1), { _leaving: true });
  return {};
}

function needImage(call: Call): { row: Row; table: Table } {
  const found = call.find(images, call.need("ImageId"));
  if (found !== undefined) return found;
  throw vendorError(404, "InvalidImageId.NotFound", "The specified ImageId does not exist.");
}

function describeShares(call: Call): JsonObject {
  const { row } = needImage(call);
  const shares = arrayOf(row["_sharedWith"]).map((id) => ({ AliyunId: textOf(id) ?? "" }));
  const { items, ...rest } = numbered(call, shares, { standard: 10, max: 100 });
  return {
    ...rest,
    ImageId: textOf(row["ImageId"]) ?? "",
    RegionId: call.region,
    Accounts: { Account: items },
    ShareGroups: { ShareGroup: [] },
  };
}

function modifyShares(call: Call): JsonObject {
  const { row, table } = needImage(call);
  const removed = new Set(call.list("RemoveAccount.N"));
  const open = call.flag("IsPublic");
  const shares = [...arrayOf(row["_sharedWith"]), ...call.list("AddAccount.N")].filter(
    (id) => !removed.has(textOf(id) ?? ""),
  );
  table.patch(textOf(row["ImageId"]) ?? "", {
    _sharedWith: shares,
    ...(open === undefined ? {} : { IsPublic: open }),
  });
  return {};
}

function describePolicies(call: Call): JsonObject {
  const rows = call.rows(
    snapshotPolicies,
    every(
      equals(call, {
        AutoSnapshotPolicyId: "AutoSnapshotPolicyId",
        AutoSnapshotPolicyName: "AutoSnapshotPolicyName",
        ResourceGroupId: "ResourceGroupId",
      }),
      withTags(call),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 100 });
  return { ...rest, AutoSnapshotPolicies: { AutoSnapshotPolicy: items } };
}

function deletePolicy(call: Call): JsonObject {
  const id = call.need("autoSnapshotPolicyId");
  const region = call.need("regionId");
  const table = call.table(snapshotPolicies, region);
  if (table.remove(id) !== undefined) return {};
  throw vendorError(
    404,
    "InvalidAutoSnapshotPolicyId.NotFound",
    "The specified autoSnapshotPolicyId does not exist.",
  );
}

/** Actions on disks, snapshots, images and snapshot policies. */
export const diskActions = {
  DescribeDisks: action({
    params: {
      DiskIds: "filter",
      InstanceId: "filter",
      Category: "filter",
      DiskChargeType: "filter",
      DiskName: "filter",
      DiskType: "filter",
      SnapshotId: "filter",
      Status: "filter",
      ZoneId: "filter",
      AutoSnapshotPolicyId: "filter",
      ResourceGroupId: "filter",
      Encrypted: "filter",
      Portable: "filter",
      ...tags,
      ...pages,
    },
    ignored: ["AdditionalAttributes.N"],
    handle: describeDisks,
  }),
  DeleteDisk: action({ params: { DiskId: "key" }, handle: deleteDisk }),
  DetachDisk: action({ params: { DiskId: "key", InstanceId: "key" }, handle: detachDisk }),
  ModifyDiskAttribute: action({
    params: {
      DiskId: "key",
      DeleteWithInstance: "switch",
      DeleteAutoSnapshot: "switch",
      EnableAutoSnapshot: "switch",
    },
    handle: modifyDisk,
  }),
  DescribeSnapshots: action({
    params: {
      SnapshotIds: "filter",
      DiskId: "filter",
      SnapshotName: "filter",
      SnapshotType: "filter",
      SourceDiskType: "filter",
      Status: "filter",
      Usage: "filter",
      Encrypted: "filter",
      ResourceGroupId: "filter",
      ...tags,
      ...pages,
    },
    handle: describeSnapshots,
  }),
  DeleteSnapshot: action({
    params: { SnapshotId: "key", Force: "switch" },
    handle: deleteSnapshot,
  }),
  DescribeImages: action({
    params: {
      ImageId: "filter",
      ImageName: "filter",
      ImageOwnerAlias: "filter",
      ImageFamily: "filter",
      OSType: "filter",
      Architecture: "filter",
      Status: "filter",
      Usage: "filter",
      ResourceGroupId: "filter",
      ...tags,
      PageNumber: "page",
      PageSize: "page",
    },
    ignored: ["ShowExpired"],
    handle: describeImages,
  }),
  DeleteImage: action({ params: { ImageId: "key", Force: "switch" }, handle: deleteImage }),
  DescribeImageSharePermission: action({
    params: { ImageId: "key", PageNumber: "page", PageSize: "page" },
    handle: describeShares,
  }),
  ModifyImageSharePermission: action({
    params: {
      ImageId: "key",
      "AddAccount.N": "value",
      "RemoveAccount.N": "value",
      IsPublic: "switch",
    },
    handle: modifyShares,
  }),
  DescribeAutoSnapshotPolicyEx: action({
    params: {
      AutoSnapshotPolicyId: "filter",
      AutoSnapshotPolicyName: "filter",
      ResourceGroupId: "filter",
      ...tags,
      PageNumber: "page",
      PageSize: "page",
    },
    handle: describePolicies,
  }),
  DeleteAutoSnapshotPolicy: action({
    params: { autoSnapshotPolicyId: "key", regionId: "region" },
    handle: deletePolicy,
  }),
};
