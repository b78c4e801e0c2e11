import { type JsonObject, objectOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { action, defineService } from "../service.ts";

/** Applications: `Status` On, Off, Destroying, Destroyed. */
const apps = defineTable("vod.sub-app", { id: "SubAppId", scope: "account" });
/** Media; `_subAppId` is the application it is in. */
const media = defineTable("vod.media", { id: "FileId", scope: "account" });
/** Domains; `_subAppId` as for media. */
const domains = defineTable("vod.domain", { id: "Domain", scope: "account" });
/** Prepaid packages, which nothing deletes. */
const products = defineTable("vod.prepaid-product", { id: "ProductInstanceId", scope: "account" });

/** What SearchMedia shows of a query at most: `Offset` and `Limit` together. */
const furthest = 5000;

function ofApp(call: { text(name: string): string | undefined }, row: JsonObject): boolean {
  const wanted = call.text("SubAppId");
  return wanted === undefined || wanted === String(row["_subAppId"] ?? wanted);
}

/** Video on demand. */
export const vod = defineService({
  product: "vod",
  version: "2018-07-17",
  scope: "global",
  tables: [apps, media, domains, products],
  actions: {
    DescribeSubAppIds: list({ table: apps, set: "SubAppIdInfoSet", page: offset(200, 200) }),
    ModifySubAppIdStatus: change({
      table: apps,
      ids: "SubAppId",
      one: true,
      type: "int!",
      missing: "ResourceNotFound",
      params: { Status: "string!" },
      refuse: (call, row) => {
        const full = call
          .table(media)
          .some((one) => String(one["_subAppId"]) === String(row["SubAppId"]));
        if (call.need("Status") !== "Destroyed" || !full) return undefined;
        return refusal("FailedOperation", "The application still has media.");
      },
      apply: (call, row, table) => {
        const Status = call.need("Status");
        if (Status !== "Destroyed") table.patch(table.idOf(row), { Status });
        else table.move(table.idOf(row), goneAfterPolls(2), { Status: "Destroying" });
      },
    }),
    SearchMedia: list({
      table: media,
      set: "MediaInfoSet",
      page: { by: "offset", offset: "Offset", size: "Limit", standard: 10, max: furthest },
      params: { SubAppId: "int" },
      ignored: ["Sort"],
      before: (call) => {
        const end = (call.number("Offset") ?? 0) + (call.number("Limit") ?? 10);
        if (end > furthest) throw call.errors.invalid("Offset");
      },
      where: ofApp,
      most: furthest,
      shape: (row) => ({
        FileId: row["FileId"],
        BasicInfo: objectOf(row["BasicInfo"]),
        ...(row["MetaData"] === undefined ? {} : { MetaData: row["MetaData"] }),
      }),
    }),
    DeleteMedia: change({
      table: media,
      ids: "FileId",
      one: true,
      missing: "ResourceNotFound",
      params: { SubAppId: "int" },
      refuse: (call, row) =>
        ofApp(call, row) ? undefined : refusal("ResourceNotFound", "Another application's."),
    }),
    DescribeStorageData: action({
      params: { SubAppId: "int" },
      handle: (call) => {
        const rows = call.rows(media, (row) => ofApp(call, row));
        const size = rows.reduce((sum, row) => sum + Number(row["_size"] ?? 0), 0);
        return {
          MediaCount: rows.length,
          TotalStorage: size,
          StandardStorage: size,
          StorageStat: [],
        };
      },
    }),
    DescribeVodDomains: list({
      table: domains,
      set: "DomainSet",
      page: offset(20, 100),
      params: { SubAppId: "int" },
      where: ofApp,
    }),
    DeleteVodDomain: change({
      table: domains,
      ids: "Domain",
      one: true,
      missing: "ResourceNotFound",
      params: { SubAppId: "int" },
      refuse: (call, row) =>
        ofApp(call, row) ? undefined : refusal("ResourceNotFound", "Another application's."),
    }),
    DescribePrepaidProducts: list({
      table: products,
      set: "ProductInstanceSet",
      total: null,
      page: null,
    }),
  },
});
