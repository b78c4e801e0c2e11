import { defineService } from "../../../core/service.ts";
import { lastIds, markers } from "./parts/pagings.ts";

/**
 * Networks, subnets and security groups. https://support.huaweicloud.com/intl/en-us/api-vpc/vpc_api01_0000.html
 *
 * Error codes: https://support.huaweicloud.com/intl/en-us/api-vpc/vpc_api_0003.html
 *
 * The addresses of these pages are unverified: vpc.vpc, vpc.subnet.
 */
export const vpc = defineService({
  product: "vpc",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-vpc/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: markers(2000),
    tags: { at: "tags", key: "key", value: "value" },
    // The official Terraform provider does so with any 404 and any 409 (resource_huaweicloud_vpc.go).
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "vpc.vpc": {
      title: "Virtual private cloud",
      docs: "vpc_apiv3_0006.html",
      list: {
        action: "ListVpcs",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "vpcs",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: { at: "status", present: ["PENDING", "ACTIVE"] },
        facts: { status: "status", cidr: "cidr" },
      },
      material: ["cidr"],
      remove: {
        does: "delete the network",
        action: "DeleteVpc",
        params: { vpc_id: "$id" },
      },
      known: { inventory: ["vpc.vpcs"], product: ["hws.service.type.vpc"] },
    },

    "vpc.subnet": {
      title: "Subnet",
      docs: "vpc_subnet01_0006.html",
      list: { action: "ListSubnets", items: "subnets", paging: lastIds(2000, "id") },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: {
          by: {
            action: "ShowSubnetTags",
            params: { subnet_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "status",
          present: ["ACTIVE", "UNKNOWN", "ERROR"],
          none: {
            ROUTER: "no word of the field: the package says that a subnet is attached to it",
          },
        },
        facts: { status: "status", cidr: "cidr", vpcId: "vpc_id" },
      },
      material: ["cidr", "vpcId"],
      uses: { type: "vpc.vpc", at: "vpc_id" },
      remove: {
        does: "delete the subnet",
        action: "DeleteSubnet",
        params: { vpc_id: "$facts.vpcId", subnet_id: "$id" },
      },
      // The vendor's list has networks; that subnets are named as well is unverified.
      known: { inventory: ["vpc.networks", "vpc.subnets"], parts: ["vpc.ports"] },
    },

    "vpc.security-group": {
      title: "Security group",
      docs: "vpc_apiv3_0011.html",
      list: {
        action: "ListSecurityGroups",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "security_groups",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        skip: {
          when: { at: "name", is: "default" },
          because: "every project has a group of that name, which the cloud keeps",
        },
      },
      remove: {
        does: "delete the group",
        action: "DeleteSecurityGroup",
        params: { security_group_id: "$id" },
      },
      known: { inventory: ["vpc.securityGroups"] },
    },
  },
});
