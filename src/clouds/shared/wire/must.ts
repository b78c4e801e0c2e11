import type { Must, Path } from "../../../core/row-call.ts";
import { readPath } from "./paths.ts";

/** The first path that leads nowhere, to null or to empty text; undefined when all are there. */
export function missingOf(content: unknown, must: Must): Path | undefined {
  const paths: readonly Path[] = typeof must === "string" ? [must] : must;
  return paths.find((path) => !isThere(readPath(content, path), path));
}

/** An empty list or object is an answer; nothing, null, empty text, and a field of no member are none. */
function isThere(value: unknown, path: Path): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0 || !path.includes("[]");
  return value !== undefined && value !== null;
}
