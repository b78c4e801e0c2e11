import { defineService } from "../../../core/service.ts";
import { uncountedMarkers } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";
import { serverRead, serverTags, serverUses } from "./parts/servers.ts";

/**
 * Servers. https://support.huaweicloud.com/intl/en-us/api-ecs/ecs_02_0101.html
 *
 * Error codes: https://support.huaweicloud.com/intl/en-us/api-ecs/ErrorCode.html
 *
 * The addresses of these pages are unverified: ecs.server-group.
 */
export const ecs = defineService({
  product: "ecs",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-ecs/",
    wave: "workloads",
    scope: "region",
  },
  types: {
    "ecs.instance": {
      title: "Elastic Cloud Server",
      docs: "ecs_02_0103.html",
      dataBearing: false,
      list: {
        action: "ListServersDetails",
        // `offset` is the number of a page. Without it only the default enterprise project of some callers is shown.
        params: { enterprise_project_id: "all_granted_eps" },
        items: "servers",
        paging: { by: "number", page: "offset", size: ["limit", 1000], total: "count" },
      },
      read: {
        ...serverRead,
        charge: { at: "metadata.charging_mode", prepaid: ["1"] },
        tags: serverTags("ShowServerTags"),
        states: [
          {
            at: "status",
            present: [
              "ACTIVE",
              "BUILD",
              "ERROR",
              "HARD_REBOOT",
              "MIGRATING",
              "PAUSED",
              "REBOOT",
              "REBUILD",
              "RESIZE",
              "REVERT_RESIZE",
              "SHUTOFF",
              "SHELVED",
              "SHELVED_OFFLOADED",
              "SUSPENDED",
              "UNKNOWN",
              "VERIFY_RESIZE",
            ],
          },
          { is: "leaving", when: { at: "OS-EXT-STS:task_state", is: "deleting" } },
        ],
        skip: {
          when: { at: "status", is: ["DELETED", "SOFT_DELETED", "deleted"] },
          because: "the server is deleted; what is in the recycle bin has a line of its own",
        },
      },
      material: ["flavor", "vpcId"],
      uses: serverUses,
      // Told by the attachment itself; the system disk always goes.
      takes: ["detail.disks.volumeAttachments[].id"],
      detail: {
        name: "disks",
        action: "ListServerBlockDevices",
        params: { server_id: "$id" },
        must: "volumeAttachments",
        none: ["HTTP 404"],
      },
      // They make servers anew until they are gone.
      after: ["as.group", "cce.cluster", "cce.node-pool"],
      gone: ["HTTP 404"],
      remove: [
        endRenewal,
        {
          // Addresses and data disks have lines of their own.
          does: "delete the server with its system disk",
          deletes: true,
          action: "DeleteServers",
          params: { servers: [{ id: "$id" }], delete_publicip: false, delete_volume: false },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["ecs.cloudservers"], product: ["hws.service.type.ec2"] },
    },

    "ecs.server-group": {
      title: "Server group",
      docs: "ecs_02_1405.html",
      dataBearing: false,
      list: { action: "ListServerGroups", items: "server_groups", paging: uncountedMarkers(100) },
      read: {
        id: "id",
        name: "name",
        tags: { none: "groups carry no tags in the vendor's models" },
        facts: { policies: "policies[]", servers: "members[]" },
      },
      unmarked: "the list tells no time; an id is never given twice",
      after: ["ecs.instance", "as.group"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the group",
        action: "DeleteServerGroup",
        params: { server_group_id: "$id" },
      },
    },
  },
});
