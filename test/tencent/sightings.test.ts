import { afterEach, describe, expect, test } from "vitest";
import { recentMonths } from "../../src/clouds/shared/session/bills.ts";
import { HERE, openWorld, type World } from "./support/world.ts";

const signal = new AbortController().signal;
let world: World;
afterEach(() => world.close());

const [thisMonth = "", lastMonth = ""] = recentMonths(Date.now());

function line(BusinessCode: string, BillMonth: string, RealTotalCost: string) {
  return {
    BusinessCode,
    BusinessCodeName: BusinessCode.toUpperCase(),
    BillMonth,
    RealTotalCost,
    ResourceId: `${BusinessCode}-${BillMonth}`,
  };
}

describe("what the cloud itself names", () => {
  test("is held against the rows: what no row knows is a blind spot", async () => {
    world = await openWorld({
      [HERE]: {
        "vpc.vpc": [{ VpcId: "vpc-1" }],
        "vpc.customer-gateway": [{ CustomerGatewayId: "cgw-1" }],
      },
    });
    const { sightings, coverage } = await world.session.sightings(signal);
    expect(coverage.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
      "sighting.inventory-service listed",
      "sighting.bill listed",
    ]);
    const of = (code: string) => sightings.find((sighting) => sighting.code === code);
    expect(of("qcs::vpc::vpc")).toMatchObject({ count: 1, coveredBy: ["vpc.vpc"] });
    expect(of("qcs::vpc::customer-gateway")).toMatchObject({
      coveredBy: [],
      examples: ["cgw-1"],
    });
  });

  test("on bills counts by product, with the newest month that names it", async () => {
    world = await openWorld({
      "*": {
        "billing.bill-resource": [
          line("p_cvm", lastMonth, "1.50"),
          line("p_cvm", thisMonth, "0.00"),
          line("p_quantum", lastMonth, "9.00"),
        ],
      },
    });
    const { sightings } = await world.session.sightings(signal);
    const bills = sightings.filter(({ source }) => source === "bill");
    expect(bills).toContainEqual(
      expect.objectContaining({
        code: "p_cvm",
        count: 2,
        lastCharge: thisMonth,
        coveredBy: ["cvm.instance"],
      }),
    );
    expect(bills).toContainEqual(
      expect.objectContaining({
        code: "p_quantum",
        coveredBy: [],
        examples: [`P_QUANTUM ${lastMonth} 9.00 CNY`],
      }),
    );
  });

  test("is not known where the cloud refuses to say", async () => {
    world = await openWorld({});
    world.emulator.fault({
      product: "cloudrc",
      action: "SearchResources",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    world.emulator.fault({
      product: "billing",
      action: "DescribeBillResourceSummary",
      kind: "error",
      code: "InvalidParameter",
    });
    const { coverage } = await world.session.sightings(signal);
    expect(coverage).toMatchObject([
      { outcome: "denied", permission: "cloudrc:SearchResources" },
      { outcome: "failed", code: "InvalidParameter" },
    ]);
  });
});
