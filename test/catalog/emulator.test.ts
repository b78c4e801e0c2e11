import { expect, test } from "vitest";
import { findProduct, loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { normaliseParam } from "../../scripts/vendor-models/names.ts";
import { usedCalls } from "../../scripts/vendor-models/used.ts";

const used = await usedCalls();
const sent = [...used.rows, ...used.code];
const key = (call: (typeof sent)[number]): string => {
  const [product, version] = call.product.split("@");
  const model = findProduct(loadVendorModels(), product ?? "", version ?? call.version);
  return `${product} ${model?.version} ${call.action}`;
};
const handlers = new Map<string, Set<string>>();
for (const handler of used.handlers) {
  const params = handlers.get(key(handler)) ?? new Set<string>();
  for (const param of handler.params) params.add(normaliseParam(param));
  handlers.set(key(handler), params);
}

/** What every call may carry, what names the host, and what an OSS body holds. */
const ELSEWHERE = /^(?:RegionId$|bucket$|project$|key$|channel$|ID\.N$|Quiet$|Object\.N\.|x-oss-)/;

test("every call of a row or of the code is answered by the emulator", () => {
  const missing = sent.filter((call) => !handlers.has(key(call)));
  expect([...new Set(missing.map(key))]).toEqual([]);
});

test("every parameter of a row or of the code is honoured by the emulator", () => {
  const missing = sent.flatMap((call) => {
    const honoured = handlers.get(key(call));
    if (honoured === undefined) return [];
    return call.params
      .map(normaliseParam)
      .filter((param) => !honoured.has(param) && !ELSEWHERE.test(param))
      .map((param) => `${call.where}: ${call.action} ${param}`);
  });
  expect([...new Set(missing)]).toEqual([]);
});
