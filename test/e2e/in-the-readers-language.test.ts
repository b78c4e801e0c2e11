import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { englishIn } from "../texts/english.ts";
import { isChinese } from "../texts/support.ts";
import { withAlone } from "./support/alone.ts";
import { toldBy } from "./support/read-in.ts";

/** What people said in this test. */
const SAID = ["it was looked up in the console", "a picture of the page is in ticket OPS-1"];

test("a plan, a deploy and a packet speak Chinese where CLOSEOUT_LANG asks for it, and data does not", () =>
  withAlone({ env: { CLOSEOUT_LANG: "zh" } }, async (project) => {
    const { plan, stored, paths, journal } = project;
    const blocked = await plan("closure");
    expect(blocked.code).toBe(1);
    expect(blocked.says).toContain("closure-conditions：1 项发现阻止注销");
    expect(blocked.says).toContain("没有未出账的费用，相隔 48 小时确认两次");
    const refused = await toldBy(project, "closure", "plan");

    await project.settle();
    const announced = await toldBy(project, "closure", "plan");
    const prepared = await toldBy(project, "closure", "apply");
    expect(stored("closure", "closeout_closure")).toMatchObject({ status: "awaiting-submission" });
    const followed = await toldBy(project, "closure", "plan");
    for (const messages of [refused, announced, prepared, followed]) {
      expect(messages.filter(isChinese).length).toBeGreaterThan(0);
      expect(englishIn(messages.join("\n"), SAID)).toEqual([]);
    }
    const noted = (await journal()).flatMap((entry) =>
      entry.kind === "closure" ? [entry.detail] : [],
    );
    expect(noted.filter(isChinese)).toEqual([]);

    const page = readFileSync(join(paths.packet, "packet.md"), "utf8");
    const headings = page.split("\n").filter((line) => line.startsWith("#"));
    expect(headings.length).toBeGreaterThan(10);
    expect(headings.filter((line) => !isChinese(line))).toEqual([]);
    expect(englishIn(page, SAID)).toEqual([]);
    const html = readFileSync(join(paths.packet, "packet.html"), "utf8");
    expect(html).toContain('lang="zh-CN"');
    expect(englishIn(html, SAID)).toEqual([]);
  }));
