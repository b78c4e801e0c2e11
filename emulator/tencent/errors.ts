import { VendorError } from "../core/errors.ts";
import type { JsonObject } from "../core/json.ts";

/** An error of a product: HTTP 200 with `Response.Error`. `more` joins the Response. */
export function refusal(code: string, message: string, more: JsonObject = {}): VendorError {
  return new VendorError(200, code, message, more);
}

/** `ResourceNotFound` or the product's own code for an id that is not there. */
export function notFound(code: string, what: string): VendorError {
  return refusal(code, `The resource \`${what}\` does not exist.`);
}

/** `MissingParameter`. https://cloud.tencent.com/document/api/1140/51177 */
export function missingParameter(name: string): VendorError {
  return refusal("MissingParameter", `The request is missing a required parameter \`${name}\`.`);
}

/** `InvalidParameterValue`, for a value out of its range. */
export function invalidValue(name: string): VendorError {
  return refusal("InvalidParameterValue", `The value of the parameter \`${name}\` is not valid.`);
}

/** `InvalidParameter`, for a value of the wrong type; the words are those of the API gateway. */
export function invalidType(name: string): VendorError {
  return refusal("InvalidParameter", `参数 \`${name}\` 取值类型错误。`);
}
