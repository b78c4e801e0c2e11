import { defineService } from "../../../core/service.ts";

const bucket = { Bucket: "$id" } as const;
const region = "$facts.location";

/**
 * Buckets, by the methods of npm esdk-obs-nodejs 3.26.8; each answers in its own region only.
 *
 * Error codes: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html
 */
export const obs = defineService({
  product: "obs",
  types: {
    "obs.bucket": {
      title: "OBS bucket",
      concern: "bucket",
      docs: "https://support.huaweicloud.com/intl/en-us/api-obs_nodejs_sdk_api_en/obs_39_0304.html",
      wave: "data",
      scope: "account",
      dataBearing: true,
      list: { action: "listBuckets", items: "Buckets", paging: { by: "none" } },
      detail: [
        {
          name: "lock",
          action: "getBucketObjectLockConfig",
          must: "Lock",
          params: bucket,
          region,
          // Asked of buckets that never had a lock.
          none: ["ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration"],
          hint: true,
        },
        {
          name: "policy",
          action: "getBucketPolicy",
          must: "Policy{}.Statement",
          params: bucket,
          region,
          none: ["NoSuchBucketPolicy"],
        },
      ],
      read: {
        id: "Name",
        name: "Name",
        created: "CreationDate",
        protections: {
          name: "object lock",
          when: { at: "detail.lock.Lock.ObjectLockEnabled", is: "Enabled" },
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
        facts: { location: "Location", lock: "detail.lock.Lock.ObjectLockEnabled" },
        ties: {
          reachedBy: [{ under: "myhuaweicloud.com" }],
          usedByOthers: ["detail.policy.Policy{}.Statement[].Principal.ID[]"],
          location: "Location",
        },
      },
      material: ["location"],
      proposes: {
        when: { at: "detail.lock.Lock.ObjectLockEnabled", is: "Enabled" },
        disposition: "manual",
        because:
          "object lock is on and cannot be switched off: locked objects go only when their retention has ended",
      },
      allows: ["delete", "manual"],
      gone: ["NoSuchBucket"],
      remove: [
        {
          does: "delete all objects, versions, delete markers and unfinished uploads",
          cannotBeUndone: {
            because: "objects that were deleted are gone with all their versions",
            next: "Restore them from a backup, if there is one.",
          },
          hook: "empty-bucket",
          calls: [
            {
              action: "listVersions",
              params: {
                ...bucket,
                KeyMarker: "",
                VersionIdMarker: "",
                MaxKeys: 1000,
                EncodingType: "url",
              },
              region,
            },
            {
              action: "deleteObjects",
              params: { ...bucket, Objects: [{ Key: "$each", VersionId: "$each" }] },
              region,
            },
            {
              action: "listMultipartUploads",
              params: {
                ...bucket,
                KeyMarker: "",
                UploadIdMarker: "",
                MaxUploads: 1000,
                EncodingType: "url",
              },
              region,
            },
            {
              action: "abortMultipartUpload",
              params: { ...bucket, Key: "$each", UploadId: "$each" },
              region,
            },
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
      known: { inventory: ["obs.buckets"], product: ["hws.service.type.obs"] },
    },
  },
});
