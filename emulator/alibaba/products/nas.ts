import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { equals, every, pageParams, tagged, tagParams } from "./data/filters.ts";
import { hasEnded } from "./data/renewal.ts";
import {
  accessGroups,
  byPage,
  groupActions,
  lifecyclePolicies,
  mountTargets,
} from "./nas/groups.ts";

/** Rows hold what DescribeFileSystems shows, without MountTargets; `_recycleBin` is its recycle bin. */
const fileSystems = defineTable("nas.file-system", {
  usual: { ChargeType: "PayAsYouGo" },
  id: "FileSystemId",
});
/** An id that is not there is an error, no empty list: the official provider 1.285.0 waits for it. */
function describeFileSystems(call: Call): JsonObject {
  if ((call.text("FileSystemId") ?? "") !== "") need(call);
  const type = call.text("FileSystemType");
  const rows = call.rows(
    fileSystems,
    every(
      equals(call, {
        FileSystemId: "FileSystemId",
        VpcId: "VpcId",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
      (row) =>
        type === undefined ||
        type === "all" ||
        type.split(",").includes(textOf(row["FileSystemType"]) ?? "standard"),
    ),
  );
  const targets = call.table(mountTargets).rows();
  const page = paginate(call, rows, byPage, (row) => ({
    ...row,
    MountTargets: {
      MountTarget: targets
        .filter((target) => target["_fileSystemId"] === row["FileSystemId"])
        .map(({ AccessGroup, _fileSystemId, _seq, _then, ...fields }) => ({
          ...fields,
          AccessGroupName: AccessGroup,
        })),
    },
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    FileSystems: { FileSystem: page.items },
  };
}

function need(call: Call) {
  const id = call.need("FileSystemId");
  const found = call.find(fileSystems, id);
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidFileSystem.NotFound",
      "The specified file system does not exist.",
    );
  }
  return { ...found, id };
}

/** No mount targets and no lifecycle policy may be left; the codes for that are unverified. */
function deleteFileSystem(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["ChargeType"] === "Subscription" && !hasEnded(textOf(row["ExpiredTime"]), call.now())) {
    throw vendorError(
      403,
      "OperationDenied.ChargeType",
      "A subscription file system cannot be deleted.",
    );
  }
  const own = (other: Row) => other["_fileSystemId"] === id || other["FileSystemId"] === id;
  if (call.table(mountTargets, table.region).some(own)) {
    throw vendorError(
      400,
      "InvalidStatus.MountTargetExists",
      "The file system still has mount targets.",
    );
  }
  if (call.table(lifecyclePolicies, table.region).some(own)) {
    throw vendorError(
      400,
      "InvalidStatus.LifecyclePolicyExists",
      "The file system still has lifecycle policies.",
    );
  }
  table.move(id, goneAfterPolls(2), { Status: "Stopping" });
  return {};
}

function describeMountTargets(call: Call): JsonObject {
  const id = call.text("FileSystemId");
  if (id !== undefined) need(call);
  const rows = call.rows(
    mountTargets,
    every(
      equals(call, { MountTargetDomain: "MountTargetDomain" }),
      (row) => id === undefined || row["_fileSystemId"] === id,
    ),
  );
  const page = paginate(call, rows, byPage);
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    MountTargets: { MountTarget: page.items },
  };
}

function deleteMountTarget(call: Call): JsonObject {
  const { id, table } = need(call);
  const domain = call.need("MountTargetDomain");
  const targets = call.table(mountTargets, table.region);
  if (targets.get(domain)?.["_fileSystemId"] !== id) {
    throw vendorError(
      404,
      "InvalidMountTarget.NotFound",
      "The specified mount target does not exist.",
    );
  }
  targets.move(domain, goneAfterPolls(2), { Status: "Deleting" });
  return {};
}

function getRecycleBin(call: Call): JsonObject {
  const { row } = need(call);
  const on = row["_recycleBin"] === true;
  return {
    RecycleBinAttribute: {
      Status: on ? "Enable" : "Disable",
      ReservedDays: on ? 3 : 0,
      Size: on ? (row["_recycleBinSize"] ?? 0) : 0,
      SecondarySize: 0,
      ArchiveSize: 0,
    },
  };
}

function setRecycleBin(on: boolean) {
  return (call: Call): JsonObject => {
    const { id, table } = need(call);
    table.patch(id, { _recycleBin: on, ...(on ? {} : { _recycleBinSize: 0 }) });
    return {};
  };
}

const key = { FileSystemId: "key" } as const;

/** File Storage NAS 2017-06-26. https://www.alibabacloud.com/help/en/nas/developer-reference/api-nas-2017-06-26-overview */
export const nas = defineService({
  product: "NAS",
  version: "2017-06-26",
  style: "rpc",
  hosts: ["nas.{region}"],
  locationCode: "nas",
  regionInHost: true,
  permissionPrefix: "nas",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [fileSystems, mountTargets, accessGroups, lifecyclePolicies],
  actions: {
    ListTagResources: listTagResources({ types: { filesystem: fileSystems } }),
    DescribeFileSystems: action({
      params: {
        FileSystemId: "filter",
        FileSystemType: "filter",
        VpcId: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...pageParams,
      },
      handle: describeFileSystems,
    }),
    DeleteFileSystem: action({ params: key, handle: deleteFileSystem }),
    DescribeMountTargets: action({
      params: { FileSystemId: "filter", MountTargetDomain: "filter", ...pageParams },
      handle: describeMountTargets,
    }),
    DeleteMountTarget: action({
      params: { ...key, MountTargetDomain: "key" },
      handle: deleteMountTarget,
    }),
    GetRecycleBinAttribute: action({ params: key, handle: getRecycleBin }),
    EnableRecycleBin: action({
      params: key,
      ignored: ["ReservedDays"],
      handle: setRecycleBin(true),
    }),
    DisableAndCleanRecycleBin: action({ params: key, handle: setRecycleBin(false) }),
    ...groupActions,
  },
});
