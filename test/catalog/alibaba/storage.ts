import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;

/** File systems, log projects, trails. */
export const seeds: Seeds = {
  "nas.file-system": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "nas.file-system": [
          {
            repeat: 41,
            FileSystemId: "odd{nnn}",
            Description: "odd files {n}",
            FileSystemType: "standard",
            ProtocolType: "SMB",
            ChargeType: "PayAsYouGo",
            Status: "Running",
            MeteredSize: 4711,
            VpcId: "vpc-odd",
            KMSKeyId: "key-odd",
            CreateTime: "{now-90d}",
            Tags: TAGS,
          },
          { FileSystemId: "cpfs-1", FileSystemType: "cpfs", ChargeType: "PayAsYouGo" },
          {
            FileSystemId: "binned",
            FileSystemType: "standard",
            ChargeType: "PayAsYouGo",
            Status: "Running",
            _recycleBin: true,
            _recycleBinSize: 99,
          },
          {
            FileSystemId: "extreme-prepaid",
            FileSystemType: "extreme",
            ChargeType: "Subscription",
            Status: "Running",
            ExpiredTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
          {
            FileSystemId: "leaving",
            FileSystemType: "cpfs",
            ChargeType: "PayAsYouGo",
            Status: "Stopping",
          },
          { FileSystemId: "mounted", FileSystemType: "standard", ChargeType: "PayAsYouGo" },
        ],
        "nas.lifecycle-policy": [
          { FileSystemId: "binned", LifecyclePolicyName: "to-ia" },
          { FileSystemId: "binned", LifecyclePolicyName: "to-archive" },
        ],
        "nas.mount-target": [
          { MountTargetDomain: "mt-1.nas.example", Status: "Active", _fileSystemId: "mounted" },
        ],
      },
    },
    scans: ["nas.mount-target", "bss.subscription"],
    items: {
      odd041: {
        name: "odd files 41",
        facts: { bytes: 4711, protocol: "SMB" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "kms.key", "key-odd")],
      },
      binned: { facts: { recycleBin: "Enable", recycledBytes: 99, recycledDays: 3 } },
      "extreme-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["odd001", "odd041", "cpfs-1"] },
      {
        items: ["binned"],
        calls: [
          "NAS.DeleteLifecyclePolicy",
          "NAS.DeleteLifecyclePolicy",
          "NAS.DisableAndCleanRecycleBin",
          "NAS.DeleteFileSystem",
        ],
      },
      { items: ["mounted"], stays: /MountTargetExists/ },
      {
        items: ["mounted", "nas.mount-target/mt-1.nas.example"],
        calls: ["NAS.DeleteMountTarget", "NAS.DeleteFileSystem"],
      },
      { items: ["extreme-prepaid"], disposition: "refund" },
    ],
  },

  "nas.mount-target": {
    resources: {
      [HERE]: {
        "nas.file-system": [
          { FileSystemId: "one", FileSystemType: "cpfs", ChargeType: "PayAsYouGo" },
          { FileSystemId: "two", FileSystemType: "cpfs", ChargeType: "PayAsYouGo" },
        ],
        "nas.mount-target": [
          {
            repeat: 101,
            MountTargetDomain: "mt-{nnn}.nas.example",
            _fileSystemId: "one",
            Status: "Active",
            AccessGroup: "odd group",
            VpcId: "vpc-odd",
            VswId: "vsw-odd",
            Tags: TAGS,
          },
          { MountTargetDomain: "mt-two.nas.example", _fileSystemId: "two", Status: "Inactive" },
          { MountTargetDomain: "mt-leaving.nas.example", _fileSystemId: "two", Status: "Deleting" },
        ],
      },
    },
    items: {
      "mt-101.nas.example": {
        parent: idIn(HERE, "nas.file-system", "one"),
        facts: { accessGroup: "odd group" },
        uses: [
          idIn(HERE, "nas.file-system", "one"),
          idIn(HERE, "vpc.vswitch", "vsw-odd"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
        ],
      },
      "mt-two.nas.example": { parent: idIn(HERE, "nas.file-system", "two") },
    },
    removals: [{ items: ["mt-001.nas.example", "mt-101.nas.example", "mt-two.nas.example"] }],
  },

  "sls.project": {
    // Each is asked about further, so the pages are short.
    pageSize: 50,
    resources: {
      [HERE]: {
        "sls.project": [
          {
            repeat: 101,
            projectName: "odd-project-{nnn}",
            description: "odd logs {n}",
            _tags: { "odd-tag": "", team: "odd ones" },
            status: "Normal",
            recycleBinEnabled: false,
            createTime: "1760000000",
            lastModifyTime: "1770000000",
          },
          { projectName: "odd-binned", status: "Normal", recycleBinEnabled: true },
        ],
        "sls.logstore": [{ repeat: 3, _project: "odd-binned", logstoreName: "store-{n}" }],
      },
    },
    items: {
      "odd-project-101": { name: "odd-project-101", facts: { about: "odd logs 101" } },
      "odd-binned": { facts: { recycleBin: true, logstores: ["store-1", "store-2", "store-3"] } },
    },
    removals: [{ items: ["odd-project-001", "odd-project-101", "odd-binned"] }],
  },

  "actiontrail.trail": {
    resources: {
      "*": {
        "actiontrail.trail": [
          {
            repeat: 31,
            Name: "odd-trail-{nn}",
            HomeRegion: "cn-hangzhou",
            TrailRegion: "All",
            Status: "Enable",
            EventRW: "Write",
            IsOrganizationTrail: false,
            OssBucketName: "odd-audit",
            SlsProjectArn: "acs:log:cn-hangzhou:1777000000000042:project/odd-audit",
            CreateTime: "{now-90d}",
          },
          { Name: "trail-elsewhere", HomeRegion: HERE, Status: "Enable" },
          { Name: "theirs", HomeRegion: "cn-hangzhou", IsOrganizationTrail: true },
        ],
        "oss.bucket": [{ Name: "odd-audit", Region: "cn-hangzhou", Location: "oss-cn-hangzhou" }],
      },
    },
    scans: ["oss.bucket"],
    items: {
      "odd-trail-31": {
        region: "cn-hangzhou",
        facts: { bucket: "odd-audit", events: "Write", regions: "All" },
        uses: [idIn("global", "oss.bucket", "odd-audit")],
      },
      theirs: { proposed: "keep", blocks: false },
    },
    removals: [{ items: ["odd-trail-01", "odd-trail-31"] }, { items: ["trail-elsewhere"] }],
  },
};
