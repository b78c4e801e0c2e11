import { afterEach, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import type { Emulator } from "../../emulator/server.ts";
import { recentMonths } from "../../src/clouds/shared/session/bills.ts";
import { MANAGER, memberOf, open, organizationWorld } from "./support/closing.ts";

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** The coverage of a member's bills. */
async function billsOf(emulator: Emulator) {
  ends.push(() => emulator.close());
  const session = await open(emulator, memberOf());
  ends.unshift(() => session.close());
  const { coverage } = await session.sightings(AbortSignal.timeout(50_000));
  return coverage.find(({ type }) => type === "sighting.bill");
}

const [month = ""] = recentMonths(Date.now());
const line: JsonObject = { BusinessCode: "p_cvm", BillMonth: month, RealTotalCost: "1.50" };

test("empty books of a member that pays for itself are empty", async () => {
  const bills = await billsOf(await organizationWorld());
  expect(bills).toMatchObject({ outcome: "listed", count: 0 });
});

test("empty books of a member that another account pays for are not known to be empty", async () => {
  const bills = await billsOf(await organizationWorld({ member: { PayUin: MANAGER } }));
  expect(bills).toMatchObject({ outcome: "unsupported" });
  expect(bills?.message).toContain(`account ${MANAGER} pays for it`);
});

test("books that hold lines are read, whoever pays", async () => {
  const resources = { "*": { "billing.bill-resource": [line] } };
  const bills = await billsOf(await organizationWorld({ member: { PayUin: MANAGER }, resources }));
  expect(bills).toMatchObject({ outcome: "listed", count: 1 });
});
