import { readdirSync } from "node:fs";
import type { Seed, Seeds } from "./seed.ts";

/** Every seed file's seeds, by type. */
export async function readSeeds(): Promise<ReadonlyMap<string, Seed>> {
  const folder = new URL("../seeds/", import.meta.url);
  const found = new Map<string, Seed>();
  for (const file of readdirSync(folder).sort()) {
    const module: { readonly seeds: Seeds } = await import(new URL(file, folder).href);
    for (const [type, seed] of Object.entries(module.seeds)) {
      if (found.has(type)) throw new Error(`${type} has two seeds`);
      found.set(type, seed);
    }
  }
  return found;
}
