import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadServices } from "../../../emulator/huawei/services.ts";
import { fetchPackage } from "../download.ts";
import { formatReplies, type Replies, type Reply } from "../replies.ts";
import { capture, matches } from "../sdk.ts";
import { type HuaweiPackage, readHuaweiPackages } from "./packages.ts";

const folder = new URL("../../../emulator/huawei/", import.meta.url);

/** A model class: the type of each field by its name on the wire. */
type Types = ReadonlyMap<string, string>;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: readonly string[];
  readonly reply: Reply;
}

/** Writes how the emulated actions are sent, and what their replies hold; part of `npm run vendor-models`. */
export async function extractEmulated(cache: string): Promise<void> {
  const services = await loadServices();
  const api: string[] = [];
  const replies: Record<string, Replies> = {};
  const wanted = new Map<string, Set<string>>();
  for (const { product, actions } of services) {
    const known = wanted.get(product) ?? new Set();
    for (const name of Object.keys(actions)) known.add(name);
    wanted.set(product, known);
  }
  for (const entry of readHuaweiPackages()) {
    const names = [...(wanted.get(entry.product) ?? [])].sort();
    if (names.length === 0) continue;
    const operations = readOperations(entry, cache);
    const own: Record<string, Reply> = {};
    for (const name of names) {
      const found = operations.get(name);
      if (found === undefined) throw new Error(`${entry.product}: no action ${name}`);
      const { reply, ...sent } = found;
      own[name] = reply;
      api.push(` ${JSON.stringify(`${entry.product} ${name}`)}: ${JSON.stringify(sent)}`);
    }
    replies[entry.product] = own;
  }
  writeFileSync(new URL("replies.json", folder), formatReplies(replies));
  writeFileSync(new URL("api.json", folder), `{\n${api.join(",\n")}\n}\n`);
}

function readOperations(entry: HuaweiPackage, cache: string): ReadonlyMap<string, Operation> {
  const root = join(fetchPackage({ ...entry, registry: "pypi" }, cache), entry.package);
  const found = new Map<string, Operation>();
  for (const module of entry.modules.toReversed()) {
    const at = join(root, module);
    const name = entry.package.replace("huaweicloudsdk", "");
    const models = readModels(join(at, "model"));
    const client = readFileSync(join(at, `${name}_client.py`), "utf8");
    for (const chunk of client.split(/\n {4}def (?=\w+\(self, request\):\n {8}r?""")/u).slice(1)) {
      const action = capture(chunk, /Request instance for (\w+)/u);
      const path = capture(chunk, /"resource_path": "([^"]+)"/u);
      const method = capture(chunk, /"method": "(\w+)"/u);
      if (action === undefined || path === undefined || method === undefined) continue;
      const query = matches(chunk, /query_params\.append\(\('([^']+)'/gu).map(
        ([, wire = ""]) => wire,
      );
      const type = models.get(`${action}Request`)?.get("body");
      const body = type === undefined ? [] : [...(models.get(type)?.keys() ?? [])];
      found.set(action, { method, path, query, body, reply: replyOf(`${action}Response`, models) });
    }
  }
  return found;
}

function readModels(at: string): ReadonlyMap<string, Types> {
  const models = new Map<string, Types>();
  for (const file of readdirSync(at)) {
    const source = readFileSync(join(at, file), "utf8");
    const name = capture(source, /^class (\w+)/mu);
    if (name === undefined) continue;
    const types = new Map(section(source, "openapi_types"));
    const wires = section(source, "attribute_map");
    models.set(name, new Map(wires.map(([field, wire]) => [wire, types.get(field) ?? "object"])));
  }
  return models;
}

function section(source: string, what: string): readonly (readonly [string, string])[] {
  const text = capture(source, new RegExp(`^    ${what} = \\{([\\s\\S]*?)^    \\}`, "mu")) ?? "";
  return matches(text, /'([^']+)': '([^']+)'/gu).map(([, key = "", value = ""]) => [key, value]);
}

/** A reply without a body has no fields; one that is a bare list stands under `value`. */
function replyOf(model: string, models: ReadonlyMap<string, Types>): Reply {
  const types = models.get(model) ?? new Map<string, string>();
  const list = types.get("body");
  if (list?.startsWith("list[") === true && types.size < 3) {
    const { suffix, reply } = typed(list, models, []);
    return { [`value${suffix}`]: reply };
  }
  return fieldsOf(model, models, []);
}

function fieldsOf(
  model: string,
  models: ReadonlyMap<string, Types>,
  open: readonly string[],
): Reply {
  const fields = [...(models.get(model) ?? [])].map(([wire, type]) => {
    const { suffix, reply } = typed(type, models, [...open, model]);
    return [wire + suffix, reply] as const;
  });
  return Object.fromEntries(fields);
}

const LETTERS: Readonly<Record<string, Reply>> = {
  str: "s",
  int: "n",
  float: "n",
  bool: "b",
  datetime: "s",
  date: "s",
  decimal: "n",
};

function typed(
  text: string,
  models: ReadonlyMap<string, Types>,
  open: readonly string[],
): { readonly suffix: string; readonly reply: Reply } {
  const list = capture(text, /^list\[(.*)\]$/u);
  const map = capture(text, /^dict\(\w+, (.*)\)$/u);
  if (list !== undefined || map !== undefined) {
    const inner = typed(list ?? map ?? "", models, open);
    return { suffix: `${list === undefined ? "{}" : "[]"}${inner.suffix}`, reply: inner.reply };
  }
  const letter = LETTERS[text];
  if (letter !== undefined) return { suffix: "", reply: letter };
  const model = models.get(text);
  if (model === undefined || open.includes(text)) return { suffix: "", reply: "*" };
  // a class without fields is a list of words
  if (model.size === 0) return { suffix: "", reply: "s" };
  return { suffix: "", reply: fieldsOf(text, models, open) };
}
