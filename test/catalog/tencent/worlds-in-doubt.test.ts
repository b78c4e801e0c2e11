import type { Resources } from "../support/seed.ts";
import { HERE, KEY, TESTER, tencent } from "../support/tencent.ts";
import { proveWorldsInDoubt } from "../support/worlds-in-doubt.ts";

const keyPairs = (region: string): Resources => ({
  [region]: { "cvm.key-pair": [{ KeyId: "skey-1", KeyName: "one", AssociatedInstanceIds: [] }] },
});

/** Everything is allowed, to things with a tag that some have. */
const byTag = JSON.stringify({
  version: "2.0",
  statement: [
    {
      effect: "allow",
      action: ["*"],
      resource: ["*"],
      condition: { "for_any_value:string_equal": { "qcs:resource_tag": ["team&other"] } },
    },
  ],
});

proveWorldsInDoubt(tencent, [
  {
    kind: "tag-scope",
    shows: ["cvm.key-pair", "vpc.vpc"],
    resources: {
      [HERE]: {
        "cvm.key-pair": [{ KeyId: "skey-1", KeyName: "one", AssociatedInstanceIds: [] }],
        "vpc.vpc": [{ VpcId: "vpc-1", VpcName: "one", IsDefault: false }],
      },
      "*": {
        "cam.policy": [{ PolicyId: 1, PolicyName: "by-tag", _document: byTag }],
        "cam.attachment": [{ Kind: "user", Target: TESTER.uin, PolicyId: 1 }],
      },
    },
    caller: {
      users: [{ ...TESTER, policies: [] }],
      keys: [{ ...KEY, user: TESTER.name }],
    },
  },
  {
    kind: "finance-host",
    shows: ["cvm.key-pair"],
    resources: keyPairs("ap-shanghai-fsi"),
    world: { regions: [HERE, "ap-shanghai-fsi"] },
  },
  {
    kind: "unnamed-region",
    shows: ["cbs.disk"],
    resources: { ["ap-qingyuan"]: { "cbs.disk": [{ DiskId: "disk-1", DiskState: "UNATTACHED" }] } },
    world: { regions: [HERE, "ap-qingyuan"], unnamedRegions: ["ap-qingyuan"] },
  },
  {
    kind: "default-filter",
    shows: ["cvm.key-pair"],
    of: /\/region\/DescribeRegions/u,
    resources: keyPairs("ap-qingyuan"),
    world: { regions: [HERE, "ap-qingyuan"], regionOffers: { "ap-qingyuan": { Scene: "1" } } },
  },
]);
