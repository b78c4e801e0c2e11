import { arrayOf, isArray, isObject, type Json, objectOf, textOf } from "../json.ts";
import type { Params } from "../params.ts";
import type { Row } from "../table.ts";
import type { DefaultFilter } from "./kinds.ts";

const FILTERS = "Filters.";

/** The values that a call sent for a field; none where it left the field out, or empty. */
export function valuesSent(params: Params, field: string): readonly string[] {
  if (field.startsWith(FILTERS)) {
    const name = field.slice(FILTERS.length);
    return arrayOf(params.json("Filters"))
      .map(objectOf)
      .filter((filter) => (filter["Name"] ?? filter["Key"]) === name)
      .flatMap((filter) => texts(filter["Values"] ?? filter["Value"]));
  }
  const body = isObject(params.body) ? params.body[field] : undefined;
  if (body !== undefined) return texts(body);
  const flat = params.flat.get(field);
  if (flat !== undefined) return flat.split(",").filter((value) => value !== "");
  return [...params.flat].flatMap(([name, value]) =>
    name.startsWith(`${field}.`) && /^\d+$/.test(name.slice(field.length + 1)) ? [value] : [],
  );
}

function texts(value: Json): readonly string[] {
  const all = isArray(value) ? value : [value];
  return all.flatMap((one) => textOf(one) ?? []).filter((text) => text !== "");
}

/** Whether a row passes what was sent for a field, or what holds where nothing was. */
export function passes(doubt: DefaultFilter, sent: readonly string[], row: Row): boolean {
  const standards = doubt.standard.split(",");
  const wanted = (sent.length > 0 ? sent : standards).map((text) => text.toLowerCase());
  if ((doubt.all ?? []).some((word) => wanted.includes(word.toLowerCase()))) return true;
  const own = textsAt(row, doubt.at);
  const values = own.length > 0 ? own : [doubt.absent ?? standards[0] ?? ""];
  return values.some((value) => wanted.includes(value.toLowerCase()));
}

/** The texts at a dotted path of a row; a list on the way gives several. */
function textsAt(row: Json, path: string): readonly string[] {
  if (isArray(row)) return row.flatMap((one) => textsAt(one, path));
  const [head = "", ...rest] = path.split(".");
  const value = objectOf(row)[head];
  if (rest.length > 0) return textsAt(value, rest.join("."));
  return isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : texts(value);
}
