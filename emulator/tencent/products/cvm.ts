import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { regionNames, regionsOf } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { instanceActions } from "./cvm/instances.ts";
import { partActions } from "./cvm/parts.ts";
import { cvmTables } from "./cvm/tables.ts";

/** https://cloud.tencent.com/document/api/213/15708 */
function describeRegions(call: Call): JsonObject {
  const RegionSet = regionsOf(call.store).map((Region) => ({
    Region,
    RegionName: regionNames[Region] ?? Region,
    RegionState: "AVAILABLE",
    RegionTypeMC: null,
    LocationMC: null,
    RegionNameMC: null,
    RegionIdMC: null,
  }));
  return { TotalCount: RegionSet.length, RegionSet };
}

/** Cloud servers, their images, key pairs, placement groups and launch templates. */
export const cvm = defineService({
  product: "cvm",
  version: "2017-03-12",
  scope: "region",
  denied: "UnauthorizedOperation",
  tables: cvmTables,
  actions: { ...instanceActions, ...partActions },
});

/** The one action of the product that asks for no region. */
export const cvmRegions = defineService({
  product: "cvm",
  version: "2017-03-12",
  scope: "global",
  actions: { DescribeRegions: action({ handle: describeRegions }) },
});
