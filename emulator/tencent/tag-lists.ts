import { readFileSync } from "node:fs";
import {
  arrayOf,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../core/json.ts";

let known: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

function read(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const file = new URL("tag-lists.json", import.meta.url);
  return new Map(
    Object.entries(objectOf(parseJson(readFileSync(file, "utf8")))).map(([name, paths]) => [
      name,
      arrayOf(paths).map((path) => (textOf(path) ?? "").split(".")),
    ]),
  );
}

/**
 * Actions whose tags "may return null" by npm tencentcloud-sdk-nodejs 4.1.313, for things that have none
 * as for things whose tags could not be had.
 */
const NULLED: ReadonlySet<string> = new Set([
  "apigateway DescribeServicesStatus",
  "cam DescribeRoleList",
  "dnspod DescribeDomainList",
  "pts DescribeProjects",
]);

/**
 * A reply with the tags that the vendor sends of things that have none: an empty list, or null where its
 * models say so. Which lists there are: scripts/vendor-models/reply-lists.ts.
 */
export function withTagLists(product: string, action: string, reply: JsonObject): JsonObject {
  known ??= read();
  const name = `${product} ${action}`;
  const none: Json = NULLED.has(name) ? null : [];
  return (known.get(name) ?? []).reduce((sent, path) => filled(sent, path, none), reply);
}

function filled(
  value: JsonObject,
  [step = "", ...rest]: readonly string[],
  none: Json,
): JsonObject {
  const field = step.replace(/\[\]$/u, "");
  const own = value[field];
  if (rest.length === 0) return own === undefined ? { ...value, [field]: none } : value;
  if (Array.isArray(own)) {
    const members = own.map((one: Json) => (isObject(one) ? filled(one, rest, none) : one));
    return { ...value, [field]: members };
  }
  if (own === undefined && step.endsWith("[]")) return value;
  return isObject(own) || own === undefined
    ? { ...value, [field]: filled(objectOf(own), rest, none) }
    : value;
}
