import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ TagKey: "team", TagValue: "odd ones" }] } as const;

/** Instances, key pairs, launch templates. */
export const seeds: Seeds = {
  "ecs.instance": {
    records: {
      each: {
        InstanceId: "i-odd-{nnn}",
        InstanceName: "odd instance {n}",
        InstanceChargeType: "PostPaid",
      },
    },
    resources: {
      [HERE]: {
        "ecs.instance": [
          {
            InstanceId: "i-guarded",
            InstanceName: "guarded, spot",
            InstanceChargeType: "PostPaid",
            InstanceType: "ecs.g9i.16xlarge",
            OSName: "Anolis OS 8.6",
            SpotStrategy: "SpotAsPriceGo",
            ZoneId: `${HERE}c`,
            Status: "Stopped",
            DeletionProtection: true,
            CreationTime: "{now-40d:minutes}",
            StartTime: "{now-3d:minutes}",
            AutoReleaseTime: "{now+9d}",
            VpcAttributes: { VpcId: "vpc-odd", VSwitchId: "vsw-odd" },
            PublicIpAddress: { IpAddress: ["203.0.113.7"] },
            EipAddress: { IpAddress: "203.0.113.8" },
            OperationLocks: { LockReason: [{ LockReason: "security" }] },
            SecurityGroupIds: { SecurityGroupId: ["sg-odd"] },
            KeyPairName: "odd pair",
            Tags: TAGS,
          },
          {
            InstanceId: "i-prepaid",
            InstanceName: "paid for a year",
            InstanceChargeType: "PrePaid",
            Status: "Running",
            DeletionProtection: true,
            ExpiredTime: "{now+200d:minutes}",
            _renewStatus: "AutoRenewal",
          },
          {
            InstanceId: "i-kept",
            InstanceName: "paid for a year, undecided",
            InstanceChargeType: "PrePaid",
            Status: "Running",
            ExpiredTime: "{now+200d:minutes}",
          },
          {
            InstanceId: "i-expired",
            InstanceName: "ran out",
            InstanceChargeType: "PrePaid",
            Status: "Stopped",
            ExpiredTime: "{now-2d:minutes}",
          },
        ],
        "ecs.key-pair": [{ KeyPairName: "odd pair" }],
      },
    },
    scans: ["ecs.key-pair", "bss.subscription"],
    items: {
      "i-odd-101": {
        name: "odd instance 101",
        region: HERE,
        charge: "postpaid",
        proposed: "delete",
      },
      "i-guarded": {
        name: "guarded, spot",
        protections: ["deletion protection"],
        tags: { team: "odd ones" },
        facts: { instanceType: "ecs.g9i.16xlarge", spot: "SpotAsPriceGo", zone: `${HERE}c` },
        uses: [
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "ecs.security-group", "sg-odd"),
          idIn(HERE, "ecs.key-pair", "odd pair"),
        ],
      },
      "i-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      {
        items: ["i-guarded"],
        calls: ["Ecs.ModifyInstanceAttribute", "Ecs.DeleteInstance"],
      },
      { items: ["i-expired"], disposition: "delete", calls: ["Ecs.DeleteInstance"] },
      {
        items: ["i-prepaid"],
        disposition: "refund",
        calls: [
          "BssOpenApi.SetRenewal",
          "Ecs.ModifyInstanceAttribute",
          "BssOpenApi.RefundInstance",
        ],
      },
    ],
  },

  "ecs.key-pair": {
    records: { each: { KeyPairName: "pair {n}", KeyPairFingerPrint: "89:{n}" } },
    resources: {
      [HERE]: {
        "ecs.key-pair": [{ KeyPairName: "bound" }],
        "ecs.instance": [{ InstanceId: "i-1", Status: "Running", KeyPairName: "bound" }],
      },
    },
    scans: ["ecs.instance"],
    items: { "pair 51": { name: "pair 51", charge: "free", facts: { fingerprint: "89:51" } } },
    removals: [
      { items: ["bound"], stays: /InvalidKeyPair\.Attached/ },
      { items: ["bound", "ecs.instance/i-1"], calls: ["Ecs.DeleteInstance", "Ecs.DeleteKeyPairs"] },
    ],
  },

  "ecs.launch-template": {
    records: {
      each: {
        LaunchTemplateId: "lt-{nn}",
        LaunchTemplateName: "template {n}",
        LatestVersionNumber: 7,
      },
    },

    items: { "lt-51": { name: "template 51", facts: { latestVersion: 7 }, proposed: "delete" } },
  },
};
