import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { STANDARD_POLICIES } from "../../policies/standard/index.ts";
import { type Setup, withProject } from "./support/project.ts";
import { bucket, instance, pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

/** An account that is not empty and whose switch is on. */
const FULL: Setup = {
  laid: "always",
  account: { closure: { confirm: MEMBER } },
  resources: {
    [REGION]: { "ecs.key-pair": pairs(2), "ecs.instance": [instance("i-1")] },
    "*": { "oss.bucket": [bucket("logs")] },
  },
};

const EXAMPLE = readFileSync(
  resolve(import.meta.dirname, "../../examples/legal-hold.ts"),
  "utf8",
).replace("../src", resolve(import.meta.dirname, "../../src"));

describe("the closure of a full account is refused, and nothing is submitted", () => {
  test.each<[string, Readonly<Record<string, string>> | undefined]>([
    ["without a policies folder", undefined],
    ["with the README's own policy alone in it", { "legal-hold.ts": EXAMPLE }],
  ])("%s", (_, files) =>
    withProject(FULL, async ({ folder, plan, deploy, changes }) => {
      for (const [name, text] of Object.entries(files ?? {})) {
        mkdirSync(join(folder, "policies"), { recursive: true });
        writeFileSync(join(folder, "policies", name), text);
      }
      const planned = await plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("Error: running-resources:");
      expect(planned.says).toContain("Error: buckets:");
      expect((await deploy("closure")).code).toBe(1);
      expect(changes()).toEqual([]);
    }),
  );
});

describe("policies.off", () => {
  const off = (...ids: readonly string[]): Setup => ({
    account: {
      closure: { confirm: MEMBER },
      policies: { off: ids.map((id) => ({ id, because: "agreed in OPS-9" })) },
    },
    resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
  });

  test("leaves a policy out for this account, and every plan and review says so with its reason", () =>
    withProject(off("running-resources"), async ({ plan, review, paths, folder }) => {
      const planned = await plan("closure");
      expect(planned.says).not.toContain("Error: running-resources");
      expect(planned.says).toContain("running-resources: agreed in OPS-9");
      await review();
      expect((await plan("teardown")).says).toContain("running-resources: agreed in OPS-9");
      expect(paths.dir.startsWith(folder)).toBe(true);
    }));

  test("that names no policy is refused before anything is called", () =>
    withProject(off("runing-resources"), async ({ plan, calls }) => {
      const planned = await plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toMatch(/account\.yaml:\d+/u);
      expect(planned.says).toContain("runing-resources");
      expect(calls()).toEqual([]);
    }));
});

test("a project's copy of a standard policy is refused by name, not asked instead of it", () =>
  withProject(
    { policies: STANDARD_POLICIES.filter(({ id }) => id === "buckets").map((one) => ({ ...one })) },
    async ({ plan }) => {
      const planned = await plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain('"buckets"');
    },
  ));
