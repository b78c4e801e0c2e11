import { GLOBAL_REGION } from "../../core/item.ts";
import type { InventoryService } from "../shared/session/sighted.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";

/**
 * The resource centre. Its codes follow the one that
 * its page shows (`qcs::vpc::vpc`), with the names of CAM's resources and of the types here; all but that
 * one are unverified, as is how it spells ids: what it names is held against the listings by number where
 * no id agrees, and a code that no row knows is a blind spot. Which products it covers and whether it must
 * be opened first is unverified too, so it names what may be there and never proves that something is
 * gone; it is never opened here.
 * https://cloud.tencent.com/document/api/1791/136441
 */
export const inventory: InventoryService = {
  title: "Resource centre",
  request: {
    product: "cloudrc",
    action: "SearchResources",
    region: GLOBAL_REGION,
    params: {},
    items: "Resources",
    paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
    must: "ResourceType",
  },
  foundOf(found) {
    const name = textIfSent(found, "ResourceAlias", "not every resource has a name");
    const region = textIfSent(found, "RegionCode", "account-wide things have none");
    return {
      code: text(found, "ResourceType"),
      id: textIfSent(found, "ResourceId", "without one it is counted all the same") ?? "",
      ...(name === undefined ? {} : { name }),
      ...(region === undefined ? {} : { region }),
    };
  },
  permission: "cloudrc:SearchResources",
  witness: "The resource centre",
};
