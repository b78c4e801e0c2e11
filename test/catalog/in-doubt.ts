import type { CloudName } from "./support/cloud.ts";

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
  ...record(
    "tencent",
    "default-filter",
    "the field is not sent, and hides what differs from its default",
    {
      "cdb.instance": ["cdb/DescribeDBInstances/CdbErrors"],
      "kms.key": ["kms/ListKeyDetail/KeyUsage"],
      "live.domain": ["live/DescribeLiveDomains/IsDelayLive"],
    },
  ),
  ...record(
    "tencent",
    "default-filter",
    "networks would have to be known to be named; the official provider lists without it",
    { "redis.instance": ["redis/DescribeInstances/UniqVpcIds"] },
  ),
  ...record("tencent", "capped-total", "a total at its cap is taken for complete", {
    "vod.media": ["vod/SearchMedia"],
  }),
  ...record("tencent", "tag-scope", "what the caller may see is not asked for", {
    "cam.policy": [""],
    "cvm.key-pair": [""],
    "vpc.vpc": [""],
  }),
  ...record("tencent", "finance-host", "one host is asked for all regions", {
    "cvm.key-pair": [""],
  }),
  ...record("tencent", "unnamed-region", "a region that no region call names is not asked", {
    "cbs.disk": [""],
  }),
  ...record("tencent", "default-filter", "regions of the white lists are not asked for", {
    "cvm.key-pair": ["region/DescribeRegions/Scene"],
  }),
  ...record("tencent", "never-opened", "the code is not among those of an inactive product", {
    "cls.logset": ["cls"],
    "cls.topic": ["cls"],
    "live.domain": ["live"],
    "tcb.environment": ["tcb"],
    "vod.application": ["vod"],
    "vod.media": ["vod"],
    "vod.package": ["vod"],
  }),
  ...record(
    "alibaba",
    "default-filter",
    "the field is not sent, and hides what differs from its default",
    {
      "alidns.domain": ["Alidns/DescribeDomains/Starmark"],
      "ecs.disk": [
        "Ecs/DescribeDisks/DeleteAutoSnapshot",
        "Ecs/DescribeDisks/DeleteWithInstance",
        "Ecs/DescribeDisks/EnableAutomatedSnapshotPolicy",
        "Ecs/DescribeDisks/Encrypted",
      ],
      "ecs.image": ["Ecs/DescribeImages/IsPublic"],
      "ecs.instance": ["Ecs/DescribeInstances/HttpEndpoint", "Ecs/DescribeInstances/HttpTokens"],
      "ecs.snapshot": ["Ecs/DescribeSnapshots/Encrypted"],
      "kvstore.instance": ["R-kvstore/DescribeInstances/GlobalInstance"],
      "vpc.eip": [
        "Vpc/DescribeEipAddresses/AssociatedInstanceType",
        "Vpc/DescribeEipAddresses/ISP",
      ],
      "vpc.route-table": ["Vpc/DescribeRouteTableList/RouterType"],
      "vpc.vpc": ["Vpc/DescribeVpcs/IsDefault"],
      "vpc.vpn-gateway": ["Vpc/DescribeVpnGateways/GatewayType"],
    },
  ),
  ...record("alibaba", "denied-empty", "what the caller may see is not asked for", {
    "ecs.key-pair": ["Ecs"],
    "ecs.snapshot": ["Ecs"],
  }),
  ...record("alibaba", "wrong-site", "the site is learned from a success", {
    "alidns.domain": ["Alidns"],
    "cdn.domain": ["Cdn"],
    "domain.domain": ["Domain"],
  }),
  ...record("alibaba", "unnamed-region", "a region that no region call names is not asked", {
    "ecs.disk": [""],
  }),
  ...record(
    "alibaba",
    "default-filter",
    "regions are those where an instance can be bought by use",
    {
      "ecs.key-pair": ["Ecs/DescribeRegions"],
    },
  ),
  ...record("alibaba", "never-opened", "the code is not among those of an inactive product", {
    "cdn.domain": ["Cdn"],
  }),
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
