import { GLOBAL_REGION } from "../../core/item.ts";
import type { InventoryService } from "../shared/session/sighted.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";
import { markers } from "./services/parts/pagings.ts";

/**
 * Config. What it shows lags up to a day behind where the
 * resource recorder is on, and is corrected by nothing where it is off (unverified which page says so), so it
 * names what may be there and never proves that something is gone; it is never switched on here.
 *
 * What it calls things, of those that rows name: seen in the vendor's list
 * (https://support.huaweicloud.com/intl/ja-jp/api-coc/coc_api_05_05.html) are those of as, bms, cbr, cce, ccaas,
 * cdn, cts, dds, dns, ecs, evs, ims, nat, rds and vpc, loadbalancers and listeners of elb, instances of apig, and
 * elsewhere on its pages keys of kms, kafkas of dms, buckets of obs and topic of smn. All others are unverified,
 * as are the product codes of bills: what a wrong one leaves unmatched is a blind spot, and nothing is lost by it.
 */
export const inventory: InventoryService = {
  title: "Config",
  request: {
    product: "rms",
    action: "ListAllResources",
    region: GLOBAL_REGION,
    params: {},
    items: "resources",
    paging: markers(200),
    must: ["id", "provider", "type"],
  },
  foundOf(found) {
    const name = textIfSent(found, "name", "not every resource has a name");
    // A region is a project here, sub-projects too.
    const region = textIfSent(found, "project_name", "some resources belong to no project");
    return {
      code: `${text(found, "provider")}.${text(found, "type")}`,
      id: text(found, "id"),
      ...(name === undefined ? {} : { name }),
      ...(region === undefined ? {} : { region }),
    };
  },
  permission: "rms:resources:list",
};
