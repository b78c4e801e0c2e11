import { expect, test } from "vitest";
import { withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const BLOCKED = {
  resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
  account: { closure: { confirm: MEMBER } },
};

test("a pull request's plan of a closure has its blockers as data, and submits nothing", () =>
  withProject({ ...BLOCKED, env: { CLOSEOUT_PREVIEW: "1" } }, async (project) => {
    const { plan, deploy, terraform, changes } = project;
    const planned = await plan("closure", "-out=saved");
    expect(planned.code, planned.says).toBe(0);
    expect(planned.says).toMatch(/Warning: \S+: \d+ findings? block/u);
    const shown = await terraform("closure", "show", "-json", "saved");
    const json = JSON.parse(shown.stdout);
    const [data] = json.prior_state.values.root_module.resources;
    expect(data.values).toMatchObject({ fail: false, status: "blocked" });
    expect(Object.keys(data.values.blockers)).toContain("running-resources");
    for (const applied of [
      await terraform("closure", "apply", "-input=false", "saved"),
      await deploy("closure"),
    ]) {
      expect(applied.code).toBe(1);
      expect(applied.says).toContain("This is a preview, and is never deployed");
    }
    expect(changes()).toEqual([]);
  }));

test("without it the plan fails, and names the same blockers as errors", () =>
  withProject(BLOCKED, async ({ plan, deploy, changes }) => {
    for (const run of [plan, deploy]) {
      const { code, says } = await run("closure");
      expect(code).toBe(1);
      expect(says).toMatch(/Error: \S+: \d+ findings? block/u);
    }
    expect(changes()).toEqual([]);
  }));

test("a word that is neither yes nor no stops the synth", () =>
  withProject({ ...BLOCKED, env: { CLOSEOUT_PREVIEW: "" } }, async ({ plan }) => {
    await expect(plan("closure")).rejects.toThrow(/CLOSEOUT_PREVIEW/u);
  }));
