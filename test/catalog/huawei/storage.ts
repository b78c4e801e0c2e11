import { givenBack, HERE } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

const OLD = "2025-01-02T03:04:05.000Z";
/** Another account. */
const OTHER = "f0e1d2c3b4a5968778695a4b3c2d1e0f";

/** Files, backups and objects. */
export const seeds: Seeds = {
  "sfs.turbo": {
    records: { table: "sfsturbo.share", each: { id: "share-{nnn}", pay_model: "0" } },
    ...givenBack("share-prepaid"),
    pageSize: 10,
  },

  "cbr.vault": {
    records: { each: { id: "vault-{nnn}", billing: { charging_mode: "post_paid" } } },
    ...givenBack("vault-prepaid"),
    pageSize: 10,
  },

  "cbr.backup": { records: { each: { id: "backup-{nnn}" } }, pageSize: 10 },

  // The vendor's package has no names of what is answered.
  "obs.bucket": {
    resources: {
      "*": {
        "obs.bucket": [
          { Name: "odd-1", Location: HERE, CreationDate: OLD, _tags: { team: "odd ones" } },
          { Name: "odd-locked", Location: HERE, CreationDate: OLD, _objectLock: {} },
          {
            Name: "odd-shared",
            Location: HERE,
            CreationDate: OLD,
            _policy: JSON.stringify({
              Statement: [{ Effect: "Allow", Principal: { ID: [`domain/${OTHER}:user/*`] } }],
            }),
          },
        ],
      },
      "odd-1": {
        "obs.version": [
          { Key: "a +&.jpg", VersionId: "1", LastModified: OLD },
          { Key: "a", VersionId: "2", LastModified: OLD },
          { Key: "b", VersionId: "3", LastModified: OLD, _marker: true },
        ],
        "obs.upload": [{ Key: "half/way", UploadId: "upload-1", Initiated: OLD }],
      },
    },
    items: {
      "odd-locked": { proposed: "manual", protections: ["object lock"] },
      "odd-shared": { ties: { usedByOthers: [`domain/${OTHER}:user/*`] } },
    },
    removals: [
      {
        items: ["odd-1"],
        calls: ["obs.abortMultipartUpload", "obs.deleteObjects", "obs.deleteBucket"],
      },
    ],
  },
};
