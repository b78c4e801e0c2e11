import { defineService } from "../../../core/service.ts";
import { endRenewal, inRecycleBin, postpaidStands, toBeReturned } from "../prepaid.ts";

/** CloudBase environments, with the databases, storage and functions that they made. https://cloud.tencent.com/document/api/876/34809 */
export const tcb = defineService({
  product: "tcb",
  docs: "https://cloud.tencent.com/document/api/876/34809",
  types: {
    "tcb.environment": {
      title: "CloudBase environment",
      docs: "https://cloud.tencent.com/document/api/876/46560",
      wave: "workloads",
      scope: "region",
      list: {
        action: "DescribeEnvs",
        items: "EnvList",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "Total" },
      },
      read: {
        id: "EnvId",
        name: "Alias",
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
        // The model's text names ISOLATE elsewhere and only NORMAL and UNAVAILABLE here (unverified).
        states: [{ is: "recycled", when: { at: "Status", is: "ISOLATE" } }],
      },
      material: ["package"],
      dataBearing: true,
      recreates: ["cos.bucket"],
      remove: {
        by: "call",
        steps: [
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
            deletes: true,
            action: "DestroyEnv",
            params: { EnvId: "$id", IsForce: true, BypassCheck: true },
            when: inRecycleBin,
          },
        ],
      },
      known: { inventory: ["qcs::tcb::env"], product: ["p_tcb"] },
    },
  },
});
