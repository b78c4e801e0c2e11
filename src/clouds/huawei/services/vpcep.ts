import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * VPC endpoints and the services behind them. The official Terraform provider takes any 404 for gone.
 * https://support.huaweicloud.com/intl/en-us/api-vpcep/
 *
 * The addresses of these pages are unverified: vpcep.endpoint, vpcep.service.
 */
export const vpcep = defineService({
  product: "vpcep",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-vpcep/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: offsets(1000, "total_count"),
    tags: { at: "tags", key: "key", value: "value" },
    gone: ["HTTP 404"],
  },
  types: {
    "vpcep.endpoint": {
      title: "VPC endpoint",
      docs: "vpcep_06_0504.html",
      list: { action: "ListEndpoints", items: "endpoints" },
      read: {
        id: "id",
        name: "endpoint_service_name",
        created: "created_at",
        states: {
          at: "status",
          present: ["pendingAcceptance", "creating", "accepted", "rejected", "failed"],
          leaving: ["deleting"],
        },
        facts: { status: "status", vpcId: "vpc_id", service: "endpoint_service_id" },
        ties: { reachedBy: ["ip", "dns_names[]"] },
      },
      material: ["vpcId", "service"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "subnet_id" },
        { type: "vpcep.service", at: "endpoint_service_id" },
      ],
      remove: {
        does: "delete the endpoint",
        action: "DeleteEndpoint",
        params: { vpc_endpoint_id: "$id" },
      },
      known: { inventory: ["vpcep.endpoints"], product: ["hws.service.type.vpcep"] },
    },

    "vpcep.service": {
      title: "VPC endpoint service",
      docs: "vpcep_06_0204.html",
      list: { action: "ListEndpointService", items: "endpoint_services" },
      read: {
        id: "id",
        name: "service_name",
        created: "created_at",
        states: {
          at: "status",
          present: ["creating", "available", "failed"],
          leaving: ["deleting"],
        },
        facts: { status: "status", vpcId: "vpc_id", connections: "connection_count" },
        skip: {
          when: { at: "service_type", is: "gateway" },
          because: "it is the vendor's own service (unverified that the list shows any)",
        },
        ties: { reachedBy: ["service_name"] },
      },
      material: ["vpcId"],
      counts: ["connections"],
      uses: { type: "vpc.vpc", at: "vpc_id" },
      remove: {
        does: "delete the service",
        action: "DeleteEndpointService",
        params: { vpc_endpoint_service_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["vpcep.endpointServices"] },
    },
  },
});
