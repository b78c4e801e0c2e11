import { defineService } from "../../../core/service.ts";
import { dependencies } from "./parts/dependencies.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";

/**
 * Networks, their subnets and route tables.
 * https://api.alibabacloud.com/document/Vpc/2016-04-28/overview
 *
 * Error codes: the vendor's page of DeleteVpc, and the official Terraform provider
 * (resource_alicloud_vpc.go, resource_alicloud_vpc_vswitch.go, resource_alicloud_route_table.go,
 * errors.go). DependencyViolation.Kvstore and .NetworkInterface are known from public reports of
 * live runs only.
 */
export const vpc = defineService({
  product: "Vpc",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    tags: { at: "Tags.Tag", key: "Key", value: "Value" },
    params: { RegionId: "$region" },
  },
  types: {
    "vpc.vpc": {
      title: "VPC",
      docs: "DeleteVpc",
      // The text says that the default one alone is the default; that others are listed then is unverified.
      list: [true, false].map((standard) => ({
        action: "DescribeVpcs",
        // Networks that others share with the account are theirs, not items of this account.
        params: { VpcOwnerId: "$account", IsDefault: standard },
        items: "Vpcs.Vpc",
        dryRun: DRY_RUN,
      })),
      detail: {
        name: "grants",
        action: "DescribeGrantRulesToCen",
        must: "CenOwnerId",
        params: { InstanceId: "$id", InstanceType: "VPC" },
        items: "CenGrantRules.CbnGrantRule",
        total: "TotalCount",
      },
      read: {
        id: "VpcId",
        name: "VpcName",
        created: "CreationTime",
        facts: {
          status: "Status",
          cidr: "CidrBlock",
          isDefault: "IsDefault",
          cenStatus: "CenStatus",
          sharedWith: "detail.grants[].CenOwnerId",
        },
        states: { at: "Status", present: ["Available", "Pending"], leaving: ["Deleting"] },
        ties: { usedByOthers: ["detail.grants[].CenOwnerId"] },
      },
      material: ["cidr", "isDefault", "sharedWith"],
      remove: {
        does: "delete the VPC with its system route table",
        action: "DeleteVpc",
        params: { VpcId: "$id" },
        again: "ClientToken",
        gone: [
          "InvalidVpcID.NotFound",
          "InvalidVpcId.NotFound",
          "Forbidden.VpcNotFound",
          "InvalidResource.NotFound",
        ],
        busy: [
          "IncorrectVpcStatus",
          "OperationConflict",
          "LastTokenProcessing",
          "OperationFailed.LastTokenProcessing",
          "IncorrectStatus",
          "SystemBusy",
        ],
        blocked: dependencies(
          "Instance",
          "NatGateway",
          "RouteEntry",
          "RouteInterface",
          "RouterInterface",
          "SecurityGroup",
          "Tunnel",
          "VSwitch",
        ),
      },
      known: { inventory: ["ACS::VPC::VPC"], product: ["vpc"] },
    },

    "vpc.vswitch": {
      title: "vSwitch",
      docs: "DeleteVSwitch",
      list: {
        action: "DescribeVSwitches",
        params: { VSwitchOwnerId: "$account" },
        items: "VSwitches.VSwitch",
      },
      read: {
        id: "VSwitchId",
        name: "VSwitchName",
        created: "CreationTime",
        facts: {
          status: "Status",
          cidr: "CidrBlock",
          zone: "ZoneId",
          vpcId: "VpcId",
          isDefault: "IsDefault",
          // Says that it is shared, not with whom; the field's values are unverified.
          sharedWith: "ShareType",
        },
        states: { at: "Status", present: ["Pending", "Available"] },
        ties: { usedByOthers: ["ShareType"] },
      },
      material: ["cidr", "vpcId", "sharedWith"],
      uses: [{ type: "vpc.vpc", at: "VpcId" }],
      remove: {
        does: "delete the vSwitch",
        action: "DeleteVSwitch",
        params: { VSwitchId: "$id" },
        gone: ["InvalidVswitchID.NotFound", "InvalidVSwitchId.NotFound"],
        busy: [
          "DeleteVSwitch.IncorrectStatus.cbnStatus",
          "IncorrectRouteEntryStatus",
          "IncorrectVSwitchStatus",
          "OperationConflict",
          "OperationDenied.OtherSubnetProcessing",
          "LastTokenProcessing",
          "TaskConflict",
          "SystemBusy",
        ],
        blocked: dependencies(
          "EnhancedNatgw",
          "HaVip",
          "Kvstore",
          "MulticastDomain",
          "NetworkAcl",
          "NetworkInterface",
          "RouteTable",
          "SNAT",
          "SnatEntry",
        ),
      },
      known: { inventory: ["ACS::VPC::VSwitch"] },
    },

    "vpc.route-table": {
      title: "Route table",
      docs: "DeleteRouteTable",
      list: {
        action: "DescribeRouteTableList",
        items: "RouterTableList.RouterTableListType",
        leaves: {
          RouteTableType: NO_KIND,
          RouterType: "tables of border routers go with their router and are not removed alone",
        },
      },
      read: {
        id: "RouteTableId",
        name: "RouteTableName",
        created: "CreationTime",
        facts: {
          kind: "RouteTableType",
          router: "RouterType",
          vpcId: "VpcId",
          vSwitchIds: "VSwitchIds.VSwitchId[]",
          gatewayIds: "GatewayIds.GatewayIds[]",
          associates: "AssociateType",
        },
        states: {
          at: "Status",
          present: ["Available", "Creating", "Pending"],
          leaving: ["Deleting"],
          unpublished:
            "the package names them in its remarks on CreateRouteTable, UnassociateRouteTable and DeleteRouteTable",
        },
      },
      material: ["kind", "vpcId"],
      proposes: {
        when: { at: "RouteTableType", is: "System" },
        disposition: "with-parent",
        because: "a system route table goes with its VPC",
      },
      uses: [
        {
          type: "vpc.vswitch",
          at: "VSwitchIds.VSwitchId[]",
          when: { at: "RouteTableType", is: "Custom" },
        },
        { type: "vpc.vpc", at: "VpcId", when: { at: "RouteTableType", is: "Custom" } },
      ],
      goesWith: { type: "vpc.vpc", at: "VpcId", when: { at: "RouteTableType", is: "System" } },
      busy: ["OperationConflict", "IncorrectRouteTableStatus"],
      remove: [
        {
          does: "take the route table off its vSwitches",
          undo: {
            does: "bind the route table to the vSwitch again",
            action: "AssociateRouteTable",
            params: { RouteTableId: "$id", VSwitchId: "$each" },
            to: { types: ["vpc.vswitch"], is: "$each" },
            busy: ["TaskConflict"],
          },
          action: "UnassociateRouteTable",
          params: { RouteTableId: "$id", VSwitchId: "$each" },
          forEach: "facts.vSwitchIds",
          busy: ["TaskConflict"],
        },
        {
          does: "take the route table off its IPv4 gateways",
          undo: {
            does: "bind the route table to the IPv4 gateway again",
            action: "AssociateRouteTableWithGateway",
            params: { RouteTableId: "$id", GatewayId: "$each", GatewayType: "Ipv4Gateway" },
            busy: ["TaskConflict"],
          },
          action: "DissociateRouteTableFromGateway",
          params: { RouteTableId: "$id", GatewayId: "$each", GatewayType: "Ipv4Gateway" },
          forEach: "facts.gatewayIds",
          busy: ["TaskConflict"],
        },
        {
          does: "delete the custom route table with its routes",
          action: "DeleteRouteTable",
          params: { RouteTableId: "$id" },
          when: { at: "facts.kind", is: "Custom" },
          busy: ["IncorrectStatus.cbnStatus", "OperationDenied.GatewayAssociated"],
          blocked: dependencies("RouteEntry"),
        },
      ],
      known: { inventory: ["ACS::VPC::RouteTable"] },
    },
  },
});
