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
  string: "string",
  number: "number",
  long: "number",
  boolean: "boolean",
};

/** A field type as it stands in a generated `types()` block. */
export function parseJavascriptType(text: string): FieldType {
  const source = text.trim();
  const inner = capture(source, /'(?:itemType|valueType)':\s*([\s\S]*?)\s*\}$/);
  if (inner !== undefined) {
    const of = parseJavascriptType(inner);
    return source.includes("'array'") && source.indexOf("'array'") < source.indexOf("Type'")
      ? { kind: "list", of }
      : { kind: "map", of };
  }
  if (source === "'any'") return anything;
  if (source.startsWith("'")) return scalarOf(SCALARS[source.slice(1, -1)]);
  const name = source.split(".").at(-1) ?? source;
  return name === "Model" ? anything : { kind: "model", name };
}

function block(text: string, name: string): string {
  return (
    capture(text, new RegExp(`static ${name}\\(\\) \\{\\s+return \\{([\\s\\S]*?)\\n\\s+\\};`)) ?? ""
  );
}

function parseModels(source: string): Map<string, Model> {
  const models = new Map<string, Model>();
  for (const part of source.split(/\nclass (?=\w+ extends \$\w+\.Model)/).slice(1)) {
    const name = capture(part, /^(\w+)/);
    if (name === undefined) continue;
    const types = new Map(
      matches(block(part, "types"), /^\s+['"]?([\w$-]+)['"]?: (.+),$/gm).map(([, field, type]) => [
        field,
        parseJavascriptType(type ?? "'any'"),
      ]),
    );
    const fields = new Map<string, Field>();
    for (const [, field, wire] of matches(
      block(part, "names"),
      /^\s+['"]?([\w$-]+)['"]?: ['"](.+)['"],$/gm,
    )) {
      if (field === undefined || wire === undefined) continue;
      fields.set(field, { wire, type: types.get(field) ?? anything });
    }
    models.set(name, fields);
  }
  return models;
}

function bindings(chunk: string, holder: string): readonly Binding[] {
  const packs = new Map(
    matches(
      chunk,
      /request\.(\w+) = [\w.$]*[aA]rrayToStringWithSpecifiedStyle\([^,]+, "[^"]*", "(\w+)"\)/g,
    ).map(([, field, style]) => [field, style]),
  );
  return matches(chunk, new RegExp(`\\b${holder}\\["([^"]+)"\\] = (.*);`, "g")).map(
    ([, wire, value]) => {
      const field = capture(value ?? "", /(?:request|tmpReq|headers)\.(\w+)/);
      const packed = field === undefined ? undefined : packs.get(field);
      const json = field?.endsWith("Shrink") === true ? "json" : undefined;
      return { wire: wire ?? "", field: field?.replace(/Shrink$/, ""), packed: packed ?? json };
    },
  );
}

function parseOperation(chunk: string): Operation | undefined {
  const params = capture(chunk, /Params\(\{([\s\S]*?)\n\s+\}\)/);
  const method = capture(chunk, /^(\w+?)WithOptions\(/);
  if (params === undefined || method === undefined) return undefined;
  const param = (name: string): string =>
    capture(params, new RegExp(`${name}: ["\`](.*?)["\`],`)) ?? "";
  const base = method.charAt(0).toUpperCase() + method.slice(1);
  const wholeMap = /(?:query\(|query: )[\w.$]*(?:toMap\(request\)|request\.toMap\(\))/;
  return {
    action: param("action"),
    version: param("version"),
    style: param("style"),
    method: param("method"),
    pathname: param("pathname").replace(/\$\{[^}]*?(\w+)\)*\}/g, "{$1}"),
    requestModel: `${base}Request`,
    responseModel: capture(chunk, /new (?:\$_model\.)?(\w+Response)\(/) ?? `${base}Response`,
    query: bindings(chunk, "query"),
    body: [...bindings(chunk, "body"), ...bindings(chunk, "bodyFlat")],
    header: bindings(chunk, "realHeaders"),
    host: bindings(chunk, "hostMap"),
    whole: wholeMap.test(chunk) ? "query" : undefined,
    bodyField: capture(chunk, /\n\s+body: [^\n]*\brequest\.(\w+)/),
  };
}

function parseEndpoint(client: string): Endpoint {
  const table = capture(client, /this\._endpointMap = \{([\s\S]*?)\};/) ?? "";
  return {
    id: capture(client, /this\.getEndpoint\("([^"]+)"/) ?? "",
    rule: capture(client, /this\._endpointRule = "(\w*)"/) ?? "",
    hosts: Object.fromEntries(
      matches(table, /['"]?([\w-]+)['"]?: ["']([^"']+)["']/g).map(([, region, host]) => [
        region,
        host,
      ]),
    ),
  };
}

/**
 * Reads an npm package of the vendor: `dist/client.js`, and the files of `dist/models` where the
 * package has them (older ones keep the models in the client file).
 */
export function parseJavascript(client: string, modelFiles: readonly string[]): Sdk {
  const models = new Map<string, Model>();
  for (const file of [client, ...modelFiles]) {
    for (const [name, model] of parseModels(file)) models.set(name, model);
  }
  const operations = client
    .split(/\n {4}async (?=\w+\()/)
    .slice(1)
    .flatMap((chunk) => parseOperation(chunk) ?? []);
  return { models, operations, endpoint: parseEndpoint(client) };
}
