import { arrayOf, objectOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { buckets, objectVersions } from "../cos/tables.ts";
import { refusal } from "../errors.ts";
import { change, list, valuesAt } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/** Enterprise registries; `_bucket` is the name of the COS bucket behind one. */
const registries = defineTable("tcr.instance", { usual: { PayMod: 0 }, id: "RegistryId" });
/** Replicas: `RegistryId`, `ReplicationRegistryId`, `ReplicationRegionId`. */
const replicas = defineTable("tcr.replica", { id: "ReplicationRegistryId" });
/** Personal repositories. */
const repositories = defineTable("tcr.personal-repository", { id: "RepoName" });

/** Container registries. A registry's bucket stays unless DeleteBucket is said. */
export const tcr = defineService({
  product: "tcr",
  version: "2019-09-24",
  scope: "region",
  tables: [registries, replicas, repositories],
  actions: {
    DescribeInstances: action({
      params: {
        Registryids: "strings",
        Offset: "int",
        Limit: "int",
        Filters: "objects",
        AllRegion: "bool",
      },
      handle: (call) => {
        const wanted = call.list("Registryids");
        const filters = arrayOf(call.json("Filters")).map(objectOf);
        const all =
          call.flag("AllRegion") === true
            ? call.account.everywhere("tcr.instance").flatMap((table) => table.rows())
            : call.rows(registries);
        const rows = all.filter(
          (row) =>
            (wanted.length === 0 || wanted.includes(String(row["RegistryId"]))) &&
            filters.every((one) =>
              arrayOf(one["Values"]).some((value) =>
                valuesAt(row, String(one["Name"])).includes(String(value)),
              ),
            ),
        );
        const start = call.number("Offset") ?? 0;
        const size = call.number("Limit") ?? 20;
        if (size > 100) throw call.errors.invalid("Limit");
        const shown = rows.slice(start, start + size);
        return { TotalCount: rows.length, Registries: shown.map((row) => call.show(row)) };
      },
    }),
    DeleteInstance: change({
      table: registries,
      ids: "RegistryId",
      one: true,
      missing: "ResourceNotFound",
      params: { DeleteBucket: "bool", DryRun: "bool" },
      refuse: (call, row) => {
        if (row["DeletionProtection"] === true) {
          return refusal("OperationDenied", `${row["RegistryId"]} is protected from deletion.`);
        }
        if (call.inUse("tcr.replica", (one) => one["RegistryId"] === row["RegistryId"])) {
          return refusal("OperationDenied", `${row["RegistryId"]} has replicas.`);
        }
        return call.flag("DryRun") === true
          ? refusal("DryRunOperation", "DryRun passed.")
          : undefined;
      },
      apply: (call, row, table) => {
        addRefund(call, row);
        const bucket = String(row["_bucket"] ?? "");
        if (call.flag("DeleteBucket") === true && bucket !== "") {
          const held = call.account.table(objectVersions, bucket);
          for (const one of held.rows()) held.remove(held.idOf(one));
          call.table(buckets).remove(bucket);
        }
        table.move(table.idOf(row), goneAfterPolls(2), { Status: "Deleting" });
      },
    }),
    ModifyInstance: change({
      table: registries,
      ids: "RegistryId",
      one: true,
      missing: "ResourceNotFound",
      params: { DeletionProtection: "bool" },
      apply: (call, row, table) => {
        const kept = call.flag("DeletionProtection");
        if (kept !== undefined) table.patch(table.idOf(row), { DeletionProtection: kept });
      },
    }),
    DescribeReplicationInstances: list({
      table: replicas,
      set: "ReplicationRegistries",
      params: { RegistryId: "string!" },
      where: (call, row) => row["RegistryId"] === call.need("RegistryId"),
    }),
    DeleteReplicationInstance: change({
      table: replicas,
      ids: "ReplicationRegistryId",
      one: true,
      missing: "ResourceNotFound",
      params: { RegistryId: "string!", ReplicationRegionId: "int!" },
    }),
    DescribeRepositoryOwnerPersonal: list({
      table: repositories,
      set: "RepoInfo",
      wrap: "Data",
      more: () => ({ Server: "ccr.ccs.tencentyun.com" }),
    }),
    DeleteRepositoryPersonal: change({
      table: repositories,
      ids: "RepoName",
      one: true,
      missing: "ResourceNotFound.TcrResourceNotFound",
    }),
  },
});
