import type { DoubtState } from "../../../emulator/core/doubt/doubts.ts";
import type { DefaultFilter } from "../../../emulator/core/doubt/kinds.ts";
import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import type { Table } from "../../../emulator/core/table.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import { isKnown } from "../../../src/core/inventory.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import { laid } from "./records.ts";
import { placed } from "./shape.ts";
import type { World } from "./world.ts";

/** The first part of the ids of one cloud's doubts of some kinds. */
export function doubtsOf(
  { emulator }: World,
  cloud: CloudName,
  kinds: readonly string[],
): readonly DoubtState[] {
  return emulator.world.doubts.list.filter(
    ({ doubt }) => doubt.cloud === cloud && kinds.includes(doubt.kind),
  );
}

/** Puts exactly these in force. */
export function only({ emulator }: World, states: readonly DoubtState[], scale?: number): void {
  const { doubts } = emulator.world;
  doubts.set({}, false);
  for (const { id } of states) doubts.set({ id }, true, scale);
}

/**
 * What is lost without a word: items that one scan has and the other lacks, although that type counts as
 * known in that region, or the region is not spoken of.
 */
export function lost(
  truth: Inventory,
  seen: Inventory,
  types?: readonly string[],
): readonly string[] {
  const there = new Set(seen.items.map(({ id }) => id));
  const unknown = seen.coverage.filter((one) => !isKnown(one));
  return truth.items
    .filter(({ type }) => types?.includes(type) ?? true)
    .filter(({ id, type, region }) => {
      if (there.has(id)) return false;
      return !unknown.some((one) => one.type === type && one.region === region);
    })
    .map(({ id }) => id);
}

/** Whether a scan knows less of a type than the other: a listing that failed, or items that are lost. */
export function falls(truth: Inventory, seen: Inventory, type: string): boolean {
  const outcomes = ({ coverage }: Inventory): readonly string[] =>
    coverage.filter((one) => one.type === type && !isKnown(one)).map(({ region }) => region);
  return lost(truth, seen, [type]).length > 0 || outcomes(seen).length > outcomes(truth).length;
}

/**
 * Puts beside the first row of each table one that differs in what a doubt hides, so that there is
 * something to be lost. Tables with ids of more than one field are left alone.
 */
export function plantTwins(world: World, states: readonly DoubtState[]): void {
  const { store } = world.emulator.world;
  for (const [at, { doubt }] of states.entries()) {
    if (doubt.kind !== "default-filter") continue;
    for (const account of store.accounts.values()) {
      for (const table of account.everywhere(doubt.table)) plantTwin(table, doubt, at);
    }
  }
}

function plantTwin(table: Table, doubt: DefaultFilter, at: number): void {
  const [first] = table.rows();
  const { id } = table.ref;
  if (first === undefined || typeof id !== "string") return;
  const shown = withoutSteering(first);
  const twin = laid(shown, placed(doubt.at, doubt.hides));
  table.put({ ...twin, [id]: twinId(first[id], at) });
}

function withoutSteering(row: JsonObject): JsonObject {
  const { _seq, _then, ...fields } = row;
  return fields;
}

function twinId(id: Json, at: number): Json {
  return typeof id === "number" ? id + 90_000 + at : `${id}-twin-${at + 1}`;
}
