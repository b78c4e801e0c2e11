import { defineService } from "../../../core/service.ts";
import { BACKUP_MATERIAL, backupRead } from "./parts/backups.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * DDS instances, and the manual backups that outlive them. The official Terraform provider takes any 404 for
 * gone.
 *
 * The addresses of these pages are unverified: dds.instance, dds.backup.
 */
export const dds = defineService({
  product: "dds",
  defaults: {
    wave: "data",
    dataBearing: true,
    paging: offsets(100, "total_count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "dds.instance": {
      title: "DDS instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-dds/dds_api_0022.html",
      scope: "region",
      list: {
        action: "ListInstances",
        leaves: {
          mode: "it narrows to a kind of instance; the text names none that holds without it",
        },
        items: "instances",
      },
      read: {
        id: "id",
        region: "region",
        name: "name",
        created: "created",
        charge: { at: "pay_mode", prepaid: ["1"] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: [
            "normal",
            "abnormal",
            "creating",
            "frozen",
            "data_disk_full",
            "createfail",
            "enlargefail",
          ],
        },
        facts: {
          status: "status",
          engine: "datastore.type",
          version: "datastore.version",
          vpcId: "vpc_id",
          order: "order_id",
        },
        ties: { reachedBy: ["groups[].nodes[].private_ip", "groups[].nodes[].public_ip"] },
      },
      material: ["engine", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "subnet_id" },
        { type: "vpc.security-group", at: "security_group_id" },
      ],
      remove: [
        endRenewal,
        {
          does: "delete the instance",
          deletes: true,
          action: "DeleteInstance",
          params: { instance_id: "$id" },
          when: unlessPrepaid,
          note: "Automatic backups go with it; manual ones stay.",
        },
        unsubscribe,
      ],
      known: {
        inventory: ["dds.instances"],
        parts: ["dds.nodes"],
        product: ["hws.service.type.dds"],
      },
    },

    "dds.backup": {
      title: "Manual DDS backup",
      docs: "https://support.huaweicloud.com/intl/en-us/api-dds/ListBackups.html",
      scope: "region",
      list: {
        action: "ListBackups",
        params: { backup_type: "Manual" },
        leaves: {
          mode: "it narrows to a kind of instance; the text names none that holds without it",
        },
        items: "backups",
      },
      read: {
        ...backupRead,
        states: {
          at: "status",
          present: ["BUILDING", "COMPLETED", "FAILED"],
          leaving: ["DISABLED"],
        },
      },
      material: BACKUP_MATERIAL,
      remove: {
        does: "delete the backup",
        action: "DeleteManualBackup",
        params: { backup_id: "$id" },
      },
    },
  },
});
