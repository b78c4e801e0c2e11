import { expect, test } from "vitest";
import { ossRoutes } from "../../emulator/alibaba/oss/routes.ts";
import { covers } from "../../emulator/alibaba/permissions.ts";
import { loadServices } from "../../emulator/alibaba/services.ts";
import type { Json } from "../../emulator/core/json.ts";
import { findProduct, loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { normaliseParam } from "../../scripts/vendor-models/names.ts";
import { usedCalls } from "../../scripts/vendor-models/used.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { PURPOSES } from "../../src/core/cloud.ts";

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

/** What the emulator asks of a RAM user, by product, version and action; null asks for nothing. */
const asked = new Map<string, string | null>([
  ...ossRoutes.map(
    ({ name, action }) => [`Oss 2019-05-17 ${name}`, action.permission ?? `oss:${name}`] as const,
  ),
  ...(await loadServices()).flatMap(({ product, version, permissionPrefix, actions }) =>
    Object.entries(actions).map(
      ([name, { permission }]) =>
        [
          `${product} ${version} ${name}`,
          permission === undefined ? `${permissionPrefix}:${name}` : permission,
        ] as const,
    ),
  ),
]);

/** Everything that the documents of some purposes allow. */
function allowed(purposes: readonly (typeof PURPOSES)[number][]): Json {
  const documents = purposes.flatMap((purpose) => alibaba.permissions(purpose));
  return documents.flatMap(({ document }): readonly string[] => {
    const { Statement } = JSON.parse(JSON.stringify(document));
    return Statement.flatMap((statement: { Action: readonly string[] }) => statement.Action);
  });
}

test.each([
  ["scan", used.rows.filter(({ where }) => !where.includes('"')), ["scan"]],
  ["remove", used.rows, ["remove"]],
  ["closure", used.code, [...PURPOSES]],
] as const)("the documents for %s allow every call that is made for it", (_, calls, purposes) => {
  const actions = allowed(purposes);
  const denied = calls.flatMap((call) => {
    const permission = asked.get(key(call)) ?? null;
    return permission === null || covers(actions, permission) ? [] : [permission];
  });
  expect([...new Set(denied)]).toEqual([]);
});
