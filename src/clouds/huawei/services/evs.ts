import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Disks and snapshots. Where the recycle bin is on, a deleted disk waits in it, is charged, and is deleted once
 * more. The official Terraform provider takes any 404 for gone.
 * https://support.huaweicloud.com/intl/en-us/api-evs/
 *
 * The addresses of these pages are unverified: evs.snapshot.
 */
export const evs = defineService({
  product: "evs",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-evs/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(1000, "count"),
    gone: ["HTTP 404"],
  },
  types: {
    "evs.volume": {
      title: "EVS disk",
      docs: "evs_04_3033.html",
      list: [
        {
          action: "ListVolumes",
          params: { enterprise_project_id: "all_granted_eps" },
          items: "volumes",
        },
        { action: "ListVolumesInRecycle", items: "volumes", state: "recycled" },
      ],
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { map: "tags" },
        states: {
          at: "status",
          present: [
            "creating",
            "available",
            "in-use",
            "error",
            "attaching",
            "detaching",
            "restoring-backup",
            "backing-up",
            "error_restoring",
            "uploading",
            "downloading",
            "extending",
            "error_extending",
            "error_deleting",
            "rollbacking",
            "error_rollbacking",
            "awaiting-transfer",
          ],
          leaving: ["deleting"],
          unpublished:
            "the package names a page: https://support.huaweicloud.com/eu/api-evs/evs_04_0040.html",
        },
        facts: {
          status: "status",
          size: "size",
          kind: "volume_type",
          bootable: "bootable",
          server: "attachments[].server_id",
          order: "metadata.orderID",
        },
      },
      material: ["size", "kind", "server"],
      bindings: ["server"],
      waitsFor: { type: "ecs.instance", at: "attachments[].server_id" },
      remove: [
        endRenewal,
        {
          does: "delete the disk",
          deletes: true,
          action: "DeleteVolume",
          params: { volume_id: "$id" },
          when: [unlessPrepaid, { at: "state", not: "recycled" }],
          busy: ["HTTP 409"],
        },
        unsubscribe,
        {
          does: "delete the disk from the recycle bin",
          action: "DeleteVolumeInRecycle",
          params: { volume_id: "$id" },
          when: { at: "state", is: "recycled" },
        },
      ],
      known: { inventory: ["evs.volumes"], product: ["hws.service.type.ebs"] },
    },

    "evs.snapshot": {
      title: "EVS snapshot",
      docs: "evs_04_2095.html",
      list: {
        action: "ListSnapshots",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "snapshots",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "snapshots carry no tags in the vendor's models" },
        states: {
          at: "status",
          present: [
            "creating",
            "available",
            "error",
            "error_deleting",
            "rollbacking",
            "backing-up",
          ],
          leaving: ["deleting"],
          unpublished:
            "they stand on a page of the vendor's: https://support.huaweicloud.com/intl/ja-jp/ally-visitor-1-api-evs/evs_04_0041.html",
        },
        facts: { status: "status", size: "size", volume: "volume_id", of: "service_type" },
      },
      material: ["volume", "size"],
      // Snapshots that backups and images are made of go with them.
      after: ["cbr.backup", "ims.image"],
      remove: {
        does: "delete the snapshot",
        action: "DeleteSnapshot",
        params: { snapshot_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["evs.snapshots"] },
    },
  },
});
