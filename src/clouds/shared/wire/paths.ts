import type { Path } from "../../../core/row-call.ts";
import { beyondBounds } from "./bounds.ts";
import { ListingError } from "./listing-error.ts";

/** One name of a path, and what stands under it: a value, a list (`[]`), or a JSON text (`{}`). */
interface Segment {
  readonly name: string;
  readonly holds: "value" | "list" | "json";
}

const segmentsOf = new Map<Path, readonly Segment[]>();

function segments(path: Path): readonly Segment[] {
  const known = segmentsOf.get(path);
  if (known !== undefined) return known;
  const made = path === "" ? [] : path.split(".").map(segment);
  segmentsOf.set(path, made);
  return made;
}

function segment(part: string): Segment {
  if (part.endsWith("{}")) return { name: part.slice(0, -2), holds: "json" };
  if (part.endsWith("[]")) return { name: part.slice(0, -2), holds: "list" };
  return { name: part, holds: "value" };
}

/** True for objects that are not lists. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function step(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function readFrom(value: unknown, path: readonly Segment[], from: number): unknown {
  let found = value;
  for (let at = from; at < path.length; at += 1) {
    const { name, holds } = path[at] ?? END;
    found = step(found, name);
    if (holds === "value") continue;
    if (holds === "list") return readMembers(found, path, at + 1);
    if (typeof found === "string") found = parsed(found);
  }
  return found;
}

const END: Segment = { name: "", holds: "value" };

function readMembers(list: unknown, path: readonly Segment[], at: number): unknown {
  if (list === undefined || list === null || list === "") return undefined;
  const members: readonly unknown[] = Array.isArray(list) ? list : [list];
  return members
    .flatMap((member) => readFrom(member, path, at))
    .filter((member) => member !== undefined && member !== null);
}

/**
 * The value of a JSON text; undefined for anything else, so that a condition on it does not hold. Throws a
 * {@link ListingError} for one that is too deep to be worked with.
 */
function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fault = beyondBounds(value);
  if (fault === undefined) return value;
  throw new ListingError(`a text of the reply is JSON that ${fault}`);
}

/**
 * What stands at a path; undefined when something on the way is missing. A path with `[]` gives a
 * flat list of all members found; a single value where a list is expected counts as a list of one,
 * as XML writes it.
 */
export function readPath(value: unknown, path: Path): unknown {
  return readFrom(value, segments(path), 0);
}

/** The value at a path as text; undefined when it is missing, empty, a list or an object. */
export function readText(value: unknown, path: Path): string | undefined {
  return asText(readPath(value, path));
}

/** A plain value as text; undefined for anything else, and for empty text. */
export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}

/** The texts at a path; a single value is a list of one. */
export function readTexts(value: unknown, path: Path): readonly string[] {
  const found = readPath(value, path);
  const members: readonly unknown[] = Array.isArray(found) ? found : [found];
  return members.map(asText).filter((text) => text !== undefined);
}

/** A whole number, also when the vendor writes it as text; undefined for anything else. */
export function asCount(value: unknown): number | undefined {
  if (typeof value === "number")
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value === "string" && /^\d{1,15}$/u.test(value)) return Number(value);
  return undefined;
}
