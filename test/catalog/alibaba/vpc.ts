import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** Networks, their subnets and route tables. */
export const seeds: Seeds = {
  "vpc.vpc": {
    resources: {
      [HERE]: {
        "vpc.vpc": [
          {
            repeat: 51,
            VpcId: "vpc-odd-{nn}",
            VpcName: "odd network {n}",
            CidrBlock: "10.77.0.0/16",
            IsDefault: false,
            Status: "Available",
            CreationTime: "{now-90d}",
            Tags: TAGS,
          },
          {
            VpcId: "vpc-used",
            Status: "Available",
            CenStatus: "Attached",
            _cenGrants: [{ CenInstanceId: "cen-theirs", CenOwnerId: 1888000000000001 }],
          },
          { VpcId: "vpc-leaving", Status: "Deleting" },
        ],
        "vpc.vswitch": [{ VSwitchId: "vsw-1", VpcId: "vpc-used", Status: "Available" }],
        "vpc.route-table": [
          { RouteTableId: "vtb-system", RouteTableType: "System", VpcId: "vpc-used" },
        ],
      },
    },
    scans: ["vpc.vswitch", "vpc.route-table"],
    items: {
      "vpc-odd-51": { name: "odd network 51", facts: { cidr: "10.77.0.0/16", isDefault: false } },
      "vpc-used": { facts: { cenStatus: "Attached", sharedWith: ["1888000000000001"] } },
      "vpc-leaving": { state: "leaving" },
    },
    removals: [
      { items: ["vpc-odd-01", "vpc-odd-51"] },
      {
        items: ["vpc-used"],
        stays: /DependencyViolation\.VSwitch.*in the way is a vSwitch: one of .*:vsw-1/u,
      },
      {
        items: ["vpc-used", "vpc.vswitch/vsw-1", "vpc.route-table/vtb-system"],
        calls: ["Vpc.DeleteVSwitch", "Vpc.DeleteVpc"],
      },
    ],
  },

  "vpc.vswitch": {
    resources: {
      [HERE]: {
        "vpc.vswitch": [
          {
            repeat: 51,
            VSwitchId: "vsw-odd-{nn}",
            VSwitchName: "odd subnet {n}",
            VpcId: "vpc-odd",
            CidrBlock: "10.77.{n}.0/24",
            ZoneId: `${HERE}b`,
            IsDefault: false,
            ShareType: "Sharing",
            Status: "Available",
            CreationTime: "{now-90d}",
            Tags: TAGS,
          },
          { VSwitchId: "vsw-used", VpcId: "vpc-odd", Status: "Available" },
        ],
        "kvstore.instance": [
          {
            InstanceId: "r-1",
            InstanceStatus: "Normal",
            ChargeType: "PostPaid",
            VSwitchId: "vsw-used",
          },
        ],
      },
    },
    scans: ["kvstore.instance"],
    items: {
      "vsw-odd-51": {
        name: "odd subnet 51",
        facts: { cidr: "10.77.51.0/24", zone: `${HERE}b`, sharedWith: "Sharing" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
    },
    removals: [
      { items: ["vsw-odd-01", "vsw-odd-51"] },
      {
        items: ["vsw-used"],
        stays: /DependencyViolation\.Kvstore.*in the way is a Redis or Tair instance: one of /u,
      },
    ],
  },

  "vpc.route-table": {
    records: {
      each: {
        RouteTableId: "vtb-odd-{nn}",
        RouteTableName: "odd routes {n}",
        RouteTableType: "Custom",
        VpcId: "vpc-odd",
      },
    },
    resources: {
      [HERE]: {
        "vpc.route-table": [
          {
            RouteTableId: "vtb-bound",
            RouteTableType: "Custom",
            VpcId: "vpc-odd",
            AssociateType: "VSwitch",
            VSwitchIds: { VSwitchId: ["vsw-a", "vsw-b"] },
            GatewayIds: { GatewayIds: ["ipv4gw-odd"] },
          },
          {
            RouteTableId: "vtb-system",
            RouteTableType: "System",
            VpcId: "vpc-1",
            VSwitchIds: { VSwitchId: ["vsw-1"] },
          },
        ],
        "vpc.vpc": [{ VpcId: "vpc-1", Status: "Available" }],
      },
    },
    scans: ["vpc.vpc"],
    items: {
      "vtb-odd-51": { name: "odd routes 51", goesWith: undefined },
      "vtb-bound": {
        uses: [
          idIn(HERE, "vpc.vswitch", "vsw-a"),
          idIn(HERE, "vpc.vswitch", "vsw-b"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
        ],
      },
      "vtb-system": {
        proposed: "with-parent",
        uses: [],
        goesWith: idIn(HERE, "vpc.vpc", "vpc-1"),
      },
    },
    removals: [
      {
        items: ["vtb-bound"],
        calls: [
          "Vpc.UnassociateRouteTable",
          "Vpc.UnassociateRouteTable",
          "Vpc.DissociateRouteTableFromGateway",
          "Vpc.DeleteRouteTable",
        ],
      },
      { items: ["vtb-system"], stays: /it goes with/ },
      { items: ["vtb-system", "vpc.vpc/vpc-1"], calls: ["Vpc.DeleteVpc"] },
    ],
  },
};
