import { defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { endpointActions, endpoints } from "./privatelink/endpoints.ts";
import { endpointServices, serviceActions } from "./privatelink/services.ts";

/** PrivateLink 2020-04-15. https://www.alibabacloud.com/help/en/privatelink/developer-reference/api-privatelink-2020-04-15-overview */
export const privatelink = defineService({
  product: "Privatelink",
  version: "2020-04-15",
  style: "rpc",
  hosts: ["privatelink", "privatelink.{region}"],
  locationCode: "privatelink",
  permissionPrefix: "privatelink",
  dryRun: true,
  tables: [endpoints, endpointServices],
  actions: {
    ...endpointActions,
    ...serviceActions,
    ListTagResources: listTagResources({
      types: { vpcendpoint: endpoints, vpcendpointservice: endpointServices },
      bare: true,
      ignored: ["ClientToken"],
    }),
  },
});
