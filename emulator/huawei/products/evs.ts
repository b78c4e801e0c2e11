import { arrayOf, objectOf, textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

/** Disks: the fields of ListVolumes; `_recycled` sends a deleted one to the recycle bin. */
export const volumes = defineTable("evs.volume", {
  id: "id",
  usual: { status: "available", bootable: "false" },
});
const snapshots = defineTable("evs.snapshot", { id: "id", usual: { status: "available" } });
/** The recycle bin: the fields of ListVolumesInRecycle. */
const recycled = defineTable("evs.recycled-volume", { id: "id" });

const page = { by: "row", standard: 1000, max: 1000 } as const;

/** Elastic Volume Service. */
export const evs = defineService({
  product: "evs",
  scope: "project",
  errors: "fault",
  tables: [volumes, snapshots, recycled],
  actions: {
    ListVolumes: list({
      table: volumes,
      set: "volumes",
      total: "count",
      page,
      enterprise: anyEnterprise,
      filters: { id: "id", name: "name", status: "status", availability_zone: "availability_zone" },
      params: ["server_id", "ids"],
      where: (call, row) => {
        const server = call.text("server_id");
        const ids = call.text("ids");
        if (ids !== undefined && !ids.includes(textOf(row["id"]) ?? "?")) return false;
        const attached = arrayOf(row["attachments"]).map(objectOf);
        return server === undefined || attached.some((one) => one["server_id"] === server);
      },
    }),
    ListSnapshots: list({
      table: snapshots,
      set: "snapshots",
      total: "count",
      page,
      enterprise: anyEnterprise,
      filters: { id: "id", name: "name", status: "status", volume_id: "volume_id" },
    }),
    ListVolumesInRecycle: list({
      table: recycled,
      set: "volumes",
      total: "count",
      page,
      filters: { name: "name", status: "status", availability_zone: "availability_zone" },
    }),
    DeleteVolume: remove({
      table: volumes,
      id: "volume_id",
      status: 200,
      polls: 1,
      set: { status: "deleting" },
      result: "job",
      missing: "EVS.5404",
      conflict: "EVS.5400",
      prepaid: (row) => (textOf(objectOf(row["metadata"])["orderID"]) ?? "") !== "",
      dependants: [{ table: "evs.snapshot", by: "volume_id" }],
      refuse: (_call, row) => {
        const attached = arrayOf(row["attachments"]).length > 0;
        // The code is unverified.
        if (attached) throw refusal(400, "EVS.5400", "The disk is attached to a server.");
      },
      also: (call, row) => {
        if (row["_recycled"] !== true) return;
        call
          .table(recycled)
          .put({ id: row["id"], name: row["name"], size: row["size"], status: "recycling" });
      },
    }),
    DeleteVolumeInRecycle: remove({ table: recycled, id: "volume_id", missing: "EVS.5404" }),
    DeleteSnapshot: remove({
      table: snapshots,
      id: "snapshot_id",
      status: 202,
      polls: 1,
      set: { status: "deleting" },
      missing: "EVS.5404",
    }),
  },
});
