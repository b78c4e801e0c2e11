import { HERE, refunded, renewing } from "../support/huawei.ts";
import { numbered, type Seeds } from "../support/seed.ts";

/** Servers and disks. */
export const seeds: Seeds = {
  "evs.snapshot": { records: { each: { id: "snapshot-{nnn}" } }, pageSize: 10 },

  "ecs.instance": {
    records: {
      table: "ecs.server",
      each: { id: "server-{nnn}", metadata: { charging_mode: "0" } },
    },
    resources: {
      ...renewing("server-prepaid"),
      [HERE]: {
        "evs.volume": [
          { id: "disk-1", bootable: "true", attachments: [{ server_id: "server-001" }] },
        ],
      },
    },
    scans: ["bss.period-resource", "evs.volume"],
    removals: [refunded("server-prepaid")],
    pageSize: 10,
  },

  "evs.volume": {
    records: {
      each: { id: "volume-{nnn}", attachments: [], metadata: { orderID: "" } },
      but: {
        attached: { attachments: [{ server_id: "odd-server" }] },
        bought: { metadata: { orderID: "an order" } },
      },
    },
    resources: {
      ...renewing("volume-bought"),
      [HERE]: { "evs.recycled-volume": [{ repeat: 11, id: "thrown-{nnn}", name: "thrown away" }] },
    },
    further: numbered("thrown-{nnn}", 11),
    scans: ["bss.period-resource"],
    removals: [
      refunded("volume-bought"),
      {
        items: ["thrown-001", "thrown-011"],
        calls: ["evs.DeleteVolumeInRecycle", "evs.DeleteVolumeInRecycle"],
      },
    ],
    pageSize: 10,
  },
};
