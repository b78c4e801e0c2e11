import type { Call } from "../../core/call.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import { objectOf, textOf } from "../../core/json.ts";
import type { Row, Table } from "../../core/table.ts";
import { buckets, objectVersions, uploads } from "./tables.ts";

const DAY = 86_400_000;

/** The bucket, the key and the tables that a call is about. */
export interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly row: Row;
  readonly versions: Table;
  readonly uploads: Table;
}

/** Where a call on a bucket or an object goes. */
export function placeOf(call: Call): Place {
  const bucket = call.hostVars["bucket"] ?? "";
  return {
    bucket,
    key: call.hostVars["key"] ?? "",
    row: call.table(buckets).get(bucket) ?? {},
    versions: call.table(objectVersions, bucket),
    uploads: call.table(uploads, bucket),
  };
}

/** A limit such as `max-keys`: 1 to 1000; the cloud takes more and answers 1000. */
export function limitOf(call: Call, name: string): number {
  const limit = call.number(name) ?? 1000;
  if (limit < 1) throw call.errors.invalid(name);
  return Math.min(limit, 1000);
}

/** `key` as a listing writes it: percent-encoded when `encoding-type=url` was sent. */
export function keyWriter(call: Call): (key: string) => string {
  return call.text("encoding-type") === "url" ? encodeURIComponent : (key) => key;
}

/** `2026-01-31T08:00:00.000Z`. */
export function cosTime(call: Call): string {
  return new Date(call.now()).toISOString();
}

/** Why an object under the bucket's lock cannot go; the code and the words are unverified. */
export function lockOf(call: Call, place: Place, row: Row): VendorError | undefined {
  const days = Number(objectOf(place.row["_lock"])["days"] ?? 0);
  if (days === 0 || row["Type"] === "DeleteMarker") return undefined;
  const age = call.now() - Date.parse(textOf(row["LastModified"]) ?? "");
  if (age >= days * DAY) return undefined;
  return vendorError(403, "AccessDenied", "The object is locked and cannot be deleted.");
}
