import { expect, test } from "vitest";
import type { Item } from "../../src/core/item.ts";
import { heldWords, holdersOf } from "../../src/engine/removal/holders.ts";
import { judged } from "../policies/support/view.ts";

const group = judged({ type: "toy.group", nativeId: "sg-12345" });

function held(reason: string, others: readonly Item[], gone: readonly string[] = []) {
  const target = {
    id: group.id,
    disposition: group.disposition,
    item: group,
    seenAt: 0,
    phase: "open" as const,
    asks: 0,
    busy: true,
    busySince: 0,
    blockedBy: undefined,
    looks: 0,
    wait: 0,
    notBefore: 0,
    stale: false,
    reason,
  };
  return holdersOf(target, [group, ...others], (id) => !gone.includes(id));
}

const database = judged({
  type: "toy.database",
  nativeId: "db-7",
  facts: { groups: ["sg-12345"] },
});
const server = judged({ type: "toy.server", nativeId: "ins-99887" });

test("what is called busy is said to be held by what the cloud's answer names", () => {
  const found = held("ResourceInUse: sg-12345 is used by ins-99887.", [database, server]);
  expect(found.named).toEqual([server.id]);
  expect(heldWords(found)).toContain(server.id);
  expect(held("ResourceInUse: used by ins-998870", [server]).named).toEqual([]);
});

test("where the answer names nothing, by what was read to refer to it, as long as that is there", () => {
  const found = held("ResourceInUse", [database, server]);
  expect(found).toEqual({ named: [], referring: [database.id] });
  expect(heldWords(found)).toContain(database.id);
  expect(held("ResourceInUse", [database], [database.id]).referring).toEqual([]);
  expect(heldWords({ named: [], referring: [] })).toBe("");
});
