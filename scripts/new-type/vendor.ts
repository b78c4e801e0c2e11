import { readPackages, readSdk } from "../vendor-models/download.ts";
import { packageSource } from "../vendor-models/extract.ts";
import {
  modelOf as huaweiModelOf,
  readHuaweiPackages,
  readProduct,
} from "../vendor-models/huawei/packages.ts";
import type { ActionModel } from "../vendor-models/models.ts";
import { resolveProduct } from "../vendor-models/resolve.ts";
import { actionsOf, modelOf } from "../vendor-models/tencent/packages.ts";
import { describeAlibaba } from "../vendor-models/texts/alibaba.ts";
import { textsOf } from "../vendor-models/texts/collect.ts";
import type { Descriptions } from "../vendor-models/texts/described.ts";
import { describeHuawei } from "../vendor-models/texts/huawei.ts";
import type { ActionTexts } from "../vendor-models/texts/model.ts";
import { describeTencent } from "../vendor-models/texts/tencent.ts";

/** All that a vendor's package tells of one product. */
export interface Vendor {
  readonly actions: readonly string[];
  readonly model: (action: string) => ActionModel;
  /** What the package says of the fields of an action by which things are listed. */
  readonly texts: (action: string) => ActionTexts;
}

/** Reads a product from the pinned package, downloaded below `cache` unless it is there. */
export function vendorOf(cloud: string, product: string, cache: string): Vendor {
  if (cloud === "tencent") {
    return {
      actions: actionsOf(product, cache),
      model: (action) => known(modelOf(product, [action], cache).actions, action),
      texts: textsBy(describeTencent(product, cache)),
    };
  }
  if (cloud === "huawei") {
    const own = readHuaweiPackages().find((one) => one.product === product);
    if (own === undefined)
      throw new Error(`huawei/packages.json names no package for ${product}: add it first.`);
    const read = readProduct(own, cache);
    return {
      actions: read.sdk.operations.map(({ action }) => action),
      model: (action) => known(huaweiModelOf(own, read, [action]).actions, action),
      texts: textsBy(describeHuawei(own, cache)),
    };
  }
  const entry = readPackages().find((one) => one.product.toLowerCase() === product.toLowerCase());
  if (entry === undefined)
    throw new Error(`packages.json names no package for ${product}: add it first.`);
  const sdk = readSdk(entry, cache);
  return {
    actions: sdk.operations.map(({ action }) => action),
    model: (action) => known(resolveProduct(sdk, packageSource(entry), [action]).actions, action),
    texts: textsBy(describeAlibaba(entry, cache)),
  };
}

function textsBy(describe: Descriptions): Vendor["texts"] {
  return (action) => {
    const found = describe(action);
    return textsOf(found === undefined ? [] : [found]);
  };
}

function known(actions: Readonly<Record<string, ActionModel>>, action: string): ActionModel {
  const model = actions[action];
  if (model === undefined) throw new Error(`The package has no action ${action}.`);
  return model;
}
