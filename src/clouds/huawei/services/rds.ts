import { defineService } from "../../../core/service.ts";
import { BACKUP_MATERIAL, backupRead } from "./parts/backups.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * RDS instances. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: rds.instance, rds.backup.
 */
export const rds = defineService({
  product: "rds",
  defaults: {
    wave: "data",
    dataBearing: true,
    paging: offsets(100, "total_count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "rds.instance": {
      title: "RDS instance",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rds/rds_01_0004.html",
      scope: "region",
      list: [
        {
          action: "ListInstances",
          leaves: { group_type: "the list below asks for what this one leaves out" },
          items: "instances",
        },
        // Flexus instances are listed only when they are asked for.
        { action: "ListInstances", params: { group_type: "flexus" }, items: "instances" },
      ],
      read: {
        id: "id",
        name: "name",
        created: "created",
        charge: { at: "charge_info.charge_mode", prepaid: ["prePaid"] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: [
            "BUILD",
            "ACTIVE",
            "FAILED",
            "FROZEN",
            "MODIFYING",
            "REBOOTING",
            "RESTORING",
            "MODIFYING INSTANCE TYPE",
            "SWITCHOVER",
            "MIGRATING",
            "BACKING UP",
            "MODIFYING DATABASE PORT",
            "STORAGE FULL",
          ],
        },
        facts: {
          status: "status",
          engine: "datastore.type",
          version: "datastore.version",
          vpcId: "vpc_id",
          order: "order_id",
        },
        ties: {
          reachedBy: ["private_ips[]", "public_ips[]", "private_dns_names[]", "public_dns_names[]"],
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
      known: {
        inventory: ["rds.instances"],
        parts: ["rds.nodes", "rds.proxies", "rds.proxynodes"],
        product: ["hws.service.type.rds"],
      },
    },

    "rds.backup": {
      title: "Manual RDS backup",
      docs: "https://support.huaweicloud.com/intl/en-us/api-rds/rds_09_0005.html",
      scope: { per: "rds.instance" },
      list: {
        action: "ListBackups",
        params: { instance_id: "$parent.id", backup_type: "manual" },
        items: "backups",
      },
      read: {
        ...backupRead,
        states: {
          at: "status",
          present: ["BUILDING", "COMPLETED", "FAILED"],
          leaving: ["DELETING"],
        },
      },
      material: BACKUP_MATERIAL,
      // A manual backup outlives its instance, and is listed by it alone: nobody would see it any more.
      uses: { type: "rds.instance", at: "instance_id" },
      remove: {
        does: "delete the backup",
        action: "DeleteManualBackup",
        params: { backup_id: "$id" },
      },
      known: { inventory: ["rds.backups"] },
    },
  },
});
