import { arrayOf, isObject, type Json, type JsonObject, objectOf, textOf } from "./json.ts";
import { RowError } from "./row-models.ts";
import type { Cloud, World } from "./world.ts";

/** A seed that cannot be planted; the text says where. */
export class SeedError extends Error {}

/** Adds what a seed describes to the world; see emulator/README.md for the format. */
export function plantSeed(world: World, cloud: Cloud, seed: Json): void {
  const root = objectOf(seed);
  const clock = textOf(root["clock"]);
  if (clock !== undefined) {
    const time = Date.parse(clock);
    if (Number.isNaN(time)) throw new SeedError(`clock: not a time: ${clock}`);
    world.clock.set(time);
  }
  const { clock: _clock, accounts: _accounts, ...attributes } = root;
  world.store.attributes = { ...world.store.attributes, ...attributes };
  for (const [index, entry] of arrayOf(root["accounts"]).entries()) {
    const account = objectOf(entry);
    const id = textOf(account["id"]);
    if (id === undefined) throw new SeedError(`accounts[${index}]: no id`);
    const { id: _id, resources, keys: _keys, users: _users, ...attributes } = account;
    world.store.addAccount(id, attributes);
    cloud.seedAccount(id, account);
    plantResources(world, cloud, id, objectOf(resources));
  }
}

function plantResources(world: World, cloud: Cloud, id: string, resources: JsonObject): void {
  const account = world.store.addAccount(id, {});
  const known = cloud.tablesOf(account);
  for (const [region, tables] of Object.entries(resources)) {
    for (const [name, rows] of Object.entries(objectOf(tables))) {
      const ref = known.get(name);
      if (ref === undefined) throw new SeedError(`account ${id}, ${region}: no table ${name}`);
      const table = account.table(ref, region === "*" ? "" : region);
      if (ref.scope === "region" && region === "*") {
        throw new SeedError(`account ${id}: ${name} belongs to a region`);
      }
      for (const row of arrayOf(rows)) {
        for (const one of expand(row, world.clock.now())) {
          table.put(
            fitted(one, (row) => cloud.fitted(account, ref, row), `${id}, ${region}: ${name}`),
          );
        }
      }
    }
  }
}

function fitted(
  row: JsonObject,
  plant: (row: JsonObject) => JsonObject,
  place: string,
): JsonObject {
  try {
    return plant(row);
  } catch (error) {
    if (error instanceof RowError) throw new SeedError(`account ${place}: ${error.message}.`);
    throw error;
  }
}

/**
 * One row of a seed as rows: `{"repeat": 25, …}` gives 25 with `{n}` counted from 1 (`{nn}`,
 * `{nnn}`: padded) in every text; `{now}`, `{now+30d}`, `{now-2h}` are times of the world's clock,
 * `{now:minutes}` without seconds, `{now-40d:month}` the month alone.
 */
export function expand(row: Json, now: number): readonly JsonObject[] {
  if (!isObject(row)) return [];
  const { repeat, ...fields } = row;
  const count = typeof repeat === "number" ? repeat : 1;
  const rows: JsonObject[] = [];
  for (let n = 1; n <= count; n += 1) rows.push(objectOf(fill(fields, n, now)));
  return rows;
}

function fill(value: Json, n: number, now: number): Json {
  if (typeof value === "string") return value.includes("{") ? fillText(value, n, now) : value;
  if (Array.isArray(value)) return value.map((one: Json) => fill(one, n, now));
  if (!isObject(value)) return value;
  const filled: Record<string, Json> = {};
  for (const [field, one] of Object.entries(value)) filled[field] = fill(one, n, now);
  return filled;
}

const units: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

function fillText(text: string, n: number, now: number): string {
  return text
    .replace(/\{(n+)\}/g, (_, digits: string) => String(n).padStart(digits.length, "0"))
    .replace(
      /\{now(?:([+-]\d+)([dhm]))?(?::(minutes|month))?\}/g,
      (_, by?: string, unit?: string, form?: string) => {
        const time = now + Number(by ?? 0) * (units[unit ?? "d"] ?? 0);
        const iso = new Date(time).toISOString();
        if (form === "month") return iso.slice(0, 7);
        return form === "minutes" ? `${iso.slice(0, 16)}Z` : `${iso.slice(0, 19)}Z`;
      },
    );
}
