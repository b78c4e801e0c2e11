import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import { tencent } from "../../../src/clouds/tencent/cloud.ts";
import type { Ground } from "./ground.ts";
import { type Project, type Setup, withProject } from "./project.ts";
import { plain, type Resources } from "./world.ts";

/** The management account of these tests, and the member that is closed. */
export const HEAD = "100000000001";
export const SHOP = "100000000002";
/** The one region of most worlds. */
export const HERE = "ap-guangzhou";
/** The key of an administrator sub-user of the management account, and of the member's own. */
export const TENCENT_KEYS = {
  closer: { id: "AKIDcloser00000000000000000001", secret: "closer-secret" },
  own: { id: "AKIDown00000000000000000000001", secret: "own-secret" },
} as const;

const GROUND: Ground = {
  cloud: "tencent",
  member: SHOP,
  rows: tencent.rows,
  variables: tencent.variables,
  // The journal names the methods of the vendor's package.
  names: {
    DeleteMultipleObjects: "deleteMultipleObject",
    AbortMultipartUpload: "multipartAbort",
    DeleteBucket: "deleteBucket",
  },
};

/** What a test says of a member of its own. */
export interface TencentSetup
  extends Pick<
    Setup,
    | "frontEnd"
    | "account"
    | "policies"
    | "env"
    | "mayGo"
    | "laid"
    | "apart"
    | "catalog"
    | "killed"
    | "key"
  > {
  /** What stands in the member. */
  readonly resources?: Resources;
  /** Further attributes of the member, and of the management account. */
  readonly member?: JsonObject;
  readonly head?: JsonObject;
  /** Calls a second of one action; 0 is no limit. @default 0 */
  readonly actionQuota?: number;
}

/** Runs a test in a project whose account is a member that an organization created. */
export function withTencent<T>(
  { resources = {}, member = {}, head = {}, account, ...rest }: TencentSetup,
  test: (project: Project) => Promise<T>,
): Promise<T> {
  const setup: Setup = {
    key: TENCENT_KEYS.closer,
    ...rest,
    ground: GROUND,
    regions: [HERE],
    account: {
      cloud: "tencent",
      id: SHOP,
      kind: "created-member",
      access: { via: "management", managementId: HEAD, role: "OrganizationAccessControlRole" },
      ...account,
    },
    accounts: [
      {
        cloud: "tencent",
        id: HEAD,
        kind: "management",
        name: "head-office",
        organization: { id: 500101, deletionPermission: true },
        keys: [{ ...TENCENT_KEYS.closer, user: "closer" }],
        ...head,
      },
      {
        cloud: "tencent",
        id: SHOP,
        kind: "created-member",
        name: "old-shop",
        managedBy: HEAD,
        resources: plain(resources),
        ...member,
      },
    ],
  };
  return withProject(setup, test);
}

/** A running instance that is billed by use. */
export function server(InstanceId: string, more: JsonObject = {}): JsonObject {
  return {
    InstanceId,
    InstanceName: `${InstanceId}-name`,
    InstanceType: "S5.MEDIUM4",
    InstanceChargeType: "POSTPAID_BY_HOUR",
    InstanceState: "RUNNING",
    CreatedTime: "{now-30d}",
    SecurityGroupIds: [],
    VirtualPrivateCloud: { VpcId: "vpc-shop", SubnetId: "subnet-a" },
    ...more,
  };
}

/** A network with its main route table and one subnet, all named as {@link server} expects. */
export const NETWORK: Readonly<Record<string, Json>> = {
  "vpc.vpc": [{ VpcId: "vpc-shop", VpcName: "shop", CidrBlock: "10.0.0.0/16" }],
  "vpc.route-table": [{ RouteTableId: "rtb-shop", VpcId: "vpc-shop", Main: true }],
  "vpc.subnet": [
    { SubnetId: "subnet-a", SubnetName: "a", VpcId: "vpc-shop", CidrBlock: "10.0.1.0/24" },
  ],
};

/** Canonical id of an item of the member. */
export function tencentId(type: string, nativeId: string, region: string = HERE): string {
  return `tencent:${type}:${region}:${nativeId}`;
}
