import type { Call } from "../../../core/call.ts";
import { arrayOf, type Json, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";

/** A test on a row. */
export type Match = (row: Row) => boolean;

/** Rows whose fields equal the parameters that were sent, where a missing one is no; an empty parameter filters nothing. */
export function equals(call: Call, fields: Readonly<Record<string, string>>): Match {
  const wanted = Object.entries(fields).flatMap(([param, field]) => {
    const value = call.text(param);
    return value === undefined || value === "" ? [] : [[field, value] as const];
  });
  return (row) =>
    wanted.every(
      ([field, value]) => (textOf(row[field]) ?? (value === "false" ? value : undefined)) === value,
    );
}

/** Rows whose field is among the comma-separated values of a parameter. */
export function among(call: Call, param: string, field: string): Match {
  const text = call.text(param);
  if (text === undefined || text === "") return () => true;
  const values = new Set(text.split(",").map((value) => value.trim()));
  return (row) => values.has(textOf(row[field]) ?? "");
}

/** Rows of which one of the fields contains the parameter's text. */
export function contains(call: Call, param: string, fields: readonly string[]): Match {
  const text = call.text(param)?.toLowerCase();
  if (text === undefined || text === "") return () => true;
  return (row) => fields.some((field) => textOf(row[field])?.toLowerCase().includes(text) === true);
}

/** Rows that carry every tag of `Tag.N` (`Tags.Tag[]` or `Tags[]` with Key and Value). */
export function tagged(call: Call, param = "Tag.N"): Match {
  const wanted = call.groups(param);
  return (row) =>
    wanted.every(({ Key, Value }) =>
      tagsOf(row["Tags"]).some(
        (tag) => tag["Key"] === Key && (Value === undefined || tag["Value"] === Value),
      ),
    );
}

function tagsOf(value: Json) {
  const list = Array.isArray(value) ? arrayOf(value) : arrayOf(objectOf(value)["Tag"]);
  return list.map(objectOf);
}

/** All of the tests. */
export function every(...matches: readonly Match[]): Match {
  return (row) => matches.every((match) => match(row));
}

/** The declaration that goes with {@link tagged}. */
export const tagParams = { "Tag.N.Key": "filter", "Tag.N.Value": "filter" } as const;

/** `PageNumber` and `PageSize`. */
export const pageParams = { PageNumber: "page", PageSize: "page" } as const;
