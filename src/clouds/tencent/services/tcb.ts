import { defineService } from "../../../core/service.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "./parts/prepaid.ts";

/** CloudBase environments, with the databases, storage and functions that they made. https://cloud.tencent.com/document/api/876/34809 */
export const tcb = defineService({
  product: "tcb",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: true,
    paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "Total" },
  },
  types: {
    "tcb.environment": {
      title: "CloudBase environment",
      docs: "https://cloud.tencent.com/document/api/876/46560",
      list: {
        action: "DescribeEnvs",
        items: "EnvList",
        // "The user does not exist": that it says of one that never opened CloudBase is inferred.
        inactive: ["ResourceNotFound.UserNotExists"],
      },
      read: {
        id: "EnvId",
        name: "Alias",
        // The call is documented to take no region, so each region's listing may show them all.
        region: "Region",
        created: "CreateTime",
        charge: { at: "PayMode", prepaid: ["prepayment"] },
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          source: "Source",
          package: "PackageName",
          buckets: "Storages[].Bucket",
          databases: "Databases[].InstanceId",
        },
        states: {
          at: "Status",
          present: ["NORMAL", "UNAVAILABLE"],
          recycled: ["ISOLATE"],
          unlisted: { ISOLATE: "the vendor's models name it elsewhere (unverified here)" },
        },
      },
      material: ["package"],
      takes: ["Storages[].Bucket", "Functions[].Namespace"],
      recreates: ["cos.bucket"],
      remove: [
        endRenewal,
        {
          does: "destroy the environment with its data, which isolates it",
          deletes: true,
          action: "DestroyEnv",
          params: { EnvId: "$id", BypassCheck: true },
          when: postpaidStands,
        },
        {
          does: "return the environment for a refund, which isolates it",
          deletes: true,
          action: "DestroyEnv",
          params: { EnvId: "$id", BypassCheck: true },
          when: toBeReturned,
        },
        {
          does: "destroy the isolated environment at once",
          action: "DestroyEnv",
          params: { EnvId: "$id", IsForce: true, BypassCheck: true },
          when: inRecycleBin,
        },
      ],
      known: {
        inventory: ["qcs::tcb::env"],
        product: ["p_tcb"],
        billedByUse: "unverified: whether its bill names environments by their ids was not found",
      },
    },
  },
});
