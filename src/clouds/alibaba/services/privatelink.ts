import { defineService } from "../../../core/service.ts";
import { ASKED_BESIDE, NO_KIND } from "./parts/left-out.ts";
import { countedTokens, tokens } from "./parts/pagings.ts";

const BUSY = ["EndpointOperationDenied", "EndpointLocked", "ConcurrentCallNotSupported"] as const;

/**
 * Private endpoints, and services that other accounts reach through theirs.
 * https://api.alibabacloud.com/document/Privatelink/2020-04-15/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_privatelink_vpc_endpoint.go,
 * resource_alicloud_privatelink_vpc_endpoint_zone.go, resource_alicloud_privatelink_vpc_endpoint_service.go)
 * and the vendor's pages of DeleteVpcEndpoint and DeleteVpcEndpointService, which ask that zones,
 * connections and resources be gone first.
 */
export const privatelink = defineService({
  product: "Privatelink",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Privatelink/2020-04-15/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: countedTokens(1000),
    tags: { at: "Tags", key: "Key", value: "Value" },
    params: { RegionId: "$region" },
  },
  types: {
    "privatelink.endpoint": {
      title: "PrivateLink endpoint",
      docs: "DeleteVpcEndpoint",
      // Whether the others are listed without their type is not told.
      list: [
        { action: "ListVpcEndpoints", items: "Endpoints", leaves: { EndpointType: ASKED_BESIDE } },
        ...["Reverse", "GatewayLoadBalancer"].map((kind) => ({
          action: "ListVpcEndpoints",
          params: { EndpointType: kind },
          items: "Endpoints",
        })),
      ],
      detail: {
        name: "zones",
        action: "ListVpcEndpointZones",
        must: "ZoneId",
        params: { EndpointId: "$id" },
        items: "Zones",
        size: 1000,
        none: ["EndpointNotFound"],
      },
      read: {
        id: "EndpointId",
        name: "EndpointName",
        created: "CreateTime",
        facts: {
          status: "EndpointStatus",
          service: "ServiceName",
          vpcId: "VpcId",
          zones: "detail.zones[].ZoneId",
          serviceManaged: "ProtectedEnabled",
        },
        states: {
          at: "EndpointStatus",
          present: ["Creating", "Active", "Pending"],
          leaving: ["Deleting"],
        },
      },
      material: ["service", "vpcId"],
      proposes: {
        when: { at: "ProtectedEnabled", is: true },
        disposition: "with-parent",
        because: "another product owns it and deletes it with its own resource",
      },
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "detail.zones[].VSwitchId" },
      ],
      busy: BUSY,
      gone: ["EndpointNotFound"],
      remove: [
        {
          does: "take the endpoint out of its zones",
          cannotBeUndone: {
            because: "the vSwitch and the address that the endpoint had in the zone are not kept",
            next: "Add the zone again in the console: PrivateLink, Endpoints, the endpoint, Zones.",
          },
          action: "RemoveZoneFromVpcEndpoint",
          params: { EndpointId: "$id", ZoneId: "$each" },
          forEach: "facts.zones",
          done: ["EndpointZoneNotFound"],
        },
        {
          does: "delete the endpoint",
          action: "DeleteVpcEndpoint",
          params: { EndpointId: "$id" },
          again: "ClientToken",
        },
      ],
      known: { inventory: ["ACS::PrivateLink::VpcEndpoint"] },
    },

    "privatelink.endpoint-service": {
      title: "PrivateLink endpoint service",
      docs: "DeleteVpcEndpointService",
      list: {
        action: "ListVpcEndpointServices",
        items: "Services",
        leaves: { ServiceResourceType: NO_KIND },
      },
      detail: {
        name: "connections",
        action: "ListVpcEndpointConnections",
        must: "EndpointId",
        params: { ServiceId: "$id" },
        items: "Connections",
        size: 1000,
        none: ["EndpointServiceNotFound"],
      },
      read: {
        id: "ServiceId",
        name: "ServiceName",
        created: "CreateTime",
        facts: {
          status: "ServiceStatus",
          endpoints: "detail.connections[].EndpointId",
          sharedWith: "detail.connections[].EndpointOwnerId",
        },
        states: {
          at: "ServiceStatus",
          present: ["Creating", "Pending", "Active"],
          leaving: ["Deleting"],
        },
        ties: { usedByOthers: ["detail.connections[].EndpointOwnerId"] },
      },
      material: ["endpoints", "sharedWith"],
      busy: ["ConcurrentCallNotSupported"],
      gone: ["EndpointServiceNotFound"],
      remove: [
        {
          does: "refuse the connections of endpoints",
          cannotBeUndone: {
            because: "the list of connections does not tell a refused one from another",
            next: "Allow the connections again in the console: PrivateLink, Endpoint Services, the service, Endpoint Connections; the journal names each endpoint.",
          },
          action: "DisableVpcEndpointConnection",
          params: { ServiceId: "$id", EndpointId: "$each" },
          forEach: "facts.endpoints",
          done: ["EndpointNotFound", "EndpointConnectionNotFound"],
          busy: ["EndpointConnectionOperationDenied"],
        },
        {
          does: "take the load balancers that carry it off the endpoint service",
          cannotBeUndone: {
            because: "the kind and the zone of each load balancer are not kept",
            next: "Add the load balancers again in the console: PrivateLink, Endpoint Services, the service; the journal names each.",
          },
          action: "DetachResourceFromVpcEndpointService",
          params: {
            ServiceId: "$id",
            ResourceId: "$each.ResourceId",
            ResourceType: "$each.ResourceType",
            // Not every kind of resource stands in a zone.
            ZoneId: { ifTold: "$each.ZoneId" },
          },
          again: "ClientToken",
          forEach: {
            action: "ListVpcEndpointServiceResources",
            params: { ServiceId: "$id" },
            items: "Resources",
            must: ["ResourceId", "ResourceType"],
            paging: tokens(50),
          },
          busy: ["EndpointServiceOperationDenied"],
        },
        {
          does: "delete the endpoint service",
          action: "DeleteVpcEndpointService",
          params: { ServiceId: "$id" },
          again: "ClientToken",
          busy: ["EndpointServiceOperationDenied"],
          blocked: { EndpointServiceConnectionDependence: "a connection of the service" },
        },
      ],
      known: { inventory: ["ACS::PrivateLink::VpcEndpointService"] },
    },
  },
});
