import { defineTable } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { defineService } from "../service.ts";

/** Domains: `Status` online, processing, offline; `_locked` is refused. */
const domains = defineTable("cdn.domain", { id: "Domain", scope: "account" });
/** Traffic packages, which nothing deletes. */
const packages = defineTable("cdn.traffic-package", { id: "Id", scope: "account" });
const missing = "ResourceNotFound.CdnHostNotExists";

/** Content delivery. */
export const cdn = defineService({
  product: "cdn",
  version: "2018-06-06",
  scope: "global",
  tables: [domains, packages],
  actions: {
    DescribeDomains: list({
      table: domains,
      set: "Domains",
      total: "TotalNumber",
      page: offset(100, 1000),
      filters: { domain: "Domain", status: "Status", resourceId: "ResourceId" },
    }),
    StopCdnDomain: change({
      table: domains,
      ids: "Domain",
      one: true,
      missing,
      refuse: (_call, row) => {
        if (row["_locked"] === true)
          return refusal("ResourceUnavailable.CdnHostIsLocked", `${row["Domain"]} is locked.`);
        if (row["Status"] === "processing")
          return refusal("ResourceInUse.CdnOpInProgress", "An operation is in progress.");
        if (row["Status"] === "online") return undefined;
        return refusal("ResourceUnavailable.CdnHostIsNotOnline", `${row["Domain"]} is not online.`);
      },
      apply: (_call, row, table) => {
        table.move(table.idOf(row), afterPolls(2, { Status: "offline" }), { Status: "processing" });
      },
    }),
    StartCdnDomain: change({
      table: domains,
      ids: "Domain",
      one: true,
      missing,
      refuse: (_call, row) => {
        if (row["_locked"] === true)
          return refusal("ResourceUnavailable.CdnHostIsLocked", `${row["Domain"]} is locked.`);
        if (row["Status"] === "processing")
          return refusal("ResourceInUse.CdnOpInProgress", "An operation is in progress.");
        return undefined;
      },
      apply: (_call, row, table) => {
        table.move(table.idOf(row), afterPolls(2, { Status: "online" }), { Status: "processing" });
      },
    }),
    DeleteCdnDomain: change({
      table: domains,
      ids: "Domain",
      one: true,
      missing,
      refuse: (_call, row) => {
        if (row["_locked"] === true)
          return refusal("ResourceUnavailable.CdnHostIsLocked", `${row["Domain"]} is locked.`);
        if (row["Status"] === "processing")
          return refusal("ResourceInUse.CdnOpInProgress", "An operation is in progress.");
        if (row["Status"] === "offline") return undefined;
        return refusal(
          "ResourceUnavailable.CdnHostIsNotOffline",
          `${row["Domain"]} is not offline.`,
        );
      },
      apply: (_call, row, table) => {
        table.move(table.idOf(row), goneAfterPolls(1), { Status: "processing" });
      },
    }),
    DescribeTrafficPackages: list({
      table: packages,
      set: "TrafficPackages",
      page: offset(100, 1000),
      ignored: ["SortBy"],
      more: () => ({ ExpiringCount: 0, EnabledCount: 0, PaidCount: 0 }),
    }),
  },
});
