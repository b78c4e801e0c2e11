import type { Filled } from "../../../core/row-call.ts";
import { asText } from "../../shared/wire/paths.ts";
import { CallError, type TransportRequest } from "../../shared/wire/transport.ts";
import { type ActionModel, namesIn } from "./models.ts";

/** A call's parameters by the place where they travel. */
export interface Arguments {
  readonly method: string;
  /** Encoded, without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, Filled>>;
  /** Sub-resources that stand in the path of OSS actions, such as `versions`. */
  readonly flags: readonly string[];
  readonly body: Readonly<Record<string, Filled>> | undefined;
  /** Names that become part of the host. */
  readonly host: Readonly<Record<string, string>>;
  /** OSS takes parameters whose name starts with `x-oss-` as headers. */
  readonly header: Readonly<Record<string, string>>;
}

/** Parameters that stand in the host, also of actions that the vendor's packages lack. */
const HOST_NAMES: Readonly<Record<string, string>> = { Oss: "bucket", Sls: "project" };

/**
 * Puts each parameter where the vendor's model of the action says; what the model does not name goes
 * into the query. A row's own method, path and body come first.
 */
export function placeArguments(
  request: TransportRequest,
  model: ActionModel | undefined,
): Arguments {
  const [template = "/", subresource = ""] = (request.path ?? model?.path ?? "/").split("?");
  const inHost = namesIn(model?.host);
  const inBody = request.body === undefined ? namesIn(model?.body) : new Set<string>();
  const query: Record<string, Filled> = {};
  const body: Record<string, Filled> = {};
  const host: Record<string, string> = {};
  const header: Record<string, string> = {};
  const inPath = new Map<string, string>();
  for (const [name, value] of Object.entries(request.params)) {
    if (inHost.has(name) || HOST_NAMES[request.product] === name) host[name] = asText(value) ?? "";
    else if (request.product === "Oss" && name.startsWith("x-oss-"))
      header[name] = asText(value) ?? "";
    else if (template.includes(`{${name}}`)) inPath.set(name, asText(value) ?? "");
    else if (inBody.has(name)) body[name] = value;
    else query[name] = value;
  }
  const path = template.replaceAll(/\{([\w-]+)\}/gu, (_, name: string) => {
    const value = inPath.get(name);
    if (value === undefined || value === "") throw missing(request, name);
    return encodeSegments(value);
  });
  return {
    method: request.method ?? model?.method ?? "POST",
    path,
    query,
    flags: subresource === "" ? [] : subresource.split("&"),
    body: request.body ?? (Object.keys(body).length === 0 ? undefined : body),
    host,
    header,
  };
}

/** Object keys keep their slashes. */
function encodeSegments(value: string): string {
  return value.split("/").map(encodeURIComponent).join("/");
}

function missing(request: TransportRequest, name: string): CallError {
  return new CallError({
    kind: "refused",
    code: "MissingArgument",
    message: `${request.product} ${request.action} needs ${name}, which was not given`,
  });
}
