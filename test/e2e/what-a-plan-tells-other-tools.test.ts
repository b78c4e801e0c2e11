import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Project, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const POLICIES = join(import.meta.dirname, "../../policies/rego");

/** The `opa` of this machine; undefined where there is none. */
const OPA = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "opa"))
  .find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

interface Change {
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: { readonly remaining: Readonly<Record<string, string>> };
    readonly after: { readonly remaining: Readonly<Record<string, string>> };
  };
}

interface PlanJson {
  readonly resource_changes: readonly Change[];
  readonly [name: string]: unknown;
}

/** A saved plan as Terraform tells other tools of it. */
async function planJson(project: Project, stack: "teardown" | "closure"): Promise<PlanJson> {
  await project.plan(stack, "-out=saved");
  const { text } = await project.terraform(stack, "show", "-json", "saved");
  return JSON.parse(text.slice(text.indexOf("{")));
}

/** What a package of the pack says of a document. */
function asked(folder: string, name: string, input: unknown, settings: object = {}) {
  const [document, data] = [join(folder, "input.json"), join(folder, "settings.json")];
  writeFileSync(document, JSON.stringify(input));
  writeFileSync(data, JSON.stringify({ closeout_settings: settings }));
  const args = [
    "eval",
    "--format",
    "json",
    "--data",
    POLICIES,
    "--data",
    data,
    "--input",
    document,
  ];
  const out = execFileSync(OPA ?? "", [...args, `data.closeout.${name}`], { encoding: "utf8" });
  const { result } = JSON.parse(out);
  const { deny, warn }: { deny: string[]; warn: string[] } = result[0].expressions[0].value;
  return { deny, warn };
}

test("in a plan's JSON a wave is updated, and what it deletes is missing from what remains", () =>
  withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(3) } } }, async (project) => {
    await project.deploy("teardown");
    await project.review();
    const { resource_changes: changes } = await planJson(project, "teardown");
    const waves = changes.filter(({ type }) => type === "closeout_wave");
    const gone = waves
      .filter(({ change }) => change.actions.join() === "update")
      .flatMap(({ change: { before, after } }) =>
        Object.keys(before.remaining).filter((id) => after.remaining[id] === undefined),
      );
    expect(gone.sort()).toEqual([1, 2, 3].map((n) => idOf("ecs.key-pair", `pair-${n}`)));
  }));

describe.skipIf(OPA === undefined)(
  "with opa, the pack for conftest (skipped where no opa is on the PATH)",
  () => {
    test("passes its own tests", () => {
      expect(() => execFileSync(OPA ?? "", ["test", POLICIES])).not.toThrow();
    });

    test("counts what a real plan deletes, and holds it against what is allowed and protected", () =>
      withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(3) } } }, async (project) => {
        const review = await project.review();
        const plan = await planJson(project, "teardown");
        const { folder } = project;
        expect(asked(folder, "plan", plan)).toEqual({
          deny: [],
          warn: ["the plan deletes 3 items"],
        });
        expect(asked(folder, "plan", plan, { deletions: 2 }).deny).toHaveLength(1);
        const settings = { protected: ["alibaba:ecs.key-pair:*:*"] };
        expect(asked(folder, "plan", plan, settings).deny).toHaveLength(3);
        expect(asked(folder, "review", review).deny).toEqual([]);
        expect(asked(folder, "review", review, settings).deny).toHaveLength(3);
        const committed = JSON.parse(readFileSync(project.paths.review, "utf8"));
        expect(asked(folder, "review", committed, { deletions: 1 }).deny).toHaveLength(1);
      }));

    test("lets a plan close an account whose blockers are clear, where it is allowed", () =>
      withProject({ account: { closure: { confirm: MEMBER } } }, async (project) => {
        const plan = await planJson(project, "closure");
        const { folder } = project;
        expect(asked(folder, "plan", plan).deny).toEqual([]);
        expect(asked(folder, "plan", plan, { closures: [] }).deny).toHaveLength(1);
        const { prior_state: _, planned_values: __, ...unread } = plan;
        expect(asked(folder, "plan", unread).deny).toHaveLength(1);
      }));
  },
);
