import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { usedByOthers } from "../../policies/standard/used-by-others.ts";
import { names } from "../policies/support/view.ts";
import { type Resources, withAccount } from "./support/account.ts";
import { MEMBER } from "./support/directory.ts";

const OTHER = "1888000000000001";
const policy = (Principal: JsonObject | readonly string[]): string =>
  JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: ["*"], Principal, Resource: ["*"] }],
  });

/** Of each kind one that another account uses, and one that only this account does. */
const resources: Resources = {
  "cn-hangzhou": {
    "vpc.vpc": [
      { VpcId: "vpc-used", Status: "Available", _cenGrants: [{ CenOwnerId: Number(OTHER) }] },
      { VpcId: "vpc-own", Status: "Available", _cenGrants: [{ CenOwnerId: Number(MEMBER) }] },
    ],
    "vpc.vswitch": [
      { VSwitchId: "vsw-used", VpcId: "vpc-own", Status: "Available", ShareType: "Sharing" },
      { VSwitchId: "vsw-own", VpcId: "vpc-own", Status: "Available" },
    ],
    "ecs.image": [
      { ImageId: "m-used", ImageOwnerAlias: "self", Status: "Available", _sharedWith: [OTHER] },
      { ImageId: "m-own", ImageOwnerAlias: "self", Status: "Available" },
    ],
    "vpcpeer.connection": [
      {
        InstanceId: "pcc-asked",
        Status: "Activated",
        OwnerId: Number(MEMBER),
        AcceptingOwnerUid: Number(OTHER),
      },
      {
        InstanceId: "pcc-accepted",
        Status: "Activated",
        OwnerId: Number(OTHER),
        AcceptingOwnerUid: Number(MEMBER),
      },
      {
        InstanceId: "pcc-own",
        Status: "Activated",
        OwnerId: Number(MEMBER),
        AcceptingOwnerUid: Number(MEMBER),
      },
    ],
    "privatelink.endpoint-service": [
      {
        ServiceId: "epsrv-used",
        ServiceStatus: "Active",
        _connections: [
          {
            EndpointId: "ep-theirs",
            EndpointOwnerId: Number(OTHER),
            ConnectionStatus: "Connected",
          },
        ],
      },
      {
        ServiceId: "epsrv-own",
        ServiceStatus: "Active",
        _connections: [
          { EndpointId: "ep-own", EndpointOwnerId: Number(MEMBER), ConnectionStatus: "Connected" },
        ],
      },
    ],
    "kms.key": [
      {
        KeyId: "key-used",
        Creator: MEMBER,
        KeyState: "Enabled",
        DKMSInstanceId: "kst-1",
        _policy: policy({ RAM: [`acs:ram::${MEMBER}:*`, `acs:ram::${OTHER}:role/reader`] }),
      },
      { KeyId: "key-own", Creator: MEMBER, KeyState: "Enabled", DKMSInstanceId: "kst-1" },
      { KeyId: "key-without-policy", Creator: MEMBER, KeyState: "Enabled" },
    ],
  },
  "*": {
    "cbn.cen": [{ CenId: "cen-1", Status: "Active" }],
    "cbn.transit-router": [{ TransitRouterId: "tr-1", CenId: "cen-1", Status: "Active" }],
    "cbn.attachment": [
      {
        TransitRouterAttachmentId: "tra-used",
        ResourceType: "VPC",
        CenId: "cen-1",
        TransitRouterId: "tr-1",
        Status: "Attached",
        VpcId: "vpc-theirs",
        VpcOwnerId: Number(OTHER),
      },
      {
        TransitRouterAttachmentId: "tra-own",
        ResourceType: "VPC",
        CenId: "cen-1",
        TransitRouterId: "tr-1",
        Status: "Attached",
        VpcId: "vpc-own",
        VpcOwnerId: Number(MEMBER),
      },
    ],
    "oss.bucket": [
      { Name: "bucket-used", Location: "oss-cn-hangzhou", _policy: policy([OTHER]) },
      { Name: "bucket-public", Location: "oss-cn-hangzhou", _policy: policy(["*"]) },
      { Name: "bucket-own", Location: "oss-cn-hangzhou", _policy: policy([MEMBER]) },
    ],
  },
};

const TYPES = [
  "vpc.vpc",
  "vpc.vswitch",
  "ecs.image",
  "vpc.peer-connection",
  "privatelink.endpoint-service",
  "kms.key",
  "cen.transit-router-attachment",
  "oss.bucket",
] as const;

test("what other accounts use is named for each kind, and what only this account uses is not", () =>
  withAccount({ resources }, async ({ view }) => {
    const seen = await view(TYPES);
    expect(seen.coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
    const named = names(usedByOthers, seen).map((subject) => subject.split(":").at(-1));
    expect(named.toSorted()).toEqual([
      "bucket-public",
      "bucket-used",
      "epsrv-used",
      "key-used",
      "m-used",
      "pcc-accepted",
      "pcc-asked",
      "tra-used",
      "vpc-used",
      "vsw-used",
    ]);
  }));

test("who else uses a thing is what a reviewer approved: one more asks for another review", () =>
  withAccount({ resources }, async ({ view }) => {
    const { rows } = await view(["kms.key"]);
    const without = TYPES.filter((type) => {
      const material = rows.get(type)?.material ?? [];
      return !["sharedWith", "policy"].some((fact) => material.includes(fact));
    });
    expect(without).toEqual([]);
  }));
