import { defineService } from "../../../core/service.ts";

const bucket = { Bucket: "$id" } as const;
const region = "$facts.location";

/**
 * Buckets, by the methods of npm cos-nodejs-sdk-v5 3.0.0; each answers in its own region only.
 * https://cloud.tencent.com/document/product/436/7751
 *
 * Error codes: https://cloud.tencent.com/document/product/436/7730
 */
export const cos = defineService({
  product: "cos",
  defaults: {
    wave: "data",
    scope: "account",
    dataBearing: true,
    paging: {
      by: "marker",
      marker: "Marker",
      next: "NextMarker",
      size: ["MaxKeys", 1000],
      truncated: "IsTruncated",
    },
  },
  types: {
    "cos.bucket": {
      title: "COS bucket",
      concern: "bucket",
      docs: "https://cloud.tencent.com/document/product/436/14105",
      list: { action: "getService", items: "Buckets" },
      detail: [
        {
          // The code for a bucket that never had a lock is not documented, so any code of the vendor's is taken
          // for none; a reply without one is not.
          name: "lock",
          action: "getObjectLockConfiguration",
          must: "ObjectLockEnabled",
          params: bucket,
          region,
          hint: true,
        },
        {
          name: "replication",
          action: "getBucketReplication",
          must: "ReplicationConfiguration.Rules[].Destination.Bucket",
          params: bucket,
          region,
          // The vendor's own spelling: npm cos-nodejs-sdk-v5 3.0.0 sdk/base.js, getBucketReplication
          none: ["ReplicationConfigurationnotFoundError"],
        },
        {
          name: "policy",
          action: "getBucketPolicy",
          must: "Policy{}.Statement",
          params: bucket,
          region,
          // npm cos-nodejs-sdk-v5 3.0.0 sdk/base.js, getBucketPolicy
          none: ["NoSuchPolicy", "NoSuchPolicyVersion"],
        },
      ],
      read: {
        id: "Name",
        name: "Name",
        created: "CreationDate",
        protections: {
          name: "object lock",
          when: { at: "detail.lock.ObjectLockEnabled", is: "Enabled" },
        },
        tags: {
          by: {
            action: "getBucketTagging",
            params: bucket,
            region,
            most: 1,
            items: "Tags",
            key: "Key",
            value: "Value",
            paging: { by: "none" },
            none: ["NoSuchTagSet"],
          },
        },
        facts: {
          location: "Location",
          lock: "detail.lock.ObjectLockEnabled",
          replicatesTo: "detail.replication.ReplicationConfiguration.Rules[].Destination.Bucket",
        },
        ties: {
          reachedBy: [{ under: "myqcloud.com" }, { under: "tencentcos.cn" }],
          usedByOthers: ["detail.policy.Policy{}.Statement[].Principal.qcs[]"],
          location: "Location",
        },
      },
      material: ["location"],
      proposes: {
        when: { at: "detail.lock.ObjectLockEnabled", is: "Enabled" },
        disposition: "manual",
        because:
          "object lock is on and cannot be switched off: locked objects go only when their retention has ended",
      },
      allows: ["delete", "manual"],
      // A bucket that a registry keeps its images in goes with the registry.
      after: ["tcr.instance"],
      gone: ["NoSuchBucket"],
      remove: [
        {
          does: "stop its replication to another bucket",
          cannotBeUndone: {
            because: "the rules of a replication that was stopped are not kept",
            next: "Create the rules again from your own code, or in the console: COS, the bucket, Cross-Bucket Replication.",
          },
          action: "deleteBucketReplication",
          params: bucket,
          region,
          when: { at: "facts.replicatesTo", exists: true },
        },
        {
          does: "delete all objects, versions, delete markers and unfinished uploads",
          cannotBeUndone: {
            because: "objects that were deleted are gone with all their versions",
            next: "Restore them from a backup, if there is one.",
          },
          hook: "empty-bucket",
          calls: [
            {
              action: "listObjectVersions",
              params: { ...bucket, KeyMarker: "", VersionIdMarker: "", MaxKeys: 1000 },
              region,
            },
            {
              action: "deleteMultipleObject",
              params: { ...bucket, Objects: [{ Key: "$each", VersionId: "$each" }], Quiet: false },
              region,
            },
            {
              action: "multipartList",
              params: { ...bucket, KeyMarker: "", UploadIdMarker: "", MaxUploads: 1000 },
              region,
            },
            { action: "multipartAbort", params: { ...bucket, UploadId: "$each" }, region },
          ],
        },
        {
          does: "delete the bucket",
          action: "deleteBucket",
          params: bucket,
          region,
          busy: ["BucketNotEmpty"],
        },
      ],
      known: {
        inventory: ["qcs::cos::bucket"],
        product: ["p_cos"],
        billedByUse: "unverified: whether its bill names buckets by their ids was not found",
      },
    },

    "cos.rapid-bucket": {
      title: "COS rapid bucket",
      concern: "bucket",
      docs: "https://cloud.tencent.com/document/product/436/139734",
      scope: "region",
      // The same call at a host of the region, which lists these alone; the account's listing of buckets does
      // not name them (unverified). The records tell zone and network too, which the package's model lacks.
      list: {
        action: "getService",
        items: "Buckets",
      },
      read: {
        id: "Name",
        name: "Name",
        region: "Location",
        created: "CreationDate",
        tags: { unknown: "the pages of rapid buckets describe no call that tells tags" },
        facts: { location: "Location" },
        ties: {
          reachedBy: [{ under: "myqcloud.com" }],
          usedByOthers: { none: "its pages describe no policy of a bucket" },
          location: "Location",
        },
      },
      material: ["location"],
      allows: ["manual"],
      remove: {
        because:
          "its objects are read and deleted through sessions of a kind of their own, which this program does not open",
        console: [
          "Open the COS console, Buckets, and choose the rapid bucket in its region.",
          "Delete its objects and unfinished uploads, then delete the bucket.",
        ],
      },
    },
  },
});
