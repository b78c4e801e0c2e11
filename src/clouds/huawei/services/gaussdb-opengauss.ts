import { defineService } from "../../../core/service.ts";
import { BACKUP_MATERIAL, backupRead } from "./parts/backups.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * GaussDB instances, and the manual backups that outlive them. The official Terraform provider takes any 404 for
 * gone.
 *
 * The addresses of these pages are unverified: gaussdb.opengauss-instance, gaussdb.opengauss-backup.
 */
export const gaussdbOpengauss = defineService({
  product: "gaussdbforopengauss",
  defaults: {
    wave: "data",
    dataBearing: true,
    paging: offsets(100, "total_count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "gaussdb.opengauss-instance": {
      title: "GaussDB instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-gaussdb/ListInstances.html",
      scope: "region",
      list: { action: "ListInstances", items: "instances" },
      read: {
        id: "id",
        region: "region",
        name: "name",
        created: "created",
        charge: { at: "charge_info.charge_mode", prepaid: ["prePaid"] },
        tags: {
          unknown:
            "the listing gives texts and the tag call lists of values, which no reading takes apart",
        },
        states: {
          at: "status",
          present: [
            "BUILD",
            "ACTIVE",
            "FAILED",
            "FROZEN",
            "EXPANDING",
            "REBOOTING",
            "UPGRADING",
            "RESTORING",
            "BACKING UP",
            "REDUCING REPLICATION",
            "STORAGE FULL",
          ],
        },
        facts: {
          status: "status",
          engine: "datastore.type",
          version: "datastore.version",
          vpcId: "vpc_id",
        },
        ties: { reachedBy: ["private_ips[]", "public_ips[]"] },
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
      known: { inventory: ["gaussdb.opengauss"], product: ["hws.service.type.gaussdb"] },
    },

    "gaussdb.opengauss-backup": {
      title: "Manual GaussDB backup",
      docs: "https://support.huaweicloud.com/intl/en-us/api-gaussdb/ListBackups.html",
      scope: "region",
      list: {
        action: "ListBackups",
        params: { backup_type: "manual" },
        items: "backups",
      },
      read: {
        ...backupRead,
        states: {
          at: "status",
          present: ["BUILDING", "COMPLETED", "FAILED"],
          unpublished: "the words of the backups of the vendor's other databases",
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
