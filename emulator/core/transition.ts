import { isArray, isObject, type Json, type JsonObject, objectOf, textOf } from "./json.ts";

/**
 * What becomes of a row later: after it was shown `polls` times, or when the world clock reaches
 * `at`. It then takes the fields of `set` (and goes on with `then`), or is removed. Plain data, so
 * that it survives in the state file.
 */
export type Transition = {
  readonly polls?: number;
  readonly at?: number;
  readonly set?: JsonObject;
  readonly remove?: true;
  readonly then?: Transition;
  /** Rows of the same account and region that are removed at the same moment. */
  readonly cascade?: readonly { readonly table: string; readonly id: string }[];
};

/** Becomes `set` after it was shown that many times; `then` is what follows. */
export function afterPolls(polls: number, set: JsonObject, then?: Transition): Transition {
  return then === undefined ? { polls, set } : { polls, set, then };
}

/** Is gone after it was shown that many times. */
export function goneAfterPolls(
  polls: number,
  cascade: readonly { readonly table: string; readonly id: string }[] = [],
): Transition {
  return { polls, remove: true, cascade };
}

/** Is gone when the world clock reaches `at`. */
export function goneAt(at: number): Transition {
  return { at, remove: true };
}

/** Reads a transition back from a row's `_then`. */
export function transitionOf(value: Json): Transition | undefined {
  if (!isObject(value)) return undefined;
  const then = transitionOf(value["then"]);
  return {
    ...(typeof value["polls"] === "number" ? { polls: value["polls"] } : {}),
    ...(typeof value["at"] === "number" ? { at: value["at"] } : {}),
    ...(isObject(value["set"]) ? { set: value["set"] } : {}),
    ...(value["remove"] === true ? { remove: true } : {}),
    ...(then === undefined ? {} : { then }),
    ...(isArray(value["cascade"]) ? { cascade: value["cascade"].map(cascadeOf) } : {}),
  };
}

function cascadeOf(value: Json): { readonly table: string; readonly id: string } {
  const entry = objectOf(value);
  return { table: textOf(entry["table"]) ?? "", id: textOf(entry["id"]) ?? "" };
}
