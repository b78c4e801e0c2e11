import { readFileSync } from "node:fs";

/**
 * Names below one point of a request or a response. `1` is a plain value (`"number"` and `"boolean"`
 * where the kind matters on the wire), `"*"` is content that the SDK does not describe. A key carries what stands between it and its value: `[]` a list, `{}` a
 * map with free keys, `:json` (or another word) a structure that travels packed in one string.
 */
export type NameTree = 1 | "number" | "boolean" | "*" | { readonly [key: string]: NameTree };

/** One action of a product. Parts that the action does not have are left out. */
export type ActionModel = {
  /** HTTP method and path, given for ROA actions only; path arguments are written `{Name}`. */
  readonly method?: string;
  readonly path?: string;
  readonly query?: NameTree;
  readonly body?: NameTree;
  readonly header?: NameTree;
  /** Names that become part of the host (OSS bucket, SLS project). */
  readonly host?: NameTree;
  readonly response: NameTree;
};

/** One product at one API version. */
export type ProductModel = {
  readonly version: string;
  readonly style: "RPC" | "ROA";
  /** Registry and package with its exact version, for example `npm @alicloud/ecs20140526 7.11.6`. */
  readonly source: string;
  readonly actions: Readonly<Record<string, ActionModel>>;
};

/**
 * All products, by product code. A product of which two API versions are used has the second one
 * under `<code>@<version>`.
 */
export type VendorModels = Readonly<Record<string, ProductModel>>;

/** Where a product answers. Host names, without scheme. */
export type ProductEndpoint = {
  readonly version: string;
  readonly style: "RPC" | "ROA";
  /** The rule of the SDK package as it stands there; empty where it has none. */
  readonly rule: string;
  /** The usual host; `{region}` stands for the region. */
  readonly pattern: string;
  /** Hosts of single regions that differ from the pattern. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Hosts for calls about the account as a whole, by the site that the account was opened on. */
  readonly sites: { readonly china: string; readonly international: string };
  /** True where the site decides, whatever the region. */
  readonly bySite?: boolean;
  /** Regions with a host of their own, where all others share one of theirs: only these are to be asked. */
  readonly own?: readonly string[];
  readonly source: string;
  /** Why the SDK's own rule is not followed, and where the correction is from. */
  readonly because?: string;
};

/** `src/clouds/alibaba/endpoints.json`. */
export type Endpoints = {
  /** The package with the table that the hosts are held against. */
  readonly second: string;
  /** Every region named in a host table of the SDK packages. */
  readonly regions: readonly string[];
  readonly products: Readonly<Record<string, ProductEndpoint>>;
};

/** Reads the committed names. */
export function loadVendorModels(
  file = new URL("../../src/clouds/alibaba/vendor-models.json", import.meta.url),
): VendorModels {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The product of a code and API version, whichever key it is kept under. */
export function findProduct(
  models: VendorModels,
  product: string,
  version: string | undefined,
): ProductModel | undefined {
  const versioned = version === undefined ? undefined : models[`${product}@${version}`];
  return versioned ?? models[product];
}

/** One action a line: readable in a diff, and small. */
export function formatModels(models: VendorModels): string {
  const products = Object.entries(models).map(([name, { actions, ...head }]) => {
    const lines = Object.entries(actions).map(
      ([action, model]) => `   ${JSON.stringify(action)}: ${JSON.stringify(model)}`,
    );
    const start = JSON.stringify(head).slice(0, -1);
    return ` ${JSON.stringify(name)}: ${start},"actions":{\n${lines.join(",\n")}\n }}`;
  });
  return `{\n${products.join(",\n")}\n}\n`;
}
