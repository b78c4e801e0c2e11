import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ TagKey: "team", TagValue: "odd ones" }] } as const;

/** Security groups and network interfaces. */
export const seeds: Seeds = {
  "ecs.security-group": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "ecs.security-group": [
          {
            repeat: 41,
            SecurityGroupId: "sg-odd-{nnn}",
            SecurityGroupName: "odd group {n}",
            SecurityGroupType: "enterprise",
            VpcId: "vpc-odd",
            CreationTime: "{now-90d}",
            Tags: TAGS,
          },
          {
            SecurityGroupId: "sg-left",
            _rules: [
              { SourceGroupId: "sg-right" },
              { SourceCidrIp: "198.51.100.0/24" },
              { Direction: "egress", DestGroupId: "sg-left" },
            ],
          },
          {
            SecurityGroupId: "sg-right",
            _rules: [{ Direction: "egress", DestGroupId: "sg-left" }],
          },
          { SecurityGroupId: "sg-used" },
          { SecurityGroupId: "sg-managed", ServiceManaged: true },
        ],
        "ecs.instance": [
          {
            InstanceId: "i-1",
            Status: "Running",
            SecurityGroupIds: { SecurityGroupId: ["sg-used"] },
          },
        ],
      },
    },
    scans: ["ecs.instance"],
    items: {
      "sg-odd-041": {
        name: "odd group 41",
        facts: { kind: "enterprise", vpcId: "vpc-odd" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "sg-left": {
        facts: { allowsFrom: ["sg-right"], allowsTo: ["sg-left"] },
        uses: [
          idIn(HERE, "ecs.security-group", "sg-right"),
          idIn(HERE, "ecs.security-group", "sg-left"),
        ],
      },
      "sg-managed": { proposed: "with-parent" },
    },
    removals: [
      { items: ["sg-odd-001", "sg-odd-041"] },
      { items: ["sg-right"], stays: /DependencyViolation/ },
      { items: ["sg-left", "sg-right"] },
      { items: ["sg-used"], stays: /DependencyViolation/ },
      {
        items: ["sg-used", "ecs.instance/i-1"],
        calls: ["Ecs.DeleteInstance", "Ecs.DeleteSecurityGroup"],
      },
    ],
  },

  "ecs.network-interface": {
    records: {
      each: {
        NetworkInterfaceId: "eni-odd-{nnn}",
        NetworkInterfaceName: "odd interface {n}",
        Type: "Secondary",
        Status: "Available",
        VSwitchId: "vsw-odd",
        VpcId: "vpc-odd",
        PrivateIpAddress: "10.77.0.{n}",
        AssociatedPublicIp: { PublicIpAddress: "203.0.113.{n}" },
        SecurityGroupIds: { SecurityGroupId: ["sg-odd"] },
      },
    },
    resources: {
      [HERE]: {
        "ecs.network-interface": [
          {
            NetworkInterfaceId: "eni-primary",
            Type: "Primary",
            Status: "InUse",
            InstanceId: "i-1",
            DeleteOnRelease: true,
          },
          {
            NetworkInterfaceId: "eni-released",
            Type: "Secondary",
            Status: "InUse",
            InstanceId: "i-1",
            DeleteOnRelease: true,
          },
          {
            NetworkInterfaceId: "eni-bound",
            Type: "Secondary",
            Status: "InUse",
            InstanceId: "i-1",
            DeleteOnRelease: false,
          },
          {
            NetworkInterfaceId: "eni-managed",
            Type: "Secondary",
            Status: "InUse",
            ServiceManaged: true,
          },
          { NetworkInterfaceId: "eni-leaving", Type: "Secondary", Status: "Deleting" },
        ],
        "ecs.instance": [{ InstanceId: "i-1", Status: "Running" }],
      },
    },
    scans: ["ecs.instance"],
    items: {
      "eni-odd-501": {
        name: "odd interface 501",
        facts: { privateIp: "10.77.0.501", publicIp: "203.0.113.501" },
        uses: [
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "ecs.security-group", "sg-odd"),
        ],
      },
      "eni-primary": { proposed: "with-parent", goesWith: idIn(HERE, "ecs.instance", "i-1") },
      "eni-bound": { proposed: "delete", goesWith: undefined },
      "eni-managed": { proposed: "with-parent" },
    },
    removals: [
      { items: ["eni-managed"], stays: /the service that owns it/ },
      { items: ["eni-bound"] },
      {
        items: ["eni-primary", "eni-released", "ecs.instance/i-1"],
        calls: ["Ecs.DeleteInstance"],
      },
    ],
  },
};
