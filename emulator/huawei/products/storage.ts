import { arrayOf, objectOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService, type Service } from "../service.ts";

/** File systems: status 200 is available; pay_model 1 is by period. */
const shares = defineTable("sfsturbo.share", {
  id: "id",
  usual: { status: "200", pay_model: "0" },
});
const vaults = defineTable("cbr.vault", { id: "id" });
const backups = defineTable("cbr.backup", { id: "id", usual: { status: "available" } });
const policies = defineTable("cbr.policy", { id: "id", usual: { enabled: true } });

/** SFS Turbo. */
export const sfsturbo: Service = defineService({
  product: "sfsturbo",
  host: "sfs-turbo",
  scope: "project",
  tables: [shares],
  actions: {
    ListShares: list({
      table: shares,
      set: "shares",
      total: "count",
      page: { by: "row", standard: 1000, max: 1000 },
    }),
    DeleteShare: remove({
      table: shares,
      id: "share_id",
      status: 202,
      polls: 2,
      set: { status: "400" },
      missing: "SFS.TURBO.0002",
      prepaid: (row) => row["pay_model"] === "1",
    }),
  },
});

/** Cloud Backup and Recovery. */
export const cbr: Service = defineService({
  product: "cbr",
  scope: "project",
  tables: [vaults, backups, policies],
  actions: {
    ListVault: list({
      table: vaults,
      set: "vaults",
      total: "count",
      page: { by: "row", standard: 1000, max: 1000 },
      enterprise: anyEnterprise,
      filters: {
        id: "id",
        name: "name",
        status: "billing.status",
        object_type: "billing.object_type",
      },
      more: ({ size, offset }) => ({ limit: size, offset }),
    }),
    ListBackups: list({
      table: backups,
      set: "backups",
      total: "count",
      page: { by: "row", standard: 1000, max: 1000 },
      enterprise: anyEnterprise,
      filters: { vault_id: "vault_id", status: "status", resource_id: "resource_id", name: "name" },
      params: ["own_type"],
      where: (call) => ["all_granted", "private", undefined].includes(call.text("own_type")),
      more: ({ size, offset }) => ({ limit: size, offset }),
    }),
    ListPolicies: list({
      table: policies,
      set: "policies",
      total: "count",
      filters: { operation_type: "operation_type" },
      params: ["vault_id"],
      where: (call, row) => {
        const vault = call.text("vault_id");
        return (
          vault === undefined ||
          arrayOf(row["associated_vaults"]).some((one) => objectOf(one)["vault_id"] === vault)
        );
      },
    }),
    DeletePolicy: remove({ table: policies, id: "policy_id", missing: "BackupService.6005" }),
    /** A vault takes its backups along, unless one is locked. */
    DeleteVault: remove({
      table: vaults,
      id: "vault_id",
      missing: "BackupService.6201",
      prepaid: (row) => objectOf(row["billing"])["charging_mode"] === "pre_paid",
      refuse: (_call, row) => {
        if (row["locked"] === true)
          throw refusal(400, "BackupService.6211", "The vault is locked.");
      },
      also: (call, row) => {
        const table = call.table(backups);
        for (const one of table.rows())
          if (one["vault_id"] === row["id"]) table.remove(table.idOf(one));
      },
    }),
    DeleteBackup: remove({
      table: backups,
      id: "backup_id",
      polls: 1,
      set: { status: "deleting" },
      missing: "BackupService.6301",
    }),
  },
});
