import type { Param } from "../../src/core/row-call.ts";
import type { Service } from "../../src/core/service.ts";
import type { NameTree, VendorModels } from "./models.ts";

/** Where the client sends a call; undefined where it sends none. */
export type HostIn = (product: string, region: string) => string | undefined;

function takesRegion(tree: NameTree | undefined): boolean {
  return typeof tree === "object" && "RegionId" in tree;
}

function saysRegion(params: Readonly<Record<string, Param>> | undefined): boolean {
  return JSON.stringify(params ?? {}).includes("$region");
}

/**
 * Listings of regional types that go to a host which several regions share and name no region: it would
 * answer for another region, and what stands in the one that is meant would never be seen. One sentence
 * each.
 */
export function sharedHosts(
  services: readonly Service[],
  models: VendorModels,
  regions: readonly string[],
  hostIn: HostIn,
): readonly string[] {
  return services.flatMap(({ product: own, types }) =>
    Object.entries(types).flatMap(([type, { scope, list }]) =>
      [list].flat().flatMap((call) => {
        const product = call.product ?? own;
        const model = models[product]?.actions[call.action];
        if (scope !== "region" || takesRegion(model?.query)) return [];
        if (saysRegion(call.params) || saysRegion(call.body)) return [];
        const byHost = new Map<string, string[]>();
        for (const region of regions) {
          const host = hostIn(product, region);
          if (host !== undefined) byHost.set(host, [...(byHost.get(host) ?? []), region]);
        }
        return [...byHost]
          .filter(([, sharing]) => sharing.length > 1)
          .map(([host, sharing]) => `${type}: ${host} for ${sharing.join(", ")}`);
      }),
    ),
  );
}
