import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { instance, pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const NETWORK: Setup = {
  resources: {
    [REGION]: {
      "ecs.key-pair": pairs(2),
      "ecs.instance": [instance("i-1", { VpcAttributes: { VpcId: "vpc-1", VSwitchId: "" } })],
      "vpc.vpc": [
        { VpcId: "vpc-1", VpcName: "shop", Status: "Available", CidrBlock: "10.0.0.0/8" },
      ],
    },
  },
};

/** Address of a wave's resource, as a plan names it. */
async function addressOf({ plan }: Project, wave: string): Promise<string> {
  const { text } = await plan("teardown");
  const [found] = new RegExp(`closeout_wave\\.account_${wave}_\\w+`, "u").exec(text) ?? [];
  if (found === undefined) throw new Error(`the plan names no wave ${wave}`);
  return found;
}

test("-target of a late wave takes the waves before it along, in their order", () =>
  withProject(NETWORK, async (project) => {
    const { review, deploy, standing, changes } = project;
    await review();
    const address = await addressOf(project, "network");
    const deployed = await deploy("teardown", `-target=${address}`);
    expect(deployed.code).toBe(0);
    expect(standing("vpc.vpc")).toEqual([]);
    expect(standing("ecs.instance")).toEqual([]);
    expect(changes().at(-1)?.action).toBe("DeleteVpc");
  }));

test("-target of an early wave leaves the others alone", () =>
  withProject(NETWORK, async (project) => {
    const { review, deploy, standing } = project;
    await review();
    const address = await addressOf(project, "workloads");
    expect((await deploy("teardown", `-target=${address}`)).code).toBe(0);
    expect(standing("ecs.instance")).toEqual([]);
    expect(standing("vpc.vpc")).toEqual(["vpc-1"]);
  }));

test("-refresh=false carries out what the last refresh saw, as far as it is still so and approved", () =>
  withProject(NETWORK, async (project) => {
    const { review, deploy, terraform, meanwhile, take, standing } = project;
    await deploy("teardown");
    await review();
    await deploy("teardown", "-refresh-only");
    take("ecs.key-pair", "pair-1");
    meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "late-{n}") } });
    const planned = await terraform("teardown", "plan", "-refresh=false", "-out=saved");
    expect(planned.says).toContain('"alibaba:ecs.key-pair:cn-hangzhou:pair-1"');
    const applied = await terraform("teardown", "apply", "-input=false", "saved");
    expect(applied.code).toBe(0);
    expect(standing("ecs.key-pair")).toEqual(["late-1"]);
    expect(standing("ecs.instance")).toEqual([]);
  }));

test("a plan to destroy the teardown announces that nothing is touched, and touches nothing", () =>
  withProject(NETWORK, async (project) => {
    await project.deploy("teardown");
    await project.review();
    const planned = await project.plan("teardown", "-destroy");
    expect(planned.code).toBe(0);
    expect(planned.says).toContain("forgets it and touches nothing in the cloud");
    expect(project.changes()).toEqual([]);
  }));

test("a stack that names another account is refused in plain words, also when its waves are known", () =>
  withProject(NETWORK, async (project) => {
    const { review, deploy, plan, folder, changes, standing } = project;
    await deploy("teardown");
    await review();
    await deploy("teardown", "-refresh-only");
    const file = join(folder, "teardown/main.tf.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(MEMBER, "1000000000000009"));
    for (const run of [plan, deploy]) {
      const { code, says } = await run("teardown");
      expect(code).toBe(1);
      expect(says).toContain("The stack names account 1000000000000009");
    }
    expect(changes()).toEqual([]);
    expect(standing("ecs.instance")).toEqual(["i-1"]);
  }));
