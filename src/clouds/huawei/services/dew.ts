import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/** The mark is the name of the last secret. */
const byName = { ...markers(50), unique: "calls name a secret by its name, in their path" };

/**
 * Secrets of Data Encryption Workshop. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: csms.secret.
 */
export const dew = defineService({
  product: "csms",
  types: {
    "csms.secret": {
      title: "Secret",
      docs: "https://support.huaweicloud.com/intl/en-us/api-dew/DeleteSecret.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: { action: "ListSecrets", items: "secrets", paging: byName },
      read: {
        id: "id",
        name: "name",
        created: "create_time",
        tags: {
          by: {
            action: "ListSecretTags",
            params: { secret_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "state",
          present: ["ENABLED", "DISABLED", "FROZEN"],
          scheduled: ["PENDING_DELETE"],
          until: "scheduled_delete_time",
        },
        facts: { status: "state", kind: "secret_type", key: "kms_key_id" },
      },
      material: ["kind"],
      uses: { type: "kms.key", at: "kms_key_id" },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the secret with all its versions at once",
        action: "DeleteSecret",
        params: { secret_name: "$name" },
      },
      known: { inventory: ["csms.secrets"] },
    },
  },
});
