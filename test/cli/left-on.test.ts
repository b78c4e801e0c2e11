import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { aProject, closeout, MEMBER, type Project } from "./support.ts";

const AT = "2026-09-01T08:00:00.000Z";
const RUN = `${AT}-a1b2c3`;
const STILL_ON = "The directory's member deletion permission was switched on by a run";

/** What a run wrote down: it switched the permission on, and this became of the putting back. */
function journal(outcome: "accepted" | "refused" | "throttled" | "unknown" | undefined): string {
  const set = { item: "account", action: "ResourceManager.SetMemberDeletionPermission" };
  const call = (seq: number, does: string): JournalEntry => ({
    kind: "call",
    at: AT,
    run: RUN,
    seq,
    region: "global",
    does,
    ...set,
  });
  const entries: readonly JournalEntry[] = [
    { kind: "run", at: AT, run: RUN, command: "deploy", accountId: MEMBER, pid: 1 },
    call(1, "switch the directory's member deletion permission on"),
    { kind: "answer", at: AT, run: RUN, seq: 1, outcome: "accepted" },
    call(2, "put the directory's member deletion permission back to off"),
    ...(outcome === undefined
      ? []
      : [{ kind: "answer", at: AT, run: RUN, seq: 2, outcome } as const]),
  ];
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

function projectWith(outcome: Parameters<typeof journal>[0]): Project {
  const project = aProject();
  project.write("journal.jsonl", journal(outcome));
  return project;
}

test.each(["refused", "throttled", "unknown", undefined] as const)(
  "a permission whose putting back ended %s is named by doctor and report, with its run",
  async (outcome) => {
    const project = projectWith(outcome);
    for (const command of ["doctor", "report"]) {
      const { stdout, stderr } = await closeout([command, "demo"], { cwd: project.dir });
      const says = `${stdout} ${stderr}`.replace(/\s+/gu, " ");
      expect(says, command).toContain(STILL_ON);
      expect(says, command).toContain(RUN);
    }
    expect(readFileSync(project.file("report.md"), "utf8")).toContain(
      "member deletion permission was switched on by a run",
    );
  },
);

test("a permission that was put back is not named", async () => {
  const project = projectWith("accepted");
  const { stdout, stderr } = await closeout(["report", "demo"], { cwd: project.dir });
  expect(`${stdout} ${stderr}`).not.toContain(STILL_ON);
});
