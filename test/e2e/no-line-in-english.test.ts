import { describe, expect, test } from "vitest";
import { englishIn } from "../texts/english.ts";
import { isChinese } from "../texts/support.ts";
import { everyCloud, itemsOf } from "./support/every-cloud.ts";
import { pagesOf, type Texts, toldBy } from "./support/read-in.ts";

/** Lines in English by the page that has them. */
function english(pages: Texts): Readonly<Record<string, readonly string[]>> {
  const found = Object.entries(pages).map(([name, text]) => [name, englishIn(text)] as const);
  return Object.fromEntries(found.filter(([, lines]) => lines.length > 0));
}

describe.each(everyCloud)("of $name", (cloud) => {
  const { simple, slow, denied } = cloud;
  const things = { [simple.table]: simple.rows(3), [slow.table]: slow.rows(2) };
  const ids = itemsOf(cloud, simple, 3);

  test("no page, plan or deploy for readers of Chinese has a line in English", () =>
    cloud.with(
      {
        env: { CLOSEOUT_LANG: "zh" },
        things,
        account: {
          closure: { confirm: cloud.member },
          keep: [{ match: { id: ids[1] ?? "" }, because: "共用" }],
        },
      },
      async (project) => {
        const { review, meanwhile, fault, take } = project;
        const said: Record<string, string> = {};
        const hear = async (
          name: string,
          stack: "teardown" | "closure",
          command: "plan" | "apply",
        ) => {
          const messages = await toldBy(project, stack, command);
          expect(messages.filter(isChinese).length, name).toBeGreaterThan(0);
          said[name] = messages.join("\n");
        };
        await hear("nothing reviewed", "teardown", "plan");
        await review();
        meanwhile({ [cloud.here]: { [simple.table]: simple.rows(1, "later-{n}") } });
        await hear("reviewed", "teardown", "plan");
        const lift = fault({
          ...denied,
          kind: "error",
          action: simple.removes,
          product: simple.product,
        });
        await hear("refused", "teardown", "apply");
        lift();
        await hear("after a failure", "teardown", "plan");
        const unlisted = fault({
          ...denied,
          kind: "error",
          action: slow.lists,
          product: slow.product,
        });
        await hear("unknown", "teardown", "plan");
        const unknown = await pagesOf(project, { review: true });
        unlisted();
        await hear("blocked", "closure", "plan");
        const halfway = await pagesOf(project, { review: false });
        for (const id of [...simple.ids(3), ...simple.ids(1, "later-{n}")])
          if (project.row(simple.table, id) !== undefined) take(simple.table, id);
        for (const id of slow.ids(2))
          if (project.row(slow.table, id) !== undefined) take(slow.table, id);
        project.writeAccount({ keep: [] });
        await hear("empty", "teardown", "plan");
        await hear("announced", "closure", "plan");
        await toldBy(project, "closure", "apply");
        await hear("closing", "teardown", "plan");
        const closing = await pagesOf(project, { review: false });
        expect(english(said)).toEqual({});
        expect(english(unknown)).toEqual({});
        expect(english(halfway)).toEqual({});
        expect(english(closing)).toEqual({});
      },
    ));
});
