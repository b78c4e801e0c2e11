import { defineService } from "../../../core/service.ts";

/**
 * Security groups and network interfaces.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/overview
 *
 * Error codes: the vendor's remarks on DeleteSecurityGroup, and the official Terraform provider
 * (resource_alicloud_security_group.go, resource_alicloud_ecs_network_interface.go, errors.go).
 */
export const ecsNetwork = defineService({
  product: "Ecs",
  docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/overview",
  types: {
    "ecs.security-group": {
      title: "Security group",
      docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/DeleteSecurityGroup",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeSecurityGroups",
        params: { RegionId: "$region" },
        items: "SecurityGroups.SecurityGroup",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
      },
      detail: [
        {
          name: "rules",
          action: "DescribeSecurityGroupAttribute",
          must: "Direction",
          params: { RegionId: "$region", SecurityGroupId: "$id" },
          items: "Permissions.Permission",
          paging: {
            by: "token",
            token: "NextToken",
            size: ["MaxResults", 1000],
            next: "NextToken",
          },
          none: ["InvalidSecurityGroupId.NotFound"],
        },
      ],
      read: {
        id: "SecurityGroupId",
        name: "SecurityGroupName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: {
          kind: "SecurityGroupType",
          vpcId: "VpcId",
          serviceManaged: "ServiceManaged",
          allowsFrom: "detail.rules[].SourceGroupId",
          allowsTo: "detail.rules[].DestGroupId",
        },
      },
      material: ["vpcId", "serviceManaged"],
      dataBearing: false,
      proposes: [
        {
          when: { at: "ServiceManaged", is: true },
          disposition: "with-parent",
          because: "another product owns it and deletes it with its own resource",
        },
      ],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "ecs.security-group", at: "detail.rules[].SourceGroupId" },
        { type: "ecs.security-group", at: "detail.rules[].DestGroupId" },
      ],
      remove: {
        by: "call",
        detach: [
          {
            // Which rules name another group is told only by the rules themselves, and the two
            // directions are revoked by different actions: no condition says that for one rule.
            does: "revoke the rules that name other security groups",
            cannotBeUndone: {
              because: "the journal keeps the ids of the rules, and not what they said",
              next: "Read the rules in your own code or in ActionTrail, and authorize them again in the console: ECS, Security Groups.",
            },
            hook: "ecs.revoke-group-rules",
            calls: [
              {
                action: "DescribeSecurityGroupAttribute",
                params: { RegionId: "$region", SecurityGroupId: "$id" },
              },
              {
                action: "RevokeSecurityGroup",
                params: {
                  RegionId: "$region",
                  SecurityGroupId: "$id",
                  SecurityGroupRuleId: ["$each"],
                },
              },
              {
                action: "RevokeSecurityGroupEgress",
                params: {
                  RegionId: "$region",
                  SecurityGroupId: "$id",
                  SecurityGroupRuleId: ["$each"],
                },
              },
            ],
            gone: ["InvalidSecurityGroupId.NotFound"],
            done: ["InvalidParam.SecurityGroupRuleId"],
          },
        ],
        steps: [
          {
            does: "delete the security group with its rules",
            deletes: true,
            action: "DeleteSecurityGroup",
            params: { RegionId: "$region", SecurityGroupId: "$id" },
            gone: ["InvalidSecurityGroupId.NotFound"],
            busy: ["DependencyViolation"],
          },
        ],
      },
      known: { inventory: ["ACS::ECS::SecurityGroup"] },
    },

    "ecs.network-interface": {
      title: "Network interface",
      docs: "https://api.alibabacloud.com/document/Ecs/2014-05-26/DeleteNetworkInterface",
      wave: "network",
      scope: "region",
      list: {
        action: "DescribeNetworkInterfaces",
        params: { RegionId: "$region" },
        items: "NetworkInterfaceSets.NetworkInterfaceSet",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 500], next: "NextToken" },
      },
      read: {
        id: "NetworkInterfaceId",
        name: "NetworkInterfaceName",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
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
        states: [{ is: "leaving", when: { at: "Status", is: "Deleting" } }],
        ties: { reachedBy: ["AssociatedPublicIp.PublicIpAddress"] },
      },
      material: ["kind", "instanceId", "vSwitchId", "serviceManaged"],
      bindings: ["instanceId"],
      dataBearing: false,
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
      remove: {
        by: "call",
        steps: [
          {
            does: "detach the interface from its instance",
            undo: {
              does: "attach the interface to its instance again",
              action: "AttachNetworkInterface",
              params: {
                RegionId: "$region",
                NetworkInterfaceId: "$id",
                InstanceId: "$before.instanceId",
              },
              to: { types: ["ecs.instance"], is: "$before.instanceId" },
              moot: ["InvalidEcsId.NotFound"],
              busy: [
                "InvalidOperation.InvalidEcsState",
                "InvalidOperation.InvalidEniState",
                "InvalidOperation.Conflict",
                "OperationConflict",
              ],
            },
            action: "DetachNetworkInterface",
            params: {
              RegionId: "$region",
              NetworkInterfaceId: "$id",
              InstanceId: "$facts.instanceId",
            },
            when: [
              { at: "facts.instanceId", exists: true },
              { at: "facts.status", is: ["InUse", "Detaching"] },
            ],
            gone: ["InvalidEniId.NotFound"],
            done: ["InvalidEcsId.NotFound"],
            busy: [
              "InvalidOperation.InvalidEcsState",
              "InvalidOperation.InvalidEniState",
              "InvalidOperation.Conflict",
              "OperationConflict",
            ],
          },
          {
            does: "delete the interface with its private addresses",
            deletes: true,
            action: "DeleteNetworkInterface",
            params: { RegionId: "$region", NetworkInterfaceId: "$id" },
            gone: ["InvalidEniId.NotFound"],
            busy: [
              "InvalidOperation.InvalidEcsState",
              "InvalidOperation.InvalidEniState",
              "InvalidOperation.Conflict",
              "OperationConflict",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::ECS::NetworkInterface"] },
    },
  },
});
