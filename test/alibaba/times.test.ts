import { expect, test } from "vitest";
import { plusDays, toUtc } from "../../src/clouds/alibaba/times.ts";
import { recentMonths } from "../../src/clouds/shared/session/bills.ts";

test("a time at +08:00 becomes one in UTC", () => {
  expect(toUtc("2022-08-23T17:05:30+08:00")).toBe("2022-08-23T09:05:30.000Z");
});

test("a time without an offset is not guessed", () => {
  expect(toUtc("2022-08-23T17:05:30")).toBeUndefined();
  expect(toUtc("")).toBeUndefined();
});

test("the silence period ends 45 days after its start", () => {
  expect(plusDays("2022-08-23T09:05:30.000Z", 45)).toBe("2022-10-07T09:05:30.000Z");
});

test("the billing cycles of the last three months follow the vendor's calendar", () => {
  // 20:00 on 31 January in UTC is 1 February in UTC+8.
  expect(recentMonths(Date.parse("2026-01-31T20:00:00Z"))).toEqual([
    "2026-02",
    "2026-01",
    "2025-12",
    "2025-11",
  ]);
});
