import type { Filled } from "../../../core/row-call.ts";
import { namesIn } from "./models.ts";
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

/** What a vendor's model of an action says of the places of its parameters. */
export interface PlacesModel {
  readonly host?: unknown;
  readonly header?: unknown;
  readonly body?: unknown;
}

/**
 * Puts each parameter where the vendor's model of the action says, or `own` before it; what it names nowhere goes
 * into the query. `given` fills the path as well. Throws a `CallError` where a name of the path was not given. A
 * row's own body comes first.
 */
export function placeParams(
  request: TransportRequest,
  template: string,
  model: PlacesModel | undefined,
  {
    own = () => undefined,
    given = {},
    encode,
  }: {
    readonly own?: (name: string) => Place | undefined;
    readonly given?: Readonly<Record<string, string | undefined>>;
    readonly encode: (value: string) => string;
  },
): Placed {
  const [inHost, inHeader, inBody] = [model?.host, model?.header, model?.body].map(namesIn);
  const placeOf = (name: string): Place => {
    const first = own(name);
    if (first !== undefined) return first;
    if (inHost?.has(name)) return "host";
    if (inHeader?.has(name)) return "header";
    return request.body === undefined && inBody?.has(name) ? "body" : "query";
  };
  const query: Record<string, Filled> = {};
  const body: Record<string, Filled> = {};
  const host: Record<string, string> = {};
  const header: Record<string, string> = {};
  const inPath = new Map(Object.entries(given));
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
  const sent = request.body ?? (Object.keys(body).length === 0 ? undefined : body);
  return { path, query, host, header, body: sent };
}

/** A query as pairs: a list is the same name several times. */
export function queryPairs(query: Placed["query"]): readonly (readonly [string, string])[] {
  return Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((each): readonly (readonly [string, string])[] => {
      const word = asText(each);
      return word === undefined ? [] : [[name, word]];
    }),
  );
}

function missing({ product, action }: TransportRequest, name: string): CallError {
  return new CallError({
    kind: "refused",
    code: "MissingArgument",
    message: `${product} ${action} needs ${name}, which was not given`,
  });
}
