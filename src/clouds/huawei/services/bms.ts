import { defineService } from "../../../core/service.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";
import { serverRead, serverTags, serverUses } from "./parts/servers.ts";

/**
 * Whole machines, which are bought for a period in most regions. The official Terraform provider takes any 404
 * for gone.
 *
 * The addresses of these pages are unverified: bms.server.
 */
export const bms = defineService({
  product: "bms",
  types: {
    "bms.server": {
      title: "Bare metal server",
      docs: "https://support.huaweicloud.com/intl/en-us/api-bms/bms_api_0408.html",
      wave: "workloads",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListBareMetalServers",
        // `offset` is the number of a page.
        leaves: { detail: "everything is told of each unless said" },
        items: "servers",
        paging: { by: "number", page: "offset", size: ["limit", 1000], total: "count" },
      },
      read: {
        ...serverRead,
        charge: { at: "metadata.chargingMode", prepaid: ["1"] },
        tags: serverTags("ShowBaremetalServerTags"),
        states: [
          {
            at: "status",
            present: ["ACTIVE", "BUILD", "ERROR", "HARD_REBOOT", "REBOOT", "REBUILD", "SHUTOFF"],
          },
          { is: "leaving", when: { at: "OS-EXT-STS:task_state", is: "deleting" } },
        ],
        skip: { when: { at: "status", is: "DELETED" }, because: "the server is deleted" },
      },
      material: ["flavor", "vpcId"],
      uses: serverUses,
      gone: ["HTTP 404"],
      busy: ["HTTP 409"],
      remove: [
        endRenewal,
        {
          // Addresses and data disks have lines of their own.
          does: "delete the server",
          deletes: true,
          action: "DeleteBaremetalServer",
          params: { servers: [{ id: "$id" }], delete_publicip: false, delete_volume: false },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["bms.servers"] },
    },
  },
});
