import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { englishIn } from "../texts/english.ts";
import { isChinese } from "../texts/support.ts";
import { aStandalone, aStandaloneProject } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const COMMANDS = ["scan", "review", "check", "timeline", "report"] as const;

test("what commands print is Chinese with --lang zh, and their data is the same in every language", async () => {
  const project = aStandaloneProject(emulator, "language: zh\n");
  for (const command of COMMANDS) {
    const { stdout } = await project.run(command, "demo");
    expect(stdout.split("\n").filter(isChinese).length, command).toBeGreaterThan(0);
    expect(englishIn(stdout), command).toEqual([]);
  }
  const data = async (lang: string): Promise<unknown> => {
    const { stdout } = await project.run("check", "demo", "--json", "--lang", lang);
    return JSON.parse(stdout);
  };
  expect(await data("zh")).toEqual(await data("en"));
});
