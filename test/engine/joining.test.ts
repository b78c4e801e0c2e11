import { expect, test } from "vitest";
import type { Inventory } from "../../src/core/inventory.ts";
import { joinItems } from "../../src/engine/join.ts";
import { judge, materialFacts } from "../../src/engine/judge.ts";
import { createRecorder } from "../../src/engine/recorder.ts";
import type { RemoveResult } from "../../src/engine/removal/options.ts";
import { remove } from "../../src/engine/removal/remove.ts";
import { rescan, scan } from "../../src/engine/scan.ts";
import { autoClock } from "../support/auto-clock.ts";
import {
  idOf,
  MemoryJournal,
  type Toy,
  ToyCloud,
  toyAccount,
  toyItem,
  toyRows,
} from "./support/toy-cloud.ts";

const box: Toy = { type: "toy.box", id: "1", item: { charge: "prepaid" } };
const itsBill: Toy = {
  type: "toy.bill",
  id: "1",
  item: { charge: "prepaid", autoRenew: false, facts: { productCode: "boxes" } },
};
const lonelyBill: Toy = { type: "toy.bill", id: "9", item: { charge: "prepaid" } };

const options = () => ({
  rows: toyRows,
  cloud: "toy",
  accountId: "1",
  clock: autoClock(),
  signal: new AbortController().signal,
});

async function removeOf(
  world: ToyCloud,
  inventory: Inventory,
  id: string,
): Promise<RemoveResult & { asked: readonly unknown[] }> {
  const clock = autoClock();
  const { items } = judge(inventory.items, {
    account: toyAccount,
    rows: toyRows,
    now: inventory.takenAt,
    own: [],
  });
  const asked: unknown[] = [];
  const session = {
    ...world.session,
    remove: async (...[item, how]: Parameters<typeof world.session.remove>) => {
      asked.push(item.facts["productCode"]);
      return world.session.remove(item, how);
    },
  };
  const result = await remove(session, {
    ...options(),
    inventory,
    targets: items.filter((item) => item.id === id),
    reviewedAt: "2026-11-20T00:00:00Z",
    recorder: createRecorder(new MemoryJournal(), "run-1", clock),
    clock,
    limits: toyAccount.limits,
  });
  return { ...result, asked };
}

test("a prepaid item is as it was reviewed when its own type alone is listed anew", async () => {
  const world = new ToyCloud([box, itsBill]);
  const before = await scan(world.session, options());

  const after = await rescan(world.session, before, new Set(["toy.box"]), options());

  expect(after.items.map((item) => item.id)).toEqual([idOf("toy.box/1")]);
  const facts = (inventory: Inventory) =>
    inventory.items.map((item) => materialFacts(item, toyRows.get(item.type)));
  expect(facts(before)).toEqual([{ charge: "prepaid", autoRenew: false, size: 1 }]);
  expect(facts(after)).toEqual(facts(before));
});

test("a subscription of a product that no row lists is proved gone", async () => {
  const world = new ToyCloud([lonelyBill]);
  const inventory = await scan(world.session, options());

  const result = await removeOf(world, inventory, idOf("toy.bill/9"));

  expect([...result.gone]).toEqual([idOf("toy.bill/9")]);
  expect([...result.stuck]).toEqual([]);
});

test("a subscription that was merged into its item is nothing that appeared", async () => {
  const world = new ToyCloud([box, itsBill, lonelyBill]);
  const inventory = await scan(world.session, options());

  const result = await removeOf(world, inventory, idOf("toy.bill/9"));

  expect(result.appeared).toEqual([]);
});

test("a removal that is asked for again still knows what the subscription tells", async () => {
  const world = new ToyCloud([{ ...box, behaves: "says-yes" }, itsBill]);
  const inventory = await scan(world.session, options());

  const result = await removeOf(world, inventory, idOf("toy.box/1"));

  expect(result.asked).toEqual(["boxes", "boxes", "boxes"]);
});

test("two records that tell of one id are both kept: the one is merged, or both stand for themselves", () => {
  const bill = toyItem(itsBill);
  const other = { ...bill, id: "toy:toy.bill:elsewhere:1", region: "elsewhere" };
  const ids = (list: readonly { readonly id: string }[]) => list.map((item) => item.id);

  expect(ids(joinItems([bill, other], toyRows))).toEqual([bill.id, other.id]);
  const merged = joinItems([toyItem(box), bill, other], toyRows);
  expect(ids(merged)).toEqual([idOf("toy.box/1")]);
  expect(merged[0]?.facts["productCode"]).toBe("boxes");
});
