import { afterEach, beforeEach, expect, test } from "vitest";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { rds } from "../../emulator/alibaba/products/rds.ts";
import { resourceCenter } from "../../emulator/alibaba/products/resource-center.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

const resources = {
  "cn-hangzhou": {
    "rds.instance": [{ repeat: 25, DBInstanceId: "rm-{nn}", VpcId: "vpc-1" }],
  },
  "cn-beijing": { "rds.instance": [{ DBInstanceId: "rm-north", ExpireTime: "{now+9d}" }] },
  "*": {
    "resourcecenter.resource": [
      { ResourceType: "ACS::HBase::Cluster", ResourceId: "hb-1", RegionId: "cn-hangzhou" },
    ],
  },
};
const services = [resourceCenter, rds, ram];

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf(resources, { resourceCenter: "Enabled" }),
    services,
  });
  call = callerOf(emulator, "2022-12-01");
});
afterEach(() => emulator.close());

test("all resources are found, page by page, those of unknown products as well", async () => {
  const found: unknown[] = [];
  let token = "";
  do {
    const page = await call("SearchResources", { MaxResults: "10", NextToken: token });
    found.push(...listAt(page, "Resources").map((one) => one["ResourceId"]));
    token = String(page["NextToken"]);
  } while (token !== "");
  expect(found).toHaveLength(27);
  expect(found).toContain("hb-1");
});

test("filters and counts by type and region", async () => {
  const filter = (Key: string, Value: string) => ({
    "Filter.1.Key": Key,
    "Filter.1.MatchType": "Equals",
    "Filter.1.Value.1": Value,
  });
  const north = await call("SearchResources", filter("RegionId", "cn-beijing"));
  expect(listAt(north, "Resources")).toMatchObject([
    { AccountId: accountId, ResourceType: "ACS::RDS::DBInstance", ResourceId: "rm-north" },
  ]);
  const types = await call("GetResourceCounts", { GroupByKey: "ResourceType" });
  expect(listAt(types, "ResourceCounts")).toEqual([
    { GroupName: "ACS::RDS::DBInstance", Count: 26 },
    { GroupName: "ACS::HBase::Cluster", Count: 1 },
  ]);
  expect(await codeOf(call("SearchResources", filter("Colour", "red")))).toBe(
    "InvalidParameter.Filter.Key",
  );
});

test("a service that is off answers so, and switching it on makes a role", async () => {
  await call("DisableResourceCenter");
  expect(await codeOf(call("SearchResources"))).toBe("ServiceNotEnabled");
  expect(await call("GetResourceCenterServiceStatus")).toMatchObject({ ServiceStatus: "Disabled" });
  await call("EnableResourceCenter");
  const roles = await callerOf(emulator, "2015-05-01")("ListRoles");
  expect(listAt(roles, "Roles.Role").map((role) => role["RoleName"])).toContain(
    "AliyunServiceRoleForResourceMetaCenter",
  );
});

test("a member sees no accounts but its own", async () => {
  expect(await codeOf(call("SearchMultiAccountResources", { Scope: accountId }))).toBe(
    "NoPermission.AccountScope",
  );
});
