import {
  anything,
  type Binding,
  capture,
  type Field,
  type FieldType,
  type Model,
  matches,
  type Operation,
  scalar,
} from "../sdk.ts";

/** A type as it stands in `openapi_types`: `str`, `list[Server]`, `dict(str, str)`, `object`. */
export function parseType(text: string): FieldType {
  const source = text.trim();
  const list = capture(source, /^list\[(.*)\]$/u);
  if (list !== undefined) return { kind: "list", of: parseType(list) };
  const map = capture(source, /^dict\(\w+, (.*)\)$/u);
  if (map !== undefined) return { kind: "map", of: parseType(map) };
  if (source === "object") return anything;
  return /^[A-Z]/u.test(source) ? { kind: "model", name: source } : scalar;
}

/** One model file holds one class. */
export function parseModel(source: string): readonly [string, Model] | undefined {
  const name = capture(source, /^class (\w+)/mu);
  if (name === undefined) return undefined;
  const section = (what: string): ReadonlyMap<string, string> =>
    new Map(
      matches(
        capture(source, new RegExp(`^    ${what} = \\{([\\s\\S]*?)^    \\}`, "mu")) ?? "",
        /'([^']+)': '([^']+)'/gu,
      ).map(([, key = "", value = ""]) => [key, value]),
    );
  const types = section("openapi_types");
  const fields = [...section("attribute_map")].map(([field, wire]): readonly [string, Field] => [
    field,
    { wire, type: parseType(types.get(field) ?? "object") },
  ]);
  return [name, new Map(fields)];
}

function bindings(chunk: string, pattern: RegExp): readonly Binding[] {
  return matches(chunk, pattern).map(([, wire = "", field]) => ({
    wire,
    field,
    packed: undefined,
  }));
}

function parseOperation(chunk: string, version: string): Operation | undefined {
  const action = capture(chunk, /Request instance for (\w+)/u);
  const pathname = capture(chunk, /"resource_path": "([^"]+)"/u);
  const method = capture(chunk, /"method": "(\w+)"/u);
  if (action === undefined || pathname === undefined || method === undefined) return undefined;
  return {
    action,
    version,
    style: "ROA",
    method,
    pathname,
    requestModel: `${action}Request`,
    responseModel: `${action}Response`,
    query: bindings(chunk, /query_params\.append\(\('([^']+)', local_var_params\['(\w+)'\]/gu),
    body: [],
    header: bindings(chunk, /header_params\['([^']+)'\] = local_var_params\['(\w+)'\]/gu),
    host: [],
    whole: undefined,
    bodyField: /local_var_params\['body'\]/u.test(chunk) ? "body" : undefined,
  };
}

/** What a client class says of the credentials it wants: of a project, or of the account. */
export function scopeOf(client: string): "project" | "domain" {
  return /ClientBuilder\(cls, "GlobalCredentials/u.test(client) ? "domain" : "project";
}

/** Hosts by region, as the package's region class lists them. */
export function hostsOf(regions: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    matches(regions, /Region\("([^"]+)",\s*"https:\/\/([^"/]+)/gu).map(
      ([, region = "", host = ""]) => [region, host],
    ),
  );
}

/** The operations of a client class. */
export function parseOperations(client: string, version: string): readonly Operation[] {
  return client
    .split(/\n {4}def (?=\w+\(self, request\):\n {8}r?""")/u)
    .slice(1)
    .flatMap((part) => parseOperation(part, version) ?? []);
}

/** What a model's constructor says of its fields, by their names in the package's language. */
export function parseTexts(source: string): ReadonlyMap<string, string> {
  const written = capture(source, /def __init__\([^\n]*\n {8}r?"""([\s\S]*?)"""/u) ?? "";
  return new Map(
    matches(written, /^ {8}:param (\w+): ([^\n]*)\n {8}:type \1:/gmu).map(
      ([, field = "", text = ""]) => [field, text.trim()],
    ),
  );
}

/** What a client class says of its operations, by action. */
export function parseRemarks(client: string): ReadonlyMap<string, string> {
  return new Map(
    matches(
      client,
      /\n {4}def \w+\(self, request\):\n {8}r?"""([\s\S]*?)Please refer to[\s\S]*?Request instance for (\w+)/gu,
    ).map(([, text = "", action = ""]) => [action, text.replace(/\s+/gu, " ").trim()]),
  );
}
