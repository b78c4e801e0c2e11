import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { refusal } from "../errors.ts";
import { regionNames, regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";

/** Products that the region product knows by name. */
const known = [
  "apigateway",
  "as",
  "cbs",
  "cdb",
  "cfs",
  "clb",
  "cloudaudit",
  "cls",
  "cvm",
  "cynosdb",
  "kms",
  "lighthouse",
  "mongodb",
  "postgres",
  "pts",
  "redis",
  "scf",
  "sms",
  "tcb",
  "tcr",
  "tke",
  "vpc",
];

/** https://cloud.tencent.com/document/api/1278/55255 */
function describeRegions(call: Call): JsonObject {
  const product = call.need("Product");
  if (!known.includes(product)) {
    throw refusal("ResourceNotFound", `The product ${product} is not known.`);
  }
  const listed = regionsListed(product, call.number("Scene") === 1, call.store);
  const RegionSet = listed.map((Region) => ({
    Region,
    RegionName: regionNames[Region] ?? Region,
    RegionState: "AVAILABLE",
    RegionTypeMC: 1,
    LocationMC: "",
    RegionNameMC: regionNames[Region] ?? Region,
    RegionIdMC: Region,
  }));
  return { TotalCount: RegionSet.length, RegionSet };
}

/** https://cloud.tencent.com/document/api/1278/55256 */
function describeProducts(call: Call): JsonObject {
  const start = call.number("Offset") ?? 0;
  const names = known.slice(start, start + (call.number("Limit") ?? 20));
  return { Products: names.map((Name) => ({ Name })), TotalCount: known.length };
}

/** Which regions a product is offered in. */
export const region = defineService({
  product: "region",
  version: "2022-06-27",
  scope: "global",
  actions: {
    DescribeProducts: action({ params: { Limit: "int", Offset: "int" }, handle: describeProducts }),
    DescribeRegions: action({
      params: { Product: "string!", Scene: "int" },
      handle: describeRegions,
    }),
  },
});
