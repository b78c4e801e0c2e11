import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Private networks. Page sizes of these actions travel as text.
 * https://cloud.tencent.com/document/api/215/15755
 *
 * Error codes: Go SDK tencentcloud-sdk-go, vpc/v20170312/errors.go.
 */
export const vpc = defineService({
  product: "vpc",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/215/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: offsets(100),
    tags: { at: "TagSet", key: "Key", value: "Value" },
  },
  types: {
    "vpc.vpc": {
      title: "VPC",
      docs: "15775",
      list: {
        action: "DescribeVpcs",
        items: "VpcSet",
        leaves: {
          "Filters:is-default": "it narrows to the default VPC, or to the others, where it is sent",
          "Filters:isp-type": "the default in the text is what a VPC is made with",
        },
      },
      read: {
        id: "VpcId",
        name: "VpcName",
        created: "CreatedTime",
        facts: { cidr: "CidrBlock", default: "IsDefault" },
      },
      material: ["cidr"],
      remove: {
        does: "delete the VPC with its main route table",
        action: "DeleteVpc",
        params: { VpcId: "$id" },
        gone: ["ResourceNotFound", "UnsupportedOperation.RecordNotExists"],
        busy: ["FailedOperation.NetDetectTimeOut"],
        blocked: {
          ResourceInUse: "something that is still in it",
          "UnsupportedOperation.RouteTableHasSubnetRule": "vpc.subnet",
        },
      },
      known: { inventory: ["qcs::vpc::vpc"] },
    },

    "vpc.subnet": {
      title: "Subnet",
      docs: "15783",
      list: {
        action: "DescribeSubnets",
        items: "SubnetSet",
        leaves: {
          "Filters:is-default":
            "it narrows to the default subnet, or to the others, where it is sent",
        },
      },
      read: {
        id: "SubnetId",
        name: "SubnetName",
        created: "CreatedTime",
        facts: { cidr: "CidrBlock", vpcId: "VpcId", zone: "Zone", default: "IsDefault" },
      },
      material: ["cidr", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.route-table", at: "RouteTableId" },
      ],
      codes: {
        notOurs: { "UnsupportedOperation.NatGatewaySnatRuleNotExists": "it speaks of a rule" },
      },
      remove: {
        does: "delete the subnet",
        action: "DeleteSubnet",
        params: { SubnetId: "$id" },
        gone: ["ResourceNotFound", "UnsupportedOperation.RecordNotExists"],
        blocked: { ResourceInUse: "something that is still in it" },
      },
      known: { inventory: ["qcs::vpc::subnet"] },
    },

    "vpc.route-table": {
      title: "Route table",
      docs: "15771",
      list: { action: "DescribeRouteTables", items: "RouteTableSet" },
      read: {
        id: "RouteTableId",
        name: "RouteTableName",
        created: "CreatedTime",
        facts: { vpcId: "VpcId", main: "Main", subnets: "AssociationSet[].SubnetId" },
      },
      material: ["vpcId"],
      proposes: {
        when: { at: "Main", is: true },
        disposition: "with-parent",
        because: "the main route table goes with its VPC",
      },
      uses: [{ type: "vpc.vpc", at: "VpcId", when: { at: "Main", is: false } }],
      goesWith: { type: "vpc.vpc", at: "VpcId", when: { at: "Main", is: true } },
      remove: {
        does: "delete the route table",
        action: "DeleteRouteTable",
        params: { RouteTableId: "$id" },
        gone: ["ResourceNotFound"],
        blocked: {
          "UnsupportedOperation.DelRouteWithSubnet": "vpc.subnet",
          "UnsupportedOperation.RouteTableHasSubnetRule": "vpc.subnet",
        },
      },
      known: { inventory: ["qcs::vpc::rtb", "qcs::vpc::route-table"] },
    },

    "vpc.security-group": {
      title: "Security group",
      docs: "15803",
      list: { action: "DescribeSecurityGroups", items: "SecurityGroupSet" },
      detail: {
        name: "rules",
        action: "DescribeSecurityGroupPolicies",
        params: { SecurityGroupId: "$id" },
        must: "SecurityGroupPolicySet",
        none: ["ResourceNotFound"],
      },
      read: {
        id: "SecurityGroupId",
        name: "SecurityGroupName",
        created: "CreatedTime",
        facts: {
          default: "IsDefault",
          description: "SecurityGroupDesc",
          allowsFrom: "detail.rules.SecurityGroupPolicySet.Ingress[].SecurityGroupId",
          allowsTo: "detail.rules.SecurityGroupPolicySet.Egress[].SecurityGroupId",
        },
      },
      proposes: {
        when: { at: "IsDefault", is: true },
        disposition: "keep",
        because: "every region has a default security group, and it is the cloud's to remove",
        blocks: false,
      },
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
      gone: ["ResourceNotFound"],
      codes: {
        notOurs: { "UnsupportedOperation.LockedResources": "a person has it unlocked" },
      },
      remove: {
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
          },
        ],
        steps: [
          {
            does: "delete the security group",
            action: "DeleteSecurityGroup",
            params: { SecurityGroupId: "$id" },
            gone: ["InvalidSecurityGroupID.NotFound"],
            blocked: { ResourceInUse: "what is bound to it, or another group whose rules name it" },
          },
        ],
      },
      known: { inventory: ["qcs::cvm::sg", "qcs::vpc::security-group"] },
    },

    "vpc.network-interface": {
      title: "Elastic network interface",
      docs: "15822",
      list: {
        action: "DescribeNetworkInterfaces",
        items: "NetworkInterfaceSet",
        leaves: { "Filters:eni-qos": "DEFAULT is the name of one of the qualities" },
      },
      read: {
        id: "NetworkInterfaceId",
        name: "NetworkInterfaceName",
        created: "CreatedTime",
        facts: {
          status: "State",
          vpcId: "VpcId",
          primary: "Primary",
          kind: "EniType",
          instanceId: "Attachment.InstanceId",
          owner: "Business",
        },
        states: {
          at: "State",
          present: ["PENDING", "AVAILABLE", "ATTACHING", "DETACHING"],
          leaving: ["DELETING"],
        },
      },
      material: ["vpcId", "instanceId"],
      bindings: ["instanceId"],
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
      busy: ["UnsupportedOperation.InvalidState"],
      gone: ["ResourceNotFound"],
      remove: [
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
          },
          action: "DetachNetworkInterface",
          params: { NetworkInterfaceId: "$id", InstanceId: "$facts.instanceId" },
          busy: ["UnsupportedOperation.IdempotentProcessing"],
          blocked: {
            "UnsupportedOperation.InstanceAssociateHavip":
              "a virtual address that drifts between instances",
          },
          when: { at: "facts.instanceId", exists: true },
        },
        {
          does: "delete the interface",
          action: "DeleteNetworkInterface",
          params: { NetworkInterfaceId: "$id" },
          blocked: { ResourceInUse: "what it is attached to" },
        },
      ],
      known: { inventory: ["qcs::vpc::eni", "qcs::vpc::network-interface"] },
    },
  },
});
