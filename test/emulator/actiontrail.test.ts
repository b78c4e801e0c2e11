import { afterEach, beforeEach, expect, test } from "vitest";
import { actiontrail } from "../../emulator/alibaba/products/actiontrail.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const seed = worldOf({
  "*": {
    "actiontrail.trail": [
      { Name: "audit", HomeRegion: "cn-hangzhou", OssBucketName: "logs", Status: "Enable" },
      { Name: "org", HomeRegion: "cn-hangzhou", IsOrganizationTrail: true, Status: "Enable" },
    ],
  },
});

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [actiontrail] });
});
afterEach(() => emulator.close());

test("a trail is at home in one region, and a shadow elsewhere", async () => {
  const home = callerOf(emulator, "2020-07-06", "cn-hangzhou");
  const away = callerOf(emulator, "2020-07-06", "cn-beijing");
  expect(listAt(await home("DescribeTrails"), "TrailList")).toMatchObject([{ Name: "audit" }]);
  expect(listAt(await away("DescribeTrails"), "TrailList")).toEqual([]);
  expect(
    listAt(await away("DescribeTrails", { IncludeShadowTrails: "true" }), "TrailList"),
  ).toHaveLength(1);
  expect(await codeOf(away("DeleteTrail", { Name: "audit" }))).toBe("TrailNotFoundException");
});

test("the organization's trail is not the member's to delete", async () => {
  const call = callerOf(emulator, "2020-07-06", "cn-hangzhou");
  expect(
    listAt(await call("DescribeTrails", { IncludeOrganizationTrail: "true" }), "TrailList"),
  ).toHaveLength(2);
  expect(await codeOf(call("DeleteTrail", { Name: "org" }))).toBe("NoPermission");
});

test("a trail stops logging, and goes", async () => {
  const call = callerOf(emulator, "2020-07-06", "cn-hangzhou");
  await call("StopLogging", { Name: "audit" });
  expect(await call("GetTrailStatus", { Name: "audit" })).toMatchObject({ IsLogging: false });
  await call("DeleteTrail", { Name: "audit" });
  expect(listAt(await call("DescribeTrails"), "TrailList")).toEqual([]);
});
