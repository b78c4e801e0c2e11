import { HERE } from "../support/huawei.ts";
import { numbered, type Seeds } from "../support/seed.ts";

/** Disks in the recycle bin, over more than one page. */
const bin = numbered("bin-{nnn}", 11);

/** Servers and their disks. */
export const seeds: Seeds = {
  "ecs.instance": {
    records: {
      table: "ecs.server",
      each: { id: "server-{nnn}", "metadata.charging_mode": "0" },
    },
    pageSize: 10,
  },

  "evs.volume": {
    records: {
      each: { id: "volume-{nnn}", attachments: [], metadata: {} },
      but: { held: { attachments: [{ server_id: "server-1" }], status: "in-use" } },
    },
    resources: { [HERE]: { "evs.recycled-volume": bin.map((id) => ({ id, name: id })) } },
    further: bin,
    removals: [{ items: bin.slice(0, 1), calls: ["evs.DeleteVolumeInRecycle"] }],
    pageSize: 10,
  },

  "evs.snapshot": { records: { each: { id: "snapshot-{nnn}" } }, pageSize: 10 },
};
