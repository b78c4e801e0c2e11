import { expect, test } from "vitest";
import { withProject, withWholeCatalog } from "./support/project.ts";
import { attachedDisk, instance, pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

const PAIR = idOf("ecs.key-pair", "pair-1");

test("a delete that says yes and does nothing is no success, and the next run finishes it", () =>
  withWholeCatalog(
    { resources: { [REGION]: { "ecs.key-pair": pairs(3) } } },
    async ({ review, fault, deploy, plan, remaining, journal, standing }) => {
      await review();
      const lift = fault({ kind: "ignore", product: "Ecs", action: "DeleteKeyPairs", times: 1 });
      const again = fault({ kind: "ignore", product: "Ecs", action: "DeleteKeyPairs", nth: 4 });
      const third = fault({ kind: "ignore", product: "Ecs", action: "DeleteKeyPairs", nth: 5 });

      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain("1 of 3 items of the wave workloads could not be deleted");
      expect(deployed.says).toContain(
        `${PAIR}: the cloud accepted its removal 3 times and it is still there`,
      );
      expect(standing("ecs.key-pair")).toEqual(["pair-1"]);
      expect(Object.keys(remaining())).toContain(PAIR);
      const proved = (await journal()).flatMap((entry) =>
        entry.kind === "proved" ? [entry.item] : [],
      );
      expect(proved.sort()).toEqual(["pair-2", "pair-3"].map((name) => idOf("ecs.key-pair", name)));

      const planned = await plan("teardown");
      expect(planned.says).toContain(`- "${PAIR}" = "SSH key pair" -> null`);
      expect(planned.says).toContain("could not be deleted in the last run");
      expect((await plan("closure")).code).toBe(1);

      for (const end of [lift, again, third]) end();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
    },
  ));

test("an item that comes back after it was gone is an error with its own words", () =>
  withProject(
    { resources: { [REGION]: { "ecs.instance": [instance("i-1"), instance("i-2")] } } },
    async ({ review, fault, deploy, journal, standing, remaining }) => {
      await review();
      const lifts = [
        fault({ kind: "come-back", product: "Ecs", action: "DeleteInstance", nth: 1, lists: 1 }),
        // keeps the region under watch until the other one is back
        ...[2, 3, 4, 5].map((nth) =>
          fault({ kind: "ignore", product: "Ecs", action: "DeleteInstance", nth }),
        ),
      ];

      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain(
        `${idOf("ecs.instance", "i-1")}: it came back after it was gone`,
      );
      expect(await journal()).toContainEqual(
        expect.objectContaining({ kind: "back", item: idOf("ecs.instance", "i-1") }),
      );
      expect(standing("ecs.instance")).toEqual(["i-1", "i-2"]);
      expect(Object.keys(remaining())).toContain(idOf("ecs.instance", "i-1"));

      for (const lift of lifts) lift();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.instance")).toEqual([]);
    },
  ));

test("an item that comes back after the run is a blocker again, and goes with the next run", () =>
  withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(1) } } },
    async ({ review, fault, deploy, plan, standing }) => {
      await review();
      const lift = fault({ kind: "come-back", product: "Ecs", action: "DeleteKeyPairs", lists: 1 });
      expect((await deploy("teardown")).code).toBe(0);
      lift();

      const closure = await plan("closure");
      expect(closure.code).toBe(1);
      expect(closure.says).toContain(`running-resources: 1 finding`);
      expect(closure.says).toContain(PAIR);
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
    },
  ));

test("what was asked to go and can no longer be listed counts as there until a listing says otherwise", () =>
  withProject(
    {
      resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
      account: { limits: { patience: "20s" } },
    },
    async ({ review, fault, deploy, plan, emulator, remaining, journal, standing }) => {
      await review();
      let lift = (): void => {};
      const stop = emulator.observe(({ action }) => {
        if (action !== "DeleteKeyPairs") return;
        stop();
        lift = fault({
          kind: "error",
          product: "Ecs",
          action: "DescribeKeyPairs",
          status: 403,
          code: "Forbidden.RAM",
        });
      });

      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain(
        "its removal was asked for and cannot be proved: ecs.key-pair in cn-hangzhou could not be listed (denied Forbidden.RAM)",
      );
      expect(standing("ecs.key-pair")).toEqual([]);
      expect(Object.keys(remaining())).toEqual(expect.arrayContaining([PAIR]));
      expect((await journal()).filter(({ kind }) => kind === "proved")).toEqual([]);
      expect((await plan("closure")).says).toContain("coverage:ecs.key-pair:cn-hangzhou");

      lift();
      expect((await deploy("teardown")).code).toBe(0);
      expect(Object.keys(remaining())).not.toContain(PAIR);
    },
  ));

test("a state that takes several polls is waited for, and counts as there meanwhile", () =>
  withProject(
    { resources: { [REGION]: { "ecs.instance": [instance("i-1")] } } },
    async ({ review, deploy, calls, journal }) => {
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      const deleted = calls().findIndex(({ action }) => action === "DeleteInstance");
      const looks = calls()
        .slice(deleted)
        .filter(({ product, action }) => product === "Ecs" && action === "DescribeInstances");
      expect(looks.length).toBeGreaterThanOrEqual(3);
      expect((await journal()).filter(({ kind }) => kind === "proved")).toHaveLength(1);
    },
  ));

test("what went along with something of an earlier wave is on record as proved gone", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.instance": [instance("i-1")],
          "ecs.disk": [attachedDisk("d-1", "i-1")],
        },
      },
    },
    async ({ review, deploy, journal }) => {
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      const proved = (await journal()).flatMap((entry) =>
        entry.kind === "proved" ? [[entry.item, entry.how]] : [],
      );
      expect(proved).toEqual([
        [idOf("ecs.instance", "i-1"), "a complete listing without it"],
        [idOf("ecs.disk", "d-1"), "a complete listing without it"],
      ]);
    },
  ));
