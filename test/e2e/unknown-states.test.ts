import { expect, test } from "vitest";
import { withProject } from "./support/project.ts";
import { HERE, NETWORK, server, tencentId, withTencent } from "./support/tencent.ts";
import { REGION } from "./support/world.ts";

// Terraform escapes the quotes of a line.
const said = (word: string) => `its state \\"${word}\\" is not known, so it counts as standing`;

test("an Alibaba Cloud item in a state that nobody knows is in the plan, and the plan says so", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "vpc.vpc": [
            { VpcId: "vpc-1", VpcName: "shop", Status: "Dissolving", CidrBlock: "10.0.0.0/8" },
          ],
        },
      },
    },
    async ({ review, plan }) => {
      await review();
      const planned = await plan("teardown");
      expect(planned.says).toContain(said("Dissolving"));
      expect(planned.text).toContain(`"alibaba:vpc.vpc:${REGION}:vpc-1"`);
    },
  ));

test("a Tencent Cloud item in a state that nobody knows is in the plan, and the plan says so", () =>
  withTencent(
    {
      resources: {
        [HERE]: { ...NETWORK, "cvm.instance": [server("ins-1", { InstanceState: "DISSOLVING" })] },
      },
    },
    async ({ review, plan, deploy, standing }) => {
      await review();
      const planned = await plan("teardown");
      expect(planned.says).toContain(said("DISSOLVING"));
      expect(planned.text).toContain(tencentId("cvm.instance", "ins-1"));
      await deploy("teardown");
      expect(standing("cvm.instance")).toEqual([]);
    },
  ));
