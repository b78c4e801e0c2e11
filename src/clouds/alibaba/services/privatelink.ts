import { defineService } from "../../../core/row.ts";

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
  docs: "https://api.alibabacloud.com/document/Privatelink/2020-04-15/overview",
  types: {
    "privatelink.endpoint": {
      title: "PrivateLink endpoint",
      docs: "https://api.alibabacloud.com/document/Privatelink/2020-04-15/DeleteVpcEndpoint",
      wave: "network",
      scope: "region",
      list: {
        action: "ListVpcEndpoints",
        params: { RegionId: "$region" },
        items: "Endpoints",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 1000], next: "NextToken" },
      },
      detail: [
        {
          name: "zones",
          action: "ListVpcEndpointZones",
          must: "ZoneId",
          params: { RegionId: "$region", EndpointId: "$id" },
          items: "Zones",
          paging: {
            by: "token",
            token: "NextToken",
            size: ["MaxResults", 1000],
            next: "NextToken",
          },
          none: ["EndpointNotFound"],
        },
      ],
      read: {
        id: "EndpointId",
        name: "EndpointName",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "EndpointStatus",
          service: "ServiceName",
          vpcId: "VpcId",
          zones: "detail.zones[].ZoneId",
          serviceManaged: "ProtectedEnabled",
        },
        states: [{ is: "leaving", when: { at: "EndpointStatus", is: "Deleting" } }],
      },
      material: ["service", "vpcId"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "ProtectedEnabled", is: true },
          disposition: "with-parent",
          because: "another product owns it and deletes it with its own resource",
        },
      ],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "detail.zones[].VSwitchId" },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "take the endpoint out of its zones",
            cannotBeUndone: {
              because: "the vSwitch and the address that the endpoint had in the zone are not kept",
              next: "Add the zone again in the console: PrivateLink, Endpoints, the endpoint, Zones.",
            },
            action: "RemoveZoneFromVpcEndpoint",
            params: { RegionId: "$region", EndpointId: "$id", ZoneId: "$each" },
            forEach: "facts.zones",
            gone: ["EndpointNotFound"],
            done: ["EndpointZoneNotFound"],
            busy: BUSY,
          },
          {
            does: "delete the endpoint",
            deletes: true,
            action: "DeleteVpcEndpoint",
            params: { RegionId: "$region", EndpointId: "$id", ClientToken: "$clientToken" },
            gone: ["EndpointNotFound"],
            busy: BUSY,
          },
        ],
      },
      known: { inventory: ["ACS::PrivateLink::VpcEndpoint"] },
    },

    "privatelink.endpoint-service": {
      title: "PrivateLink endpoint service",
      docs: "https://api.alibabacloud.com/document/Privatelink/2020-04-15/DeleteVpcEndpointService",
      wave: "network",
      scope: "region",
      list: {
        action: "ListVpcEndpointServices",
        params: { RegionId: "$region" },
        items: "Services",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 1000], next: "NextToken" },
      },
      detail: [
        {
          name: "connections",
          action: "ListVpcEndpointConnections",
          must: "EndpointId",
          params: { RegionId: "$region", ServiceId: "$id" },
          items: "Connections",
          paging: {
            by: "token",
            token: "NextToken",
            size: ["MaxResults", 1000],
            next: "NextToken",
          },
          none: ["EndpointServiceNotFound"],
        },
      ],
      read: {
        id: "ServiceId",
        name: "ServiceName",
        created: "CreateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "ServiceStatus",
          endpoints: "detail.connections[].EndpointId",
          sharedWith: "detail.connections[].EndpointOwnerId",
        },
        states: [{ is: "leaving", when: { at: "ServiceStatus", is: "Deleting" } }],
        ties: { usedByOthers: ["detail.connections[].EndpointOwnerId"] },
      },
      material: ["endpoints", "sharedWith"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "refuse the connections of endpoints",
            cannotBeUndone: {
              because: "the list of connections does not tell a refused one from another",
              next: "Allow the connections again in the console: PrivateLink, Endpoint Services, the service, Endpoint Connections; the journal names each endpoint.",
            },
            action: "DisableVpcEndpointConnection",
            params: { RegionId: "$region", ServiceId: "$id", EndpointId: "$each" },
            forEach: "facts.endpoints",
            gone: ["EndpointServiceNotFound"],
            done: ["EndpointNotFound", "EndpointConnectionNotFound"],
            busy: ["EndpointConnectionOperationDenied", "ConcurrentCallNotSupported"],
          },
          {
            // What carries the service stands in three values at once: no list of texts says that.
            does: "take the load balancers that carry it off the endpoint service",
            cannotBeUndone: {
              because: "the kind and the zone of each load balancer are not kept",
              next: "Add the load balancers again in the console: PrivateLink, Endpoint Services, the service; the journal names each.",
            },
            hook: "privatelink.detach-resources",
            calls: [
              {
                action: "ListVpcEndpointServiceResources",
                params: { RegionId: "$region", ServiceId: "$id" },
              },
              {
                action: "DetachResourceFromVpcEndpointService",
                params: {
                  RegionId: "$region",
                  ServiceId: "$id",
                  ResourceId: "$each",
                  ClientToken: "$clientToken",
                },
              },
            ],
            gone: ["EndpointServiceNotFound"],
            busy: ["EndpointServiceOperationDenied", "ConcurrentCallNotSupported"],
          },
          {
            does: "delete the endpoint service",
            deletes: true,
            action: "DeleteVpcEndpointService",
            params: { RegionId: "$region", ServiceId: "$id", ClientToken: "$clientToken" },
            gone: ["EndpointServiceNotFound"],
            busy: [
              "EndpointServiceConnectionDependence",
              "EndpointServiceOperationDenied",
              "ConcurrentCallNotSupported",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::PrivateLink::VpcEndpointService"] },
    },
  },
});
