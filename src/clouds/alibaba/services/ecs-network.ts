import type { Step } from "../../../core/row-removal.ts";
import { defineService } from "../../../core/service.ts";
import { DRY_RUN } from "./parts/dry-run.ts";
import { ecsTokens, tokens } from "./parts/pagings.ts";

/** What the listing of a group's rules leaves out. */
const RULES_LEFT_OUT = {
  Attribute: "it asks for the snapshot policies of the group beside its rules",
  NicType:
    "the text says that in a VPC there is one value, whatever is sent; it is of the classic network",
};

/** Revokes the rules of one direction that name another group, so that groups which refer to each other can go. */
const revoke = (direction: string, action: string, other: string): Step => ({
  does: `revoke the ${direction} rules that name other security groups`,
  cannotBeUndone: {
    because: "the journal keeps the ids of the rules, and not what they said",
    next: "Read the rules in your own code or in ActionTrail, and authorize them again in the console: ECS, Security Groups.",
  },
  action,
  params: { SecurityGroupId: "$id", SecurityGroupRuleId: "$each.SecurityGroupRuleId" },
  again: true,
  forEach: {
    action: "DescribeSecurityGroupAttribute",
    params: { SecurityGroupId: "$id" },
    items: "Permissions.Permission",
    must: "SecurityGroupRuleId",
    paging: tokens(1000),
    leaves: RULES_LEFT_OUT,
    only: { at: other, not: "$id" },
    // Most rules of one call: https://api.alibabacloud.com/document/Ecs/2014-05-26/RevokeSecurityGroup
    batch: 100,
  },
  done: ["InvalidParam.SecurityGroupRuleId"],
});

/**
 * Security groups and network interfaces.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 *
 * Error codes: the vendor's remarks on DeleteSecurityGroup, and the official Terraform provider
 * (resource_alicloud_security_group.go, resource_alicloud_ecs_network_interface.go, errors.go).
 */
export const ecsNetwork = defineService({
  product: "Ecs",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: ecsTokens(100),
    tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
    params: { RegionId: "$region" },
  },
  types: {
    "ecs.security-group": {
      title: "Security group",
      docs: "DeleteSecurityGroup",
      // Whether groups that a service manages are listed without being asked for is not told.
      list: [false, true].map((managed) => ({
        action: "DescribeSecurityGroups",
        params: { ServiceManaged: managed },
        items: "SecurityGroups.SecurityGroup",
        dryRun: DRY_RUN,
      })),
      detail: {
        name: "rules",
        action: "DescribeSecurityGroupAttribute",
        must: "Direction",
        params: { SecurityGroupId: "$id" },
        items: "Permissions.Permission",
        paging: tokens(1000),
        none: ["InvalidSecurityGroupId.NotFound"],
        leaves: RULES_LEFT_OUT,
      },
      read: {
        id: "SecurityGroupId",
        name: "SecurityGroupName",
        created: "CreationTime",
        facts: {
          kind: "SecurityGroupType",
          vpcId: "VpcId",
          serviceManaged: "ServiceManaged",
          allowsFrom: "detail.rules[].SourceGroupId",
          allowsTo: "detail.rules[].DestGroupId",
        },
      },
      material: ["vpcId", "serviceManaged"],
      proposes: {
        when: { at: "ServiceManaged", is: true },
        disposition: "with-parent",
        because: "another product owns it and deletes it with its own resource",
      },
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "ecs.security-group", at: "detail.rules[].SourceGroupId" },
        { type: "ecs.security-group", at: "detail.rules[].DestGroupId" },
      ],
      gone: ["InvalidSecurityGroupId.NotFound"],
      remove: {
        detach: [
          revoke("inbound", "RevokeSecurityGroup", "SourceGroupId"),
          revoke("outbound", "RevokeSecurityGroupEgress", "DestGroupId"),
        ],
        steps: [
          {
            does: "delete the security group with its rules",
            action: "DeleteSecurityGroup",
            params: { SecurityGroupId: "$id" },
            blocked: {
              DependencyViolation: "an instance, an interface or a rule that uses the group",
            },
          },
        ],
      },
      known: { inventory: ["ACS::ECS::SecurityGroup"] },
    },

    "ecs.network-interface": {
      title: "Network interface",
      docs: "DeleteNetworkInterface",
      list: {
        action: "DescribeNetworkInterfaces",
        items: "NetworkInterfaceSets.NetworkInterfaceSet",
        size: 500,
      },
      read: {
        id: "NetworkInterfaceId",
        name: "NetworkInterfaceName",
        created: "CreationTime",
        facts: {
          status: "Status",
          kind: "Type",
          instanceId: "InstanceId",
          withInstance: "DeleteOnRelease",
          vSwitchId: "VSwitchId",
          privateIp: "PrivateIpAddress",
          publicIp: "AssociatedPublicIp.PublicIpAddress",
          serviceManaged: "ServiceManaged",
        },
        states: {
          at: "Status",
          present: ["Available", "Attaching", "InUse", "Detaching"],
          leaving: ["Deleting"],
        },
        ties: { reachedBy: ["AssociatedPublicIp.PublicIpAddress"] },
      },
      material: ["kind", "instanceId", "vSwitchId", "serviceManaged"],
      bindings: ["instanceId"],
      proposes: [
        {
          when: { at: "ServiceManaged", is: true },
          disposition: "with-parent",
          because: "another product owns it and deletes it with its own resource",
        },
        {
          when: { at: "Type", is: "Primary" },
          disposition: "with-parent",
          because: "the primary interface goes with its instance",
        },
        {
          when: [
            { at: "InstanceId", exists: true },
            { at: "DeleteOnRelease", is: true },
          ],
          disposition: "with-parent",
          because: "the interface is released with its instance",
        },
      ],
      uses: [
        { type: "vpc.vswitch", at: "VSwitchId" },
        { type: "vpc.vpc", at: "VpcId" },
        { type: "ecs.security-group", at: "SecurityGroupIds.SecurityGroupId[]" },
      ],
      goesWith: {
        type: "ecs.instance",
        at: "InstanceId",
        when: { at: "DeleteOnRelease", is: true },
      },
      busy: [
        "InvalidOperation.InvalidEcsState",
        "InvalidOperation.InvalidEniState",
        "InvalidOperation.InvalidEniType",
        "InvalidOperation.Conflict",
        "OperationConflict",
      ],
      gone: ["InvalidEniId.NotFound"],
      remove: [
        {
          does: "detach the interface from its instance",
          undo: {
            does: "attach the interface to its instance again",
            action: "AttachNetworkInterface",
            params: { NetworkInterfaceId: "$id", InstanceId: "$before.instanceId" },
            to: { types: ["ecs.instance"], is: "$before.instanceId" },
            moot: ["InvalidEcsId.NotFound"],
          },
          action: "DetachNetworkInterface",
          params: { NetworkInterfaceId: "$id", InstanceId: "$facts.instanceId" },
          when: [
            { at: "facts.instanceId", exists: true },
            { at: "facts.status", is: ["InUse", "Detaching"] },
          ],
          done: ["InvalidEcsId.NotFound"],
        },
        {
          does: "delete the interface with its private addresses",
          action: "DeleteNetworkInterface",
          params: { NetworkInterfaceId: "$id" },
        },
      ],
      known: { inventory: ["ACS::ECS::NetworkInterface"] },
    },
  },
});
