import { expect, test } from "vitest";
import { withProject, withWholeCatalog } from "./support/project.ts";
import { firstWarning } from "./support/says.ts";
import { HERE, NETWORK, SHOP, withTencent } from "./support/tencent.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const DISK = { DiskId: "d-1", Status: "Available", CreationTime: "{now-30d:minutes}" };
const WORLD = { [REGION]: { "ecs.key-pair": pairs(3), "ecs.disk": [DISK] } };

test("a plan with nothing approved does not read as done, in the first plan and in every later one", () =>
  withProject({ resources: WORLD }, async ({ plan, deploy }) => {
    const says = `Nothing is approved: 4 items stand in account ${MEMBER}; this plan deletes nothing`;
    const first = await plan("teardown");
    expect(firstWarning(first.text)).toBe(says);
    expect(first.says).toContain("Next: run `npx closeout review demo`");
    expect(first.says.split(says)).toHaveLength(2);
    const deployed = await deploy("teardown");
    expect(deployed.code).toBe(0);
    expect(firstWarning(deployed.text)).toBe(says);
    const later = await plan("teardown");
    expect(later.says).toContain("No changes");
    expect(firstWarning(later.text)).toBe(says);
    const targeted = await plan("teardown", "-target=closeout_wave.account_data_450EA5D5");
    expect(targeted.says).toContain("Nothing is approved: 4 items stand");
  }));

test("a plan that deletes says how many first, also where waves come later in the file", () =>
  withProject({ resources: WORLD }, async ({ plan, deploy, review }) => {
    await deploy("teardown");
    await review();
    const { text, says } = await plan("teardown");
    expect(firstWarning(text)).toBe(`This plan deletes 4 items of account ${MEMBER}`);
    expect(says).toContain("4 delete; by wave: 3 workloads, 1 data.");
  }));

test("a plan that deletes nothing although something stands says how many, and why each stays", () =>
  withProject(
    {
      resources: WORLD,
      account: {
        keep: [{ match: { type: "ecs.disk" }, because: "the lawyers need it" }],
      },
    },
    async ({ plan, deploy, review, meanwhile }) => {
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "new-{n}") } });
      const { text, says, code } = await plan("teardown");
      expect(code).toBe(0);
      expect(firstWarning(text)).toBe(
        `This plan deletes nothing: 2 items stand in account ${MEMBER}`,
      );
      expect(says).toContain("1 keep");
      expect(says).not.toContain("is empty");
    },
  ));

test("an account is called empty only when every listing is complete", () =>
  withWholeCatalog({}, async ({ plan, fault }) => {
    const lift = fault({
      kind: "error",
      action: "DescribeKeyPairs",
      status: 403,
      code: "Forbidden.RAM",
    });
    const unknown = await plan("teardown");
    expect(firstWarning(unknown.text)).toBe(
      `0 items were found in account ${MEMBER}, which is not called empty`,
    );
    expect(unknown.says).not.toContain("is empty");
    lift();
    const known = await plan("teardown");
    expect(firstWarning(known.text)).toBe(`Account ${MEMBER} is empty: 0 items left`);
  }));

test("on Tencent Cloud a plan says the same", () =>
  withTencent({ resources: { [HERE]: NETWORK } }, async ({ plan, review }) => {
    const none = await plan("teardown");
    expect(firstWarning(none.text)).toMatch(
      new RegExp(`^Nothing is approved: \\d+ items stand in account ${SHOP};`, "u"),
    );
    await review();
    expect(firstWarning((await plan("teardown")).text)).toMatch(
      new RegExp(`^This plan deletes \\d+ items of account ${SHOP}$`, "u"),
    );
  }));

test("a plan of an account that is closed says that it deletes nothing", () =>
  withWholeCatalog({ account: { closure: { confirm: MEMBER } } }, async ({ plan, deploy }) => {
    expect((await deploy("closure")).code).toBe(0);
    const { text } = await plan("teardown");
    expect(firstWarning(text)).toBe(`Account ${MEMBER} is closed; this plan deletes nothing`);
  }));
