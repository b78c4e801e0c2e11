import { defineService } from "../../../core/service.ts";

const bucket = { bucket: "$id" } as const;

/**
 * Buckets, by the names of @alicloud/oss20190517 1.0.6; replies are the XML of the API without its
 * root element. https://www.alibabacloud.com/help/en/oss/developer-reference/list-of-operations-by-function
 *
 * Error codes: https://www.alibabacloud.com/help/en/oss/support/http-status-code-404 and the pages of
 * the actions. GetBucketStat, ListAccessPoints and DeleteAccessPoint are in the vendor's pages and
 * newer SDKs (aliyun/alibabacloud-oss-go-sdk-v2, oss/api_op_accesspoint.go), not in that package.
 */
export const oss = defineService({
  product: "Oss",
  defaults: {
    wave: "data",
    scope: "account",
    dataBearing: true,
    paging: {
      by: "marker",
      endUnmarked: true,
      marker: "marker",
      next: "NextMarker",
      size: ["max-keys", 1000],
      truncated: "IsTruncated",
    },
  },
  types: {
    "oss.bucket": {
      title: "OSS bucket",
      concern: "bucket",
      docs: "https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucket",
      list: { action: "ListBuckets", items: "Buckets.Bucket" },
      detail: [
        {
          name: "stat",
          action: "GetBucketStat",
          must: ["Storage", "ObjectCount"],
          method: "GET",
          path: "/?stat",
          params: bucket,
        },
        { name: "info", action: "GetBucketInfo", must: "Bucket.Name", params: bucket },
        {
          name: "worm",
          action: "GetBucketWorm",
          must: "State",
          params: bucket,
          none: ["NoSuchWORMConfiguration"],
        },
        // Without logs the status is empty: all that stands for it is its root element, which its wire demands.
        { name: "logging", action: "GetBucketLogging", must: "RequestId", params: bucket },
        {
          name: "replication",
          action: "GetBucketReplication",
          must: "Rule",
          params: bucket,
          none: ["NoSuchReplicationConfiguration"],
        },
        {
          name: "policy",
          action: "GetBucketPolicy",
          must: "Policy{}.Statement",
          params: bucket,
          none: ["NoSuchBucketPolicy"],
        },
        {
          name: "accessPoints",
          action: "ListAccessPoints",
          must: "AccessPointName",
          method: "GET",
          path: "/?accessPoint",
          params: bucket,
          items: "AccessPoints.AccessPoint",
          paging: {
            by: "token",
            token: "continuation-token",
            size: ["max-keys", 100],
            next: "NextContinuationToken",
          },
        },
        {
          // OSS-HDFS keeps its data under this prefix; that a listing shows it is unverified.
          name: "hdfs",
          action: "ListObjectsV2",
          must: "IsTruncated",
          params: { ...bucket, prefix: ".dlsdata/", "max-keys": 1 },
          leaves: { "continuation-token": "one object tells that there is any" },
        },
      ],
      read: {
        id: "Name",
        name: "Name",
        created: "CreationDate",
        protections: [
          { name: "retention policy", when: { at: "detail.worm.State", is: "Locked" } },
          {
            name: "retention policy, not locked yet",
            when: { at: "detail.worm.State", is: "InProgress" },
          },
        ],
        // Empty where the bucket has none: its wire demands the root element.
        tags: {
          by: {
            action: "GetBucketTags",
            params: bucket,
            most: 1,
            items: "TagSet.Tag",
            key: "Key",
            value: "Value",
            paging: { by: "none" },
          },
        },
        facts: {
          location: "Location",
          storageClass: "StorageClass",
          bytes: "detail.stat.Storage",
          objects: "detail.stat.ObjectCount",
          uploads: "detail.stat.MultipartUploadCount",
          liveChannels: "detail.stat.LiveChannelCount",
          versioning: "detail.info.Bucket.Versioning",
          acl: "detail.info.Bucket.AccessControlList.Grant",
          worm: "detail.worm.State",
          wormId: "detail.worm.WormId",
          wormDays: "detail.worm.RetentionPeriodInDays",
          logsTo: "detail.logging.LoggingEnabled.TargetBucket",
          replicatesTo: "detail.replication.Rule[].Destination.Bucket",
          replicationRules: "detail.replication.Rule[].ID",
          policy: "detail.policy.Policy",
          sharedWith: "detail.policy.Policy{}.Statement[].Principal[]",
          accessPoints: "detail.accessPoints[].AccessPointName",
          hdfs: "detail.hdfs.Contents[].Key",
        },
        ties: {
          reachedBy: [{ under: "aliyuncs.com" }],
          usedByOthers: ["detail.policy.Policy{}.Statement[].Principal[]"],
          location: "Location",
        },
      },
      material: ["location", "versioning", "policy", "hdfs"],
      // They lag behind by an hour or so; the hook also holds what is younger than the review.
      counts: ["bytes", "objects", "uploads", "liveChannels"],
      proposes: [
        {
          when: { at: "detail.worm.State", is: "Locked" },
          disposition: "manual",
          because:
            "a locked retention policy forbids deletion until every object in it has outlived it; nobody can shorten it",
        },
        {
          when: { at: "detail.hdfs.Contents[].Key", exists: true },
          disposition: "manual",
          because:
            "OSS-HDFS is in use: delete its data and switch it off in the console, then plan again",
        },
      ],
      allows: ["delete", "manual"],
      uses: [
        { type: "oss.bucket", at: "detail.logging.LoggingEnabled.TargetBucket" },
        { type: "oss.bucket", at: "detail.replication.Rule[].Destination.Bucket" },
      ],
      gone: ["NoSuchBucket"],
      remove: {
        detach: [
          {
            does: "stop its access logs",
            cannotBeUndone: {
              because:
                "the prefix of its logs is not on record, and without it they would go to another place",
              next: "Switch the logs on again in the console: OSS, the bucket, Logging; the review file names the bucket that they went to.",
            },
            action: "DeleteBucketLogging",
            params: bucket,
            when: { at: "facts.logsTo", exists: true },
          },
          {
            does: "stop its replication",
            cannotBeUndone: {
              because: "a replication rule that was deleted is gone, and its settings are not kept",
              next: "Create the rule again from your own code, or in the console: OSS, the bucket, Data Replication.",
            },
            action: "DeleteBucketReplication",
            params: { ...bucket, ID: ["$each"] },
            forEach: "facts.replicationRules",
            done: ["NoSuchReplicationRule", "NoSuchReplicationConfiguration"],
          },
        ],
        steps: [
          {
            does: "stop its access logs",
            cannotBeUndone: {
              because:
                "the prefix of its logs is not on record, and without it they would go to another place",
              next: "Switch the logs on again in the console: OSS, the bucket, Logging; the review file names the bucket that they went to.",
            },
            action: "DeleteBucketLogging",
            params: bucket,
            when: { at: "facts.logsTo", exists: true },
          },
          {
            does: "stop its replication",
            cannotBeUndone: {
              because: "a replication rule that was deleted is gone, and its settings are not kept",
              next: "Create the rule again from your own code, or in the console: OSS, the bucket, Data Replication.",
            },
            action: "DeleteBucketReplication",
            params: { ...bucket, ID: ["$each"] },
            forEach: "facts.replicationRules",
            done: ["NoSuchReplicationRule", "NoSuchReplicationConfiguration"],
          },
          {
            does: "give up the retention policy, which is not locked yet",
            cannotBeUndone: {
              because:
                "the days of a policy that was given up are not kept, and it was never in force for good",
              next: "Create the policy again in the console: OSS, the bucket, Retention Policy.",
            },
            action: "AbortBucketWorm",
            params: bucket,
            when: { at: "facts.worm", is: "InProgress" },
            done: ["NoSuchWORMConfiguration"],
          },
          {
            does: "remove its access points",
            cannotBeUndone: {
              because: "an access point that was deleted is gone with its policy",
              next: "Create the access point again from your own code, or in the console: OSS, the bucket, Access Points.",
            },
            action: "DeleteAccessPoint",
            method: "DELETE",
            path: "/?accessPoint",
            params: { ...bucket, "x-oss-access-point-name": "$each" },
            forEach: "facts.accessPoints",
            // Unverified code.
            done: ["NoSuchAccessPoint"],
          },
          {
            does: "delete all objects, versions, delete markers, unfinished uploads and live channels",
            cannotBeUndone: {
              because: "objects that were deleted are gone with all their versions",
              next: "Restore them from a backup, if there is one.",
            },
            hook: "empty-bucket",
            calls: [
              {
                action: "ListObjectVersions",
                params: { ...bucket, "key-marker": "", "version-id-marker": "", "max-keys": 1000 },
              },
              {
                action: "DeleteMultipleObjects",
                params: { ...bucket, Quiet: true, Object: [{ Key: "$each", VersionId: "$each" }] },
              },
              {
                action: "ListMultipartUploads",
                params: {
                  ...bucket,
                  "key-marker": "",
                  "upload-id-marker": "",
                  "max-uploads": 1000,
                },
              },
              { action: "AbortMultipartUpload", params: { ...bucket, uploadId: "$each" } },
              { action: "ListLiveChannel", params: { ...bucket, marker: "", "max-keys": 100 } },
              { action: "DeleteLiveChannel", params: bucket },
            ],
          },
          {
            does: "delete the bucket",
            action: "DeleteBucket",
            params: bucket,
            busy: ["BucketNotEmpty"],
          },
        ],
      },
      known: {
        inventory: ["ACS::OSS::Bucket"],
        product: ["oss"],
        // https://www.alibabacloud.com/help/en/boa/latest/api-query-instance-billing-service
        billedByUse: "the bill names no single buckets",
      },
      // Deleting a version is a permission of its own, so one name stands for both.
      permissions: {
        ListObjectsV2: "oss:ListObjects",
        DeleteMultipleObjects: "oss:DeleteObject*",
        GetBucketTags: "oss:GetBucketTagging",
      },
    },

    "oss.vector-bucket": {
      title: "OSS vector bucket",
      concern: "bucket",
      docs: "https://www.alibabacloud.com/help/en/oss/developer-reference/listvectorbuckets",
      scope: "region",
      list: {
        action: "ListVectorBuckets",
        method: "GET",
        path: "/",
        items: "Buckets",
      },
      read: {
        // `acs:ossvector:<region>:<account>:<name>`
        id: "Name",
        name: "Name",
        region: "Region",
        created: "CreationDate",
        tags: { unknown: "tags are given with the call that makes one, and no call tells them" },
        facts: { location: "Location", endpoint: "ExtranetEndpoint" },
        ties: {
          reachedBy: ["ExtranetEndpoint"],
          usedByOthers: { none: "its policy is not read (unverified whether others may use it)" },
          location: "Location",
        },
      },
      material: ["location"],
      allows: ["manual"],
      remove: {
        because:
          "it goes only once all its vector indexes are gone, which this program does not delete",
        console: [
          "Open the OSS console, Vector Buckets, and choose the bucket in its region.",
          "Delete its vector indexes one by one, then delete the bucket.",
        ],
      },
    },
  },
});
