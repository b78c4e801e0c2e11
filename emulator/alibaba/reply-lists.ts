import { readFileSync } from "node:fs";
import { isObject, type Json, type JsonObject, objectOf, parseJson } from "../core/json.ts";
import type { Service } from "./service.ts";

/** One reply's lists: `Tag[]` is a list, `Tags!` an object that is always sent. */
interface Lists {
  readonly field: string;
  readonly kind: "list" | "always" | "object";
  readonly inner: readonly Lists[];
}

let known: ReadonlyMap<string, readonly Lists[]> | undefined;

function compile(tree: JsonObject): readonly Lists[] {
  return Object.entries(tree).map(([name, inner]) => ({
    field: name.replace(/\[\]$|!$/, ""),
    kind: name.endsWith("[]") ? "list" : name.endsWith("!") ? "always" : "object",
    inner: compile(objectOf(inner)),
  }));
}

function read(): ReadonlyMap<string, readonly Lists[]> {
  const file = new URL("reply-lists.json", import.meta.url);
  const all = objectOf(parseJson(readFileSync(file, "utf8")));
  return new Map(Object.entries(all).map(([name, tree]) => [name, compile(objectOf(tree))]));
}

/**
 * An RPC reply with the lists that the vendor sends even when they are empty. Clients rely on them:
 * the official Terraform provider 1.285.0 reads `Tags.Tag` and `OperationLocks.OperationLock`
 * without asking whether they are there. Which lists there are: scripts/vendor-models/reply-lists.ts.
 */
export function withLists(service: Service, action: string, reply: JsonObject): JsonObject {
  if (service.style !== "rpc") return reply;
  known ??= read();
  const lists = known.get(`${service.product} ${service.version} ${action}`);
  return lists === undefined ? reply : filled(reply, lists);
}

/** A bare list in an object that is not of a list may be left out, as the directory's checks do. */
function filled(value: JsonObject, lists: readonly Lists[], bare = true): JsonObject {
  const added: Record<string, Json> = {};
  for (const { field, kind, inner } of lists) {
    const own = value[field];
    if (own === undefined) {
      if (kind === "list" && bare) added[field] = [];
      if (kind === "always") added[field] = filled({}, inner);
    } else if (inner.length > 0) {
      if (Array.isArray(own)) {
        added[field] = own.map((item: Json) => (isObject(item) ? filled(item, inner) : item));
      } else if (isObject(own)) added[field] = filled(own, inner, kind === "always");
    }
  }
  return { ...value, ...added };
}
