import { type Call, HttpReply } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { placeOf } from "./place.ts";

/** GET /?location: the region is the text of the one element. */
export function getLocation(call: Call): HttpReply {
  const region = textOf(placeOf(call).row["Location"]) ?? "";
  const body = `<?xml version="1.0" encoding="UTF-8"?><LocationConstraint>${region}</LocationConstraint>`;
  return new HttpReply(200, body, { "content-type": "application/xml" });
}

/** GET /?acl: the owner alone may do everything. https://cloud.tencent.com/document/product/436/7733 */
export function getAcl(call: Call): JsonObject {
  placeOf(call);
  const { id } = call.account;
  const owner = { ID: `qcs::cam::uin/${id}:uin/${id}`, DisplayName: id };
  const grant = { Grantee: owner, Permission: "FULL_CONTROL" };
  return { Owner: owner, AccessControlList: { Grant: grant } };
}

/** GET /?logging: an empty element where nothing is logged. https://cloud.tencent.com/document/product/436/17053 */
export function getLogging(call: Call): JsonObject {
  placeOf(call);
  return {};
}

/** GET /?accelerate; that it is suspended where nobody ever switched it is unverified. */
export function getAccelerate(call: Call): JsonObject {
  placeOf(call);
  return { Status: "Suspended" };
}

/** What nobody set; the codes are those that npm cos-nodejs-sdk-v5 3.0.0 reads (sdk/base.js). */
export function notSet(code: string): (call: Call) => never {
  return (call) => {
    placeOf(call);
    throw vendorError(404, code, "The bucket has no such configuration.");
  };
}
