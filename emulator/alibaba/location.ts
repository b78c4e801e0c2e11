import type { Call } from "../core/call.ts";
import type { JsonObject } from "../core/json.ts";
import { regionsOf } from "./regions.ts";
import { action, defineService, offeredIn, type Service } from "./service.ts";

/**
 * Location 2015-06-12 over the products of one emulator. A product that is not offered in a
 * region, or not known, has an empty list of endpoints.
 * https://www.alibabacloud.com/help/en/location/ (shapes: PyPI alibabacloud-location20150612 1.0.0)
 */
export function locationService(services: readonly Service[]): Service {
  return defineService({
    product: "Location",
    version: "2015-06-12",
    style: "rpc",
    hosts: ["location", "location-readonly"],
    regions: [],
    permissionPrefix: "location",
    actions: {
      DescribeEndpoints: action({
        params: { Id: "region", ServiceCode: "key", Type: "filter" },
        permission: null,
        handle: (call) => describeEndpoints(call, services),
      }),
    },
  });
}

function describeEndpoints(call: Call, services: readonly Service[]): JsonObject {
  const region = call.need("Id");
  const code = call.need("ServiceCode");
  const type = call.text("Type") ?? "openAPI";
  const service = services.find((known) => known.locationCode === code);
  const known = regionsOf(call.store).includes(region);
  if (service === undefined || !known || type !== "openAPI") return endpoints([]);
  if (!offeredIn(service, region, call.store)) return endpoints([]);
  const hosts = service.hosts.map((host) => host.replace("{region}", region));
  const named = hosts.filter((host) => !host.includes("{"));
  const host = named.find((one) => one.includes(region)) ?? named[0];
  if (host === undefined) return endpoints([]);
  return endpoints([
    {
      Id: region,
      Type: type,
      Endpoint: `${host}.aliyuncs.com`,
      Namespace: "",
      // The vendor's own spelling.
      SerivceCode: code,
      Protocols: { Protocols: ["HTTP", "HTTPS"] },
    },
  ]);
}

function endpoints(list: readonly JsonObject[]): JsonObject {
  return { Success: true, Endpoints: { Endpoint: list } };
}
