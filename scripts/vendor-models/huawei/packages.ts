import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackage } from "../download.ts";
import type { FieldTexts } from "../field-texts.ts";
import type { ProductModel } from "../models.ts";
import { resolveProduct } from "../resolve.ts";
import { type FieldType, type Model, type Operation, type Sdk, scalar } from "../sdk.ts";
import {
  hostsOf,
  parseModel,
  parseOperations,
  parseRemarks,
  parseTexts,
  scopeOf,
} from "./parse-python.ts";

/** One line of packages.json: a product as rows name it, and the package that describes it. */
export interface HuaweiPackage {
  readonly product: string;
  readonly package: string;
  readonly version: string;
  /** API versions of the package, the newest first: an older one has what the newer lacks. */
  readonly modules: readonly string[];
}

/** The pinned packages. */
export function readHuaweiPackages(): readonly HuaweiPackage[] {
  return JSON.parse(readFileSync(new URL("packages.json", import.meta.url), "utf8"));
}

/** How a package is named in the committed file. */
export function sourceOf(entry: HuaweiPackage): string {
  return `pypi ${entry.package} ${entry.version}`;
}

/** A product as its package has it, and where it answers. */
export interface HuaweiProduct {
  readonly sdk: Sdk;
  /** What stands beside the fields of its models. */
  readonly texts: FieldTexts;
  /** What the client says of each action. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly scope: "project" | "domain";
  readonly hosts: Readonly<Record<string, string>>;
}

/** What the class of an answer is called inside of it. */
const ITSELF = ".itself";

/** An answer is its class; one that is a bare list stands under `value`, as the client has it. */
function answersOf(models: Map<string, Model>, operations: readonly Operation[]): void {
  for (const { responseModel } of operations) {
    const answer = models.get(responseModel);
    if (answer === undefined) continue;
    const body = answer.get("body");
    const list = body?.type.kind === "list" ? body : undefined;
    const inner = `${responseModel}${ITSELF}`;
    models.set(
      inner,
      list === undefined ? answer : new Map([["value", { ...list, wire: "value" }]]),
    );
    models.set(
      responseModel,
      new Map([["body", { wire: "body", type: { kind: "model", name: inner } }]]),
    );
  }
}

/** Packages that were read, by folder. */
const products = new Map<string, HuaweiProduct>();

/** Reads a product from its package below `cache`, which is downloaded unless it is there. */
export function readProduct(entry: HuaweiPackage, cache: string): HuaweiProduct {
  const folder = join(fetchPackage({ ...entry, registry: "pypi" }, cache), entry.package);
  const known = products.get(folder) ?? parseProduct(entry, folder);
  products.set(folder, known);
  return known;
}

/** The names of a product's wanted actions. */
export function modelOf(
  entry: HuaweiPackage,
  { sdk }: HuaweiProduct,
  wanted: readonly string[],
): ProductModel {
  return { ...resolveProduct(sdk, sourceOf(entry), wanted), version: entry.modules.join(" ") };
}

function parseProduct(entry: HuaweiPackage, folder: string): HuaweiProduct {
  const operations = new Map<string, Operation>();
  const models = new Map<string, Model>();
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const remarks = new Map<string, string>();
  let scope: "project" | "domain" = "project";
  let hosts: Readonly<Record<string, string>> = {};
  for (const module of entry.modules.toReversed()) {
    const root = join(folder, module);
    const name = entry.package.replace("huaweicloudsdk", "");
    const client = readFileSync(join(root, `${name}_client.py`), "utf8");
    const here = new Map<string, Model>();
    for (const file of readdirSync(join(root, "model"))) {
      const source = readFileSync(join(root, "model", file), "utf8");
      const model = parseModel(source);
      if (model === undefined) continue;
      here.set(...model);
      texts.set(`${module}.${model[0]}`, onTheWire(parseTexts(source), model[1]));
    }
    const own = parseOperations(client, module);
    answersOf(here, own);
    // Versions of a package have classes of one name with other fields.
    for (const [key, model] of here) {
      models.set(
        `${module}.${key}`,
        qualified(
          model,
          module,
          (name) => here.get(name)?.size === 0 && !name.includes("Response"),
        ),
      );
    }
    for (const operation of own) {
      const responseModel = `${module}.${operation.responseModel}`;
      texts.set(`${responseModel}${ITSELF}`, texts.get(responseModel) ?? new Map());
      operations.set(operation.action, {
        ...operation,
        requestModel: `${module}.${operation.requestModel}`,
        responseModel,
      });
    }
    for (const [action, text] of parseRemarks(client)) remarks.set(action, text);
    scope = scopeOf(client);
    const regions = join(root, "region", `${name}_region.py`);
    if (existsSync(regions)) hosts = { ...hosts, ...hostsOf(readFileSync(regions, "utf8")) };
  }
  return {
    sdk: {
      models,
      operations: [...operations.values()],
      endpoint: { id: "", rule: "", hosts: {} },
    },
    texts,
    remarks,
    scope,
    hosts,
  };
}

function onTheWire(found: ReadonlyMap<string, string>, model: Model): ReadonlyMap<string, string> {
  return new Map(
    [...found].flatMap(([field, text]) => {
      const wire = model.get(field)?.wire;
      return wire === undefined ? [] : [[wire, text] as const];
    }),
  );
}

/** A model whose fields name their classes with the version; a class without fields is a list of words. */
function qualified(model: Model, module: string, isWord: (name: string) => boolean): Model {
  const of = (type: FieldType): FieldType => {
    if (type.kind === "list" || type.kind === "map") return { kind: type.kind, of: of(type.of) };
    if (type.kind !== "model") return type;
    return isWord(type.name) ? scalar : { kind: "model", name: `${module}.${type.name}` };
  };
  return new Map([...model].map(([name, field]) => [name, { ...field, type: of(field.type) }]));
}
