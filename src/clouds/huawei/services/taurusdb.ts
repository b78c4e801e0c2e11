import { defineService } from "../../../core/service.ts";
import { BACKUP_MATERIAL, backupRead } from "./parts/backups.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * TaurusDB instances, and the manual backups that outlive them. The official Terraform provider takes any 404 for
 * gone.
 *
 * The addresses of these pages are unverified: gaussdb.mysql-instance, gaussdb.mysql-backup.
 */
export const taurusdb = defineService({
  product: "gaussdb",
  defaults: {
    wave: "data",
    dataBearing: true,
    paging: offsets(100, "total_count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "gaussdb.mysql-instance": {
      title: "TaurusDB instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListGaussMySqlInstances.html",
      scope: "region",
      list: { action: "ListGaussMySqlInstances", items: "instances" },
      read: {
        id: "id",
        region: "region",
        name: "name",
        created: "created",
        charge: { at: "charge_info.charge_mode", prepaid: ["prePaid"] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["normal", "ACTIVE"],
          unpublished: "what the package says of the field is that it is a state; unverified",
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
          action: "DeleteGaussMySqlInstance",
          params: { instance_id: "$id" },
          when: unlessPrepaid,
          note: "Automatic backups go with it; manual ones stay.",
        },
        unsubscribe,
      ],
      known: { inventory: ["gaussdb.mysql"], product: ["hws.service.type.taurus"] },
    },

    "gaussdb.mysql-backup": {
      title: "Manual TaurusDB backup",
      docs: "https://support.huaweicloud.com/intl/en-us/api-taurusdb/ShowGaussMySqlBackupList.html",
      scope: "region",
      list: {
        action: "ShowGaussMySqlBackupList",
        params: { backup_type: "manual" },
        items: "backups",
      },
      read: {
        ...backupRead,
        states: { at: "status", present: ["BUILDING", "COMPLETED", "FAILED", "AVAILABLE"] },
      },
      material: BACKUP_MATERIAL,
      remove: {
        does: "delete the backup",
        action: "DeleteGaussMySqlBackup",
        params: { backup_id: "$id" },
      },
    },
  },
});
