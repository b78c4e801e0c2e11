import { describe, expect, test } from "vitest";
import type { NameTree } from "../../scripts/vendor-models/models.ts";
import { dispositionsOf } from "../../src/core/disposition.ts";
import type { Row } from "../../src/core/row.ts";
import { catalogClouds } from "./support/clouds.ts";
import { listsOf } from "./support/rows.ts";

/** Fields of a record that say whether a thing is taken back. */
const TELLS =
  /^(?:Is)?Returnable$|^ReturnFailCode$|^Refund(?:able|Status|Available)$|^(?:Can|Support|Allow)\w*(?:Refund|Return|Unsubscri)\w*$|^(?:is_?)?(?:refundable|unsubscribable|main_resource)$/iu;

/** Rows whose items may be given back. */
const rows = catalogClouds.flatMap(({ name, catalog, wire }) => {
  const models = wire.models();
  const all = catalog.services.flatMap(({ product, types }) =>
    Object.entries(types).map(([type, row]) => ({ type, row, product })),
  );
  return all.flatMap(({ type, row, product }) => {
    if (row.remove.by !== "call" || !dispositionsOf(row).includes("refund")) return [];
    const calls = [...listsOf(row), ...(row.detail ?? [])];
    const fields = calls.flatMap((call) => {
      const { response = {} } = models[call.product ?? product]?.actions[call.action] ?? {};
      return namesIn(response).filter((field) => TELLS.test(field));
    });
    return [{ name: `${name} ${type}`, row, fields: [...new Set(fields)] }];
  });
});

function namesIn(tree: NameTree): readonly string[] {
  if (typeof tree !== "object") return [];
  return Object.entries(tree).flatMap(([name, below]) => [
    name.replace(/[[\]{}]+$/u, ""),
    ...namesIn(below),
  ]);
}

/** Last parts of the paths by which the row refuses a step, or proposes something else. */
function heeded({ remove, read, proposes = [] }: Row): readonly string[] {
  const steps = remove.by === "call" ? remove.steps : [];
  const refused = steps.flatMap(({ refused: all = [] }) => all.map(({ when }) => when));
  const when = [...refused, ...proposes.map((one) => one.when ?? [])].flat();
  return when.map(({ at }) => {
    const path = at.startsWith("facts.") ? (read.facts?.[at.slice("facts.".length)] ?? at) : at;
    return path.split(".").at(-1) ?? path;
  });
}

const telling = rows.filter(({ fields }) => fields.length > 0);

describe.each(telling)("$name", ({ row, fields }) => {
  test("offers no refund that the listing says the cloud would refuse", () => {
    const used = heeded(row);
    expect(fields.filter((field) => !used.includes(field))).toEqual([]);
  });
});

test("some listings say whether a thing is taken back", () => {
  expect(telling.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["tencent cbs.disk", "tencent lighthouse.instance"]),
  );
});

test("each reason why the cloud refuses a step is a clause", () => {
  for (const { row } of rows) {
    const steps = row.remove.by === "call" ? row.remove.steps : [];
    for (const { because } of steps.flatMap(({ refused = [] }) => refused)) {
      expect(because.length).toBeGreaterThan(10);
      expect(because).not.toMatch(/[.]$/u);
    }
  }
});
