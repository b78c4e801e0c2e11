import { textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

/** Shares; `_from` is the other account that shares with this one. The words of the state are unverified. */
const shares = defineTable("ram.share", {
  id: "id",
  scope: "account",
  usual: { status: "active" },
});

/** Resource Access Manager. */
export const ram = defineService({
  product: "ram",
  scope: "domain",
  tables: [shares],
  actions: {
    SearchResourceShares: list({
      table: shares,
      set: "resource_shares",
      // the standard and the largest page are unverified
      page: { by: "marker", standard: 200, max: 200 },
      pageInfo: true,
      filters: { name: "name", resource_share_status: "status" },
      params: ["resource_owner", "resource_share_ids"],
      where: (call, row) => {
        const others = textOf(row["_from"]) !== undefined;
        if ((call.need("resource_owner") === "other-accounts") !== others) return false;
        const ids = call.json("resource_share_ids");
        return !Array.isArray(ids) || ids.includes(row["id"]);
      },
    }),
    DeleteResourceShare: remove({
      table: shares,
      id: "resource_share_id",
      polls: 1,
      set: { status: "deleting" },
    }),
  },
});
