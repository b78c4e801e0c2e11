import { arrayOf, type Json, objectOf, textOf, withoutHidden } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";

/**
 * Resources that Resource Center names besides what the products hold, as SearchResources shows them: of
 * products that the emulator has no table of, or of listed types that are gone or that no listing shows.
 */
export const otherResources = defineTable("resourcecenter.resource", {
  id: (row) =>
    `${textOf(row["ResourceType"])}/${textOf(row["RegionId"])}/${textOf(row["ResourceId"])}`,
  scope: "account",
});

interface Kind {
  readonly table: string;
  readonly type: string;
  readonly name: string;
  readonly created: string;
  readonly expires?: string;
}

/**
 * Type codes of the vendor's own list: aliyun/alibaba-cloud-ops-mcp-server,
 * supported_alicloud_resources.
 */
export const TYPES: readonly Kind[] = [
  {
    table: "ecs.instance",
    type: "ACS::ECS::Instance",
    name: "InstanceName",
    created: "CreationTime",
    expires: "ExpiredTime",
  },
  {
    table: "ecs.disk",
    type: "ACS::ECS::Disk",
    name: "DiskName",
    created: "CreationTime",
    expires: "ExpiredTime",
  },
  { table: "ecs.image", type: "ACS::ECS::Image", name: "ImageName", created: "CreationTime" },
  {
    table: "ecs.snapshot",
    type: "ACS::ECS::Snapshot",
    name: "SnapshotName",
    created: "CreationTime",
  },
  {
    table: "ecs.security-group",
    type: "ACS::ECS::SecurityGroup",
    name: "SecurityGroupName",
    created: "CreationTime",
  },
  {
    table: "ecs.network-interface",
    type: "ACS::ECS::NetworkInterface",
    name: "NetworkInterfaceName",
    created: "CreationTime",
  },
  {
    table: "ecs.key-pair",
    type: "ACS::ECS::KeyPair",
    name: "KeyPairName",
    created: "CreationTime",
  },
  {
    table: "ecs.auto-snapshot-policy",
    type: "ACS::ECS::AutoSnapshotPolicy",
    name: "AutoSnapshotPolicyName",
    created: "CreationTime",
  },
  { table: "vpc.vpc", type: "ACS::VPC::VPC", name: "VpcName", created: "CreationTime" },
  { table: "vpc.vswitch", type: "ACS::VPC::VSwitch", name: "VSwitchName", created: "CreationTime" },
  {
    table: "vpc.route-table",
    type: "ACS::VPC::RouteTable",
    name: "RouteTableName",
    created: "CreationTime",
  },
  {
    table: "vpc.eip",
    type: "ACS::EIP::EipAddress",
    name: "Name",
    created: "AllocationTime",
    expires: "ExpiredTime",
  },
  {
    table: "vpc.nat-gateway",
    type: "ACS::NAT::NatGateway",
    name: "Name",
    created: "CreationTime",
    expires: "ExpiredTime",
  },
  {
    table: "slb.load-balancer",
    type: "ACS::SLB::LoadBalancer",
    name: "LoadBalancerName",
    created: "CreateTime",
  },
  {
    table: "alb.load-balancer",
    type: "ACS::ALB::LoadBalancer",
    name: "LoadBalancerName",
    created: "CreateTime",
  },
  {
    table: "rds.instance",
    type: "ACS::RDS::DBInstance",
    name: "DBInstanceDescription",
    created: "CreateTime",
    expires: "ExpireTime",
  },
  {
    table: "kvstore.instance",
    type: "ACS::Redis::DBInstance",
    name: "InstanceName",
    created: "CreateTime",
    expires: "EndTime",
  },
  {
    table: "dds.instance",
    type: "ACS::MongoDB::DBInstance",
    name: "DBInstanceDescription",
    created: "CreationTime",
    expires: "ExpireTime",
  },
  {
    table: "alb.server-group",
    type: "ACS::ALB::ServerGroup",
    name: "ServerGroupName",
    created: "CreateTime",
  },
  { table: "vpc.vpn-gateway", type: "ACS::VPN::VpnGateway", name: "Name", created: "CreateTime" },
  {
    table: "vpc.vpn-connection",
    type: "ACS::VPN::VpnConnection",
    name: "Name",
    created: "CreateTime",
  },
  {
    table: "vpc.customer-gateway",
    type: "ACS::VPN::CustomerGateway",
    name: "Name",
    created: "CreateTime",
  },
  {
    table: "vpc.ssl-vpn-server",
    type: "ACS::VPN::SslVpnServer",
    name: "Name",
    created: "CreateTime",
  },
  {
    table: "vpc.network-acl",
    type: "ACS::VPC::NetworkAcl",
    name: "NetworkAclName",
    created: "CreationTime",
  },
  {
    table: "vpc.ipv6-gateway",
    type: "ACS::VPC::Ipv6Gateway",
    name: "Name",
    created: "CreationTime",
    expires: "ExpiredTime",
  },
  {
    table: "vpc.common-bandwidth-package",
    type: "ACS::CBWP::CommonBandwidthPackage",
    name: "Name",
    created: "CreationTime",
    expires: "ExpiredTime",
  },
  {
    table: "polardb.cluster",
    type: "ACS::PolarDB::DBCluster",
    name: "DBClusterDescription",
    created: "CreateTime",
    expires: "ExpireTime",
  },
  {
    table: "cr.instance",
    type: "ACS::CR::Instance",
    name: "InstanceName",
    created: "CreateTime",
    expires: "_endTime",
  },
  {
    table: "ess.scaling-group",
    type: "ACS::ESS::ScalingGroup",
    name: "ScalingGroupName",
    created: "CreationTime",
  },
  {
    table: "nas.file-system",
    type: "ACS::NAS::FileSystem",
    name: "Description",
    created: "CreateTime",
  },
  { table: "sls.project", type: "ACS::SLS::Project", name: "projectName", created: "createTime" },
  {
    table: "alidns.domain",
    type: "ACS::Alidns::Domain",
    name: "DomainName",
    created: "CreateTime",
  },
  {
    table: "domain.domain",
    type: "ACS::Domain::Domain",
    name: "DomainName",
    created: "RegistrationDate",
  },
  { table: "ram.group", type: "ACS::RAM::Group", name: "GroupName", created: "CreateDate" },
  { table: "ram.policy", type: "ACS::RAM::Policy", name: "PolicyName", created: "CreateDate" },
  { table: "cs.cluster", type: "ACS::ACK::Cluster", name: "name", created: "created" },
  { table: "oss.bucket", type: "ACS::OSS::Bucket", name: "Name", created: "CreationDate" },
  { table: "cdn.domain", type: "ACS::CDN::Domain", name: "DomainName", created: "GmtCreated" },
  { table: "cbn.cen", type: "ACS::CEN::CenInstance", name: "Name", created: "CreationTime" },
  { table: "ros.stack", type: "ACS::ROS::Stack", name: "StackName", created: "CreateTime" },
  {
    table: "actiontrail.trail",
    type: "ACS::ActionTrail::Trail",
    name: "Name",
    created: "CreateTime",
  },
  { table: "ram.user", type: "ACS::RAM::User", name: "UserName", created: "CreateDate" },
  { table: "ram.role", type: "ACS::RAM::Role", name: "RoleName", created: "CreateDate" },
  { table: "kms.key", type: "ACS::KMS::Key", name: "Description", created: "CreationDate" },
  {
    table: "privatelink.endpoint",
    type: "ACS::PrivateLink::VpcEndpoint",
    name: "EndpointName",
    created: "CreateTime",
  },
];

/** What Resource Center sees of an account. */
export function resourcesOf(account: Account): readonly Row[] {
  const known = TYPES.flatMap((kind) =>
    account
      .everywhere(kind.table)
      .flatMap((table) => table.rows().map((row) => resourceOf(account, kind, table, row))),
  );
  const others = account.table(otherResources, "");
  const named = new Set(known.map((row) => others.idOf(row)));
  return [
    ...known,
    ...others
      .rows()
      .filter((row) => !named.has(others.idOf(row)))
      .map(({ _seq, ...row }) => ({ AccountId: account.id, ...row })),
  ];
}

function resourceOf(account: Account, kind: Kind, table: Table, row: Row): Row {
  const tags = Array.isArray(row["Tags"]) ? row["Tags"] : objectOf(row["Tags"])["Tag"];
  const region = table.region === "" ? textOf(row["HomeRegion"] ?? row["Region"]) : table.region;
  return {
    AccountId: account.id,
    ResourceType: kind.type,
    ResourceId: table.idOf(row),
    ResourceName: textOf(row[kind.name]) ?? "",
    RegionId: region ?? "global",
    ZoneId: textOf(row["ZoneId"]) ?? "",
    ResourceGroupId: textOf(row["ResourceGroupId"]) ?? "",
    CreateTime: textOf(row[kind.created]) ?? "",
    ...(kind.expires === undefined ? {} : { ExpireTime: textOf(row[kind.expires]) ?? "" }),
    IpAddresses: [],
    Tags: arrayOf(tags).map(tagOf),
    _vpcId: row["VpcId"] ?? objectOf(row["VpcAttributes"])["VpcId"],
    _vSwitchId: row["VSwitchId"] ?? row["VswitchId"] ?? objectOf(row["VpcAttributes"])["VSwitchId"],
    _configuration: withoutHidden(row),
  };
}

function tagOf(tag: Json) {
  const { Key, Value, TagKey, TagValue } = objectOf(tag);
  return { Key: textOf(Key ?? TagKey) ?? "", Value: textOf(Value ?? TagValue) ?? "" };
}
