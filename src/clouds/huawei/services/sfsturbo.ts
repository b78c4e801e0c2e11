import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/** File systems. The official Terraform provider takes any 404 for gone. */
export const sfsturbo = defineService({
  product: "sfsturbo",
  types: {
    "sfs.turbo": {
      title: "SFS Turbo file system",
      docs: "https://support.huaweicloud.com/en-us/api-sfs/sfs_02_0052.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: { action: "ListShares", items: "shares", paging: offsets(1000, "count") },
      read: {
        id: "id",
        region: "region",
        name: "name",
        created: "created_at",
        // 0: pay per use, 1: by the period.
        charge: { at: "pay_model", prepaid: ["1"] },
        tags: { at: "tags", key: "key", value: "value" },
        states: { at: "status", present: ["100", "200", "303", "800"] },
        facts: { status: "status", size: "size", vpcId: "vpc_id", key: "crypt_key_id" },
        ties: { reachedBy: ["export_location", "optional_endpoint"] },
      },
      material: ["size", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "subnet_id" },
        { type: "vpc.security-group", at: "security_group_id" },
        { type: "kms.key", at: "crypt_key_id" },
      ],
      gone: ["HTTP 404"],
      busy: ["HTTP 409"],
      remove: [
        endRenewal,
        {
          does: "delete the file system",
          deletes: true,
          action: "DeleteShare",
          params: { share_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["sfsturbo.shares"], product: ["hws.service.type.sfsturbo"] },
    },
  },
});
