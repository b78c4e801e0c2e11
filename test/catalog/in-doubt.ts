import type { CloudName } from "../../src/workspace/clouds.ts";

/** A row that gives way to a doubt, and why that is so. */
export type InDoubt = {
  readonly cloud: CloudName;
  readonly type: string;
  /** The doubt's id, or its first parts, as the emulator's admin door tells it. */
  readonly doubt: string;
  readonly because: string;
};

/** Doubts of one cloud and kind: `<product>/<action>/<field>` by type. */
function record(
  cloud: CloudName,
  kind: string,
  because: string,
  of: Readonly<Record<string, readonly string[]>>,
): readonly InDoubt[] {
  return Object.entries(of).flatMap(([type, doubts]) =>
    doubts.map((doubt) => {
      const id = [cloud, kind, doubt].filter((part) => part !== "").join("/");
      return { cloud, type, doubt: id, because };
    }),
  );
}

/**
 * Every doubt that a row gives way to. What a row no longer gives way to is to be taken off, and the proof
 * fails until it is.
 */
export const IN_DOUBT: readonly InDoubt[] = [
  ...record("tencent", "default-filter", "read by id without it by the official provider", {
    "redis.instance": ["redis/DescribeInstances/UniqVpcIds"],
  }),
  ...record("alibaba", "default-filter", "read by id without it by the official provider", {
    "ecs.disk": [
      "Ecs/DescribeDisks/DeleteAutoSnapshot",
      "Ecs/DescribeDisks/DeleteWithInstance",
      "Ecs/DescribeDisks/EnableAutomatedSnapshotPolicy",
      "Ecs/DescribeDisks/Encrypted",
    ],
    "ecs.instance": ["Ecs/DescribeInstances/HttpEndpoint", "Ecs/DescribeInstances/HttpTokens"],
    "vpc.eip": ["Vpc/DescribeEipAddresses/AssociatedInstanceType", "Vpc/DescribeEipAddresses/ISP"],
  }),
  ...record("alibaba", "default-filter", "those of border routers go with their router", {
    "vpc.route-table": ["Vpc/DescribeRouteTableList/RouterType"],
  }),
  ...record(
    "alibaba",
    "default-filter",
    "those in the field's other value have a listing of their own",
    {
      "kvstore.instance": ["R-kvstore/DescribeInstances/GlobalInstance"],
      "vpc.vpn-gateway": ["Vpc/DescribeVpnGateways/GatewayType"],
    },
  ),
  ...record(
    "huawei",
    "default-filter",
    "the words are those of the attribute of a thing that is made; the official provider lists without it",
    {
      "elb.load-balancer": ["elb/ListLoadBalancers/protection_status"],
      "elb.pool": ["elb/ListPools/protection_status"],
      "ims.image": ["ims/ListImages/disk_format"],
      "ces.alarm": ["ces/ListAlarmRules/resource_level"],
    },
  ),
];

/** Doubts about listings that no row comes upon, by id, and why. */
export const UNMET: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "alibaba/default-filter/Alidns/DescribeDnsProductInstances/DomainType",
    "alibaba/default-filter/Dds/DescribeInstanceAutoRenewalAttribute/DBInstanceType",
    "alibaba/default-filter/Ims/ListUserBasicInfos/Status",
    "alibaba/default-filter/Vpc/DescribeIpv6Addresses/AddressType",
    "alibaba/default-filter/Vpc/DescribeIpv6EgressOnlyRules/InstanceType",
  ].map((id) => [id, "no scan calls the action; official clients do"]),
);
