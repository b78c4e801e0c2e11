import { replies as alibabaReplies } from "../../emulator/alibaba/replies.ts";
import { loadServices as alibabaServices } from "../../emulator/alibaba/services.ts";
import { arrayOf, type Json, objectOf } from "../../emulator/core/json.ts";
import { loadServices as huaweiServices } from "../../emulator/huawei/services.ts";
import { replies as tencentReplies } from "../../emulator/tencent/replies.ts";
import { loadServices as tencentServices } from "../../emulator/tencent/services.ts";
import { ID, rowsOf } from "../../test/emulator/support/rows.ts";

/** The keys of the three accounts, and where their things stand. */
export const PLACES = {
  alibaba: { id: "LTAIofficial", secret: "official-secret", region: "cn-hangzhou" },
  tencent: { id: "AKIDofficial", secret: "official-secret", region: "ap-guangzhou" },
  huawei: { id: "HWOFFICIAL", secret: "official-secret", region: "cn-north-4" },
} as const;

/** The project of Huawei Cloud that holds what stands in its region. */
export const PROJECT = "0123456789abcdef0123456789abcdef";

/** The account of Alibaba Cloud. */
export const ACCOUNT = "1000000000000002";
/** The id of a second thing, where two resources stand for one table. */
export const ANOTHER = "8";
/** A member of its directory. */
export const MEMBER = "1000000000000003";

/** A world of three accounts with one thing in each table. */
export async function worldOfEverything(): Promise<Json> {
  const alibaba = (await alibabaServices()).flatMap(({ product, version, tables = [] }) =>
    tables.map((table) => ({ table, product: `${product} ${version}` })),
  );
  const tencent = (await tencentServices()).flatMap(({ product, tables = [] }) =>
    tables.map((table) => ({ table, product })),
  );
  const huawei = (await huaweiServices()).flatMap(({ tables = [] }) => tables);
  const held = (scope: string): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      huawei
        .filter((table) => table.scope === scope && typeof table.id === "string")
        .map(({ name, id, usual }) => [
          name,
          [{ ...usual, [String(id)]: id === "account_type" ? 1 : ID }],
        ]),
    );
  const { region: at } = PLACES.alibaba;
  return {
    regions: [at, "ap-guangzhou"],
    huaweiRegions: [PLACES.huawei.region],
    actionQuota: 0,
    accounts: [
      {
        id: ACCOUNT,
        kind: "management",
        keys: [keyOf("alibaba")],
        resources: withBuckets(
          usual(rowsOf(alibaba, alibabaReplies, at)),
          {
            ...people,
            "oss.bucket": [
              {
                Name: "logs",
                Region: at,
                Location: `oss-${at}`,
                CreationDate: "2026-01-02T03:04:05Z",
                _versioning: "Enabled",
              },
            ],
          },
          "logs",
          "oss",
        ),
      },
      { id: MEMBER, kind: "resource-account", managedBy: ACCOUNT },
      {
        cloud: "tencent",
        id: "100000000001",
        kind: "standalone",
        keys: [keyOf("tencent")],
        resources: withBuckets(
          rowsOf(tencent, tencentReplies, PLACES.tencent.region),
          {
            "cos.bucket": [
              { Name: "logs-1250000001", Location: PLACES.tencent.region, _versioning: "Enabled" },
            ],
          },
          "logs-1250000001",
          "cos",
        ),
      },
      {
        cloud: "huawei",
        id: "head",
        kind: "management",
        keys: [keyOf("huawei")],
        projects: [{ name: PLACES.huawei.region, id: PROJECT }],
        resources: {
          "*": {
            ...held("account"),
            "obs.bucket": [
              { Name: "logs", Location: PLACES.huawei.region, _versioning: "Enabled" },
            ],
          },
          [PLACES.huawei.region]: held("region"),
          logs: { "obs.version": versions },
        },
      },
    ],
  };
}

/** People by the id of all the others. */
const people: Readonly<Record<string, Json>> = {
  "ram.user": [{ UserName: ID, UserId: ID }],
  "ram.group": [{ GroupName: ID, GroupId: ID }],
  "ram.role": [{ RoleName: ID, RoleId: ID, AssumeRolePolicyDocument: '{"Statement":[]}' }],
  "ram.policy": [{ PolicyName: ID, PolicyType: "Custom", DefaultVersion: "v1" }],
  "ram.policy-version": [
    { PolicyName: ID, VersionId: "v1", IsDefaultVersion: true, PolicyDocument: '{"Statement":[]}' },
  ],
};

/** The state in which each thing of Alibaba Cloud can be removed; no client takes an empty one for it. */
const STATES: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  "actiontrail.trail": { HomeRegion: PLACES.alibaba.region, Status: "Enable" },
  "alb.load-balancer": { LoadBalancerStatus: "Active" },
  "alb.server-group": { ServerGroupStatus: "Available" },
  "cas.certificate": { Upload: true },
  "cbn.cen": { Status: "Active" },
  "cdn.domain": { DomainStatus: "offline" },
  "cr.instance": { InstanceStatus: "RUNNING" },
  "cs.cluster": { state: "running" },
  "dds.instance": { DBInstanceStatus: "Running", ChargeType: "PostPaid" },
  "ecs.disk": { Status: "Available", DiskChargeType: "PostPaid", Type: "data", Portable: true },
  "ecs.image": { Status: "Available", ImageOwnerAlias: "self" },
  "ecs.instance": { Status: "Stopped", InstanceChargeType: "PostPaid" },
  "ecs.network-interface": { Status: "Available", Type: "Secondary" },
  "ecs.snapshot": { Status: "accomplished" },
  "ess.scaling-group": { LifecycleState: "Active" },
  "kms.key": { KeyState: "Enabled" },
  "kvstore.instance": { InstanceStatus: "Normal", ChargeType: "PostPaid" },
  "nas.file-system": { Status: "Running", ChargeType: "PayAsYouGo" },
  "nas.mount-target": { Status: "Active", _fileSystemId: ID },
  "polardb.cluster": { DBClusterStatus: "Running", PayType: "Postpaid" },
  "privatelink.endpoint": { EndpointStatus: "Active" },
  "privatelink.endpoint-service": { ServiceStatus: "Active" },
  "rds.instance": { DBInstanceStatus: "Running", PayType: "Postpaid" },
  "ros.stack": { Status: "CREATE_COMPLETE" },
  "slb.load-balancer": { LoadBalancerStatus: "active" },
  "vpc.common-bandwidth-package": { Status: "Available" },
  "vpc.eip": { Status: "Available", ChargeType: "PostPaid" },
  "vpc.flow-log": { Status: "Active" },
  "vpc.ha-vip": { Status: "Available" },
  "vpc.ipv6-address": { Status: "Available" },
  "vpc.ipv6-egress-rule": { Status: "Created", _gateway: ID },
  "vpc.ipv6-gateway": { Status: "Available" },
  "vpc.nat-gateway": { Status: "Available" },
  "vpc.network-acl": { Status: "Available" },
  "vpc.route-table": { Status: "Available", RouteTableType: "Custom" },
  "vpc.vpc": { Status: "Available" },
  "vpc.vpn-gateway": { Status: "active", ChargeType: "POSTPAY" },
  "vpc.vswitch": { Status: "Available" },
  "vpcpeer.connection": { Status: "Activated" },
};

/** Further rows, by what they differ in from the first. */
const MORE: Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>> = {
  "kvstore.instance": [{ InstanceId: ANOTHER }],
};

type Rows = Readonly<Record<string, Readonly<Record<string, Json>>>>;

function usual(rows: Rows): Rows {
  const stated = ([table, held]: readonly [string, Json]) => {
    const [row] = arrayOf(held);
    const one = { ...objectOf(row), ...STATES[table] };
    return [table, [one, ...(MORE[table] ?? []).map((more) => ({ ...one, ...more }))]] as const;
  };
  return Object.fromEntries(
    Object.entries(rows).map(([place, tables]) => [
      place,
      Object.fromEntries(Object.entries(tables).map(stated)),
    ]),
  );
}

/** What each bucket holds; the names want to be written in every way that a client has. */
const versions = [
  {
    repeat: 3,
    Key: "a b+{n}ü.log",
    VersionId: "v1",
    Size: 10,
    LastModified: "2026-01-02T03:04:05Z",
  },
];

const keyOf = (cloud: keyof typeof PLACES): Json => ({
  id: PLACES[cloud].id,
  secret: PLACES[cloud].secret,
});

function withBuckets(
  rows: Readonly<Record<string, Readonly<Record<string, Json>>>>,
  buckets: Readonly<Record<string, Json>>,
  bucket: string,
  store: string,
): Json {
  return {
    ...rows,
    "*": { ...rows["*"], ...buckets },
    [bucket]: {
      [`${store}.version`]: versions.map((row) => ({
        ...row,
        ...(store === "cos" ? { Type: "Version" } : {}),
      })),
    },
  };
}
