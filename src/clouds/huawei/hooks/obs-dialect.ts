import type { BucketDialect } from "../../shared/rows/bucket-dialect.ts";
import { records, textIfSent } from "../../shared/wire/reply.ts";

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0022.html */
export const obsDialect: BucketDialect = {
  width: 8,
  encoding: "EncodingType",
  things: [
    {
      called: "unfinished upload",
      list: "listMultipartUploads",
      encoded: true,
      markers: { KeyMarker: "NextKeyMarker", UploadIdMarker: "NextUploadIdMarker" },
      records: ["Uploads"],
      does: "abort the unfinished upload of",
      remove: "abortMultipartUpload",
      name: ["Key", "Key"],
      id: "UploadId",
      written: "Initiated",
      gone: "NoSuchUpload",
    },
  ],
  versions: {
    list: "listVersions",
    encoded: true,
    markers: { KeyMarker: "NextKeyMarker", VersionIdMarker: "NextVersionIdMarker" },
    marker: "KeyMarker",
    // That a marker may name a key that is not there is unverified.
    readers: 1,
    records: ["Versions", "DeleteMarkers"],
    remove: "deleteObjects",
    request({ params, ...call }, versions) {
      const named = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
      return { ...call, params: { ...params, Objects: named } };
    },
    // The answer names what did not go.
    kept(reply) {
      const [one, ...more] = records(reply, "Errors");
      if (one === undefined) return { count: 0, code: undefined };
      return { count: 1 + more.length, code: textIfSent(one, "Code", "only to be read") };
    },
  },
};
