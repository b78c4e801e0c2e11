import { appendFileSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { FRONT_ENDS } from "./support/front-end.ts";
import { stuckAt } from "./support/processes.ts";
import { under } from "./support/project.ts";
import { bucket, instance, objects, pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

const kinds = (entries: readonly JournalEntry[]): readonly string[] =>
  entries.map(({ kind }) => kind);

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject, withWholeCatalog } = under(frontEnd);

  test("each changing call stands in the journal before and after it is made, with its request id", () =>
    withWholeCatalog(
      {
        resources: {
          [REGION]: { "ecs.instance": [instance("i-1", { DeletionProtection: true })] },
        },
      },
      async ({ review, deploy, journal, changes, emulator }) => {
        await review();
        const atCall: string[] = [];
        emulator.observe(({ action }) => {
          if (action === "DeleteInstance") atCall.push("made");
        });
        await deploy("teardown");
        const entries = await journal();
        expect(kinds(entries)).toEqual([
          "run",
          "call",
          "answer",
          "call",
          "answer",
          "proved",
          "end",
        ]);
        const calls = entries.flatMap((entry) => (entry.kind === "call" ? [entry] : []));
        expect(calls.map(({ does, action, item }) => [does, action, item])).toEqual([
          ["lift deletion protection", "Ecs.ModifyInstanceAttribute", idOf("ecs.instance", "i-1")],
          [
            "release the instance, also while it runs",
            "Ecs.DeleteInstance",
            idOf("ecs.instance", "i-1"),
          ],
        ]);
        const answers = entries.flatMap((entry) => (entry.kind === "answer" ? [entry] : []));
        expect(answers.map(({ seq, requestId }) => [seq, requestId])).toEqual(
          calls.map(({ seq }, at) => [seq, changes()[at]?.requestId]),
        );
        expect(atCall).toEqual(["made"]);
      },
    ));

  test("a call is on disk before it is made", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(1) } } },
      async ({ review, deploy, paths, emulator }) => {
        await review();
        const onDisk: boolean[] = [];
        emulator.observe(({ action }) => {
          if (action !== "DeleteKeyPairs") return;
          onDisk.push(readFileSync(paths.journal, "utf8").includes('"Ecs.DeleteKeyPairs"'));
        });
        await deploy("teardown");
        expect(onDisk).toEqual([true]);
      },
    ));

  test("what the cloud refuses is on record with its code", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(1) } } },
      async ({ review, deploy, fault, journal }) => {
        await review();
        fault({ kind: "error", action: "DeleteKeyPairs", status: 403, code: "Forbidden.RAM" });
        expect((await deploy("teardown")).code).toBe(1);
        const entries = await journal();
        expect(entries).toContainEqual(
          expect.objectContaining({ kind: "answer", outcome: "denied", code: "Forbidden.RAM" }),
        );
        expect(entries).toContainEqual(
          expect.objectContaining({ kind: "stuck", item: idOf("ecs.key-pair", "pair-1") }),
        );
      },
    ));

  test("Ctrl-C keeps what was done, leaves the rest, and the next run finishes it", () =>
    withProject(
      {
        resources: { [REGION]: { "ecs.key-pair": pairs(4) } },
        account: { limits: { parallel: 1 } },
      },
      async (project) => {
        const { review, deploy, plan, standing, remaining, journal } = project;
        await review();
        const { signal, ended, lift } = await stuckAt(project, "teardown", {
          action: "DeleteKeyPairs",
          nth: 2,
        });
        signal("SIGINT");
        const run = await ended;
        expect(run.code).toBe(1);
        expect(run.says).toContain("Stopped: ");
        expect(run.says).toContain("of 4 items of the wave workloads are gone");
        expect(standing("ecs.key-pair")).toEqual(["pair-3", "pair-4"]);
        expect(Object.keys(remaining())).toEqual(
          expect.arrayContaining(["pair-3", "pair-4"].map((name) => idOf("ecs.key-pair", name))),
        );
        lift();

        expect((await plan("teardown")).going).toContain(idOf("ecs.key-pair", "pair-3"));
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual([]);
        expect(kinds(await journal()).filter((kind) => kind === "run")).toHaveLength(2);
      },
    ));

  test("an item whose protection was lifted when the run was stopped goes with the next run, without another review", () =>
    withProject(
      {
        resources: {
          [REGION]: { "ecs.instance": [instance("i-1", { DeletionProtection: true })] },
        },
      },
      async (project) => {
        await project.review();
        const stuck = await stuckAt(project, "teardown", { action: "ModifyInstanceAttribute" });
        stuck.signal("SIGINT");
        expect((await stuck.ended).code).toBe(1);
        stuck.lift();
        expect(project.row("ecs.instance", "i-1")).toMatchObject({ DeletionProtection: false });
        expect((await project.deploy("teardown")).code).toBe(0);
        expect(project.standing("ecs.instance")).toEqual([]);
      },
    ));

  test("a bucket that was half emptied when the run was stopped goes with the next run, without another review", () =>
    withProject(
      {
        resources: {
          "*": { "oss.bucket": [bucket("logs")] },
          logs: {
            "oss.version": objects(1200),
            "oss.upload": [{ Key: "part", UploadId: "u-1", Initiated: "{now-2d}" }],
          },
        },
      },
      async (project) => {
        await project.review();
        const stuck = await stuckAt(project, "teardown", { action: "DeleteMultipleObjects" });
        stuck.signal("SIGINT");
        expect((await stuck.ended).code).toBe(1);
        stuck.lift();
        expect(project.standing("oss.bucket")).toEqual(["logs"]);
        expect(project.standing("oss.version").length).toBeLessThan(1200);
        const resumed = await project.deploy("teardown");
        expect(resumed.code).toBe(0);
        expect(project.standing("oss.bucket")).toEqual([]);
      },
    ));

  test("a journal with a torn last line is carried on", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
      async ({ review, plan, deploy, paths, journal, standing }) => {
        await review();
        const done = await plan("teardown");
        expect(done.code).toBe(0);
        appendFileSync(paths.journal, '{"kind":"run","at":"2026-01-01T00:00');
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual([]);
        expect(kinds(await journal())[0]).toBe("run");
      },
    ));
});
