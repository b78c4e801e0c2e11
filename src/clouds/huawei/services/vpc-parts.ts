import { defineService } from "../../../core/service.ts";
import { lastIds, markers } from "./parts/pagings.ts";

/**
 * What stands in a network or beside it. The official Terraform provider takes any 404 for gone, and waits on a
 * 409 while something else still uses it.
 *
 * The addresses of these pages are unverified: vpc.route-table, vpc.flow-log, vpc.network-acl.
 */
export const vpcParts = defineService({
  product: "vpc",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-vpc/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: lastIds(2000, "id"),
  },
  types: {
    "vpc.peering": {
      title: "VPC peering connection",
      docs: "vpc_peering_0007.html",
      list: { action: "ListVpcPeerings", items: "peerings" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "peering connections carry no tags in the vendor's models" },
        states: { at: "status", present: ["PENDING_ACCEPTANCE", "ACTIVE"] },
        facts: {
          status: "status",
          requester: "request_vpc_info.vpc_id",
          accepter: "accept_vpc_info.vpc_id",
          otherProject: "accept_vpc_info.tenant_id",
        },
        skip: {
          when: { at: "status", is: ["DELETED", "REJECTED", "EXPIRED"] },
          because: "the connection is no more; only its record is left",
        },
        ties: { usedByOthers: ["accept_vpc_info.tenant_id"] },
      },
      material: ["requester", "accepter"],
      uses: [
        { type: "vpc.vpc", at: "request_vpc_info.vpc_id" },
        { type: "vpc.vpc", at: "accept_vpc_info.vpc_id" },
      ],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the connection",
        action: "DeleteVpcPeering",
        params: { peering_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["vpc.peerings"] },
    },

    "vpc.route-table": {
      title: "Route table",
      docs: "vpc_apiroutetab_0005.html",
      list: { action: "ListRouteTables", items: "routetables" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "route tables carry no tags in the vendor's models" },
        facts: { vpcId: "vpc_id", subnets: "subnets[].id" },
        skip: {
          when: { at: "default", is: true },
          because: "it is its network's own table, and goes with it",
        },
      },
      material: ["vpcId"],
      uses: { type: "vpc.vpc", at: "vpc_id" },
      // A table that subnets use stays until they are gone.
      waitsFor: { type: "vpc.subnet", at: "subnets[].id" },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the table",
        action: "DeleteRouteTable",
        params: { routetable_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["vpc.routeTables"] },
    },

    "vpc.flow-log": {
      title: "VPC flow log",
      docs: "flow_log_0006.html",
      list: { action: "ListFlowLogs", items: "flow_logs" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "flow logs carry no tags in the vendor's models" },
        states: { at: "status", present: ["ACTIVE", "DOWN", "ERROR"] },
        facts: { status: "status", of: "resource_id", group: "log_group_id" },
      },
      material: ["of"],
      uses: { type: "vpc.vpc", at: "resource_id", when: { at: "resource_type", is: "vpc" } },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the flow log; what it wrote stays in its log group",
        action: "DeleteFlowLog",
        params: { flowlog_id: "$id" },
      },
      known: { inventory: ["vpc.flowLogs"] },
    },

    "vpc.network-acl": {
      title: "Network ACL",
      docs: "vpc_apiv3_0006.html",
      list: {
        action: "ListFirewall",
        params: { enterprise_project_id: ["all_granted_eps"] },
        items: "firewalls",
        paging: markers(2000),
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["ACTIVE", "INACTIVE"],
          unpublished: "what the package says of the field is that it is a state; unverified",
        },
        facts: { status: "status", subnets: "associations[].virsubnet_id" },
      },
      material: ["subnets"],
      bindings: ["subnets"],
      // It is bound to them, and taken off them; that subnets go while one is bound is documented nowhere.
      uses: { type: "vpc.subnet", at: "associations[].virsubnet_id" },
      gone: ["HTTP 404"],
      remove: [
        {
          does: "take it off its subnets",
          undo: {
            does: "bind it to the subnet again",
            action: "AssociateSubnetFirewall",
            params: { firewall_id: "$id", subnets: [{ virsubnet_id: "$each" }] },
            to: { types: ["vpc.subnet"], is: "$each" },
          },
          // https://support.huaweicloud.com/api-vpc/DisassociateSubnetFirewall.html
          action: "DisassociateSubnetFirewall",
          params: { firewall_id: "$id", subnets: [{ virsubnet_id: "$each" }] },
          forEach: "facts.subnets",
          busy: ["HTTP 409"],
        },
        {
          does: "delete the ACL",
          action: "DeleteFirewall",
          params: { firewall_id: "$id" },
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["vpc.firewallGroups"] },
    },

    "vpc.address-group": {
      title: "IP address group",
      docs: "vpc_apiv3_0012.html",
      list: {
        action: "ListAddressGroup",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "address_groups",
        paging: markers(2000),
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: { at: "status", present: ["NORMAL", "UPDATING", "UPDATE_FAILED"] },
        facts: { status: "status", addresses: "ip_set[]" },
      },
      after: ["vpc.security-group", "vpc.network-acl"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the group",
        action: "DeleteAddressGroup",
        params: { address_group_id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["vpc.addressGroups"] },
    },
  },
});
