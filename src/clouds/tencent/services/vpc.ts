import { defineService } from "../../../core/service.ts";

/**
 * Private networks. Page sizes of these actions travel as text.
 * https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpc = defineService({
  product: "vpc",
  docs: "https://cloud.tencent.com/document/api/215/15755",
  types: {
    "vpc.vpc": {
      title: "VPC",
      docs: "https://cloud.tencent.com/document/api/215/15775",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeVpcs",
        items: "VpcSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "VpcId",
        name: "VpcName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { cidr: "CidrBlock", default: "IsDefault" },
      },
      material: ["cidr"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the VPC with its main route table",
            deletes: true,
            action: "DeleteVpc",
            params: { VpcId: "$id" },
            gone: ["InvalidVpcId.NotFound", "ResourceNotFound"],
            busy: ["ResourceInUse"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::vpc"] },
    },

    "vpc.subnet": {
      title: "Subnet",
      docs: "https://cloud.tencent.com/document/api/215/15783",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeSubnets",
        items: "SubnetSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "SubnetId",
        name: "SubnetName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { cidr: "CidrBlock", vpcId: "VpcId", zone: "Zone", default: "IsDefault" },
      },
      material: ["cidr", "vpcId"],
      dataBearing: false,
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.route-table", at: "RouteTableId" },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the subnet",
            deletes: true,
            action: "DeleteSubnet",
            params: { SubnetId: "$id" },
            gone: ["ResourceNotFound"],
            busy: ["ResourceInUse"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::subnet"] },
    },

    "vpc.route-table": {
      title: "Route table",
      docs: "https://cloud.tencent.com/document/api/215/15771",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeRouteTables",
        items: "RouteTableSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "RouteTableId",
        name: "RouteTableName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: { vpcId: "VpcId", main: "Main", subnets: "AssociationSet[].SubnetId" },
      },
      material: ["vpcId"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "Main", is: true },
          disposition: "with-parent",
          because: "the main route table goes with its VPC",
        },
      ],
      uses: [{ type: "vpc.vpc", at: "VpcId", when: { at: "Main", is: false } }],
      goesWith: { type: "vpc.vpc", at: "VpcId", when: { at: "Main", is: true } },
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the route table",
            deletes: true,
            action: "DeleteRouteTable",
            params: { RouteTableId: "$id" },
            gone: ["InvalidRouteTableId.NotFound", "ResourceNotFound"],
            busy: ["ResourceInUse", "UnsupportedOperation.DelRouteWithSubnet"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::rtb", "qcs::vpc::route-table"] },
    },

    "vpc.security-group": {
      title: "Security group",
      docs: "https://cloud.tencent.com/document/api/215/15803",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeSecurityGroups",
        items: "SecurityGroupSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      detail: [
        {
          name: "rules",
          action: "DescribeSecurityGroupPolicies",
          params: { SecurityGroupId: "$id" },
          must: "SecurityGroupPolicySet",
          none: ["ResourceNotFound"],
        },
      ],
      read: {
        id: "SecurityGroupId",
        name: "SecurityGroupName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: {
          default: "IsDefault",
          description: "SecurityGroupDesc",
          allowsFrom: "detail.rules.SecurityGroupPolicySet.Ingress[].SecurityGroupId",
          allowsTo: "detail.rules.SecurityGroupPolicySet.Egress[].SecurityGroupId",
        },
      },
      dataBearing: false,
      proposes: [
        {
          when: { at: "IsDefault", is: true },
          disposition: "keep",
          because: "every region has a default security group, and it is the cloud's to remove",
          blocks: false,
        },
      ],
      // A group that another one's rules name is not deleted: https://cloud.tencent.com/document/api/215/15803
      uses: [
        {
          type: "vpc.security-group",
          at: "detail.rules.SecurityGroupPolicySet.Ingress[].SecurityGroupId",
        },
        {
          type: "vpc.security-group",
          at: "detail.rules.SecurityGroupPolicySet.Egress[].SecurityGroupId",
        },
      ],
      remove: {
        by: "call",
        detach: [
          {
            // Version 0 takes all rules away: https://cloud.tencent.com/document/api/215/15810
            does: "take the rules away, some of which name other security groups",
            cannotBeUndone: {
              because: "the rules of the group are not kept",
              next: "Read the rules in your own code or in CloudAudit, and add them again in the console: VPC, Security Groups.",
            },
            action: "ModifySecurityGroupPolicies",
            params: { SecurityGroupId: "$id", SecurityGroupPolicySet: { Version: "0" } },
            gone: ["ResourceNotFound"],
          },
        ],
        steps: [
          {
            does: "delete the security group",
            deletes: true,
            action: "DeleteSecurityGroup",
            params: { SecurityGroupId: "$id" },
            gone: ["InvalidSecurityGroupID.NotFound", "ResourceNotFound"],
            // Also while another group's rules name it.
            busy: ["ResourceInUse"],
          },
        ],
      },
      known: { inventory: ["qcs::cvm::sg", "qcs::vpc::security-group"] },
    },

    "vpc.network-interface": {
      title: "Elastic network interface",
      docs: "https://cloud.tencent.com/document/api/215/15822",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeNetworkInterfaces",
        items: "NetworkInterfaceSet",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalCount" },
      },
      read: {
        id: "NetworkInterfaceId",
        name: "NetworkInterfaceName",
        created: "CreatedTime",
        tags: { at: "TagSet", key: "Key", value: "Value" },
        facts: {
          status: "State",
          vpcId: "VpcId",
          primary: "Primary",
          kind: "EniType",
          instanceId: "Attachment.InstanceId",
          owner: "Business",
        },
      },
      material: ["vpcId", "instanceId"],
      bindings: ["instanceId"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "Primary", is: true },
          disposition: "with-parent",
          because: "the primary interface goes with its instance",
        },
        {
          when: { at: "EniType", not: 0 },
          disposition: "with-parent",
          because: "it belongs to what it is attached to and goes with it",
        },
      ],
      uses: [
        { type: "vpc.subnet", at: "SubnetId" },
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.security-group", at: "GroupSet[]" },
      ],
      goesWith: {
        type: "cvm.instance",
        at: "Attachment.InstanceId",
        when: { at: "Primary", is: true },
      },
      remove: {
        by: "call",
        steps: [
          {
            does: "detach the interface from its instance",
            undo: {
              does: "attach the interface to its instance again",
              action: "AttachNetworkInterface",
              params: { NetworkInterfaceId: "$id", InstanceId: "$before.instanceId" },
              to: {
                types: ["cvm.instance"],
                is: "$before.instanceId",
                when: { at: "before.instanceId", starts: "ins-" },
              },
              busy: ["UnsupportedOperation.InvalidState"],
            },
            action: "DetachNetworkInterface",
            params: { NetworkInterfaceId: "$id", InstanceId: "$facts.instanceId" },
            when: { at: "facts.instanceId", exists: true },
            gone: ["ResourceNotFound"],
            busy: ["UnsupportedOperation.InvalidState"],
          },
          {
            does: "delete the interface",
            deletes: true,
            action: "DeleteNetworkInterface",
            params: { NetworkInterfaceId: "$id" },
            gone: ["ResourceNotFound"],
            busy: ["ResourceInUse", "UnsupportedOperation.InvalidState"],
          },
        ],
      },
      known: { inventory: ["qcs::vpc::eni", "qcs::vpc::network-interface"] },
    },
  },
});
