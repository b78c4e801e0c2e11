import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const AT = { Region: HERE, Location: `oss-${HERE}`, CreationDate: "2024-02-03T04:05:06.000Z" };
const OLD = "2024-03-03T04:05:06.000Z";

/** Buckets. */
export const seeds: Seeds = {
  "oss.vector-bucket": {
    pageSize: 5,
    resources: {
      [HERE]: {
        "oss.vector-bucket": [{ repeat: 6, Name: "acs:ossvector:cn-hangzhou:1:odd-{nn}" }],
      },
    },
  },

  "oss.bucket": {
    // 1,000 buckets make a page, and each is asked eight things.
    pageSize: 5,
    resources: {
      "*": {
        "oss.bucket": [
          { repeat: 11, Name: "odd-bucket-{nn}", StorageClass: "IA", ...AT },
          {
            Name: "odd-full",
            _tags: { "odd-tag": "", team: "odd ones" },
            StorageClass: "Standard",
            ...AT,
            _versioning: "Suspended",
            _acl: "public-read",
            _worm: { WormId: "worm-odd", State: "InProgress", RetentionPeriodInDays: 1 },
            _logging: { TargetBucket: "odd-logs", TargetPrefix: "of-full/" },
            _replication: [
              { ID: "rule-odd", Status: "doing", Destination: { Bucket: "odd-copy" } },
            ],
            _policy:
              '{"Version":"1","Statement":[{"Effect":"Allow","Principal":["1888000000000001"]}]}',
            _accessPoints: [{ AccessPointName: "odd-door", Status: "enable" }],
          },
          { Name: "odd-logs", Region: "cn-hangzhou", Location: "oss-cn-hangzhou" },
          { Name: "odd-copy", ...AT },
          {
            Name: "odd-locked",
            ...AT,
            _worm: { WormId: "worm-held", State: "Locked", RetentionPeriodInDays: 70 },
          },
          { Name: "odd-hdfs", ...AT },
          { Name: "odd-left", ...AT, _logging: { TargetBucket: "odd-right" } },
          { Name: "odd-right", ...AT, _logging: { TargetBucket: "odd-left" } },
        ],
      },
      "odd-full": {
        "oss.version": [
          {
            repeat: 1_500,
            Key: "ключ {nnnn} & <co>.txt",
            VersionId: "null",
            Size: 3,
            LastModified: OLD,
          },
          { Key: "old.txt", VersionId: "v-1", Size: 5, LastModified: OLD },
          { Key: "old.txt", VersionId: "v-2", Type: "DeleteMarker", LastModified: OLD },
        ],
        "oss.upload": [{ repeat: 3, Key: "half done {n}", UploadId: "upload-{n}", Initiated: OLD }],
        "oss.live-channel": [{ repeat: 2, Name: "channel-{n}", LastModified: OLD }],
      },
      "odd-hdfs": {
        "oss.version": [{ Key: ".dlsdata/block-1", VersionId: "null", Size: 9, LastModified: OLD }],
      },
    },
    items: {
      "odd-bucket-11": { region: "global", created: "2024-02-03T04:05:06Z", proposed: "delete" },
      "odd-full": {
        protections: ["retention policy, not locked yet"],
        facts: {
          objects: "1501",
          bytes: "4505",
          uploads: "3",
          liveChannels: "2",
          versioning: "Suspended",
          acl: "public-read",
          sharedWith: ["1888000000000001"],
          worm: "InProgress",
          logsTo: "odd-logs",
          replicatesTo: ["odd-copy"],
          accessPoints: ["odd-door"],
        },
        uses: [idIn("global", "oss.bucket", "odd-logs"), idIn("global", "oss.bucket", "odd-copy")],
      },
      "odd-locked": { proposed: "manual", protections: ["retention policy"] },
      "odd-hdfs": { proposed: "manual", facts: { hdfs: [".dlsdata/block-1"] } },
    },
    removals: [
      { items: ["odd-bucket-01", "odd-bucket-11"] },
      { items: ["odd-locked"], disposition: "delete", calls: ["Oss.DeleteBucket"] },
      { items: ["odd-full", "odd-logs"] },
      { items: ["odd-left", "odd-right"] },
    ],
  },
};
