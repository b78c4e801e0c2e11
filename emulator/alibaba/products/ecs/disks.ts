import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import {
  amongJson,
  lockedFor,
  numbered,
  page,
  pages,
  tags,
  times,
  withTags,
  withTimes,
} from "./listing.ts";

/** Rows hold what DescribeDisks shows. */
export const disks = defineTable("ecs.disk", {
  usual: { DiskChargeType: "PostPaid" },
  id: "DiskId",
});
/** Rows hold what DescribeSnapshots shows. */
export const snapshots = defineTable("ecs.snapshot", { id: "SnapshotId" });
/** Rows hold what DescribeImages shows; `_sharedWith` lists account ids. */
export const images = defineTable("ecs.image", { id: "ImageId" });
/** Rows hold what DescribeAutoSnapshotPolicyEx shows. */
export const snapshotPolicies = defineTable("ecs.auto-snapshot-policy", {
  // text that holds JSON is never empty
  usual: { RepeatWeekdays: '["1"]', TimePoints: '["0"]', TargetCopyRegions: "[]" },
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
        DeleteAutoSnapshot: "DeleteAutoSnapshot",
        DeleteWithInstance: "DeleteWithInstance",
        EnableAutoSnapshot: "EnableAutoSnapshot",
        EnableAutomatedSnapshotPolicy: "EnableAutomatedSnapshotPolicy",
        KMSKeyId: "KMSKeyId",
        MultiAttach: "MultiAttach",
      }),
      withTags(call),
      withTimes(call, { Creation: "CreationTime" }),
      lockedFor(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 100, maxResults: 500 });
  return { ...rest, Disks: { Disk: items } };
}

function needDisk(call: Call): { row: Row; table: Table } {
  return diskById(call, call.need("DiskId"));
}

function diskById(call: Call, id: string): { row: Row; table: Table } {
  const found = call.find(disks, id);
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
  const id = textOf(row["DiskId"]) ?? "";
  for (const one of snapshotsWith(call, row, table.region))
    call.table(snapshots, table.region).remove(one);
  table.remove(id);
  return {};
}

/** Automatic snapshots that are released with the disk, where it has DeleteAutoSnapshot. */
export function snapshotsWith(call: Call, disk: Row, region: string): readonly string[] {
  if (disk["DeleteAutoSnapshot"] !== true) return [];
  return call
    .table(snapshots, region)
    .rows()
    .filter(
      (one) => one["SourceDiskId"] === disk["DiskId"] && String(one["SnapshotType"]) === "auto",
    )
    .map((one) => textOf(one["SnapshotId"]) ?? "");
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
  const along = call.flag("DeleteWithInstance");
  table.move(textOf(row["DiskId"]) ?? "", afterPolls(1, { Status: "Available", InstanceId: "" }), {
    Status: "Detaching",
    ...(along === undefined ? {} : { DeleteWithInstance: along }),
  });
  return {};
}

const diskFlags = [
  "BurstingEnabled",
  "DeleteWithInstance",
  "DeleteAutoSnapshot",
  "EnableAutoSnapshot",
] as const;

/** One disk by DiskId, or all of DiskIds. */
function modifyDisk(call: Call): JsonObject {
  const flags = diskFlags.map((name) => [name, call.flag(name)] as const);
  const texts = (["Description", "DiskName"] as const).map(
    (name) => [name, call.text(name)] as const,
  );
  const changes = [...flags, ...texts].filter(([, value]) => value !== undefined);
  const several = call.list("DiskIds.N");
  for (const id of several.length > 0 ? several : [call.need("DiskId")]) {
    diskById(call, id).table.patch(id, Object.fromEntries(changes));
  }
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
        Category: "Category",
        KMSKeyId: "KMSKeyId",
        SnapshotLinkId: "SnapshotLinkId",
      }),
      withTags(call),
      withTimes(call, { Creation: "CreationTime" }),
      ofInstance(call),
    ),
  );
  const { items, ...rest } = page(call, rows, { standard: 10, max: 100, maxResults: 100 });
  return { ...rest, Snapshots: { Snapshot: items } };
}

/** Snapshots of the disks that an instance has. */
function ofInstance(call: Call): (row: Row) => boolean {
  const instance = call.text("InstanceId");
  if (instance === undefined || instance === "") return () => true;
  const own = call
    .table(disks)
    .rows()
    .filter((disk) => disk["InstanceId"] === instance);
  const ids = new Set(own.map((disk) => disk["DiskId"]));
  return (row) => ids.has(row["SourceDiskId"]);
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
  const ids = new Set((call.text("ImageId") ?? "").split(",").filter((id) => id !== ""));
  const rows = call.rows(
    images,
    every(
      (row) => ids.size === 0 || ids.has(textOf(row["ImageId"]) ?? ""),
      ofOwner(call),
      equals(call, {
        ImageName: "ImageName",
        ImageFamily: "ImageFamily",
        OSType: "OSType",
        Architecture: "Architecture",
        ResourceGroupId: "ResourceGroupId",
        Usage: "Usage",
        IsSupportCloudinit: "IsSupportCloudinit",
        IsSupportIoOptimized: "IsSupportIoOptimized",
      }),
      fromSnapshot(call),
      withTimes(call, { Creation: "CreationTime" }),
      withStatus(call),
      withTags(call),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 100 });
  return { ...rest, RegionId: call.region, Images: { Image: items } };
}

/**
 * Published images are community images: `IsPublic` alone shows them, only beside `ImageOwnerAlias` others, and
 * by their owner where `ImageOwnerId` names one (npm @alicloud/ecs20140526 7.11.6, DescribeImagesRequest).
 */
function ofOwner(call: Call): (row: Row) => boolean {
  const alias = call.text("ImageOwnerAlias") ?? "";
  const owner = call.text("ImageOwnerId") ?? "";
  const community = call.flag("IsPublic") === true;
  if (community && alias !== "others") throw call.errors.invalid("ImageOwnerAlias");
  return (row) => {
    const isPublic = row["IsPublic"] === true;
    if (isPublic !== community) return false;
    const own = textOf(row["ImageOwnerId"]) ?? call.account.id;
    if (community) return owner === "" || own === owner;
    return alias === "" || (textOf(row["ImageOwnerAlias"]) ?? "self") === alias;
  };
}

function fromSnapshot(call: Call): (row: Row) => boolean {
  const id = call.text("SnapshotId");
  if (id === undefined || id === "") return () => true;
  return (row) =>
    arrayOf(objectOf(row["DiskDeviceMappings"])["DiskDeviceMapping"]).some(
      (mapping) => objectOf(mapping)["SnapshotId"] === id,
    );
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
      DeleteAutoSnapshot: "filter",
      DeleteWithInstance: "filter",
      EnableAutoSnapshot: "filter",
      EnableAutomatedSnapshotPolicy: "filter",
      KMSKeyId: "filter",
      LockReason: "filter",
      MultiAttach: "filter",
      ...tags,
      ...times,
      ...pages,
    },
    ignored: ["AdditionalAttributes.N"],
    handle: describeDisks,
  }),
  DeleteDisk: action({ params: { DiskId: "key" }, handle: deleteDisk }),
  DetachDisk: action({
    params: { DiskId: "key", InstanceId: "key", DeleteWithInstance: "switch" },
    handle: detachDisk,
  }),
  ModifyDiskAttribute: action({
    params: {
      DiskId: "key",
      "DiskIds.N": "key",
      BurstingEnabled: "switch",
      Description: "value",
      DiskName: "value",
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
      Category: "filter",
      InstanceId: "filter",
      KMSKeyId: "filter",
      SnapshotLinkId: "filter",
      ...tags,
      ...times,
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
      ImageOwnerId: "filter",
      IsPublic: "filter",
      IsSupportCloudinit: "filter",
      IsSupportIoOptimized: "filter",
      SnapshotId: "filter",
      ...tags,
      ...times,
      PageNumber: "page",
      PageSize: "page",
    },
    // what an image can be used for is not known here
    ignored: ["ActionType", "InstanceType", "ShowExpired"],
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
