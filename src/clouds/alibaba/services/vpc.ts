import { defineService } from "../../../core/service.ts";

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
  docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/overview",
  types: {
    "vpc.vpc": {
      title: "VPC",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteVpc",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpcs",
        // Networks that others share with the account are theirs, not items of this account.
        params: { RegionId: "$region", VpcOwnerId: "$account" },
        items: "Vpcs.Vpc",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
      detail: [
        {
          name: "grants",
          action: "DescribeGrantRulesToCen",
          must: "CenOwnerId",
          params: { RegionId: "$region", InstanceId: "$id", InstanceType: "VPC" },
          items: "CenGrantRules.CbnGrantRule",
          paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
        },
      ],
      read: {
        id: "VpcId",
        name: "VpcName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          cidr: "CidrBlock",
          isDefault: "IsDefault",
          cenStatus: "CenStatus",
          sharedWith: "detail.grants[].CenOwnerId",
        },
        ties: { usedByOthers: ["detail.grants[].CenOwnerId"] },
      },
      material: ["cidr", "isDefault", "sharedWith"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the VPC with its system route table",
            deletes: true,
            action: "DeleteVpc",
            params: { RegionId: "$region", VpcId: "$id", ClientToken: "$clientToken" },
            gone: [
              "InvalidVpcID.NotFound",
              "InvalidVpcId.NotFound",
              "Forbidden.VpcNotFound",
              "InvalidResource.NotFound",
            ],
            busy: [
              "DependencyViolation",
              "DependencyViolation.Instance",
              "DependencyViolation.NatGateway",
              "DependencyViolation.RouteEntry",
              "DependencyViolation.RouteInterface",
              "DependencyViolation.RouterInterface",
              "DependencyViolation.SecurityGroup",
              "DependencyViolation.Tunnel",
              "DependencyViolation.VSwitch",
              "IncorrectVpcStatus",
              "OperationConflict",
              "LastTokenProcessing",
              "OperationFailed.LastTokenProcessing",
              "IncorrectStatus",
              "SystemBusy",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::VPC::VPC"], product: ["vpc"] },
    },

    "vpc.vswitch": {
      title: "vSwitch",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteVSwitch",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVSwitches",
        params: { RegionId: "$region", VSwitchOwnerId: "$account" },
        items: "VSwitches.VSwitch",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
      read: {
        id: "VSwitchId",
        name: "VSwitchName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          cidr: "CidrBlock",
          zone: "ZoneId",
          vpcId: "VpcId",
          isDefault: "IsDefault",
          // Says that it is shared, not with whom; the field's values are unverified.
          sharedWith: "ShareType",
        },
        ties: { usedByOthers: ["ShareType"] },
      },
      material: ["cidr", "vpcId", "sharedWith"],
      dataBearing: false,
      uses: [{ type: "vpc.vpc", at: "VpcId" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the vSwitch",
            deletes: true,
            action: "DeleteVSwitch",
            params: { RegionId: "$region", VSwitchId: "$id" },
            gone: ["InvalidVswitchID.NotFound", "InvalidVSwitchId.NotFound"],
            busy: [
              "DependencyViolation",
              "DependencyViolation.EnhancedNatgw",
              "DependencyViolation.HaVip",
              "DependencyViolation.Kvstore",
              "DependencyViolation.MulticastDomain",
              "DependencyViolation.NetworkAcl",
              "DependencyViolation.NetworkInterface",
              "DependencyViolation.RouteTable",
              "DependencyViolation.SNAT",
              "DependencyViolation.SnatEntry",
              "DeleteVSwitch.IncorrectStatus.cbnStatus",
              "IncorrectRouteEntryStatus",
              "IncorrectVSwitchStatus",
              "OperationConflict",
              "OperationDenied.OtherSubnetProcessing",
              "LastTokenProcessing",
              "TaskConflict",
              "SystemBusy",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::VPC::VSwitch"] },
    },

    "vpc.route-table": {
      title: "Route table",
      docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/DeleteRouteTable",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeRouteTableList",
        params: { RegionId: "$region" },
        items: "RouterTableList.RouterTableListType",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 50], total: "TotalCount" },
      },
      read: {
        id: "RouteTableId",
        name: "RouteTableName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          kind: "RouteTableType",
          router: "RouterType",
          vpcId: "VpcId",
          vSwitchIds: "VSwitchIds.VSwitchId[]",
          gatewayIds: "GatewayIds.GatewayIds[]",
          associates: "AssociateType",
        },
      },
      material: ["kind", "vpcId"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "RouteTableType", is: "System" },
          disposition: "with-parent",
          because: "a system route table goes with its VPC",
        },
      ],
      uses: [
        {
          type: "vpc.vswitch",
          at: "VSwitchIds.VSwitchId[]",
          when: { at: "RouteTableType", is: "Custom" },
        },
        { type: "vpc.vpc", at: "VpcId", when: { at: "RouteTableType", is: "Custom" } },
      ],
      goesWith: { type: "vpc.vpc", at: "VpcId", when: { at: "RouteTableType", is: "System" } },
      remove: {
        by: "call",
        steps: [
          {
            does: "take the route table off its vSwitches",
            undo: {
              does: "bind the route table to the vSwitch again",
              action: "AssociateRouteTable",
              params: { RegionId: "$region", RouteTableId: "$id", VSwitchId: "$each" },
              to: { types: ["vpc.vswitch"], is: "$each" },
              busy: ["OperationConflict", "IncorrectRouteTableStatus", "TaskConflict"],
            },
            action: "UnassociateRouteTable",
            params: { RegionId: "$region", RouteTableId: "$id", VSwitchId: "$each" },
            forEach: "facts.vSwitchIds",
            busy: ["OperationConflict", "IncorrectRouteTableStatus", "TaskConflict"],
          },
          {
            does: "take the route table off its IPv4 gateways",
            undo: {
              does: "bind the route table to the IPv4 gateway again",
              action: "AssociateRouteTableWithGateway",
              params: {
                RegionId: "$region",
                RouteTableId: "$id",
                GatewayId: "$each",
                GatewayType: "Ipv4Gateway",
              },
              busy: ["OperationConflict", "IncorrectRouteTableStatus", "TaskConflict"],
            },
            action: "DissociateRouteTableFromGateway",
            params: {
              RegionId: "$region",
              RouteTableId: "$id",
              GatewayId: "$each",
              GatewayType: "Ipv4Gateway",
            },
            forEach: "facts.gatewayIds",
            busy: ["OperationConflict", "IncorrectRouteTableStatus", "TaskConflict"],
          },
          {
            does: "delete the custom route table with its routes",
            deletes: true,
            action: "DeleteRouteTable",
            params: { RegionId: "$region", RouteTableId: "$id" },
            when: { at: "facts.kind", is: "Custom" },
            busy: [
              "OperationConflict",
              "DependencyViolation.RouteEntry",
              "IncorrectRouteTableStatus",
              "IncorrectStatus.cbnStatus",
              "OperationDenied.GatewayAssociated",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::VPC::RouteTable"] },
    },
  },
});
