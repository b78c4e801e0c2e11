import { describe, expect, test } from "vitest";
import { ossRoutes, vectorRoutes } from "../../emulator/alibaba/oss/routes.ts";
import { covers } from "../../emulator/alibaba/permissions.ts";
import { loadServices } from "../../emulator/alibaba/services.ts";
import type { Json } from "../../emulator/core/json.ts";
import type { VendorCall } from "../../scripts/vendor-models/lint.ts";
import {
  findProduct,
  loadVendorModels,
  type VendorModels,
} from "../../scripts/vendor-models/models.ts";
import { normaliseParam } from "../../scripts/vendor-models/names.ts";
import { usedCalls } from "../../scripts/vendor-models/used.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { PURPOSES } from "../../src/core/cloud.ts";
import { catalogClouds } from "./support/clouds.ts";

const used = await usedCalls();
const key = (
  call: Pick<VendorCall, "product" | "version" | "action">,
  models: VendorModels,
): string => {
  const [product, version] = call.product.split("@");
  const model = findProduct(models, product ?? "", version ?? call.version);
  return `${product} ${model?.version} ${call.action}`;
};

/** What every call may carry, what names the host, and what an OSS body holds. */
const ELSEWHERE = /^(?:RegionId$|bucket$|project$|key$|channel$|ID\.N$|Quiet$|Object\.N\.|x-oss-)/;

/** Products of which every action takes `DryRun`, which no handler declares. */
const tried = new Set(
  (await loadServices()).flatMap(({ product, dryRun }) => (dryRun === true ? [product] : [])),
);

/** Products that the emulator answers at a door of their own, by the names of their wire. */
const APART: readonly string[] = ["cos"];

describe.each(
  await Promise.all(
    catalogClouds.map(async ({ name, wire }) => ({
      name,
      models: wire.models(),
      used: await wire.used(),
      answered: await wire.answered(),
    })),
  ),
)("the emulator of $name", ({ models, used, answered }) => {
  const sent = [...used.rows, ...used.code].filter(({ product }) => !APART.includes(product));
  const honoured = new Map<string, Set<string>>();
  for (const handler of answered) {
    const params = honoured.get(key(handler, models)) ?? new Set<string>();
    for (const param of handler.params) params.add(normaliseParam(param));
    honoured.set(key(handler, models), params);
  }

  test("answers every call of a row or of the code", () => {
    const missing = sent.map((call) => key(call, models)).filter((call) => !honoured.has(call));
    expect([...new Set(missing)]).toEqual([]);
  });

  test("honours every parameter of a row or of the code", () => {
    const missing = sent.flatMap((call) => {
      const known = honoured.get(key(call, models));
      if (known === undefined) return [];
      return call.params
        .map(normaliseParam)
        .filter((param) => !ELSEWHERE.test(param) && !known.has(param))
        .filter((param) => !known.has(param.replace(/\..*$/u, "")))
        .filter((param) => param !== "DryRun" || !tried.has(call.product))
        .map((param) => `${call.where}: ${call.action} ${param}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});

/** What the emulator asks of a RAM user, by product, version and action; null asks for nothing. */
const asked = new Map<string, string | null>([
  ...[...ossRoutes, ...vectorRoutes].map(
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
    const permission = asked.get(key(call, loadVendorModels())) ?? null;
    return permission === null || covers(actions, permission) ? [] : [permission];
  });
  expect([...new Set(denied)]).toEqual([]);
});
