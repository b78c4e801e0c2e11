import { expect, test } from "vitest";
import { TYPES } from "../../emulator/alibaba/products/resource-center/resources.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";

test("what the catalog lists is no blind spot when the inventory service names it", () => {
  const known = new Set(
    [...rows.values()].flatMap((row) => [
      ...(row.known?.inventory ?? []),
      ...(row.known?.parts ?? []),
    ]),
  );

  const unknown = TYPES.filter(({ type }) => !known.has(type)).map(({ type }) => type);

  expect(unknown).toEqual([]);
});
