import { isArray, isObject, type Json } from "../json.ts";
import { contentOf, REQUEST_ID, type Spoilable } from "./answer.ts";

/** What is done to one field of an answer. */
export const fieldForms = ["field-null", "field-gone", "field-empty"] as const;

/** One of {@link fieldForms}. */
export type FieldForm = (typeof fieldForms)[number];

/** The paths of an answer's fields that stand in no list, outermost first. */
function pathsOf(value: Json): readonly (readonly string[])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    REQUEST_ID.has(name) ? [] : [[name], ...pathsOf(member).map((path) => [name, ...path])],
  );
}

/** Spoils the field that is the `at`th (from 0) of those in no list; undefined where there are fewer. */
export function spoilField(honest: Spoilable, form: FieldForm, at: number): Spoilable | undefined {
  const content = contentOf(honest);
  const path = content === undefined ? undefined : pathsOf(content.value)[at];
  if (content === undefined || path === undefined) return undefined;
  const { status, headers } = honest;
  const now = changed(content.value, path, form);
  if (JSON.stringify(now) === JSON.stringify(content.value)) return { ...honest };
  return { status, headers, body: content.write(now) };
}

function changed(value: Json, [name = "", ...rest]: readonly string[], form: FieldForm): Json {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([known, member]): [string, Json][] => {
    if (known !== name) return [[known, member]];
    if (rest.length > 0) return [[known, changed(member, rest, form)]];
    return form === "field-gone" ? [] : [[known, form === "field-null" ? null : emptied(member)]];
  });
  return Object.fromEntries(entries);
}

function emptied(member: Json): Json {
  if (isArray(member)) return [];
  return isObject(member) ? {} : "";
}
