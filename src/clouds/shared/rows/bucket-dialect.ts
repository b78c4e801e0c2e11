import { type Answer, records, text, textIfSent } from "../wire/reply.ts";
import type { TransportRequest } from "../wire/transport.ts";

/** A listing inside a bucket: its action, and where each of its markers stands in the reply. */
export interface BucketListing {
  readonly list: string;
  /** Whether its keys are asked for percent-encoded. */
  readonly encoded: boolean;
  /** Paths in the reply by the names of the parameters. */
  readonly markers: Readonly<Record<string, string>>;
  /** Paths of the records. */
  readonly records: readonly string[];
}

/** Things in a bucket that are removed one by one, by name. */
export interface BucketThings extends BucketListing {
  /** What one is called, in words of the journal. */
  readonly called: string;
  /** What is done to one, in words of the journal. */
  readonly does: string;
  readonly remove: string;
  /** Path of its name, and the parameter that takes it. */
  readonly name: readonly [path: string, parameter: string];
  /** Path of an id beside the name, which the row's call takes as `$each`. */
  readonly id?: string;
  /** Path of the time at which it was begun or written. */
  readonly written: string;
  /** Code of one that is gone already. */
  readonly gone: string;
}

/** One version or delete marker. */
export interface Version {
  readonly key: string;
  readonly versionId: string;
  readonly written: string | undefined;
}

/** How a cloud's object storage is spoken to; what is the same everywhere is no part of it. */
export interface BucketDialect {
  /** Batches or things under way at once. */
  readonly width: number;
  /** Parameter that asks for percent-encoded keys, since keys may hold characters that XML cannot. */
  readonly encoding: string;
  /** Removed before the versions, in this order. */
  readonly things: readonly BucketThings[];
  readonly versions: BucketListing & {
    /** Parameter that names the key after which a page begins. */
    readonly marker: string;
    /** Ranges of keys that are read at once; more than one where a marker may name a key that is not there. */
    readonly readers: number;
    readonly remove: string;
    /** The call that deletes these versions by name. */
    readonly request: (call: TransportRequest, versions: readonly Version[]) => TransportRequest;
    /** How many of them the answer says were not deleted, and why where it says so. */
    readonly kept: (
      reply: Answer,
      versions: readonly Version[],
    ) => { readonly count: number; readonly code: string | undefined };
  };
}

/** Names of a package for what most object storages have alike. */
export interface UsualNames {
  readonly uploads: { readonly list: string; readonly records: string; readonly remove: string };
  readonly versions: { readonly list: string; readonly remove: string };
  /** Where the answer to a deletion of several names what did not go. */
  readonly errors: string;
}

/** The dialect of a storage with parameters of S3's names; that a marker may name a missing key is unverified. */
export function usualDialect({ uploads, versions, errors }: UsualNames): BucketDialect {
  return {
    width: 8,
    encoding: "EncodingType",
    things: [
      {
        called: "unfinished upload",
        list: uploads.list,
        encoded: true,
        markers: { KeyMarker: "NextKeyMarker", UploadIdMarker: "NextUploadIdMarker" },
        records: [uploads.records],
        does: "abort the unfinished upload of",
        remove: uploads.remove,
        name: ["Key", "Key"],
        id: "UploadId",
        written: "Initiated",
        gone: "NoSuchUpload",
      },
    ],
    versions: {
      ...versions,
      encoded: true,
      markers: { KeyMarker: "NextKeyMarker", VersionIdMarker: "NextVersionIdMarker" },
      marker: "KeyMarker",
      readers: 1,
      records: ["Versions", "DeleteMarkers"],
      request({ params, ...call }, some) {
        const named = some.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
        return { ...call, params: { ...params, Objects: named } };
      },
      kept(reply) {
        const [one, ...more] = records(reply, errors);
        if (one === undefined) return { count: 0, code: undefined };
        return { count: 1 + more.length, code: textIfSent(one, "Code", "only to be read") };
      },
    },
  };
}

/** A text of a record; keys are percent-encoded when the reply says so. */
export function decoded(reply: Answer, path: string, record: Answer): string {
  return plain(reply, path, text(record, path));
}

/** Where the next page begins; the id beside a key may be empty, where a page ends between two keys. */
export function markerAt(reply: Answer, path: string): string {
  const marker = /IdMarker$/u.test(path)
    ? textIfSent(reply, path, "empty where a page ends between two keys")
    : text(reply, path);
  return plain(reply, path, marker ?? "");
}

function plain(reply: Answer, path: string, found: string): string {
  const encoding = textIfSent(reply, "EncodingType", "left out where keys are plain");
  const encoded = encoding === "url" && /Key(?:Marker)?$/u.test(path);
  return encoded ? decodeURIComponent(found.replaceAll("+", " ")) : found;
}
