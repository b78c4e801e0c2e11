import { defineService } from "../../../core/service.ts";
import { BACKUP_MATERIAL, backupRead } from "./parts/backups.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/** Fields of the listing of backups that hide nothing where they are left out. */
const leaves = {
  begin_time: "it narrows to a time, and is empty unless said",
  end_time: "it narrows to a time, and is empty unless said",
  datastore_type: "it narrows to an engine; the text names all of them as what holds without it",
} as const;

/**
 * GeminiDB instances, and the manual backups that outlive them. The official Terraform provider takes any 404 for
 * gone.
 *
 * The addresses of these pages are unverified: gaussdb.nosql-instance, gaussdb.nosql-backup.
 */
export const geminidb = defineService({
  product: "gaussdbfornosql",
  defaults: {
    wave: "data",
    dataBearing: true,
    paging: offsets(100, "total_count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "gaussdb.nosql-instance": {
      title: "GeminiDB instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-nosql/nosql_05_0016.html",
      scope: "region",
      list: { action: "ListInstances", items: "instances" },
      read: {
        id: "id",
        region: "region",
        name: "name",
        created: "created",
        charge: { at: "pay_mode", prepaid: ["1"] },
        tags: {
          by: {
            action: "ListInstanceTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
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
        },
        ties: {
          reachedBy: ["groups[].nodes[].private_ip", "groups[].nodes[].public_ip", "lb_ip_address"],
        },
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
      known: { inventory: ["gaussdb.nosql"], product: ["hws.service.type.nosql"] },
    },

    "gaussdb.nosql-backup": {
      title: "Manual GeminiDB backup",
      docs: "https://support.huaweicloud.com/intl/en-us/api-nosql/ListBackups.html",
      scope: "region",
      list: [
        // Those of whole instances, and those of single tables.
        {
          action: "ListBackups",
          params: { backup_type: "Manual", type: "Instance" },
          leaves,
          items: "backups",
        },
        {
          action: "ListBackups",
          params: { backup_type: "Manual", type: "DatabaseTable" },
          leaves,
          items: "backups",
        },
      ],
      read: {
        ...backupRead,
        states: { at: "status", present: ["BUILDING", "COMPLETED", "FAILED"] },
      },
      material: BACKUP_MATERIAL,
      remove: {
        does: "delete the backup",
        action: "DeleteBackup",
        params: { backup_id: "$id" },
      },
    },
  },
});
