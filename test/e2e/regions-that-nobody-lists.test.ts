import { expect, test } from "vitest";
import { withWholeCatalog } from "./support/project.ts";
import { HERE, SHOP, withTencent } from "./support/tencent.ts";
import { MEMBER, REGION } from "./support/world.ts";

const CONFIRMED = { account: { closure: { confirm: MEMBER } } };

test("what Resource Center names in a region that no list of regions names is no empty account", () =>
  withWholeCatalog(
    {
      ...CONFIRMED,
      member: { resourceCenter: "Enabled" },
      resources: {
        "*": {
          "resourcecenter.resource": [
            { ResourceType: "ACS::ECS::Disk", ResourceId: "d-bom", RegionId: "ap-south-1" },
            { ResourceType: "ACS::ECS::Instance", ResourceId: "i-syd", RegionId: "ap-southeast-2" },
          ],
        },
      },
    },
    async (project) => {
      const plan = await project.plan("closure");
      expect(plan.code, plan.text).toBe(1);
      expect(plan.says).toContain("coverage:sighting.regions:ap-south-1");
      expect(plan.says).toContain("coverage:sighting.regions:ap-southeast-2");
    },
  ));

test("a region that only Resource Center names is listed as any other", () =>
  withWholeCatalog(
    {
      ...CONFIRMED,
      unlistedRegions: ["eu-north-1"],
      member: { resourceCenter: "Enabled" },
      resources: {
        "eu-north-1": { "ecs.key-pair": [{ KeyPairName: "far", CreationTime: "{now-30d}" }] },
        [REGION]: {},
      },
    },
    async (project) => {
      const plan = await project.plan("closure");
      expect(plan.code, plan.text).toBe(1);
      expect(plan.says).toContain("alibaba:ecs.key-pair:eu-north-1:far");
      expect(plan.says).not.toContain("sighting.regions");
    },
  ));

test("what the resource centre names in a region that is not offered is no empty account", () =>
  withTencent(
    {
      catalog: "whole",
      account: { closure: { confirm: SHOP } },
      resources: {
        "ap-mumbai": {
          "cbs.disk": [
            {
              DiskId: "disk-bom",
              DiskChargeType: "POSTPAID_BY_HOUR",
              DiskUsage: "DATA_DISK",
              DiskState: "UNATTACHED",
              DiskSize: 50,
              CreateTime: "{now-100d}",
            },
          ],
        },
        [HERE]: {},
      },
    },
    async (project) => {
      const plan = await project.plan("closure");
      expect(plan.code, plan.text).toBe(1);
      expect(plan.says).toContain("coverage:sighting.regions:ap-mumbai");
    },
  ));
