import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Project, withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { idOf, MANAGER, MEMBER, REGION } from "./support/world.ts";

type Json = Record<string, unknown>;

const PAIR = idOf("ecs.key-pair", "pair-1");

/** Reviews, spoils the file, and expects plan and deploy to refuse without touching anything. */
function spoiled(spoil: (text: string) => string, says: RegExp): Promise<void> {
  return withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ review, plan, deploy, paths, standing, changes }: Project) => {
      await review();
      writeFileSync(paths.review, spoil(readFileSync(paths.review, "utf8")));
      for (const run of [plan, deploy]) {
        const { code, says: said } = await run("teardown");
        expect(code).toBe(1);
        expect(said).toMatch(says);
        expect(said).toContain("Next: ");
      }
      expect(standing("ecs.key-pair")).toHaveLength(2);
      expect(changes()).toEqual([]);
    },
  );
}

const edited = (edit: (review: Json) => Json) => (text: string) =>
  JSON.stringify(edit(JSON.parse(text) as Json), undefined, 2);

test("a review file to which somebody added an item by hand is refused", () =>
  spoiled(
    edited((review) => ({
      ...review,
      items: { ...(review["items"] as Json), [`${PAIR}-more`]: (review["items"] as Json)[PAIR] },
    })),
    /review\.json.*(changed|edited|digest)/iu,
  ));

test("a review file from which somebody took an item by hand is refused", () =>
  spoiled(
    edited((review) => {
      const { [PAIR]: _taken, ...items } = review["items"] as Json;
      return { ...review, items };
    }),
    /review\.json.*(changed|edited|digest)/iu,
  ));

test("a review file of another account is refused", () =>
  spoiled(
    edited((review) => ({ ...review, accountId: MANAGER })),
    new RegExp(`${MANAGER}.*${MEMBER}|${MEMBER}.*${MANAGER}`, "u"),
  ));

test("a review file of another version is refused", () =>
  spoiled(
    edited((review) => ({ ...review, version: 99 })),
    /version.*99|99.*version/iu,
  ));

test("a truncated review file is refused", () =>
  spoiled((text) => text.slice(0, text.length / 2), /review\.json/u));

test("a review file that is gone when the plan is applied approves nothing any more", () =>
  withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ review, plan, terraform, paths, standing, changes }) => {
      await review();
      await plan("teardown", "-out=saved");
      rmSync(paths.review);
      const applied = await terraform("teardown", "apply", "-input=false", "saved");
      expect(applied.code).toBe(1);
      expect(applied.says).toContain("The review file changed after this plan was made");
      expect(standing("ecs.key-pair")).toHaveLength(2);
      expect(changes()).toEqual([]);
    },
  ));

test("a plan that was made without looking anew is refused in plain words when the review is newer", () =>
  withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ deploy, review, plan, standing, changes }) => {
      await deploy("teardown"); // brings the waves into the state, without a review
      await review();
      const planned = await plan("teardown", "-refresh=false");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("The review file changed after this plan was made");
      expect(planned.says).toContain("Plan again, without -refresh=false");
      expect(standing("ecs.key-pair")).toHaveLength(2);
      expect(changes()).toEqual([]);
    },
  ));

test("a keep rule that matches nothing, or that cannot be judged, fails the plan", () =>
  withProject(
    {
      resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
      account: {
        keep: [{ match: { type: "ecs.key-pair", name: "pear-1" }, because: "used by the archive" }],
      },
    },
    async ({ plan, deploy, standing, writeAccount, changes }) => {
      const planned = await plan("teardown");
      expect(planned.code).toBe(1);
      expect(planned.says).toMatch(
        /account\.yaml:\d+: the rule "used by the archive" matches no item/u,
      );
      writeAccount({
        keep: [
          {
            match: { type: "ecs.key-pair", facts: { colour: "red" } },
            because: "used by the archive",
          },
        ],
      });
      const unclear = await deploy("teardown");
      expect(unclear.code).toBe(1);
      expect(unclear.says).toMatch(/account\.yaml:\d+: .*facts\.colour.*ecs\.key-pair/u);
      expect((await plan("closure")).says).toMatch(/account\.yaml:\d+: .*facts\.colour/u);
      expect(standing("ecs.key-pair")).toHaveLength(2);
      expect(changes()).toEqual([]);
    },
  ));
