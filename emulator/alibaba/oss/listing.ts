import type { Call } from "../../core/call.ts";
import { cut, sortedBy, startAfter } from "../../core/cut.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import {
  bucketRecord,
  encodingOf,
  keyWriter,
  limitOf,
  ossTime,
  ownerOf,
  placeOf,
} from "./place.ts";
import { buckets, vectorBuckets } from "./tables.ts";

/** GET / : the buckets of the account in all regions. */
export function listBuckets(call: Call): JsonObject {
  const marker = call.text("marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  const rows = sortedBy(call.rows(buckets), "Name");
  const page = cut(call, rows, "Name", {
    start: startAfter(rows, "Name", marker),
    prefix,
    delimiter: "",
    limit,
  });
  const next = textOf(page.last?.["Name"]);
  return {
    Owner: ownerOf(call),
    ...(page.truncated
      ? {
          Prefix: prefix,
          Marker: marker,
          MaxKeys: limit,
          IsTruncated: true,
          NextMarker: call.hasEffect("repeat-token") ? marker : next,
        }
      : {}),
    Buckets: { Bucket: page.rows.map((row) => call.show(row, (one) => bucketRecord(call, one))) },
  };
}

/**
 * GET / on the host of vector buckets: those of the region. Where all are shown, nothing is said of pages.
 * https://www.alibabacloud.com/help/en/oss/developer-reference/listvectorbuckets
 */
export function listVectorBuckets(call: Call): JsonObject {
  const marker = call.text("marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  const rows = sortedBy(call.rows(vectorBuckets), "Name");
  const start = startAfter(rows, "Name", marker);
  const page = cut(call, rows, "Name", { start, prefix, delimiter: "", limit });
  const next = textOf(page.last?.["Name"]);
  return {
    ...(page.truncated
      ? {
          Prefix: prefix,
          Marker: marker,
          MaxKeys: limit,
          IsTruncated: true,
          NextMarker: call.hasEffect("repeat-token") ? marker : next,
        }
      : {}),
    Buckets: page.rows.map((row) => call.show(row, (one) => vectorRecord(call, one))),
  };
}

function vectorRecord(call: Call, row: Row): JsonObject {
  const host = `${call.region}.oss-vectors.aliyuncs.com`;
  return {
    Location: `oss-${call.region}`,
    Region: call.region,
    CreationDate: ossTime(call),
    ExtranetEndpoint: host,
    IntranetEndpoint: host.replace(".oss-", "-internal.oss-"),
    ResourceGroupId: "rg-default-id",
    ...row,
  };
}

/** GET /?uploads : multipart uploads that were begun and not ended. */
export function listMultipartUploads(call: Call): JsonObject {
  const place = placeOf(call);
  const keyMarker = call.text("key-marker") ?? "";
  const idMarker = call.text("upload-id-marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-uploads", 1000, 1000);
  const write = keyWriter(call);
  place.uploads.listed();
  const rows = [...place.uploads.rows()]
    .sort((a, b) => (uploadOrder(a) < uploadOrder(b) ? -1 : 1))
    .filter((row) => {
      const key = String(row["Key"]);
      if (keyMarker === "") return true;
      if (idMarker === "") return key > keyMarker;
      return key > keyMarker || (key === keyMarker && String(row["UploadId"]) > idMarker);
    });
  const page = cut(call, rows, "Key", {
    start: 0,
    prefix,
    delimiter: call.text("delimiter") ?? "",
    limit,
  });
  const repeat = call.hasEffect("repeat-token");
  return {
    Bucket: place.bucket,
    KeyMarker: write(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: repeat ? write(keyMarker) : write(textOf(page.last?.["Key"]) ?? ""),
    NextUploadIdMarker: repeat ? idMarker : (textOf(page.last?.["UploadId"]) ?? ""),
    Delimiter: call.text("delimiter") ?? "",
    Prefix: write(prefix),
    MaxUploads: limit,
    ...encodingOf(call),
    IsTruncated: page.truncated,
    Upload: page.rows.map((row) => ({
      Key: write(textOf(row["Key"]) ?? ""),
      UploadId: row["UploadId"],
      Initiated: row["Initiated"] ?? ossTime(call),
    })),
    CommonPrefixes: page.prefixes.map((one) => ({ Prefix: write(one) })),
  };
}

function uploadOrder(row: Row): string {
  return `${row["Key"]}\n${row["UploadId"]}`;
}

/** GET /?live : live channels. */
export function listLiveChannels(call: Call): JsonObject {
  const place = placeOf(call);
  const marker = call.text("marker") ?? "";
  const prefix = call.text("prefix") ?? "";
  const limit = limitOf(call, "max-keys", 100, 1000);
  place.liveChannels.listed();
  const rows = sortedBy(place.liveChannels.rows(), "Name");
  const page = cut(call, rows, "Name", {
    start: startAfter(rows, "Name", marker),
    prefix,
    delimiter: "",
    limit,
  });
  return {
    Prefix: prefix,
    Marker: marker,
    MaxKeys: limit,
    IsTruncated: page.truncated,
    NextMarker: call.hasEffect("repeat-token") ? marker : (page.last?.["Name"] ?? ""),
    LiveChannel: page.rows.map((row) => ({
      Description: "",
      Status: "enabled",
      ...call.show(row),
    })),
  };
}
