import { defineService } from "../service.ts";
import { bandwidthActions } from "./vpc/bandwidth.ts";
import { ccnActions } from "./vpc/ccns.ts";
import { flowLogActions } from "./vpc/flow-logs.ts";
import { gatewayActions } from "./vpc/gateways.ts";
import { ipv6AddressActions } from "./vpc/ipv6-address.ts";
import { networkActions } from "./vpc/networks.ts";
import { vpcTables } from "./vpc/tables.ts";

/** Private networks and what leads out of them. */
export const vpc = defineService({
  product: "vpc",
  version: "2017-03-12",
  scope: "region",
  denied: "UnauthorizedOperation",
  tables: vpcTables,
  actions: {
    ...networkActions,
    ...gatewayActions,
    ...ipv6AddressActions,
    ...bandwidthActions,
    ...ccnActions,
    ...flowLogActions,
  },
});
