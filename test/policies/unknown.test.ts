import { describe, expect, test } from "vitest";
import { blindSpots } from "../../policies/standard/blind-spots.ts";
import { coverageComplete } from "../../policies/standard/coverage-complete.ts";
import type { Answer } from "../../src/core/account.ts";
import type { Coverage, CoverageOutcome, Sighting } from "../../src/core/inventory.ts";
import { accountOf, answer, judged, names, says, tied, viewOf } from "./support/view.ts";

const listing = (outcome: CoverageOutcome, more: Partial<Coverage> = {}): Coverage => ({
  type: "ecs.instance",
  region: "cn-hangzhou",
  outcome,
  count: 0,
  ...more,
});

describe("coverage-complete", () => {
  test.each<{ outcome: CoverageOutcome; complete: boolean }>([
    { outcome: "listed", complete: true },
    { outcome: "inactive", complete: true },
    { outcome: "unproved", complete: false },
    { outcome: "denied", complete: false },
    { outcome: "throttled", complete: false },
    { outcome: "failed", complete: false },
    { outcome: "unsupported", complete: false },
  ])("takes a listing that is $outcome for complete: $complete", ({ outcome, complete }) => {
    const found = names(coverageComplete, viewOf({ coverage: [listing(outcome)] }));
    expect(found).toEqual(complete ? [] : ["coverage:ecs.instance:cn-hangzhou"]);
  });

  test("says the code, the permission that is missing and the vendor's words", () => {
    const denied = listing("denied", {
      code: "Forbidden.RAM",
      permission: "ecs:DescribeInstances",
      message: "User not authorized",
    });
    expect(says(coverageComplete, viewOf({ coverage: [listing("listed"), denied] }))).toEqual([
      "coverage:ecs.instance:cn-hangzhou — ecs.instance in cn-hangzhou: denied · Forbidden.RAM · needs ecs:DescribeInstances · User not authorized",
    ]);
  });

  test("counts the inventory service and the bills like any other listing", () => {
    const coverage = [listing("denied", { type: "sighting.bills", region: "global" })];
    expect(names(coverageComplete, viewOf({ coverage }))).toEqual([
      "coverage:sighting.bills:global",
    ]);
  });
});

const bill: Sighting = {
  source: "bill",
  code: "vipcloudfw",
  count: 2,
  examples: ["Cloud Firewall 2026-10 12.5 CNY"],
  coveredBy: [],
  lastCharge: "2026-10",
};
const cluster: Sighting = {
  source: "inventory-service",
  code: "ACS::HBase::Cluster",
  count: 1,
  examples: ["events"],
  coveredBy: [],
};
const seen = (sighting: Sighting, ...answers: readonly Answer[]) =>
  says(blindSpots, viewOf({ sightings: [sighting], account: accountOf({ answers }) }));
const gone = (lastCharge?: string, word = "gone") =>
  answer("blind-spots", "bill:vipcloudfw", word, lastCharge);

describe("blind-spots", () => {
  test("names what no row lists, with examples and the last charge", () => {
    expect(seen(bill)).toEqual([
      "bill:vipcloudfw — bill:vipcloudfw (2: Cloud Firewall 2026-10 12.5 CNY), last charge 2026-10: no row of the catalog lists it",
    ]);
    expect(seen(cluster)).toEqual([
      "inventory-service:ACS::HBase::Cluster — inventory-service:ACS::HBase::Cluster (1: events): no row of the catalog lists it",
    ]);
  });

  test("is silent about what a row lists", () => {
    expect(seen({ ...bill, coveredBy: ["ecs.instance"] })).toEqual([]);
  });

  test("a product on the bills is answered by name, with the date of its last charge", () => {
    expect(seen(bill, gone("2026-10"))).toEqual([]);
    expect(seen(bill, gone("2026-10-14"))).toEqual([]);
  });

  test.each<{ how: string; word: Answer; opens: RegExp }>([
    {
      how: "opens again with a charge after the answer",
      word: gone("2026-09"),
      opens: /account\.yaml:40 knows of the last charge on 2026-09; charged again on 2026-10$/u,
    },
    {
      how: "opens again with a charge in a month after the day of the answer",
      word: gone("2026-09-30"),
      opens: /charged again on 2026-10/u,
    },
    {
      how: "stays open when the answer does not say which charge was the last",
      word: gone(),
      opens: /does not say which was the last charge/u,
    },
    {
      how: "stays open when the answer is about another product",
      word: answer("blind-spots", "bill:nas", "gone", "2026-10"),
      opens: /no row of the catalog lists it$/u,
    },
    {
      how: "stays open when the answer is for another policy",
      word: answer("used-by-others", "bill:vipcloudfw", "gone", "2026-10"),
      opens: /no row of the catalog lists it$/u,
    },
    {
      how: "stays open when the word is not understood",
      word: gone("2026-10", "perhaps"),
      opens: /account\.yaml:40 says "perhaps", which is none of: gone$/u,
    },
  ])("$how", ({ word, opens }) => {
    expect(seen(bill, word).join()).toMatch(opens);
  });

  test("what the inventory service names is answered without a date", () => {
    const word = answer("blind-spots", "inventory-service:ACS::HBase::Cluster", "gone");
    expect(seen(cluster, word)).toEqual([]);
  });
});

describe("what a service names as still using its role", () => {
  const role = judged({
    type: "ram.service-linked-role",
    region: "global",
    nativeId: "AliyunServiceRoleForHdr",
    concern: "identity",
    ties: tied({ stillUsedBy: ["acs:hdr::1000000000000002:sitepair/s-1"] }),
  });
  const subject = "in-use:acs:hdr::1000000000000002:sitepair/s-1";

  test("is a blind spot when no item has that id", () => {
    expect(says(blindSpots, viewOf({ items: [role, judged({ nativeId: "s-11" })] }))).toEqual([
      `${subject} — acs:hdr::1000000000000002:sitepair/s-1: ${role.id} is still used by it, and no row of the catalog lists it`,
    ]);
  });

  test("is none when an item has it", () => {
    expect(names(blindSpots, viewOf({ items: [role, judged({ nativeId: "s-1" })] }))).toEqual([]);
    const plain = { ...role, ties: tied({ stillUsedBy: ["logs-1"] }) };
    expect(names(blindSpots, viewOf({ items: [plain, judged({ nativeId: "logs-1" })] }))).toEqual(
      [],
    );
  });

  test("is answered by name", () => {
    const account = accountOf({ answers: [answer("blind-spots", subject, "gone")] });
    expect(names(blindSpots, viewOf({ items: [role], account }))).toEqual([]);
  });
});
