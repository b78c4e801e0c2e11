import { writeFileSync } from "node:fs";
import { services } from "../../../src/clouds/tencent/registry.ts";
import type { UsedActions } from "../collect.ts";
import { plainText } from "../field-texts.ts";
import { formatModels, type ProductModel, type VendorModels } from "../models.ts";
import {
  extractStates,
  formatStates,
  type ProductStates,
  stateFields,
  statesFile,
} from "../states.ts";
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
