import { defineService } from "../../../core/service.ts";
import { endRenewal, goesNow, postpaidStands, toBeReturned } from "../prepaid.ts";

/**
 * Registries keep their images in buckets named tcr-*, so they go before these, and with them.
 * https://cloud.tencent.com/document/api/1141/41570
 */
export const tcr = defineService({
  product: "tcr",
  docs: "https://cloud.tencent.com/document/api/1141/41570",
  types: {
    "tcr.instance": {
      title: "Container registry",
      docs: "https://cloud.tencent.com/document/api/1141/41566",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeInstances",
        items: "Registries",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "RegistryId",
        name: "RegistryName",
        created: "CreatedAt",
        expires: "ExpiredAt",
        charge: { at: "PayMod", prepaid: [1] },
        autoRenew: { at: "RenewFlag", is: [1] },
        protections: [
          { name: "deletion protection", when: { at: "DeletionProtection", is: true } },
        ],
        tags: { at: "TagSpecification.Tags", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          kind: "RegistryType",
          domain: "PublicDomain",
          deletionProtection: "DeletionProtection",
        },
        states: [{ is: "leaving", when: { at: "Status", is: "Deleting" } }],
        ties: { reachedBy: ["PublicDomain"] },
      },
      material: ["kind", "domain"],
      dataBearing: true,
      recreates: ["cos.bucket"],
      remove: {
        by: "call",
        steps: [
          endRenewal,
          {
            does: "lift deletion protection",
            undo: {
              does: "put deletion protection back",
              action: "ModifyInstance",
              params: { RegistryId: "$id", DeletionProtection: true },
            },
            action: "ModifyInstance",
            params: { RegistryId: "$id", DeletionProtection: false },
            when: [{ at: "facts.deletionProtection", is: true }, goesNow],
          },
          {
            does: "delete the registry with its images and their bucket",
            deletes: true,
            action: "DeleteInstance",
            params: { RegistryId: "$id", DeleteBucket: true },
            when: postpaidStands,
          },
          {
            does: "return the registry for a refund, with its images and their bucket",
            deletes: true,
            action: "DeleteInstance",
            params: { RegistryId: "$id", DeleteBucket: true },
            when: toBeReturned,
          },
        ],
      },
      known: { inventory: ["qcs::tcr::instance"], product: ["p_tcr"] },
    },
  },
});
