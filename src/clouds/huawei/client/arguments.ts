import type { Filled } from "../../../core/row-call.ts";
import { asText } from "../../shared/wire/paths.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { type ActionModel, namesIn } from "./models.ts";
import { type Destination, encoded } from "./wire.ts";

/** A call's parameters by the place where they travel. */
export interface Arguments {
  readonly method: string;
  /** Encoded, without query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly header: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, Filled>> | undefined;
}

/**
 * Puts each parameter where the vendor's model of the action says; what it names nowhere goes into the query.
 * The project and the account in a path are those of the call. A row's own body comes first.
 */
export function placeArguments(
  request: TransportRequest,
  model: ActionModel,
  { projectId, domainId }: Destination,
): Arguments {
  const inHeader = namesIn(model.header);
  const inBody = request.body === undefined ? namesIn(model.body) : new Set<string>();
  const query: [string, string][] = [];
  const body: Record<string, Filled> = {};
  const header: Record<string, string> = {};
  const inPath = new Map<string, string>();
  if (projectId !== undefined) inPath.set("project_id", projectId);
  if (domainId !== undefined) inPath.set("domain_id", domainId);
  for (const [name, value] of Object.entries(request.params)) {
    if (model.path.includes(`{${name}}`)) inPath.set(name, asText(value) ?? "");
    else if (inHeader.has(name)) header[name.toLowerCase()] = asText(value) ?? "";
    else if (inBody.has(name)) body[name] = value;
    else query.push(...inQuery(name, value));
  }
  const path = model.path.replaceAll(/\{([\w-]+)\}/gu, (_, name: string) => {
    const value = inPath.get(name);
    if (value === undefined || value === "") throw missing(request, name);
    return encoded(value);
  });
  const own = request.body ?? (Object.keys(body).length === 0 ? undefined : body);
  return { method: model.method, path, query, header, body: own };
}

/** A list is the same name several times. */
function inQuery(name: string, value: Filled): readonly [string, string][] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((each: Filled) => {
    const text = asText(each);
    return text === undefined ? [] : [[name, text]];
  });
}

function missing({ product, action }: TransportRequest, name: string): CallError {
  return new CallError({
    kind: "refused",
    code: "MissingArgument",
    message: `${product} ${action} needs ${name}, which was not given`,
  });
}
