import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import type { Row, Table } from "../../core/table.ts";
import { buckets, liveChannels, uploads, versions } from "./tables.ts";

/** The bucket, the key and the tables that a call is about. */
export interface Place {
  readonly bucket: string;
  readonly key: string;
  /** The bucket's row; only for calls on a bucket that exists. */
  readonly row: Row;
  readonly versions: Table;
  readonly uploads: Table;
  readonly liveChannels: Table;
}

/** Where a call on a bucket or an object goes. */
export function placeOf(call: Call): Place {
  const bucket = call.hostVars["bucket"] ?? "";
  return {
    bucket,
    key: call.hostVars["key"] ?? "",
    row: call.table(buckets).get(bucket) ?? {},
    versions: call.table(versions, bucket),
    uploads: call.table(uploads, bucket),
    liveChannels: call.table(liveChannels, bucket),
  };
}

/** The owner element of replies. */
export function ownerOf(call: Call): JsonObject {
  return { ID: call.account.id, DisplayName: call.account.id };
}

/** `2026-01-31T08:00:00.000Z`, as OSS writes times. */
export function ossTime(call: Call): string {
  return isoSeconds(call.now()).replace("Z", ".000Z");
}

/** A limit such as `max-keys`: 1 to `most`, else InvalidArgument. */
export function limitOf(call: Call, name: string, standard: number, most: number): number {
  const limit = call.number(name) ?? standard;
  if (limit < 1 || limit > most) throw call.errors.invalid(name);
  return limit;
}

/** `key` as a listing writes it: percent-encoded when `encoding-type=url` was sent. */
export function keyWriter(call: Call): (key: string) => string {
  const type = call.text("encoding-type");
  if (type === undefined || type === "") return (key) => key;
  if (type !== "url") throw call.errors.invalid("encoding-type");
  return (key) => encodeURIComponent(key);
}

/** What a listing says of how its keys are written. */
export function encodingOf(call: Call): JsonObject {
  return call.text("encoding-type") === "url" ? { EncodingType: "url" } : {};
}

/** Whether a bucket's retention policy still protects an object of that age. */
export function isRetained(call: Call, place: Place, row: Row): boolean {
  const worm = place.row["_worm"];
  if (typeof worm !== "object" || worm === null || Array.isArray(worm)) return false;
  const { State, RetentionPeriodInDays } = worm as JsonObject;
  const age = call.now() - Date.parse(textOf(row["LastModified"]) ?? "");
  return State !== "Expired" && age < Number(RetentionPeriodInDays) * 86_400_000;
}

/** 409 `FileImmutable`. https://www.alibabacloud.com/help/en/oss/user-guide/http-409-status-code */
export function immutable() {
  return vendorError(409, "FileImmutable", "The object you specified is immutable.");
}

/** What a listing says of a bucket; the vendor's oss2 2.19.1 (xml_utils.py) refuses one that says less. */
export function bucketRecord(call: Call, row: Row): JsonObject {
  const region = textOf(row["Region"]) ?? "";
  return {
    Location: `oss-${region}`,
    CreationDate: ossTime(call),
    ExtranetEndpoint: `oss-${region}.aliyuncs.com`,
    IntranetEndpoint: `oss-${region}-internal.aliyuncs.com`,
    StorageClass: "Standard",
    ...row,
  };
}
