import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isChinese } from "../texts/support.ts";
import { withAlone } from "./support/alone.ts";

test("a plan, a deploy and a packet speak Chinese where CLOSEOUT_LANG asks for it, and data does not", () =>
  withAlone({ env: { CLOSEOUT_LANG: "zh" } }, async (project) => {
    const { plan, deploy, stored, paths, journal } = project;
    const blocked = await plan("closure");
    expect(blocked.code).toBe(1);
    expect(blocked.says).toContain("closure-conditions：1 项发现阻止注销");
    expect(blocked.says).toContain("没有未出账的费用，相隔 48 小时确认两次");

    await project.settle();
    const prepared = await deploy("closure");
    expect(prepared.code).toBe(0);
    expect(stored("closure", "closeout_closure")).toMatchObject({ status: "awaiting-submission" });
    const noted = (await journal()).flatMap((entry) =>
      entry.kind === "closure" ? [entry.detail] : [],
    );
    expect(noted.filter(isChinese)).toEqual([]);

    const page = readFileSync(join(paths.packet, "packet.md"), "utf8").split("\n");
    const headings = page.filter((line) => line.startsWith("#"));
    expect(headings.length).toBeGreaterThan(10);
    expect(headings.filter((line) => !isChinese(line))).toEqual([]);
    expect(readFileSync(join(paths.packet, "packet.html"), "utf8")).toContain('lang="zh-CN"');
  }));
