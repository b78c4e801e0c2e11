import { alibaba } from "../../../src/clouds/alibaba/cloud.ts";
import type { KeyVariables } from "../../../src/core/cloud.ts";
import { MEMBER } from "./world.ts";

/** What a project needs to know of the cloud that its account is in. */
export interface Ground {
  readonly cloud: string;
  /** The account that is closed. */
  readonly member: string;
  /** Types of the catalog. */
  readonly rows: ReadonlyMap<string, unknown>;
  /** Types whose items stand in a table of another name in the emulator, by that name. */
  readonly types?: Readonly<Record<string, readonly string[]>>;
  /** Tables of what billing knows of a thing under the thing's own id: it goes with the thing. */
  readonly records?: readonly string[];
  /** Where a seed of the emulator has the regions of the world. @default regions */
  readonly regionsIn?: string;
  /** How the journal names a call that the emulator's log names otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  /** Where the client reads its endpoint and its key. */
  readonly variables: KeyVariables;
}

/** A member of Alibaba Cloud. */
export const ALIBABA: Ground = {
  cloud: "alibaba",
  member: MEMBER,
  rows: alibaba.rows,
  variables: alibaba.variables,
};

/** The types whose items stand in a table of the emulator; none where the catalog has none. */
export function typesIn({ rows, types = {} }: Pick<Ground, "rows" | "types">, table: string) {
  return types[table] ?? (rows.has(table) ? [table] : []);
}
