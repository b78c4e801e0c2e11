import { appendFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { start } from "../cli/support.ts";
import { withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const DISK = { DiskId: "d-1", Status: "Available", CreationTime: "{now-30d:minutes}" };

test("following until the end ends with the deploy, not with its first wave", () =>
  withProject(
    {
      laid: "always",
      resources: {
        [REGION]: {
          "ecs.key-pair": pairs(2),
          "ecs.disk": [DISK],
          "vpc.eip": [{ AllocationId: "eip-1", IpAddress: "203.0.113.7", Status: "Available" }],
        },
      },
    },
    async ({ folder, review, deploy, journal, standing }) => {
      await review();
      const following = start(["follow", "demo", "--until-end"], { cwd: folder });
      await following.until("Ctrl-C ends.");
      expect((await deploy("teardown")).code).toBe(0);
      const { code, stdout } = await following.ended;

      expect(standing("ecs.disk")).toEqual([]);
      for (const id of [
        idOf("ecs.key-pair", "pair-1"),
        idOf("ecs.disk", "d-1"),
        idOf("vpc.eip", "eip-1"),
      ])
        expect(stdout).toMatch(new RegExp(`gone +${id} `, "u"));
      const runs = (await journal()).filter(({ kind }) => kind === "run");
      expect(runs).toHaveLength(3);
      expect(stdout.match(/ UTC {2}run /gu)).toHaveLength(3);
      expect(code).toBe(0);
    },
  ));

test("what a plan only notes is no end of the deploy that follows", () =>
  withProject({ laid: "always", account: { closure: { confirm: MEMBER } } }, async (project) => {
    const { folder, deploy, paths } = project;
    const at = "2026-09-01T08:00:00.000Z";
    const line = (entry: object) => `${JSON.stringify({ at, run: "r0", ...entry })}\n`;
    writeFileSync(paths.journal, "");
    const following = start(["follow", "demo", "--until-end"], { cwd: folder });
    await following.until("Ctrl-C ends.");
    const run = { kind: "run", command: "terraform", accountId: MEMBER, pid: 999_999_999 };
    appendFileSync(paths.journal, line({ ...run, owner: { pid: 999_999_999 }, looks: true }));
    appendFileSync(paths.journal, line({ kind: "end", outcome: "reading" }));
    await following.until("reading");
    expect((await deploy("closure")).code).toBe(0);
    const { code, stdout } = await following.ended;
    expect(stdout).toContain("DeleteAccount");
    expect(code).toBe(0);
  }));
