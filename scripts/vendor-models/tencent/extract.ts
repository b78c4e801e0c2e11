import { writeFileSync } from "node:fs";
import { services } from "../../../src/clouds/tencent/services/registry.ts";
import type { UsedActions } from "../collect.ts";
import { plainText } from "../field-texts.ts";
import type { VendorCall } from "../lint.ts";
import { formatModels, type ProductModel, type VendorModels } from "../models.ts";
import {
  extractStates,
  formatStates,
  type ProductStates,
  stateFields,
  statesFile,
} from "../states.ts";
import { collectTexts, readingActions, textsStaleness } from "../texts/collect.ts";
import { formatTexts, readTexts } from "../texts/model.ts";
import { describeInternational, describeTencent, INTERNATIONAL } from "../texts/tencent.ts";
import { exceptions } from "./exceptions.ts";
import { modelOf, sourceOf, textAt } from "./packages.ts";

/** `src/clouds/tencent/vendor-models.json`. */
export const modelsFile = new URL(
  "../../../src/clouds/tencent/vendor-models.json",
  import.meta.url,
);

/** Writes the names of the actions in use. */
export function extractTencent(used: UsedActions, cache: string): void {
  const models: Record<string, ProductModel> = {};
  for (const [product, actions] of Object.entries(used)) {
    const model = modelOf(product, actions, cache);
    process.stderr.write(`${product}: ${Object.keys(model.actions).length} actions\n`);
    models[product] = model;
  }
  writeFileSync(modelsFile, formatModels(models));
  const fields = stateFields(services, models);
  const states: Record<string, ProductStates> = {};
  for (const product of Object.keys(models).filter((name) => name !== "cos")) {
    const own = fields.filter((field) => field.product === product);
    const read = (action: string, part: "request" | "response", path: string) =>
      plainText(textAt(product, action, part, path, cache) ?? "");
    states[product] = { source: sourceOf(product), fields: extractStates(own, read) };
  }
  writeFileSync(statesFile("tencent"), formatStates(states));
}

/** What the committed names lack or hold in excess, one sentence each; empty when they are current. */
export function tencentStaleness(used: UsedActions, models: VendorModels): readonly string[] {
  const products = new Set([...Object.keys(used), ...Object.keys(models)]);
  return [...products].flatMap((product) => {
    const wanted = new Set(used[product] ?? []);
    const held = new Set(Object.keys(models[product]?.actions ?? {}));
    const source = models[product]?.source;
    return [
      ...[...wanted]
        .filter((action) => !held.has(action))
        .map((action) => `${product} ${action} is used, but not extracted.`),
      ...[...held]
        .filter((action) => !wanted.has(action))
        .map((action) => `${product} ${action} is extracted, but not used.`),
      ...(source === undefined || source === sourceOf(product)
        ? []
        : [`${product} is from ${source}, not ${sourceOf(product)}.`]),
    ];
  });
}

/** Where the texts of this cloud's listings are committed. */
export const textsFile = new URL("texts.json", import.meta.url);

/** Where a product's texts are from. */
function textsSource(product: string): string {
  if (product === "cos") return sourceOf(product);
  return `${sourceOf(product)}; npm ${INTERNATIONAL.package} ${INTERNATIONAL.version}`;
}

/** Writes the texts of the actions by which things are listed. */
export function extractTencentTexts(calls: readonly VendorCall[], cache: string): void {
  const texts = collectTexts(readingActions(calls, exceptions), (product) => ({
    source: textsSource(product),
    descriptions: [describeTencent(product, cache), describeInternational(product, cache)],
  }));
  writeFileSync(textsFile, formatTexts(texts));
}

/** What the committed texts lack or hold in excess. */
export function tencentTextsProblems(calls: readonly VendorCall[]): readonly string[] {
  return textsStaleness(readingActions(calls, exceptions), readTexts(textsFile), textsSource);
}
