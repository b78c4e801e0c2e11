import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PRODUCTS } from "../../../src/clouds/tencent/client/products.ts";
import type { ActionModel, ProductModel } from "../models.ts";
import {
  type Declarations,
  methodComments,
  readDeclarations,
  textOf,
  treeOf,
} from "./parse-declarations.ts";

/** The big SDK, which users never install: its declarations hold every name. */
const SDK = { package: "tencentcloud-sdk-nodejs", version: "4.1.313" } as const;
/** The client of COS; its methods and parameters are the names that rows use. */
const COS = { package: "cos-nodejs-sdk-v5", version: "3.0.0" } as const;

/** How the packages are named in the committed file. */
export function sourceOf(product: string): string {
  const { package: name, version } = product === "cos" ? COS : SDK;
  return `npm ${name} ${version}`;
}

/** Products that only the emulator knows, for what its own tests seed. */
const EMULATED: Readonly<Record<string, { readonly version: string }>> = {
  sms: { version: "2021-01-11" },
};

/** The API version of a product, as the client sends it. */
export function versionOf(product: string): string {
  if (product === "cos") return COS.version;
  const found = PRODUCTS[product] ?? EMULATED[product];
  if (found === undefined) throw new Error(`client/products.ts does not know ${product}.`);
  return found.version;
}

/**
 * Downloads a package below `cache`, unless it is there; answers where its files are. The archive is
 * unpacked, never installed: nothing of the package runs here.
 */
export function unpacked(
  entry: { readonly package: string; readonly version: string },
  cache: string,
) {
  const name = `${entry.package}-${entry.version}`;
  const folder = join(cache, name);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync("npm", ["pack", "--silent", `${entry.package}@${entry.version}`], {
        cwd: folder,
      });
      execFileSync("tar", ["-xzf", `${name}.tgz`], { cwd: folder });
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }
  return join(folder, "package");
}

/** Where a product's declarations are: of its models, and of the client that names its actions. */
function filesOf(
  product: string,
  cache: string,
): { readonly models: string; readonly client: string } {
  if (product === "cos") {
    const file = join(unpacked(COS, cache), "index.d.ts");
    return { models: file, client: file };
  }
  const version = `v${versionOf(product).replaceAll("-", "")}`;
  const folder = join(unpacked(SDK, cache), "tencentcloud/services", product, version);
  return {
    models: join(folder, `${product}_models.d.ts`),
    client: join(folder, `${product}_client.d.ts`),
  };
}

/** The interfaces of a product, and what its client says of an action. */
export function declarationsOf(
  product: string,
  cache: string,
): { readonly declarations: Declarations; readonly about: (action: string) => string } {
  const { models, client } = filesOf(product, cache);
  const methods = methodComments(client, readFileSync(client, "utf8"));
  return {
    declarations: readDeclarations(models, readFileSync(models, "utf8")),
    about: (action) => methods.get(action) ?? "",
  };
}

/** Names of the package's interfaces for one action. */
export function interfacesOf(product: string, action: string): readonly [string, string] {
  if (product !== "cos") return [`${action}Request`, `${action}Response`];
  const method = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return [`${method}Params`, `${method}Result`];
}

/** Every action that the package has of a product. */
export function actionsOf(product: string, cache: string): readonly string[] {
  const suffix = interfacesOf(product, "")[0];
  return [...declarationsOf(product, cache).declarations.keys()]
    .filter((name) => name.endsWith(suffix) && name !== suffix)
    .map((name) => name.slice(0, -suffix.length));
}

/** The names of a product's actions, from the pinned package below `cache`. */
export function modelOf(product: string, wanted: readonly string[], cache: string): ProductModel {
  const { declarations } = declarationsOf(product, cache);
  const actions: Record<string, ActionModel> = {};
  for (const action of [...wanted].sort()) {
    const [request, response] = interfacesOf(product, action);
    const body = treeOf(declarations, request);
    // An answer that is nothing but its general part has no interface of its own in the COS package.
    const answer = treeOf(declarations, response) ?? (product === "cos" ? {} : undefined);
    if (body === undefined || answer === undefined) {
      throw new Error(`${sourceOf(product)}: ${product} has no action ${action}.`);
    }
    actions[action] = { body, response: answer };
  }
  return { version: versionOf(product), style: "RPC", source: sourceOf(product), actions };
}

/** What the package writes beside a field of an action's reply, or of its request. */
export function textAt(
  product: string,
  action: string,
  part: "request" | "response",
  path: string,
  cache: string,
): string | undefined {
  const name = interfacesOf(product, action)[part === "request" ? 0 : 1];
  return textOf(declarationsOf(product, cache).declarations, name, path.split("."));
}
