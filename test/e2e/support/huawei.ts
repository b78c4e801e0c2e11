import type { JsonObject } from "../../../emulator/core/json.ts";
import { huawei } from "../../../src/clouds/huawei/cloud.ts";
import type { Ground } from "./ground.ts";
import { type Project, type Setup, withProject } from "./project.ts";
import { plain, type Resources } from "./world.ts";

/** The management account of these tests, and the member that is closed. */
export const HUAWEI_HEAD = "0fedcba9876543210fedcba987654321";
export const HUAWEI_SHOP = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
/** The one region of most worlds. */
export const HUAWEI_HERE = "cn-north-4";
/** The key of an administrator user of the management account, and of the member's own. */
export const HUAWEI_KEYS = {
  closer: { id: "HPUACLOSER0000000000", secret: "closer-secret-0123456789" },
  own: { id: "HPUAOWN0000000000000", secret: "own-secret-0123456789" },
} as const;

const GROUND: Ground = {
  cloud: "huawei",
  member: HUAWEI_SHOP,
  rows: huawei.rows,
  types: {
    "ecs.server": ["ecs.instance"],
    "vpc.firewall": ["vpc.network-acl"],
    "bss.resource": ["bss.period-resource"],
    "bss.order": ["bss.unpaid-order"],
    "sfsturbo.share": ["sfs.turbo"],
    "dms.instance": ["kafka.instance", "rabbitmq.instance", "rocketmq.instance"],
    "gaussdb.instance": ["gaussdb.mysql-instance"],
    "gaussdbforopengauss.instance": ["gaussdb.opengauss-instance"],
    "gaussdbfornosql.instance": ["gaussdb.nosql-instance"],
    "dns.zone": ["dns.zone", "dns.private-zone"],
  },
  records: ["bss.resource"],
  regionsIn: "huaweiRegions",
  variables: huawei.variables,
  // The journal names the methods of OBS as the vendor's package does.
  names: {
    DeleteObjects: "deleteObjects",
    AbortMultipartUpload: "abortMultipartUpload",
    DeleteBucket: "deleteBucket",
  },
};

/** What a test says of a member of its own. */
export interface HuaweiSetup
  extends Pick<
    Setup,
    "account" | "policies" | "env" | "mayGo" | "laid" | "apart" | "catalog" | "killed" | "key"
  > {
  /** What stands in the member. */
  readonly resources?: Resources;
  /** Further attributes of the member, of the management account, and of the world. */
  readonly member?: JsonObject;
  readonly head?: JsonObject;
  readonly world?: JsonObject;
}

/** Runs a test in a project whose account is a member that an organization created. */
export function withHuawei<T>(
  { resources = {}, member = {}, head = {}, world = {}, account, ...rest }: HuaweiSetup,
  test: (project: Project) => Promise<T>,
): Promise<T> {
  const setup: Setup = {
    key: HUAWEI_KEYS.closer,
    ...rest,
    ground: GROUND,
    world: { huaweiRegions: [HUAWEI_HERE], ...world },
    account: {
      cloud: "huawei",
      id: HUAWEI_SHOP,
      kind: "created",
      access: {
        via: "management",
        managementId: HUAWEI_HEAD,
        role: "OrganizationAccountAccessAgency",
      },
      ...account,
    },
    accounts: [
      {
        cloud: "huawei",
        id: HUAWEI_HEAD,
        kind: "management",
        name: "head-office",
        keys: [{ ...HUAWEI_KEYS.closer, user: "closer" }],
        ...head,
      },
      {
        cloud: "huawei",
        id: HUAWEI_SHOP,
        kind: "created-member",
        name: "old-shop",
        managedBy: HUAWEI_HEAD,
        resources: plain(resources),
        ...member,
      },
    ],
  };
  return withProject(setup, test);
}

/** Canonical id of an item of the member. */
export function huaweiId(type: string, nativeId: string, region: string = HUAWEI_HERE): string {
  return `huawei:${type}:${region}:${nativeId}`;
}

/** Topics `topic-1` …: the simplest items there are, gone as soon as they are deleted. */
export function topics(count: number, name = "topic-{n}"): JsonObject[] {
  return [{ repeat: count, topic_urn: `urn:smn:${HUAWEI_HERE}:shop:${name}`, name }];
}
