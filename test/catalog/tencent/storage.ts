import type { Seeds } from "../support/seed.ts";
import { HERE, renewing } from "../support/tencent.ts";

const OLD = "2020-01-01T00:00:00.000Z";

/** Disks, files, objects, logs, keys. */
export const seeds: Seeds = {
  "cbs.disk": {
    records: {
      each: {
        DiskId: "disk-{nnn}",
        DiskChargeType: "POSTPAID_BY_HOUR",
        DiskState: "UNATTACHED",
        DiskUsage: "DATA_DISK",
        Portable: true,
        InstanceId: "",
        IsReturnable: true,
        ReturnFailCode: 0,
      },
      but: {
        attached: { InstanceId: "ins-1", DiskState: "ATTACHED" },
        "proposed-1": { InstanceId: "ins-1", DiskState: "ATTACHED" },
        "proposed-2": { InstanceId: "ins-1", DiskState: "ATTACHED" },
      },
    },
    resources: renewing("disk-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      { items: ["disk-attached"] },
      {
        items: ["disk-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "cbs.TerminateDisks", "cbs.TerminateDisks"],
      },
      { items: ["disk-recycled"], calls: ["cbs.TerminateDisks"] },
    ],
  },

  "cbs.snapshot": {
    records: {
      each: { SnapshotId: "snap-{nnn}", SnapshotState: "NORMAL", ShareReference: 0 },
      but: { "skipped-1": { SnapshotType: "SHARED_SNAPSHOT" } },
    },
  },

  "cbs.auto-snapshot-policy": { records: { each: { AutoSnapshotPolicyId: "asp-{nnn}" } } },

  "cfs.file-system": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    records: {
      each: { FileSystemId: "cfs-{nnn}", LifeCycleState: "available" },
      but: { mounted: { _mountTargets: [{ VpcId: "vpc-odd", SubnetId: "subnet-odd" }] } },
    },
    removals: [{ items: ["cfs-mounted"], calls: ["cfs.DeleteCfsFileSystem"] }],
  },

  "cos.rapid-bucket": {
    pageSize: 10,
    records: { each: { Name: "hot{nn}-x--1250000000", Location: HERE } },
  },

  "cos.bucket": {
    pageSize: 5,
    records: {
      each: { Name: "odd-{nn}-1250000042", Location: HERE, CreationDate: OLD },
      but: {
        locked: { _lock: { days: 30 } },
        shared: {
          _policy: {
            Statement: [{ Principal: { qcs: ["qcs::cam::uin/100000000099:uin/100000000099"] } }],
          },
        },
        copied: {
          _replication: [
            {
              ID: "r1",
              Status: "Enabled",
              Prefix: "",
              Destination: { Bucket: "qcs::cos:ap-beijing::copy-1" },
            },
          ],
        },
      },
    },
    resources: {
      "odd-copied-1250000042": {
        "cos.version": [
          { Key: "a +&.jpg", VersionId: "v1", Type: "Version", Size: 1, LastModified: OLD },
        ],
        "cos.upload": [{ Key: "half/way", UploadId: "u1", Initiated: OLD }],
      },
    },
    items: {
      "odd-locked-1250000042": { proposed: "manual", protections: ["object lock"] },
      "odd-shared-1250000042": {
        ties: { usedByOthers: ["qcs::cam::uin/100000000099:uin/100000000099"] },
      },
    },
    removals: [
      {
        items: ["odd-copied-1250000042"],
        calls: [
          "cos.deleteBucketReplication",
          "cos.multipartAbort",
          "cos.deleteMultipleObject",
          "cos.deleteBucket",
        ],
      },
    ],
  },

  "cls.topic": {
    records: { each: { TopicId: "topic-{nnn}", BizType: 0 }, but: { metrics: { BizType: 1 } } },
  },

  "cls.logset": { records: { each: { LogsetId: "set-{nnn}" } } },

  "kms.key": {
    records: {
      each: { KeyId: "key-{nnn}", KeyState: "Enabled", Owner: "user", KeyUsage: "ENCRYPT_DECRYPT" },
      but: {
        asymmetric: { KeyUsage: "ASYMMETRIC_SIGN_VERIFY_RSA_2048" },
        decrypting: { KeyUsage: "ASYMMETRIC_DECRYPT_SM2", Owner: "cos" },
      },
    },
  },
};
