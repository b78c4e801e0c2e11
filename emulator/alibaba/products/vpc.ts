import { regionsOf } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { gatewayActions } from "./vpc/gateways.ts";
import { networkActions } from "./vpc/networks.ts";
import {
  customerGateways,
  eips,
  flowLogs,
  natGateways,
  routeTables,
  vpcs,
  vpnConnections,
  vpnGateways,
  vSwitches,
} from "./vpc/tables.ts";
import { tieActions } from "./vpc/ties.ts";

/** VPC 2016-04-28. https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-overview */
export const vpc = defineService({
  product: "Vpc",
  version: "2016-04-28",
  style: "rpc",
  hosts: ["vpc", "vpc.{region}"],
  locationCode: "vpc",
  permissionPrefix: "vpc",
  dryRun: true,
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [
    vpcs,
    vSwitches,
    routeTables,
    eips,
    natGateways,
    vpnGateways,
    vpnConnections,
    customerGateways,
    flowLogs,
  ],
  actions: {
    ...networkActions,
    ...gatewayActions,
    ...tieActions,
    ListTagResources: listTagResources({
      types: {
        vpc: vpcs,
        vswitch: vSwitches,
        routetable: routeTables,
        eip: eips,
        natgateway: natGateways,
        vpngateway: vpnGateways,
        vpnconnection: vpnConnections,
        customergateway: customerGateways,
        flowlog: flowLogs,
      },
      paged: true,
    }),
    DescribeRegions: action({
      ignored: ["AcceptLanguage", "ProductType"],
      handle: (call) => ({
        Regions: {
          Region: regionsOf(call.store).map((RegionId) => ({
            RegionId,
            LocalName: RegionId,
            RegionEndpoint: `vpc.${RegionId}.aliyuncs.com`,
          })),
        },
      }),
    }),
  },
});
