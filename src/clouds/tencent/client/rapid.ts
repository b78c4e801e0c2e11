import { GLOBAL_REGION } from "../../../core/item.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { HOME_REGION } from "./products.ts";

/** True for the listing of the rapid buckets of one region. */
export function isRapid({ product, action, region }: TransportRequest): boolean {
  return product === "cos" && action === "getService" && region !== GLOBAL_REGION;
}

/** The host that lists the rapid buckets of a region. https://cloud.tencent.com/document/product/436/139734 */
export function rapidHost(region: string): string {
  return `service.cosrapid.${region}.myqcloud.com`;
}

/**
 * What a host that does not exist says of rapid buckets: nothing by itself, for a name may fail to resolve for
 * many reasons. Together with the answer of the region of the vendor's own example it proves that there are
 * none, since buckets are made and listed at no other host. The vendor publishes no list of regions.
 */
export async function withoutRapid(
  error: CallError,
  request: TransportRequest,
  ask: (request: TransportRequest) => Promise<unknown>,
): Promise<CallError> {
  const isNoHost = error.kind === "gone-host" && isRapid(request);
  if (!isNoHost || request.region === HOME_REGION) return error;
  try {
    await ask({ ...request, region: HOME_REGION });
  } catch (other) {
    if (other instanceof CallError) return error;
    throw other;
  }
  const { code, message } = error;
  const proof = `${rapidHost(request.region)} does not exist, and ${rapidHost(HOME_REGION)} answers`;
  return new CallError({ kind: "gone-host", code, message, proof });
}
