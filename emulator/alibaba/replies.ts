import { readFileSync } from "node:fs";
import { isObject, type Json, type JsonObject, objectOf, parseJson } from "../core/json.ts";
import { Replies, type Shape } from "../core/replies.ts";
import type { Service } from "./service.ts";

/**
 * What the vendor sends and the pinned packages leave out, as its SDK for Go has it:
 * aliyun/alibaba-cloud-sdk-go v1.63.107, services/vpc, ess, dds and polardb.
 */
const BESIDE = objectOf(
  parseJson(readFileSync(new URL("replies-beside.json", import.meta.url), "utf8")),
);

/** The vendor's model of each reply, by `<product> <version> <action>`; packages: scripts/vendor-models. */
export const replies = new Replies(new URL("replies.json", import.meta.url), undefined, BESIDE);

/**
 * A reply with every field that the vendor's model has, each with its type's nothing where nobody said
 * more; an envelope's `Success` is true, for failures are errors. Throws for a field that no model has,
 * and for one of another type. An action that is none of the vendor's answers as it is.
 */
export function wholeReply(service: Service, action: string, reply: Json): Json {
  const name = `${service.product} ${service.version} ${action}`;
  const model = replies.of(name);
  if (model === undefined) return reply;
  return replies.whole(name, isObject(reply) ? withEnvelope(reply, model.inner) : reply);
}

function withEnvelope(reply: JsonObject, fields: Shape): JsonObject {
  const said: Record<string, Json> = {};
  for (const name of ["Success", "IsSuccess"]) {
    const kind = fields.get(name)?.kind;
    if (kind !== undefined) said[name] = kind === "text" ? "true" : true;
  }
  return { ...said, ...reply };
}
