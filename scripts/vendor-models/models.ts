import { readFileSync } from "node:fs";

/**
 * Names below one point of a request or a response. `1` is a plain value, `"*"` is content that the
 * SDK does not describe. A key carries what stands between it and its value: `[]` a list, `{}` a
 * map with free keys, `:json` (or another word) a structure that travels packed in one string.
 */
export type NameTree = 1 | "*" | { readonly [key: string]: NameTree };

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

/** How the SDK computes the host of a product, and the corrections known from elsewhere. */
export type EndpointModel = {
  /** Name that the SDK puts first in a computed host. */
  readonly id: string;
  /** `regional` `<id>.<region>.aliyuncs.com`, `central` `<id>.aliyuncs.com`; empty: no usable rule. */
  readonly rule: "regional" | "central" | "";
  readonly source: string;
  /** Hosts that several regions share, each with those regions. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
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
