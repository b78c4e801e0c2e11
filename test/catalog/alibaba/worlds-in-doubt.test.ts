import { alibaba, HERE, KEY } from "../support/alibaba.ts";
import type { Resources } from "../support/seed.ts";
import { proveWorldsInDoubt } from "../support/worlds-in-doubt.ts";

/** A region that the vendor's tables have, and that a list of regions may leave out. */
const ELSEWHERE = "cn-heyuan-acdr-1";

const keyPairs = (region: string): Resources => ({
  [region]: { "ecs.key-pair": [{ KeyPairName: "one" }] },
});

const regions = ["cn-hangzhou", HERE, ELSEWHERE];

/** Everything but the queries that are said to answer a caller without the permission with nothing. */
const limited = JSON.stringify({
  Version: "1",
  Statement: [
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Effect: "Deny", Action: ["ecs:DescribeKeyPairs", "ecs:DescribeSnapshots"], Resource: "*" },
  ],
});

proveWorldsInDoubt(alibaba, [
  {
    kind: "denied-empty",
    shows: ["ecs.key-pair", "ecs.snapshot"],
    resources: {
      [HERE]: {
        "ecs.key-pair": [{ KeyPairName: "one" }],
        "ecs.snapshot": [{ SnapshotId: "s-1", Status: "accomplished" }],
      },
      "*": {
        "ram.policy": [{ PolicyName: "limited", PolicyType: "Custom" }],
        "ram.policy-version": [
          {
            PolicyName: "limited",
            VersionId: "v1",
            IsDefaultVersion: true,
            PolicyDocument: limited,
          },
        ],
        "ram.attachment": [
          {
            PrincipalType: "IMSUser",
            PrincipalName: "limited",
            PolicyType: "Custom",
            PolicyName: "limited",
          },
        ],
      },
    },
    caller: {
      users: [{ name: "limited", policies: [] }],
      keys: [{ ...KEY, user: "limited" }],
    },
  },
  {
    kind: "wrong-site",
    shows: ["alidns.domain", "cdn.domain", "domain.domain"],
    resources: {
      "*": {
        "alidns.domain": [{ DomainName: "odd.example", DomainId: "1" }],
        "cdn.domain": [{ DomainName: "cdn.odd.example", DomainStatus: "online" }],
        "domain.domain": [{ DomainName: "odd.example", InstanceId: "S1" }],
      },
    },
    account: { site: "international" },
  },
  {
    kind: "unnamed-region",
    shows: ["ecs.disk"],
    resources: {
      [ELSEWHERE]: { "ecs.disk": [{ DiskId: "d-1", Status: "Available", Type: "data" }] },
    },
    world: { regions, unnamedRegions: [ELSEWHERE] },
  },
  {
    kind: "default-filter",
    shows: ["ecs.key-pair"],
    of: /\/Ecs\/DescribeRegions/u,
    resources: keyPairs(ELSEWHERE),
    world: {
      regions,
      regionOffers: { [ELSEWHERE]: { InstanceChargeType: "PrePaid", ResourceType: "disk" } },
    },
  },
]);
