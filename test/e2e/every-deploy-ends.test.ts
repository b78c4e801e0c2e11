import { mkdirSync, rmdirSync } from "node:fs";
import { expect, test } from "vitest";
import { type Setup, withProject } from "./support/project.ts";
import { instance, pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

const THREE: Setup = { resources: { [REGION]: { "ecs.key-pair": pairs(3) } } };
const DELETING = { kind: "error", action: "DeleteKeyPairs" } as const;
const THROTTLED = { ...DELETING, status: 400, code: "Throttling.User" } as const;

test("throttling of deletes that ends delays the deploy, and each attempt is on record", () =>
  withProject(THREE, async ({ review, fault, deploy, standing, journal }) => {
    await review();
    fault({ ...THROTTLED, times: 5 });
    expect((await deploy("teardown")).code).toBe(0);
    expect(standing("ecs.key-pair")).toEqual([]);
    const throttled = (await journal()).filter(
      (entry) => entry.kind === "answer" && entry.outcome === "throttled",
    );
    expect(throttled).toHaveLength(5);
  }));

test("throttling of deletes that does not end stops the deploy, names itself, and the next run finishes", () =>
  withProject(
    { ...THREE, account: { limits: { patience: "60s" } } },
    async ({ review, fault, deploy, plan, standing }) => {
      await review();
      const lift = fault(THROTTLED);
      const { code, says } = await deploy("teardown");
      expect(code).toBe(1);
      expect(says).toContain("3 of 3 items of the wave workloads could not be deleted");
      expect(says).toMatch(/pair-1: nothing moved for 60 s: Throttling\.User/u);
      expect(standing("ecs.key-pair")).toHaveLength(3);
      expect((await plan("closure")).code).toBe(1);

      lift();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
    },
  ));

test("what cannot go because of something that nobody sees stops after the patience, with the cloud's own words", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.key-pair": pairs(1),
          "ecs.security-group": [
            {
              SecurityGroupId: "sg-1",
              SecurityGroupName: "front",
              SecurityGroupType: "normal",
              VpcId: "",
            },
          ],
        },
      },
      account: { limits: { patience: "20s" } },
    },
    async ({ review, fault, deploy, standing, remaining }) => {
      await review();
      const lift = fault({
        kind: "error",
        action: "DeleteSecurityGroup",
        status: 403,
        code: "DependencyViolation",
        message: "There is still instance(s) in the specified security group.",
      });
      const { code, says } = await deploy("teardown");
      expect(code).toBe(1);
      // Whichever is noticed first: that it is blocked, or that nothing else moves either.
      const ended = "(?:it was blocked|nothing moved) for 20 s: DependencyViolation";
      expect(says).toMatch(new RegExp(`${idOf("ecs.security-group", "sg-1")}: ${ended}`, "u"));
      expect(says).toContain(
        "in the way is an instance, an interface or a rule that uses the group, which no type here lists",
      );
      expect(says).toContain("There is still instance(s)");
      expect(standing("ecs.key-pair")).toEqual([]);
      expect(Object.keys(remaining())).toContain(idOf("ecs.security-group", "sg-1"));

      lift();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.security-group")).toEqual([]);
    },
  ));

test("an item that waits for one that fails is named with that one's reason", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.key-pair": pairs(1),
          "ecs.instance": [instance("i-1", { KeyPairName: "pair-1" })],
        },
      },
    },
    async ({ review, fault, deploy, standing }) => {
      await review();
      fault({ kind: "error", action: "DeleteInstance", status: 403, code: "Forbidden.RAM" });
      const { code, says } = await deploy("teardown");
      expect(code).toBe(1);
      expect(says).toContain(
        `${idOf("ecs.key-pair", "pair-1")}: it waits for ${idOf("ecs.instance", "i-1")}: Forbidden.RAM`,
      );
      expect(standing("ecs.key-pair")).toEqual(["pair-1"]);
    },
  ));

test("an answer that never comes is looked up by listing, not taken for success or failure", () =>
  withProject(
    { ...THREE, env: { CLOSEOUT_ALIBABA_TIMEOUT_MS: "800" } },
    async ({ review, fault, deploy, standing, journal }) => {
      await review();
      fault({ kind: "hang", action: "DeleteKeyPairs", when: "after", nth: 1 });
      fault({ kind: "cut", action: "DeleteKeyPairs", when: "before", nth: 2 });
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
      const unknown = (await journal()).filter(
        (entry) => entry.kind === "answer" && entry.outcome === "unknown",
      );
      expect(unknown.length).toBeGreaterThanOrEqual(2);
    },
  ));

test("a journal that cannot be written stops the deploy before its first call", () =>
  withProject(THREE, async ({ review, deploy, standing, changes, paths, journal }) => {
    await review();
    mkdirSync(paths.journal);
    const { code, says } = await deploy("teardown");
    expect(code).toBe(1);
    expect(says).toContain("journal.jsonl");
    expect(says).toContain("Next: ");
    expect(standing("ecs.key-pair")).toHaveLength(3);
    expect(changes()).toEqual([]);
    rmdirSync(paths.journal);
    expect(await journal()).toEqual([]);
  }));
