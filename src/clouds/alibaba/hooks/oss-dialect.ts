import type { BucketDialect } from "../../shared/rows/bucket-dialect.ts";
import { records } from "../../shared/wire/reply.ts";

/** Object Storage Service. https://www.alibabacloud.com/help/en/oss/developer-reference/deletemultipleobjects */
export const oss: BucketDialect = {
  width: 8,
  encoding: "encoding-type",
  things: [
    {
      called: "live channel",
      list: "ListLiveChannel",
      encoded: false,
      markers: { marker: "NextMarker" },
      records: ["LiveChannel"],
      does: "delete live channel",
      remove: "DeleteLiveChannel",
      name: ["Name", "channel"],
      written: "LastModified",
      gone: "NoSuchLiveChannel",
    },
    {
      called: "unfinished upload",
      list: "ListMultipartUploads",
      encoded: true,
      markers: { "key-marker": "NextKeyMarker", "upload-id-marker": "NextUploadIdMarker" },
      records: ["Upload"],
      does: "abort the unfinished upload of",
      remove: "AbortMultipartUpload",
      name: ["Key", "key"],
      id: "UploadId",
      written: "Initiated",
      gone: "NoSuchUpload",
    },
  ],
  versions: {
    list: "ListObjectVersions",
    encoded: true,
    markers: { "key-marker": "NextKeyMarker", "version-id-marker": "NextVersionIdMarker" },
    marker: "key-marker",
    readers: 8,
    records: ["Version", "DeleteMarker"],
    remove: "DeleteMultipleObjects",
    request({ params: { Object: _object, Quiet: _quiet, ...params }, ...call }, versions) {
      const named = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
      return { ...call, params, body: { Quiet: false, Object: named } };
    },
    // The verbose answer names what went; objects under a retention of their own are left out of it.
    kept: (reply, versions) => ({
      count: versions.length - records(reply, "Deleted").length,
      code: undefined,
    }),
  },
};
