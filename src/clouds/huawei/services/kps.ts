import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * Key pairs for logging in to servers. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: kps.key-pair.
 */
export const kps = defineService({
  product: "kps",
  types: {
    "kps.key-pair": {
      title: "Key pair",
      docs: "https://support.huaweicloud.com/intl/en-us/api-dew/DeleteKeypair.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: { action: "ListKeypairs", items: "keypairs", paging: markers(50) },
      read: {
        id: "keypair.name",
        name: "keypair.name",
        tags: { none: "key pairs carry no tags in the vendor's models" },
        facts: {
          fingerprint: "keypair.fingerprint",
          scope: "keypair.scope",
          kept: "keypair.is_key_protection",
          frozen: "keypair.frozen_state",
        },
      },
      unmarked: "the list tells no time; another key of that name has another fingerprint",
      material: ["fingerprint"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the key pair",
        action: "DeleteKeypair",
        params: { keypair_name: "$id" },
      },
      known: { inventory: ["kps.keypairs"] },
    },
  },
});
