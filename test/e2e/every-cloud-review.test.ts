import { describe, expect, test } from "vitest";
import { definePolicy, findings } from "../../src/core/policy.ts";
import { everyCloud, itemsOf } from "./support/every-cloud.ts";
import { ended, providerOf, stuckAt } from "./support/processes.ts";

// What is true of every cloud about reviews, switches and runs that end: the same tests for each.

describe.each(everyCloud)("on $name", (cloud) => {
  const { simple, slow, submits } = cloud;
  const things = { [simple.table]: simple.rows(3) };
  const confirmed = { closure: { confirm: cloud.member } };
  const ids = itemsOf(cloud, simple, 3);
  const submissions = (calls: readonly { readonly action: string }[]) =>
    calls.filter(({ action }) => action === submits).length;

  test("without a review nothing is approved and a deploy deletes nothing", () =>
    cloud.with({ things }, async ({ deploy, standing, changes }) => {
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing(simple.table)).toHaveLength(3);
      expect(changes()).toEqual([]);
    }));

  test("what is kept stays, what came after the review waits, and the rest goes", () =>
    cloud.with(
      { things, account: { keep: [{ match: { id: ids[1] ?? "" }, because: "still read" }] } },
      async ({ review, deploy, meanwhile, standing, remaining }) => {
        await review();
        meanwhile({ [cloud.here]: { [simple.table]: simple.rows(1, "later-{n}") } });
        expect((await deploy("teardown")).code).toBe(0);
        const stays = [...simple.ids(3).slice(1, 2), ...simple.ids(1, "later-{n}")];
        expect(standing(simple.table)).toEqual(stays);
        expect(Object.keys(remaining())).toEqual(
          expect.arrayContaining([ids[1], ...itemsOf(cloud, simple, 1, "later-{n}")]),
        );
      },
    ));

  test("a review that changed between plan and apply refuses the apply", () =>
    cloud.with({ things }, async ({ review, plan, terraform, meanwhile, changes }) => {
      await review();
      await plan("teardown", "-out=saved");
      meanwhile({ [cloud.here]: { [simple.table]: simple.rows(1, "later-{n}") } });
      await review();
      expect((await terraform("teardown", "apply", "-input=false", "saved")).code).toBe(1);
      expect(changes()).toEqual([]);
    }));

  test("a policy of the project's own stands in the way, and its blocker is named", () => {
    const hold = definePolicy({
      id: "legal-hold",
      title: "Nobody holds the account back",
      severity: "mandatory",
      guards: "closure",
      remedy: "Ask legal.",
      check: () => findings([{ subject: "account", says: "held" }]),
    });
    return cloud.with({ policies: [hold], account: confirmed }, async ({ deploy, changes }) => {
      const { code, says } = await deploy("closure");
      expect(code).toBe(1);
      expect(says).toContain("legal-hold: 1 finding");
      expect(changes()).toEqual([]);
    });
  });

  test("the closure is refused while anything is left, and while its switch is off", () =>
    cloud.with({ things, account: confirmed }, async ({ deploy, writeAccount, take, changes }) => {
      expect((await deploy("closure")).code).toBe(1);
      for (const id of simple.ids(3)) take(simple.table, id);
      writeAccount({ closure: {} });
      expect((await deploy("closure")).code).toBe(1);
      expect(changes()).toEqual([]);
    }));

  test("a member is closed once: every later command follows, and its end is told", () =>
    cloud.with({ account: confirmed }, async (project) => {
      const first = await project.deploy("closure");
      expect(first.code, first.text).toBe(0);
      for (const command of [project.plan, project.deploy]) {
        expect((await command("closure")).code).toBe(0);
      }
      expect(submissions(project.calls())).toBe(1);
      await project.later(50 * 24);
      expect((await project.deploy("closure")).code).toBe(0);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(submissions(project.calls())).toBe(1);
    }));

  test("keys of another account are refused before the first other call", () =>
    cloud.with({ things }, async (project) => {
      project.writeAccount({ access: { via: "own" } });
      const before = project.calls().length;
      expect((await project.plan("teardown")).code).toBe(1);
      const calls = project.calls().slice(before);
      expect(new Set(calls.map(({ action }) => action))).toEqual(new Set(["GetCallerIdentity"]));
    }));

  test("kill -9 in the middle of a teardown: nothing is lost, and the next run finishes", () =>
    cloud.with(
      {
        laid: "when-killed",
        killed: true,
        things: { [simple.table]: simple.rows(4) },
        account: { limits: { parallel: 1 } },
      },
      async (project) => {
        await project.review();
        const stuck = await stuckAt(project, "teardown", { action: simple.removes, nth: 2 });
        const provider = await providerOf(project);
        process.kill(provider, "SIGKILL");
        expect((await stuck.ended).code).toBe(1);
        await ended(provider);
        stuck.lift();
        expect(project.standing(simple.table)).toHaveLength(2);
        expect((await project.deploy("teardown")).code).toBe(0);
        expect(project.standing(simple.table)).toEqual([]);
        expect(project.changes().filter(({ action }) => action === simple.removes)).toHaveLength(4);
      },
    ));

  test("kill -9 between a submission and its answer: the next run adopts it", () =>
    cloud.with({ laid: "when-killed", killed: true, account: confirmed }, async (project) => {
      const stuck = await stuckAt(project, "closure", { action: submits });
      process.kill(await providerOf(project), "SIGKILL");
      expect((await stuck.ended).code).toBe(1);
      stuck.lift();
      expect((await project.deploy("closure")).code).toBe(0);
      expect(submissions(project.calls())).toBe(1);
    }));

  test("what stands beside what is reviewed is not touched by a run that is limited", () =>
    cloud.with(
      { things: { ...things, [slow.table]: slow.rows(1) }, account: { limits: { deletions: 2 } } },
      async ({ review, deploy, changes }) => {
        await review();
        expect((await deploy("teardown")).code).toBe(1);
        expect(changes()).toEqual([]);
      },
    ));
});
