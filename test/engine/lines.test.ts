import { expect, test } from "vitest";
import type { Disposition } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { judge } from "../../src/engine/judge.ts";
import { toyAccount, toyItem, toyRows } from "./support/toy-cloud.ts";

const box = toyRows.get("toy.box");
const rows: ReadonlyMap<string, Row> = new Map(
  box === undefined
    ? []
    : [
        [
          "toy.box",
          {
            ...box,
            remarks: [{ when: { at: "facts.size", is: 9 }, says: "It is large." }],
            remove: {
              by: "call",
              steps: [
                { does: "burn it", deletes: true, note: "There will be smoke." },
                {
                  does: "burn its label first",
                  deletes: true,
                  when: { at: "disposition", is: "refund" },
                  note: "Nobody will know what it was.",
                },
              ],
            },
          },
        ],
      ],
);

function lineOf(
  proposed: Disposition,
  because?: string,
  size = 1,
  quotes?: Readonly<Record<string, string>>,
): string | undefined {
  const item = toyItem({ type: "toy.box", id: "1", item: { proposed, because, facts: { size } } });
  const { items } = judge([item], {
    account: toyAccount,
    rows,
    now: "2026-11-21T00:00:00Z",
    own: [],
    ...(quotes === undefined ? {} : { quotes }),
  });
  return items[0]?.line;
}

test("a note stands on the line of an item that its removal concerns, and on no other", () => {
  expect(lineOf("delete")).toBe("Toy · There will be smoke.");
  expect(lineOf("keep", "it is dear")).toBe("Toy · keep: it is dear");
});

test("an item that goes with another says so in its line", () => {
  expect(lineOf("with-parent", "the lid is part of its box")).toBe(
    "Toy · the lid is part of its box",
  );
});

test("a note of a step that is not made, and a remark that does not hold, are left out", () => {
  expect(lineOf("refund")).toBe(
    "Toy · refund, no quote · There will be smoke. · Nobody will know what it was.",
  );
  expect(lineOf("delete", undefined, 9)).toBe("Toy · There will be smoke. · It is large.");
});

test("a refund that the cloud quotes nothing for is not said to be quoted", () => {
  const id = toyItem({ type: "toy.box", id: "1" }).id;
  const line = (quote: string) => lineOf("refund", undefined, 1, { [id]: quote });
  expect(line("5 CNY")).toContain(" · refund quoted at 5 CNY · ");
  expect(line("no quote: nobody tells")).toContain(" · refund, no quote: nobody tells · ");
});
