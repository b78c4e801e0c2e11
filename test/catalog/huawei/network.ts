import type { Seeds } from "../support/seed.ts";

/** Networks and what stands in them. */
export const seeds: Seeds = {
  "vpc.vpc": { records: { each: { id: "vpc-{nnn}" } }, pageSize: 10 },

  "vpc.subnet": { records: { each: { id: "subnet-{nnn}", vpc_id: "vpc-1" } }, pageSize: 10 },

  "vpc.security-group": { records: { each: { id: "sg-{nnn}" } }, pageSize: 10 },

  "vpc.peering": { records: { each: { id: "peering-{nnn}" } }, pageSize: 10 },

  "vpc.route-table": {
    records: {
      each: { id: "rtb-{nnn}", default: false, subnets: [] },
      but: { tied: { subnets: [{ id: "subnet-1" }] } },
    },
    pageSize: 10,
  },

  "vpc.flow-log": {
    records: {
      each: { id: "log-{nnn}", resource_type: "port" },
      but: { whole: { resource_type: "vpc", resource_id: "vpc-1" } },
    },
    pageSize: 10,
  },

  "vpc.network-acl": {
    records: {
      table: "vpc.firewall",
      each: { id: "acl-{nnn}", associations: [] },
      but: { tied: { associations: [{ virsubnet_id: "subnet-1" }] } },
    },
    pageSize: 10,
    removals: [
      { items: ["acl-tied"], calls: ["vpc.DisassociateSubnetFirewall", "vpc.DeleteFirewall"] },
    ],
  },

  "vpc.address-group": { records: { each: { id: "group-{nnn}" } }, pageSize: 10 },
};
