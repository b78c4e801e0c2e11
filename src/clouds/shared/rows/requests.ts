import type { Call, Params } from "../../../core/row-call.ts";
import type { TransportRequest } from "../wire/transport.ts";
import { fillParams, fillPath, fillText, type Words } from "./templates.ts";

/** A row's call with its words filled in. Throws a `MissingWord` when one has no value. */
export function requestOf(
  call: Call,
  product: string,
  region: string,
  words: Words,
): TransportRequest {
  return {
    product: call.product ?? product,
    action: call.action,
    region: call.region === undefined ? region : fillText(call.region, words),
    params: fillParams(paramsOf(call), words),
    ...(call.method === undefined ? {} : { method: call.method }),
    ...(call.path === undefined ? {} : { path: fillPath(call.path, words) }),
    ...(call.body === undefined ? {} : { body: fillParams(call.body, words) }),
  };
}

/** The call's parameters, with the token by which the vendor knows a repetition. */
function paramsOf({ params = {}, again }: Call): Params {
  return typeof again === "string" ? { ...params, [again]: "$clientToken" } : params;
}
