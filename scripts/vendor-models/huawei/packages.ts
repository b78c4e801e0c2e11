import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackage } from "../download.ts";
import type { ProductModel } from "../models.ts";
import { resolveProduct } from "../resolve.ts";
import { type FieldType, type Model, type Operation, scalar } from "../sdk.ts";
import { hostsOf, parseModel, parseOperations, scopeOf } from "./parse-python.ts";

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

/** A product: the names of its wanted actions, and where it answers. */
export interface HuaweiProduct {
  readonly model: ProductModel;
  readonly scope: "project" | "domain";
  readonly hosts: Readonly<Record<string, string>>;
  /** Every action of the package. */
  readonly actions: readonly string[];
}

/** An answer is its class; one that is a bare list stands under `value`, as the client has it. */
function answersOf(models: Map<string, Model>, operations: readonly Operation[]): void {
  for (const { responseModel } of operations) {
    const answer = models.get(responseModel);
    if (answer === undefined) continue;
    const body = answer.get("body");
    const list = body?.type.kind === "list" ? body : undefined;
    const inner = `${responseModel}.itself`;
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

/** Reads a product from its package below `cache`, which is downloaded unless it is there. */
export function readProduct(
  entry: HuaweiPackage,
  wanted: readonly string[] | undefined,
  cache: string,
): HuaweiProduct {
  const folder = join(fetchPackage({ ...entry, registry: "pypi" }, cache), entry.package);
  const operations = new Map<string, Operation>();
  const models = new Map<string, Model>();
  let scope: "project" | "domain" = "project";
  let hosts: Readonly<Record<string, string>> = {};
  for (const module of entry.modules.toReversed()) {
    const root = join(folder, module);
    const name = entry.package.replace("huaweicloudsdk", "");
    const client = readFileSync(join(root, `${name}_client.py`), "utf8");
    const here = new Map<string, Model>();
    for (const file of readdirSync(join(root, "model"))) {
      const model = parseModel(readFileSync(join(root, "model", file), "utf8"));
      if (model !== undefined) here.set(...model);
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
      operations.set(operation.action, {
        ...operation,
        requestModel: `${module}.${operation.requestModel}`,
        responseModel: `${module}.${operation.responseModel}`,
      });
    }
    scope = scopeOf(client);
    const regions = join(root, "region", `${name}_region.py`);
    if (existsSync(regions)) hosts = { ...hosts, ...hostsOf(readFileSync(regions, "utf8")) };
  }
  const sdk = {
    models,
    operations: [...operations.values()],
    endpoint: { id: "", rule: "", hosts: {} },
  };
  return {
    model: { ...resolveProduct(sdk, sourceOf(entry), wanted), version: entry.modules.join(" ") },
    scope,
    hosts,
    actions: [...operations.keys()],
  };
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
