import { describe, expect, test } from "vitest";
import { definePolicy, findings, type Policy } from "../../src/core/policy.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { attachedDisk, instance, pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const PAIRS: Setup = { resources: { [REGION]: { "ecs.key-pair": pairs(3) } } };
const CONFIRM = { closure: { confirm: MEMBER } };

/** Applies the saved plan of a stack. */
function applySaved({ terraform }: Project, stack: "teardown" | "closure") {
  return terraform(stack, "apply", "-input=false", "saved");
}

/** A saved plan of a teardown is applied after something else was decided: nothing goes. */
async function refusedAfter(
  project: Project,
  change: () => Promise<void> | void,
  says: RegExp,
): Promise<void> {
  await project.review();
  expect((await project.plan("teardown", "-out=saved")).code).toBe(0);
  const before = project.changes().length;
  await change();
  const applied = await applySaved(project, "teardown");
  expect(applied.code).toBe(1);
  expect(applied.says).toMatch(says);
  expect(project.changes().slice(before)).toEqual([]);
  expect(project.standing("ecs.key-pair")).toHaveLength(3);
}

describe("a saved teardown plan is refused", () => {
  test("after a keep rule was written that matches nothing", () =>
    withProject(PAIRS, (project) =>
      refusedAfter(
        project,
        () =>
          project.writeAccount({
            keep: [{ match: { type: "ecs.key-pair", name: "piar-1" }, because: "still needed" }],
          }),
        /"still needed" matches no item/u,
      ),
    ));

  test("after the limit of one run was lowered below it", () =>
    withProject(PAIRS, (project) =>
      refusedAfter(
        project,
        () => project.writeAccount({ limits: { deletions: 2 } }),
        /would remove 3 items, and the limit of one run is 2/u,
      ),
    ));

  test("while a policy stops the whole teardown", () => {
    let frozen = false;
    const freeze: Policy = definePolicy({
      id: "change-freeze",
      title: "No teardown during a change freeze",
      severity: "mandatory",
      guards: "removal",
      remedy: "Wait for the end of the freeze.",
      check: () => findings(frozen ? [{ subject: "freeze", says: "frozen until Monday" }] : []),
    });
    return withProject({ ...PAIRS, policies: [freeze] }, (project) =>
      refusedAfter(
        project,
        () => {
          frozen = true;
        },
        /frozen until Monday/u,
      ),
    );
  });
});

test("a saved teardown plan is not carried out once the closure is submitted, and nobody logs in", () =>
  withProject(
    {
      resources: { [REGION]: { "ecs.instance": [instance("i-1")] } },
      account: CONFIRM,
    },
    async (project) => {
      const { deploy, plan, review, meanwhile, calls, standing } = project;
      await review();
      await deploy("teardown");
      await plan("closure", "-out=saved");
      // what was reviewed is there again, and a plan to remove it is saved just before the closure
      meanwhile({ [REGION]: { "ecs.instance": [instance("i-1")] } });
      await plan("teardown", "-out=saved");
      project.take("ecs.instance", "i-1");
      expect((await applySaved(project, "closure")).code).toBe(0);
      meanwhile({ [REGION]: { "ecs.instance": [instance("i-1")] } });

      const since = calls().length;
      const applied = await applySaved(project, "teardown");
      expect(applied.code).toBe(1);
      expect(applied.says).toMatch(/is closing, waiting until/u);
      const inside = calls()
        .slice(since)
        .filter(({ account, action }) => account === MEMBER || action === "AssumeRole");
      expect(inside).toEqual([]);
      expect(standing("ecs.instance")).toEqual(["i-1"]);
    },
  ));

test("an item that gets a tag to be kept while its removal is put off is kept", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.instance": [instance("i-1"), instance("i-2", kept())],
        },
      },
      account: { keep: [{ match: { tags: { keep: "yes" } }, because: "asked for by its owner" }] },
    },
    async (project) => {
      const { review, deploy, emulator, fault, row, standing } = project;
      await review();
      fault({
        kind: "error",
        product: "Ecs",
        action: "DeleteInstance",
        times: 2,
        status: 400,
        code: "IncorrectInstanceStatus.Initializing",
      });
      const stop = emulator.observe(({ action }) => {
        // the look after the first attempt
        if (action !== "DescribeInstances" || attempts(project) === 0) return;
        stop();
        Object.assign(row("ecs.instance", "i-1") ?? {}, kept());
      });
      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toMatch(/i-1: keep: asked for by its owner/u);
      expect(standing("ecs.instance")).toContain("i-1");
      expect(attempts(project)).toBe(2);
    },
  ));

test("a parent is left while what goes with it cannot be listed, also when both were reviewed", () =>
  withProject(
    {
      resources: {
        [REGION]: { "ecs.instance": [instance("i-1")], "ecs.disk": [attachedDisk("d-1", "i-1")] },
      },
    },
    async (project) => {
      const { review, plan, deploy, fault, meanwhile, standing } = project;
      await review();
      await plan("teardown", "-out=saved");
      // a disk that nobody approved, and that nobody can see
      meanwhile({ [REGION]: { "ecs.disk": [attachedDisk("d-2", "i-1")] } });
      const denied = { kind: "error", product: "Ecs", action: "DescribeDisks" } as const;
      const lift = fault({ ...denied, status: 403, code: "Forbidden.RAM" });
      const applied = await applySaved(project, "teardown");
      expect(applied.code).toBe(1);
      expect(applied.says).toContain(
        "deleting it may also delete ecs.disk, which could not be listed",
      );
      expect((await deploy("teardown")).says).toContain("may also delete ecs.disk");
      expect(standing("ecs.instance")).toEqual(["i-1"]);
      lift();
      expect((await deploy("teardown")).says).toContain(
        `would also delete ${idOf("ecs.disk", "d-2")}`,
      );
      expect(standing("ecs.disk")).toEqual(["d-1", "d-2"]);
    },
  ));

test("what cannot be listed any more is not taken out of the state", () =>
  withProject(PAIRS, async (project) => {
    const { deploy, fault, remaining, terraform } = project;
    const pairsLeft = () => Object.keys(remaining()).filter((id) => id.includes("key-pair"));
    await deploy("teardown");
    expect(pairsLeft()).toHaveLength(3);
    const lift = fault({
      kind: "error",
      product: "Ecs",
      action: "DescribeKeyPairs",
      status: 403,
      code: "Forbidden.RAM",
    });
    const refresh = ["apply", "-refresh-only", "-auto-approve", "-input=false"] as const;
    const refreshed = await terraform("teardown", ...refresh);
    expect(refreshed.says).toContain("is treated as unknown");
    expect(pairsLeft()).toHaveLength(3);
    lift();
    project.take("ecs.key-pair", "pair-1");
    await terraform("teardown", ...refresh);
    expect(pairsLeft()).toHaveLength(2);
  }));

/** A tag that a keep rule asks for. */
function kept() {
  return { Tags: { Tag: [{ TagKey: "keep", TagValue: "yes" }] } };
}

function attempts({ calls }: Project): number {
  return calls().filter(({ action }) => action === "DeleteInstance").length;
}
