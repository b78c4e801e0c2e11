import { arrayOf, objectOf } from "../../core/json.ts";
import type { ByNumber } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { action, defineService } from "../service.ts";

/** File systems; `_mountTargets` are the places in networks where they are mounted. */
const fileSystems = defineTable("cfs.file-system", { id: "FileSystemId" });
/** Snapshots of file systems. */
const snapshots = defineTable("cfs.snapshot", { id: "SnapshotId" });

/** `Offset` is a page number here (分页码), from 0. */
const pages: ByNumber = {
  by: "number",
  page: "Offset",
  size: "Limit",
  standard: 10,
  max: 100,
  first: 0,
};

/** File storage. */
export const cfs = defineService({
  product: "cfs",
  version: "2019-07-19",
  scope: "region",
  tables: [fileSystems, snapshots],
  actions: {
    DescribeCfsFileSystems: list({
      table: fileSystems,
      set: "FileSystems",
      page: pages,
      params: { FileSystemId: "string", VpcId: "string", SubnetId: "string" },
      where: (call, row) =>
        ["FileSystemId", "VpcId", "SubnetId"].every(
          (name) => (call.text(name) ?? row[name]) === row[name],
        ),
    }),
    DeleteCfsFileSystem: change({
      table: fileSystems,
      ids: "FileSystemId",
      one: true,
      missing: "ResourceNotFound.FileSystemNotFound",
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(2), { LifeCycleState: "deleting" });
      },
    }),
    DescribeMountTargets: action({
      params: { FileSystemId: "string!" },
      handle: (call) => {
        const id = call.need("FileSystemId");
        const row = call.table(fileSystems).get(id);
        if (row === undefined)
          throw refusal(
            "ResourceNotFound.FileSystemNotFound",
            `The file system ${id} does not exist.`,
          );
        const targets = arrayOf(row["_mountTargets"]).map((target, at) => ({
          FileSystemId: id,
          MountTargetId: id,
          IpAddress: `10.0.0.${at + 10}`,
          LifeCycleState: "available",
          NetworkInterface: "VPC",
          ...objectOf(target),
        }));
        return { MountTargets: targets, NumberOfMountTargets: targets.length };
      },
    }),
    DescribeCfsSnapshots: list({
      table: snapshots,
      set: "Snapshots",
      page: { by: "offset", offset: "Offset", size: "Limit", standard: 20, max: 100 },
      params: { FileSystemId: "string", SnapshotId: "string" },
      where: (call, row) =>
        ["FileSystemId", "SnapshotId"].every(
          (name) => (call.text(name) ?? row[name]) === row[name],
        ),
    }),
    DeleteCfsSnapshot: change({
      table: snapshots,
      ids: "SnapshotId",
      one: true,
      type: "string",
      missing: "ResourceNotFound.SnapshotNotFound",
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(1), { Status: "deleting" });
      },
    }),
  },
});
