import type { ByNumber } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";

/** Domains: `Type` 0 push, 1 play; `Status` 1 on, 0 off. */
const domains = defineTable("live.domain", { id: "Name", scope: "account" });
/** Packages: `_packageType` 0, 1 or 2 is the kind that a call asks for; nothing deletes them. */
const packages = defineTable("live.package", { id: "Id", scope: "account" });

function pages(min: number): ByNumber {
  return { by: "number", page: "PageNum", size: "PageSize", standard: 10, max: 100, min };
}

/** Live streaming. A page holds 10 to 100 domains. */
export const live = defineService({
  product: "live",
  version: "2018-08-01",
  scope: "global",
  tables: [domains, packages],
  actions: {
    DescribeLiveDomains: list({
      table: domains,
      set: "DomainList",
      total: "AllCount",
      page: pages(10),
      // 0 domains of ordinary streams, 1 of slow ones (npm live_models).
      params: { DomainStatus: "int", DomainType: "int", IsDelayLive: "int" },
      where: (call, row) =>
        (call.number("DomainStatus") ?? row["Status"]) === row["Status"] &&
        (call.number("DomainType") ?? row["Type"]) === row["Type"] &&
        (call.number("IsDelayLive") ?? 0) === (row["IsDelayLive"] ?? 0),
      more: () => ({ CreateLimitCount: 100, PlayTypeCount: [] }),
    }),
    ForbidLiveDomain: change({
      table: domains,
      ids: "DomainName",
      one: true,
      missing: "FailedOperation.DomainNotFound",
      apply: (_call, row, table) => table.patch(table.idOf(row), { Status: 0 }),
    }),
    EnableLiveDomain: change({
      table: domains,
      ids: "DomainName",
      one: true,
      missing: "FailedOperation.DomainNotFound",
      apply: (_call, row, table) => table.patch(table.idOf(row), { Status: 1 }),
    }),
    DeleteLiveDomain: change({
      table: domains,
      ids: "DomainName",
      one: true,
      missing: "FailedOperation.DomainNotFound",
      params: { DomainType: "int!" },
      // That a domain must be forbidden first, and the code, are unverified.
      refuse: (call, row) => {
        if (row["Type"] !== call.number("DomainType")) return call.errors.invalid("DomainType");
        return row["Status"] === 0
          ? undefined
          : refusal("FailedOperation", "The domain is not disabled.");
      },
    }),
    DescribeLivePackageInfo: list({
      table: packages,
      set: "LivePackageInfoList",
      total: "TotalNum",
      page: pages(1),
      params: { PackageType: "int!" },
      where: (call, row) =>
        Number(row["_packageType"] ?? row["Type"]) === call.number("PackageType"),
      more: (call) => ({
        PageNum: call.number("PageNum") ?? 1,
        PageSize: call.number("PageSize") ?? 10,
      }),
    }),
  },
});
