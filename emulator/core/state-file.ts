import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { arrayOf, isObject, objectOf, parseJson } from "./json.ts";
import type { Cloud, World } from "./world.ts";

/** Keeps a world in one JSON file: written soon after a change and at the end, always whole. */
export interface StateFile {
  /** Writes now, if anything changed since. */
  flush(): void;
  close(): void;
}

/** Reads the file if it exists, then follows the world. `quiet` is the wait after a change, in ms. */
export function followState(world: World, cloud: Cloud, path: string, quiet = 250): StateFile {
  load(world, cloud, path);
  let dirty = false;
  let timer: NodeJS.Timeout | undefined;
  let pause = quiet;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!dirty) return;
    dirty = false;
    const start = performance.now();
    writeFileSync(`${path}.tmp`, JSON.stringify(world.store.dump()));
    renameSync(`${path}.tmp`, path);
    // A large world is written less often, so that writing takes at most a tenth of the time.
    pause = Math.max(quiet, (performance.now() - start) * 10);
  };
  world.store.onChange = () => {
    dirty = true;
    timer ??= setTimeout(flush, pause);
  };
  return {
    flush,
    close() {
      world.store.onChange = () => {};
      flush();
    },
  };
}

function load(world: World, cloud: Cloud, path: string): void {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return;
  }
  const state = parseJson(text);
  if (!isObject(state)) throw new Error(`${path} is not a state file of the emulator`);
  if (typeof state["clockOffset"] === "number") world.clock.advance(state["clockOffset"]);
  world.store.attributes = objectOf(state["attributes"]);
  for (const [id, entry] of Object.entries(objectOf(state["accounts"]))) {
    const account = world.store.addAccount(id, objectOf(objectOf(entry)["attributes"]));
    const known = cloud.tablesOf(account);
    for (const [key, rows] of Object.entries(objectOf(objectOf(entry)["tables"]))) {
      const [region = "", name = ""] = key.split("|");
      const ref = known.get(name);
      if (ref === undefined) continue;
      const table = account.table(ref, region);
      for (const row of arrayOf(rows)) table.put(objectOf(row));
    }
  }
}
