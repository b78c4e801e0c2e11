import { regionsOf } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { aclActions } from "./vpc/acls.ts";
import { bandwidthPackageActions } from "./vpc/bandwidth-packages.ts";
import { gatewayActions } from "./vpc/gateways.ts";
import { haVipActions } from "./vpc/ha-vips.ts";
import { ipv6Actions } from "./vpc/ipv6.ts";
import { networkActions } from "./vpc/networks.ts";
import { routeActions } from "./vpc/routes.ts";
import { sslActions } from "./vpc/ssl.ts";
import {
  bandwidthPackages,
  customerGateways,
  eips,
  flowLogs,
  haVips,
  ipv6Addresses,
  ipv6Gateways,
  natGateways,
  networkAcls,
  routeTables,
  vpcs,
  vpcTables,
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
  tables: vpcTables,
  actions: {
    ...routeActions,
    ...networkActions,
    ...gatewayActions,
    ...tieActions,
    ...aclActions,
    ...ipv6Actions,
    ...haVipActions,
    ...sslActions,
    ...bandwidthPackageActions,
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
        networkacl: networkAcls,
        ipv6gateway: ipv6Gateways,
        ipv6address: ipv6Addresses,
        havip: haVips,
        commonbandwidthpackage: bandwidthPackages,
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
