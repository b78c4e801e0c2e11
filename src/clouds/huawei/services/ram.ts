import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * What the account shares with others. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: ram.share.
 */
export const ram = defineService({
  product: "ram",
  types: {
    "ram.share": {
      title: "Resource share",
      docs: "https://support.huaweicloud.com/intl/en-us/api-ram/DeleteResourceShare.html",
      wave: "identity",
      scope: "account",
      dataBearing: false,
      list: {
        action: "SearchResourceShares",
        // What others share with the account is theirs.
        params: { resource_owner: "self" },
        items: "resource_shares",
        paging: markers(200),
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["active", "failed"],
          leaving: ["deleting"],
          unpublished: "the package says that it is a state; unverified",
        },
        facts: { status: "status", outside: "allow_external_principals" },
        skip: { when: { at: "status", is: "deleted" }, because: "the share is deleted" },
      },
      gone: ["HTTP 404"],
      remove: {
        does: "end the share",
        deletes: true,
        action: "DeleteResourceShare",
        params: { resource_share_id: "$id" },
      },
    },
  },
});
