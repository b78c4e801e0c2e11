import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject } from "../../../core/json.ts";

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
 * whose contract has no such feature: `"notApplicable": true`, or a list of actions.
 */
export function onItsSite(handle: (call: Call) => JsonObject): (call: Call) => JsonObject {
  return (call) => {
    const without = call.account.attributes["notApplicable"];
    if (without === true || arrayOf(without).includes(call.action)) {
      return failed("NotApplicable", "This API is not applicable for caller.");
    }
    const international = call.account.attributes["site"] === "international";
    const host = call.host.replace(/:\d+$/, "");
    if (!host.endsWith(".aliyuncs.com")) return handle(call);
    const here = host === "business.ap-southeast-1.aliyuncs.com";
    if (here === international || call.blind) return handle(call);
    return failed("NotApplicable", "This API is not applicable for caller.");
  };
}
