import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { KEYS, REGION } from "./support/world.ts";

const SETUP: Setup = { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } };

/** Plan and deploy of a stack that is in order, after something was spoiled: one clear error. */
function refused(
  spoil: (project: Project) => void,
  says: readonly (string | RegExp)[],
  setup: Setup = SETUP,
): Promise<void> {
  return withProject(setup, async (project) => {
    const { review, plan, deploy, standing, changes } = project;
    await review();
    await plan("teardown");
    spoil(project);
    for (const run of [plan, deploy]) {
      const { code, says: said } = await run("teardown");
      expect(code).toBe(1);
      for (const words of says) expect(said).toMatch(words);
      expect(said).not.toContain("defect of the provider");
      expect(said).not.toContain("-secret");
    }
    expect(standing("ecs.key-pair")).toHaveLength(2);
    expect(changes()).toEqual([]);
  });
}

/** Puts lines behind what account.yaml says. */
const appended =
  (lines: string) =>
  ({ paths }: Project): void =>
    writeFileSync(paths.account, `${readFileSync(paths.account, "utf8")}${lines}\n`);

test("no account.yaml beside the stack", () =>
  refused(({ paths }) => rmSync(paths.account), ["There is no account file at", "cdktf synth"]));

test("an unknown key in account.yaml, with its line and what was probably meant", () =>
  refused(appended("kepe: []"), [/account\.yaml:\d+: .*kepe.*keep/u, "Nothing was called"]));

test("an unknown region in account.yaml, with the nearest one", () =>
  refused(appended("regions: [cn-hangzou]"), [/"cn-hangzou" is not a region.*cn-hangzhou/u]));

test("an unknown type in a rule, with the nearest one", () =>
  refused(appended('keep: [{ match: { type: ecs.keypair }, because: "needed" }]'), [
    /"ecs\.keypair" is not a type of the catalog.*ecs\.key-pair/u,
  ]));

test("account.yaml that is no YAML, with its line", () =>
  refused(appended('keep: [ "'), [/account\.yaml:\d+/u]));

test("no credentials at all", () => refused(({ as }) => as(), [/credentials/iu]));

test("a key that is set and empty, as of a secret that a pipeline does not have", () =>
  refused(
    ({ as }) => as({ id: "", secret: "" }),
    [/ALIBABA_CLOUD_ACCESS_KEY_ID is set and empty/u],
  ));

test("a key that is wrong, without its secret in the message", () =>
  refused(
    ({ as }) => as({ ...KEYS.closer, secret: "not-this-secret" }),
    ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
  ));

test("an item that somebody else removes between plan and apply is no error", () =>
  withProject(SETUP, async ({ review, plan, terraform, take, standing, remaining, changes }) => {
    await review();
    await plan("teardown", "-out=saved");
    take("ecs.key-pair", "pair-1");
    const applied = await terraform("teardown", "apply", "-input=false", "saved");
    expect(applied.code).toBe(0);
    expect(standing("ecs.key-pair")).toEqual([]);
    expect(Object.keys(remaining()).filter((id) => id.includes("key-pair"))).toEqual([]);
    expect(changes()).toHaveLength(1);
  }));

test("two regions are torn down alike, and one that account.yaml leaves out is left alone", () =>
  withProject(
    {
      regions: [REGION, "ap-southeast-1", "eu-central-1"],
      resources: {
        [REGION]: { "ecs.key-pair": pairs(1, "here") },
        "ap-southeast-1": { "ecs.key-pair": pairs(1, "there") },
        "eu-central-1": { "ecs.key-pair": pairs(1, "elsewhere") },
      },
      account: { regions: [REGION, "ap-southeast-1"] },
    },
    async ({ review, deploy, standing }) => {
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual(["elsewhere"]);
    },
  ));
