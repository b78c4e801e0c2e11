import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Backup vaults and backups. A vault that is deleted takes all its backups along, so they go first, each with a
 * line of its own. The official Terraform provider takes any 404 for gone.
 * https://support.huaweicloud.com/intl/en-us/api-cbr/
 *
 * The addresses of these pages are unverified: cbr.backup.
 */
export const cbr = defineService({
  product: "cbr",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-cbr/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(1000, "count"),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "cbr.vault": {
      title: "CBR vault",
      docs: "ListVault.html",
      list: {
        action: "ListVault",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "vaults",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        charge: { at: "billing.charging_mode", prepaid: ["pre_paid"] },
        tags: { at: "tags", key: "key", value: "value" },
        protections: { name: "lock", when: { at: "locked", is: true } },
        facts: {
          status: "billing.status",
          kind: "billing.object_type",
          size: "billing.size",
          resources: "resources[].id",
          locked: "locked",
        },
        states: { is: "leaving", when: { at: "billing.status", is: "deleting" } },
      },
      material: ["kind", "size"],
      proposes: {
        when: { at: "locked", is: true },
        disposition: "manual",
        because:
          "a locked vault keeps its backups until they expire, and the lock cannot be lifted",
      },
      allows: ["delete", "refund", "let-expire", "manual"],
      after: ["cbr.backup"],
      remove: [
        endRenewal,
        {
          does: "delete the vault",
          deletes: true,
          action: "DeleteVault",
          params: { vault_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["cbr.vault"], product: ["hws.service.type.cbr"] },
    },

    "cbr.backup": {
      title: "CBR backup",
      docs: "ListBackups.html",
      list: {
        action: "ListBackups",
        // Only private ones unless told: what others share with the account is theirs.
        params: { enterprise_project_id: "all_granted_eps", own_type: "private" },
        items: "backups",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        expires: "expired_at",
        tags: { none: "backups carry no tags in the vendor's models" },
        states: {
          at: "status",
          present: [
            "available",
            "protecting",
            "restoring",
            "error",
            "waiting_protect",
            "waiting_restore",
          ],
          leaving: ["deleting", "waiting_delete"],
        },
        facts: { status: "status", of: "resource_id", kind: "resource_type", vault: "vault_id" },
      },
      material: ["of", "vault"],
      uses: { type: "cbr.vault", at: "vault_id" },
      after: ["ims.image"],
      remove: { does: "delete the backup", action: "DeleteBackup", params: { backup_id: "$id" } },
      known: { inventory: ["cbr.backup"] },
    },

    "cbr.policy": {
      title: "CBR policy",
      docs: "ListPolicies.html",
      dataBearing: false,
      list: { action: "ListPolicies", items: "policies", paging: { by: "none", told: "count" } },
      read: {
        id: "id",
        name: "name",
        tags: { none: "policies carry no tags in the vendor's models" },
        facts: { enabled: "enabled", vaults: "associated_vaults[].vault_id" },
      },
      unmarked: "the list tells no time; an id is never given twice",
      after: ["cbr.vault"],
      remove: { does: "delete the policy", action: "DeletePolicy", params: { policy_id: "$id" } },
      known: { inventory: ["cbr.policy"] },
    },
  },
});
