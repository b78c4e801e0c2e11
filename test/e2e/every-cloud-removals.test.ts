import { describe, expect, test } from "vitest";
import { everyCloud, itemsOf } from "./support/every-cloud.ts";
import type { Project } from "./support/project.ts";

// What is true of every cloud about removals that fail: the same tests for each that is registered.

describe.each(everyCloud)("on $name", (cloud) => {
  const { simple, slow } = cloud;
  const things = { [simple.table]: simple.rows(4) };
  const one = { [slow.table]: slow.rows(1) };
  const patient = { limits: { patience: "1m" } };

  async function finished(project: Project): Promise<void> {
    const deploy = await project.deploy("teardown");
    expect(deploy.code, deploy.text).toBe(0);
    expect(project.standing(simple.table)).toEqual([]);
    expect(project.standing(slow.table)).toEqual([]);
  }

  const hits = ({ emulator }: Project) => emulator.world.faults.list.map((fault) => fault.hits);
  const taken = (project: Project, action: string) =>
    project.changes().filter((call) => call.action === action && call.code === "");

  test.each(Object.entries(cloud.throttled))(
    "deletions that are throttled %s are asked for again, and each is carried out once",
    (_, order) =>
      cloud.with({ things }, async (project) => {
        await project.review();
        project.fault({ ...order, kind: "error", action: simple.removes, times: 5 });
        await finished(project);
        expect(taken(project, simple.removes)).toHaveLength(4);
      }),
  );

  test("a deletion whose answer never came is looked at, and not made again", () =>
    cloud.with({ things }, async (project) => {
      await project.review();
      project.fault({ kind: "cut", when: "after", action: simple.removes, nth: 2 });
      await finished(project);
      expect(hits(project)).toEqual([1]);
      expect(project.changes().filter(({ action }) => action === simple.removes)).toHaveLength(4);
    }));

  test("a deletion that is answered and not carried out is no removal", () =>
    cloud.with({ things, account: patient }, async (project) => {
      await project.review();
      const lift = project.fault({ kind: "ignore", action: simple.removes });
      const first = await project.deploy("teardown");
      expect(first.code).toBe(1);
      const ids = itemsOf(cloud, simple, 4);
      expect(Object.keys(project.remaining())).toEqual(expect.arrayContaining([...ids]));
      lift();
      await finished(project);
    }));

  test("what is on its way for ever is named after the patience", () =>
    cloud.with({ things: one, account: patient }, async (project) => {
      await project.review();
      project.fault({ kind: "stuck", action: slow.removes });
      const deploy = await project.deploy("teardown");
      expect(hits(project)[0]).toBeGreaterThan(0);
      expect(deploy.code).toBe(1);
      const [id = ""] = itemsOf(cloud, slow, 1);
      expect(deploy.says).toContain(id);
      expect(Object.keys(project.remaining())).toContain(id);
      expect(project.standing(slow.table)).toHaveLength(1);
    }));

  test("what comes back after one listing without it is not gone", () =>
    cloud.with({ things: one }, async (project) => {
      await project.review();
      project.fault({ kind: "come-back", action: slow.removes, nth: 1 });
      await project.deploy("teardown");
      expect(hits(project)).toEqual([1]);
      await finished(project);
    }));

  test("a token that ends in the middle of a deploy is said once, and the next run goes on", () =>
    cloud.with(
      { things: { [simple.table]: simple.rows(24) }, account: { limits: { parallel: 2 } } },
      async (project) => {
        await project.review();
        let [seen, lift] = [0, (): void => {}];
        const stop = project.emulator.observe(({ action }) => {
          if (action !== simple.removes) return;
          seen += 1;
          if (seen !== 6) return;
          stop();
          const { says: _, ...order } = cloud.ended;
          lift = project.fault({ kind: "error", ...order });
        });
        const ended = await project.deploy("teardown");
        expect(ended.code).toBe(1);
        expect(ended.says.split(cloud.ended.says)).toHaveLength(2);
        expect(project.changes().length).toBeLessThanOrEqual(6 + 2);
        const left = new Set(Object.keys(project.remaining()));
        const standing = project.standing(simple.table);
        expect(standing.length).toBeGreaterThan(0);
        for (const id of standing) {
          expect(left).toContain(`${cloud.name}:${simple.type}:${cloud.here}:${id}`);
        }
        lift();
        await finished(project);
      },
    ));
});
