import { describe, expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { type EveryCloud, everyCloud, itemsOf } from "./support/every-cloud.ts";
import type { Project } from "./support/project.ts";

// What is true of every cloud about listings that fail: the same tests for each that is registered.

describe.each(everyCloud)("on $name", (cloud) => {
  const { simple, slow, here } = cloud;
  const listing: FaultOrder = { kind: "error", product: simple.product, action: simple.lists };

  /** Three reviewed things with another one beside them. */
  function reviewed(
    run: (project: Project) => Promise<void>,
    setup: Parameters<EveryCloud["with"]>[0] = {},
  ): Promise<void> {
    const things = { [simple.table]: simple.rows(3), [slow.table]: slow.rows(1) };
    return cloud.with({ things, ...setup }, async (project) => {
      await project.review();
      await run(project);
    });
  }

  /** The listing is a blocker by name, and what stands there is not touched; the rest goes on. */
  async function inDoubt(project: Project, words: RegExp): Promise<void> {
    const closure = await project.plan("closure");
    expect(closure.code).toBe(1);
    expect(closure.says).toMatch(
      new RegExp(
        `coverage:${simple.type}:${here}: ${simple.type} in ${here}: ${words.source}`,
        "u",
      ),
    );
    const before = project.standing(simple.table);
    expect(before).toHaveLength(3);
    await project.deploy("teardown");
    expect(project.standing(simple.table)).toEqual(before);
    expect(project.standing(slow.table)).toEqual([]);
  }

  test("a listing that is denied is a blocker, and not taken for empty", () =>
    reviewed(async (project) => {
      project.fault({ ...listing, ...cloud.denied });
      await inDoubt(project, /denied/u);
    }));

  test.each(Object.entries(cloud.throttled))(
    "a listing that is throttled %s without an end is a blocker",
    (_, order) =>
      reviewed(async (project) => {
        project.fault({ ...listing, ...order });
        await inDoubt(project, /throttled/u);
      }),
  );

  test("a listing whose connections break is a blocker", () =>
    reviewed(async (project) => {
      project.fault({ ...listing, kind: "cut" });
      await inDoubt(project, /failed/u);
    }));

  test("a listing that is never answered is a blocker", () =>
    reviewed(
      async (project) => {
        project.fault({ ...listing, kind: "hang" });
        await inDoubt(project, /failed.*ReadTimeout/u);
      },
      { env: { [cloud.timeout]: "150" } },
    ));

  test("a page that ends before the total is a blocker", () =>
    reviewed(async (project) => {
      project.fault({ ...listing, kind: "short-page" });
      await inDoubt(project, /failed/u);
    }));

  test("an answer that is no answer is a blocker", () =>
    reviewed(async (project) => {
      project.fault({ ...listing, kind: "garbage", garbage: { status: 200, body: "<html>" } });
      await inDoubt(project, /failed/u);
    }));

  test.each(Object.entries(cloud.throttled))(
    "throttling %s that ends delays and hides nothing",
    (_, order) =>
      reviewed(async (project) => {
        project.fault({ ...listing, ...order, times: 3 });
        const closure = await project.plan("closure");
        expect(closure.says).not.toContain(`coverage:${simple.type}`);
        expect((await project.deploy("teardown")).code).toBe(0);
        expect(project.standing(simple.table)).toEqual([]);
      }),
  );

  test("a removal that cannot be proved is no removal, and the next run finishes it", () =>
    reviewed(async (project) => {
      await project.plan("teardown", "-out=saved");
      const lift = project.fault({ ...listing, ...cloud.denied });
      const applied = await project.terraform("teardown", "apply", "-input=false", "saved");
      expect(applied.code).toBe(1);
      const ids = itemsOf(cloud, simple, 3);
      expect(Object.keys(project.remaining())).toEqual(expect.arrayContaining([...ids]));

      lift();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing(simple.table)).toEqual([]);
    }));
});
