import { readdirSync } from "node:fs";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import type { Seed, Seeds } from "./seed.ts";

/** Every seed of a cloud, by type: those of all files in its folder. */
export async function readSeeds(cloud: CloudName): Promise<ReadonlyMap<string, Seed>> {
  const folder = new URL(`../${cloud}/`, import.meta.url);
  const found = new Map<string, Seed>();
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith(".test.ts")) continue;
    const module: { readonly seeds: Seeds } = await import(new URL(file, folder).href);
    for (const [type, seed] of Object.entries(module.seeds)) {
      if (found.has(type)) throw new Error(`${type} has two seeds`);
      found.set(type, seed);
    }
  }
  return found;
}
