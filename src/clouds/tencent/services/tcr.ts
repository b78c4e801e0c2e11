import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

const replicas = {
  does: "delete a replica of the registry in another region",
  cannotBeUndone: {
    because: "a replica that was deleted is gone",
    next: "Create it again in the console: Container Registry, Instance Replication; it copies what the registry holds.",
  },
  action: "DeleteReplicationInstance",
  done: ["ResourceNotFound"],
  params: {
    RegistryId: "$id",
    ReplicationRegistryId: "$each.ReplicationRegistryId",
    ReplicationRegionId: "$each.ReplicationRegionId",
  },
  forEach: {
    action: "DescribeReplicationInstances",
    params: { RegistryId: "$id" },
    items: "ReplicationRegistries",
    must: ["ReplicationRegistryId", "ReplicationRegionId"],
    paging: offsets(100),
  },
} as const;

/**
 * Registries keep their images in buckets named tcr-*, so they go before these, and with them.
 * https://cloud.tencent.com/document/api/1141/41570
 */
export const tcr = defineService({
  product: "tcr",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "tcr.instance": {
      title: "Container registry",
      docs: "https://cloud.tencent.com/document/api/1141/41566",
      list: {
        action: "DescribeInstances",
        items: "Registries",
        leaves: { AllRegion: "each region is asked for itself" },
      },
      read: {
        id: "RegistryId",
        name: "RegistryName",
        created: "CreatedAt",
        expires: "ExpiredAt",
        charge: { at: "PayMod", prepaid: [1] },
        autoRenew: { at: "RenewFlag", is: [1] },
        tags: { at: "TagSpecification.Tags", key: "Key", value: "Value" },
        facts: { status: "Status", kind: "RegistryType", domain: "PublicDomain" },
        states: {
          at: "Status",
          present: [
            "Pending",
            "Deploying",
            "Running",
            "Unhealthy",
            "FailedCreated",
            "FailedUpdated",
            "Bucket-Error",
            "DeleteBucketFailed",
            "DeleteFailed",
          ],
          leaving: ["Deleting"],
          recycled: ["Isolate"],
        },
        ties: { reachedBy: ["PublicDomain"] },
      },
      material: ["kind", "domain"],
      recreates: ["cos.bucket"],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "ModifyInstance",
        params: { RegistryId: "$id", DeletionProtection: false },
        back: { DeletionProtection: true },
      },
      remove: [
        endRenewal,
        { ...replicas, when: postpaidStands },
        { ...replicas, when: toBeReturned },
        {
          does: "delete the registry with its images and their bucket",
          deletes: true,
          action: "DeleteInstance",
          params: { RegistryId: "$id", DeleteBucket: true },
          gone: ["ResourceNotFound"],
          when: postpaidStands,
        },
        {
          does: "return the registry for a refund, with its images and their bucket",
          deletes: true,
          action: "DeleteInstance",
          params: { RegistryId: "$id", DeleteBucket: true },
          gone: ["ResourceNotFound"],
          when: toBeReturned,
        },
        {
          does: "delete the registry that waits to be taken back",
          action: "DeleteInstance",
          params: { RegistryId: "$id", DeleteBucket: true },
          gone: ["ResourceNotFound"],
          when: inRecycleBin,
        },
      ],
      known: { inventory: ["qcs::tcr::instance"], product: ["p_tcr"] },
    },
  },
});
