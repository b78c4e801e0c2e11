import type { Filled } from "../../../core/row-call.ts";
import { asText } from "./paths.ts";
import { CallError, type TransportRequest } from "./transport.ts";

/** Where a parameter travels, besides the path. */
export type Place = "host" | "header" | "body" | "query";

/** A call's parameters by the place where they travel. */
export interface Placed {
  /** Encoded, without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, Filled>>;
  /** Names that become part of the host. */
  readonly host: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, Filled>> | undefined;
}

/**
 * Puts each parameter where the vendor's model of the action says; `given` fills the path as well. Throws a
 * `CallError` where a name of the path was not given. A row's own body comes first.
 */
export function placeParams(
  request: TransportRequest,
  template: string,
  {
    placeOf,
    given = new Map(),
    encode,
  }: {
    readonly placeOf: (name: string) => Place;
    readonly given?: ReadonlyMap<string, string>;
    readonly encode: (value: string) => string;
  },
): Placed {
  const query: Record<string, Filled> = {};
  const body: Record<string, Filled> = {};
  const host: Record<string, string> = {};
  const header: Record<string, string> = {};
  const inPath = new Map(given);
  for (const [name, value] of Object.entries(request.params)) {
    const place = placeOf(name);
    if (place === "host") host[name] = asText(value) ?? "";
    else if (template.includes(`{${name}}`)) inPath.set(name, asText(value) ?? "");
    else if (place === "header") header[name] = asText(value) ?? "";
    else if (place === "body") body[name] = value;
    else query[name] = value;
  }
  const path = template.replaceAll(/\{([\w-]+)\}/gu, (_, name: string) => {
    const value = inPath.get(name);
    if (value === undefined || value === "") throw missing(request, name);
    return encode(value);
  });
  const own = request.body ?? (Object.keys(body).length === 0 ? undefined : body);
  return { path, query, host, header, body: own };
}

function missing({ product, action }: TransportRequest, name: string): CallError {
  return new CallError({
    kind: "refused",
    code: "MissingArgument",
    message: `${product} ${action} needs ${name}, which was not given`,
  });
}
