import { createHash, randomBytes } from "node:crypto";
import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Row } from "../../core/table.ts";
import { limitOf, ossTime, placeOf } from "./place.ts";

function noUpload() {
  return vendorError(
    404,
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
  );
}

function uploadOf(call: Call): Row {
  const place = placeOf(call);
  const row = place.uploads.get(call.need("uploadId"));
  if (row === undefined || row["Key"] !== place.key) throw noUpload();
  return row;
}

/** POST /key?uploads */
export function initiateUpload(call: Call): JsonObject {
  const place = placeOf(call);
  const row = place.uploads.put({
    Key: place.key,
    UploadId: randomBytes(16).toString("hex").toUpperCase(),
    Initiated: ossTime(call),
    _parts: [],
  });
  return { Bucket: place.bucket, Key: place.key, UploadId: row["UploadId"] };
}

/** PUT /key?partNumber&uploadId. The content is not kept. */
export function uploadPart(call: Call): HttpReply {
  const row = uploadOf(call);
  const number = call.number("partNumber") ?? 0;
  const etag = `"${createHash("md5").update(call.rawBody).digest("hex").toUpperCase()}"`;
  const others = arrayOf(row["_parts"]).filter((part) => objectOf(part)["PartNumber"] !== number);
  const part = {
    PartNumber: number,
    ETag: etag,
    Size: call.rawBody.length,
    LastModified: ossTime(call),
  };
  placeOf(call).uploads.patch(textOf(row["UploadId"]) ?? "", { _parts: [...others, part] });
  return new HttpReply(200, "", { etag });
}

/** GET /key?uploadId */
export function listParts(call: Call): JsonObject {
  const row = uploadOf(call);
  const place = placeOf(call);
  const after = call.number("part-number-marker") ?? 0;
  const limit = limitOf(call, "max-parts", 1000, 1000);
  const parts = arrayOf(row["_parts"])
    .map(objectOf)
    .filter((part) => Number(part["PartNumber"]) > after)
    .sort((a, b) => Number(a["PartNumber"]) - Number(b["PartNumber"]));
  const shown = parts.slice(0, limit);
  return {
    Bucket: place.bucket,
    Key: place.key,
    UploadId: row["UploadId"],
    PartNumberMarker: after,
    NextPartNumberMarker: shown.at(-1)?.["PartNumber"] ?? after,
    MaxParts: limit,
    IsTruncated: parts.length > shown.length,
    Part: shown,
  };
}

/** DELETE /key?uploadId */
export function abortUpload(call: Call): HttpReply {
  const row = uploadOf(call);
  placeOf(call).uploads.remove(textOf(row["UploadId"]) ?? "");
  return new HttpReply(204);
}

/** DELETE /channel?live */
export function deleteLiveChannel(call: Call): HttpReply {
  const place = placeOf(call);
  if (place.liveChannels.remove(place.key) === undefined) {
    throw vendorError(404, "NoSuchLiveChannel", "The specified live channel does not exist.");
  }
  return new HttpReply(204);
}
