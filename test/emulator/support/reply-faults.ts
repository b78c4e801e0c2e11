import type { Reply } from "../../../scripts/vendor-models/replies.ts";

const TYPES: Readonly<Record<string, string>> = { n: "number", b: "boolean" };

/** What a reply lacks, has too much or has of another type than its model, one path each. */
export function faultsOf(value: unknown, model: Reply, path = ""): readonly string[] {
  if (model === "*") return [];
  if (typeof model === "string") {
    return typeof value === (TYPES[model] ?? "string") ? [] : [`${path}: ${typeof value}`];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const bare = Object.keys(model).every((key) => key.startsWith("["));
    return bare && Array.isArray(value) ? membersOf(value, model, path) : [`${path}: no object`];
  }
  const held: Readonly<Record<string, unknown>> = { ...value };
  const names = new Set(Object.keys(model).map((key) => key.replace(/(?:\[\]|\{\})*\??$/u, "")));
  return [
    ...Object.keys(held).flatMap((name) => (names.has(name) ? [] : [`${path}.${name}: unknown`])),
    ...Object.entries(model).flatMap(([key, below]) => fieldFaults(held, key, below, path)),
  ];
}

function fieldFaults(
  held: Readonly<Record<string, unknown>>,
  key: string,
  below: Reply,
  path: string,
): readonly string[] {
  const [, name = "", marks = "", nullable] = /^(.*?)((?:\[\]|\{\})*)(\?)?$/u.exec(key) ?? [];
  const at = `${path}.${name}`;
  const value = held[name];
  if (value === undefined) return nullable === "?" || below === "*" ? [] : [`${at}: missing`];
  if (value === null) return nullable === "?" ? [] : [`${at}: null`];
  return marked(value, marks, below, at);
}

function marked(value: unknown, marks: string, below: Reply, at: string): readonly string[] {
  if (marks === "") return faultsOf(value, below, at);
  const rest = marks.slice(2);
  if (marks.startsWith("[]")) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((one: unknown) => marked(one, rest, below, `${at}[]`));
  }
  if (typeof value !== "object" || value === null) return [`${at}: no map`];
  return Object.values(value).flatMap((one: unknown) => marked(one, rest, below, `${at}{}`));
}

function membersOf(value: readonly unknown[], model: Exclude<Reply, string>, path: string) {
  return Object.values(model).flatMap((below) =>
    value.flatMap((one) => faultsOf(one, below, `${path}[]`)),
  );
}
