import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject } from "../../../core/json.ts";
import { isWrongSite } from "../../sites.ts";

/** A business answer: always HTTP 200, whether it went well stands in `Success`. */
export function fine(data?: JsonObject): JsonObject {
  return {
    Code: "Success",
    Message: "Successful!",
    Success: true,
    ...(data === undefined ? {} : { Data: data }),
  };
}

/** A business failure, which also comes with HTTP 200. */
export function failed(code: string, message: string): JsonObject {
  return { Code: code, Message: message, Success: false };
}

/**
 * Answers `NotApplicable` when the account belongs to the other site: an account's seed says
 * `"site": "international"`; the host of that site is `business.ap-southeast-1`. The same for accounts
 * whose contract has no such feature: `"notApplicable": true`, or a list of actions. Where the world's
 * `wrongSite` is `empty`, the other site answers as for an account that has nothing, except for products
 * that it does not sell.
 */
export function onItsSite(handle: (call: Call) => JsonObject): (call: Call) => JsonObject {
  return (call) => {
    const without = call.account.attributes["notApplicable"];
    if (without === true || arrayOf(without).includes(call.action)) {
      return failed("NotApplicable", "This API is not applicable for caller.");
    }
    if (!isWrongSite("BssOpenApi", call.host, call.account) || call.blind) return handle(call);
    if (call.store.attributes["wrongSite"] !== "empty") {
      return failed("NotApplicable", "This API is not applicable for caller.");
    }
    // aliyun/terraform-provider-alicloud, connectivity/client.go, getAccountType
    return ["vipcloudfw", "cfw"].includes(call.text("ProductCode") ?? "")
      ? failed("InvalidParameter", "not found article by given param")
      : handle(call);
  };
}
