import type { Emulator } from "../../../emulator/server.ts";
import type { Cloud } from "../../../src/core/cloud.ts";
import { clouds } from "../../../src/workspace/clouds.ts";
import { type Ground, typesIn } from "./ground.ts";

/** How much of the catalog a test's commands list. */
export type Breadth =
  /** Every type, in every region that is known: as a user has it. */
  | "whole"
  /**
   * The services of which anything ever stood in the accounts of the test, or that account.yaml names, in
   * the regions of the test's world. A listing of the others is two hundred calls that answer "none".
   */
  | "what-stands";

/** The clouds as the commands of a test know them, at the time of a command. */
export function cloudsOf(
  emulator: Emulator,
  ground: Ground,
  breadth: Breadth,
  account: () => string,
): () => ReadonlyMap<string, Cloud> {
  const services = new Set<string>();
  return () => {
    if (breadth === "whole") return clouds;
    const { store } = emulator.world;
    for (const { tables } of store.accounts.values()) {
      for (const table of tables.values()) {
        if (table.rows().length === 0) continue;
        for (const type of typesIn(ground, table.ref.name)) services.add(serviceOf(type));
      }
    }
    const said = account();
    return new Map(
      [...clouds].map(([name, cloud]) => {
        if (name !== ground.cloud) return [name, cloud];
        const rows = [...cloud.rows].filter(([type]) => {
          const service = serviceOf(type);
          return services.has(service) || said.includes(`${service}.`);
        });
        const there = store.attributes[ground.regionsIn ?? "regions"];
        const regions = cloud.regions.filter(
          (one) => !Array.isArray(there) || there.includes(one) || said.includes(one),
        );
        return [name, { ...cloud, rows: new Map(rows), regions }];
      }),
    );
  };
}

function serviceOf(type: string): string {
  return type.slice(0, type.indexOf("."));
}
