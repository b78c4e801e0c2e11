import { usedCalls as tencentCalls } from "../../vendor-models/tencent/used.ts";
import { usedCalls as alibabaCalls } from "../../vendor-models/used.ts";
import type { Call } from "./trials.ts";
import type { World } from "./worlds.ts";

/** True where something of ours reads the field, what stands in it, or what it stands in. */
export type IsRead = (call: Call, field: string) => boolean;

/** Says of the fields of a cloud's replies whether anything reads them, by what rows and code declare. */
export async function declaredReads(cloud: World["cloud"]): Promise<IsRead> {
  const { rows, code } = await (cloud === "alibaba" ? alibabaCalls() : tencentCalls());
  const reads = new Map<string, Set<string>>();
  for (const { product, action, responsePaths } of [...rows, ...code]) {
    const key = keyOf({ product, action });
    const known = reads.get(key) ?? new Set();
    reads.set(key, known);
    for (const path of responsePaths) known.add(path.replaceAll(/\[[?]?\]|\{\}/gu, ""));
  }
  return (call, field) => {
    const paths = reads.get(keyOf(call));
    if (paths === undefined) return true;
    return [...paths].some(
      (path) =>
        path === field ||
        path.startsWith(`${field}.`) ||
        (path !== "" && field.startsWith(`${path}.`)),
    );
  };
}

function keyOf({ product, action }: Call): string {
  return `${product} ${action}`.toLowerCase();
}
