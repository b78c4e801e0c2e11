import {
  anything,
  type Binding,
  capture,
  type Endpoint,
  type Field,
  type FieldType,
  type Model,
  matches,
  type Operation,
  type Scalar,
  type Sdk,
  scalarOf,
} from "./sdk.ts";

const SCALARS: Readonly<Record<string, Scalar>> = {
  str: "string",
  int: "number",
  float: "number",
  bool: "boolean",
};

/** A field type as it stands in a generated `__init__` annotation. */
export function parsePythonType(text: string): FieldType {
  const source = text.trim();
  const list = capture(source, /^List\[(.*)\]$/);
  if (list !== undefined) return { kind: "list", of: parsePythonType(list) };
  const map = capture(source, /^Dict\[\w+, (.*)\]$/);
  if (map !== undefined) return { kind: "map", of: parsePythonType(map) };
  if (source === "Any" || source === "dict") return anything;
  const name = source.split(".").at(-1) ?? source;
  return /^[A-Z]/.test(name) && !/IO$/.test(name)
    ? { kind: "model", name }
    : scalarOf(SCALARS[name]);
}

function parseModels(source: string): Map<string, Model> {
  const models = new Map<string, Model>();
  for (const part of source.split(/\nclass (?=\w+\((?:DaraModel|TeaModel)\):)/).slice(1)) {
    const name = capture(part, /^(\w+)/);
    const init = capture(part, /def __init__\(([\s\S]*?)\n {4}\):/) ?? "";
    const load = capture(part, /def from_map\([\s\S]*?:\n([\s\S]*)/) ?? "";
    if (name === undefined) continue;
    const types = new Map(
      matches(init, /^\s+(\w+): (.+) = None,$/gm).map(([, field, type]) => [
        field,
        parsePythonType(type ?? "Any"),
      ]),
    );
    const fields = new Map<string, Field>();
    for (const item of load.split(/^\s+if m\.get\(/m).slice(1)) {
      const wire = capture(item, /^'([^']+)'/);
      const field = capture(item, /self\.(\w+)(?:\.append|\[| =)/);
      if (wire !== undefined && field !== undefined) {
        fields.set(field, { wire, type: types.get(field) ?? anything });
      }
    }
    models.set(name, fields);
  }
  return models;
}

function bindings(chunk: string, holder: string): readonly Binding[] {
  const packs = new Map(
    matches(
      chunk,
      /request\.(\w+) = [\w.]*array_to_string_with_specified_style\([^,]+, '[^']*', '(\w+)'\)/g,
    ).map(([, field, style]) => [field, style]),
  );
  return matches(chunk, new RegExp(`\\b${holder}\\['([^']+)'\\] = (.*)`, "g")).map(
    ([, wire, value]) => {
      const field = capture(value ?? "", /(?:request|tmp_req|headers)\.(\w+)/);
      const packed = field === undefined ? undefined : packs.get(field);
      const json = field?.endsWith("_shrink") === true ? "json" : undefined;
      return { wire: wire ?? "", field: field?.replace(/_shrink$/, ""), packed: packed ?? json };
    },
  );
}

/** Path arguments are `snake_case` in Python and `camelCase` in the vendor's own description. */
function route(pathname: string): string {
  return pathname.replace(
    /\{[^}]*?(\w+)\)*\}/g,
    (_, name: string) =>
      `{${name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())}}`,
  );
}

function parseOperation(chunk: string): Operation | undefined {
  const params = capture(chunk, /\bParams\(([\s\S]*?)\n\s+\)\n/);
  const param = (name: string): string =>
    capture(params ?? "", new RegExp(`\\b${name}\\s?=\\s?f?['"](.*?)['"],`)) ?? "";
  const old = /do_rpcrequest\('(\w+)', '([\d-]+)', '\w+', '(\w+)'/.exec(chunk);
  if (params === undefined && old === null) return undefined;
  const action = old?.[1] ?? param("action");
  return {
    action,
    version: old?.[2] ?? param("version"),
    style: old === null ? param("style") : "RPC",
    method: old?.[3] ?? param("method"),
    pathname: old === null ? route(param("pathname")) : "/",
    requestModel:
      capture(chunk, /(?:request|tmp_req): [\w.]*?(\w+Request)\b/) ?? `${action}Request`,
    responseModel: capture(chunk, /-> [\w.]*?(\w+Response):/) ?? `${action}Response`,
    query: bindings(chunk, "query"),
    body: [...bindings(chunk, "body"), ...bindings(chunk, "body_flat")],
    header: bindings(chunk, "real_headers"),
    host: bindings(chunk, "host_map"),
    whole: /body ?= ?\w+\.to_map\(request\)/.test(chunk)
      ? "body"
      : /query\([\w.]*(?:to_map\(request\)|request\.to_map\(\))\)/.test(chunk)
        ? "query"
        : undefined,
    bodyField: capture(chunk, /\n\s+body ?= ?[^\n]*\brequest\.(\w+)/),
  };
}

function parseEndpoint(client: string): Endpoint {
  const table = capture(client, /self\._endpoint_map = \{([\s\S]*?)\n? *\}/) ?? "";
  return {
    id: capture(client, /self\.get_endpoint\('([^']+)'/) ?? "",
    rule: capture(client, /self\._endpoint_rule = '(\w*)'/) ?? "",
    hosts: Object.fromEntries(
      matches(table, /'([\w-]+)': '([^']+)'/g).map(([, region, host]) => [region, host]),
    ),
  };
}

/** Reads a PyPI package of the vendor: `client.py` and the model files. */
export function parsePython(client: string, modelFiles: readonly string[]): Sdk {
  const models = new Map<string, Model>();
  for (const file of modelFiles) {
    for (const [name, model] of parseModels(file)) models.set(name, model);
  }
  const operations = client
    .split(/\n {4}def (?=\w+_with_options\()/)
    .slice(1)
    .flatMap((part) => parseOperation(part.split(/\n {4}async def /)[0] ?? "") ?? []);
  return { models, operations, endpoint: parseEndpoint(client) };
}
