import { defineService } from "../service.ts";
import { attachmentActions, attachments } from "./cbn/attachments.ts";
import { bandwidthActions, bandwidthPackages, flowLogs } from "./cbn/bandwidth.ts";
import { cenActions, cens, childInstances } from "./cbn/cens.ts";
import { routerActions, routeTables, transitRouters } from "./cbn/routers.ts";
import { listTagResources } from "./common/tag-resources.ts";

/** Cloud Enterprise Network 2017-09-12. https://www.alibabacloud.com/help/en/cen/developer-reference/api-cbn-2017-09-12-overview */
export const cbn = defineService({
  product: "Cbn",
  version: "2017-09-12",
  style: "rpc",
  hosts: ["cbn"],
  locationCode: "cbn",
  regions: [],
  permissionPrefix: "cen",
  dryRun: true,
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [
    cens,
    childInstances,
    transitRouters,
    routeTables,
    attachments,
    bandwidthPackages,
    flowLogs,
  ],
  actions: {
    ListTagResources: listTagResources({
      types: {
        cen: cens,
        bandwidthpackage: bandwidthPackages,
        transitrouter: transitRouters,
        transitroutervpcattachment: attachments,
        transitroutervbrattachment: attachments,
        transitrouterpeerattachment: attachments,
        transitroutervpnattachment: attachments,
        transitrouterroutetable: routeTables,
        flowlog: flowLogs,
      },
      paged: true,
      size: "PageSize",
      most: 20,
    }),
    ...cenActions,
    ...routerActions,
    ...attachmentActions,
    ...bandwidthActions,
  },
});
