import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { closeout, toEmulator } from "../cli/support.ts";
import { type AloneProject, withAlone } from "./support/alone.ts";
import { type Project, withProject } from "./support/project.ts";
import type { StackName } from "./support/stacks.ts";
import { SHOP, withTencent } from "./support/tencent.ts";
import { pairs } from "./support/things.ts";
import { KEYS, MEMBER, REGION } from "./support/world.ts";

const STACKS: readonly StackName[] = ["teardown", "closure"];

/** An assisted closure is prepared, and its form is sent by a person; what one checkout alone remembers is then taken away. */
async function preparedElsewhere(
  project: AloneProject,
  ...forgotten: readonly ("journal" | "packet")[]
): Promise<number> {
  await project.settle();
  const deployed = await project.deploy("closure");
  expect(deployed.code).toBe(0);
  // Whoever deploys is told before anybody submits.
  expect(deployed.says).toContain("commit and merge what this deploy wrote");
  await project.console("submit-closure");
  for (const name of forgotten) rmSync(project.paths[name], { recursive: true });
  return project.lastCall();
}

/** No call was made, and the closure goes on. */
async function stayedSilent(project: AloneProject, since: number): Promise<void> {
  expect(await project.callsSince(since)).toEqual([]);
  expect(await project.closing()).toMatchObject({ state: "waiting", calls: 0 });
}

describe("a closure that another checkout prepared is not cancelled by a login from one", () => {
  test("without the journal: the packet counts, for Terraform and for people", () =>
    withAlone({}, async (project) => {
      const since = await preparedElsewhere(project, "journal");
      for (const stack of STACKS) {
        expect((await project.plan(stack)).code).toBe(0);
        expect((await project.deploy(stack)).code).toBe(0);
      }
      writeFileSync(join(project.folder, "package.json"), '{ "type": "module" }\n');
      const env = {
        ...toEmulator(project.emulator, KEYS.member),
        CLOSEOUT_CLOCK_AHEAD: process.env["CLOSEOUT_CLOCK_AHEAD"] ?? "",
      };
      for (const name of ["scan", "review", "doctor", "timeline"]) {
        await closeout([name, "demo"], { cwd: project.folder, env });
      }
      await stayedSilent(project, since);
    }));

  test("without journal and packet: the state counts, also for the look that comes before it", () =>
    withAlone({}, async (project) => {
      const since = await preparedElsewhere(project, "journal", "packet");
      const commands = [
        ["plan", "-input=false"],
        ["plan", "-input=false", "-refresh=false"],
        ["plan", "-input=false", "-refresh-only"],
        ["apply", "-input=false", "-auto-approve"],
        ["refresh", "-input=false"],
      ];
      for (const args of commands) await project.terraform("closure", ...args);
      await stayedSilent(project, since);
    }));

  test("with a packet that somebody only copied, and with one that says nothing of itself", () =>
    withAlone({}, async (project) => {
      const since = await preparedElsewhere(project, "journal");
      rmSync(join(project.paths.packet, "packet.json"));
      for (const stack of STACKS) expect((await project.plan(stack)).code).toBe(0);
      await stayedSilent(project, since);
    }));

  test("with another kind in account.yaml, by which an API closes it", () =>
    withAlone({}, async (project) => {
      const since = await preparedElsewhere(project);
      const manager = "6543210987654321";
      for (const parts of [
        { kind: "resource-account" },
        {
          access: { via: "management", managementId: manager, role: "Closer" },
          kind: "cloud-account",
        },
      ]) {
        project.writeAccount(parts);
        for (const stack of STACKS) {
          const { code, says } = await project.plan(stack);
          expect(code).toBe(1);
          expect(says).toContain("assisted closure");
        }
      }
      await stayedSilent(project, since);
    }));

  test("and a person who says that nothing was submitted opens it again", () =>
    withAlone({}, async (project) => {
      await project.settle();
      expect((await project.deploy("closure")).code).toBe(0);
      rmSync(project.paths.journal);
      await project.later(1);
      project.attest({ subject: "outcome", answer: "not-submitted" });
      // The packet names a run that the journal here does not hold.
      const planned = await project.plan("closure");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("record: { lost:");
      project.writeAccount({ record: "lost" });
      expect((await project.plan("closure")).says).toContain("closure");
      expect(await project.callsSince(0)).not.toEqual([]);
    }));
});

describe("a runner without the journal", () => {
  const CLOSING = { account: { closure: { confirm: SHOP } } };

  test("submits no second deletion where no call of the cloud's tells of the first", () =>
    withTencent(CLOSING, async (project) => {
      expect((await project.deploy("closure")).code).toBe(0);
      const sent = submissions(project);
      const giveBack = withoutJournal(project);
      const before = project.calls().length;
      for (const run of [project.plan, project.deploy]) {
        const { code, says } = await run("closure");
        expect(code).toBe(1);
        expect(says).toContain("The record of account");
      }
      expect(project.calls()).toHaveLength(before);

      project.writeAccount({ record: "lost" });
      const followed = await project.deploy("closure");
      expect(followed.code).toBe(0);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
      expect(submissions(project)).toBe(sent);
      giveBack();
    }));

  test.each(["the state", "the review"])("calls nothing where %s tells of a run", (witness) =>
    withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(2) } } }, async (project) => {
      await project.review();
      expect((await project.deploy("teardown")).code).toBe(0);
      project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
      if (witness === "the review") {
        expect((await project.review()).run).toBeDefined();
        rmSync(join(project.folder, "teardown.tfstate"), { force: true });
      }
      const giveBack = withoutJournal(project);
      const before = project.calls().length;
      const planned = await project.plan("teardown");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("record: { lost:");
      expect((await project.deploy("teardown")).code).toBe(1);
      expect(project.calls()).toHaveLength(before);

      const [, run] = /lost: "([^"]+)"/u.exec(planned.says) ?? [];
      project.writeAccount({ record: { lost: run, because: "the runner is gone" } });
      expect((await project.plan("teardown")).code).toBe(0);
      giveBack();
    }),
  );

  test("with an older copy of the journal is one without it", () =>
    withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(2) } } }, async (project) => {
      await project.review();
      expect((await project.deploy("teardown")).code).toBe(0);
      const older = join(project.folder, "older.jsonl");
      cpSync(project.paths.journal, older);
      project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
      await project.review();
      expect((await project.deploy("teardown")).code).toBe(0);
      const giveBack = withoutJournal(project);
      cpSync(older, project.paths.journal);
      const before = project.calls().length;
      expect((await project.plan("teardown")).says).toContain("The record of account");
      expect(project.calls()).toHaveLength(before);
      giveBack();
    }));

  test("that was never run before begins as ever", () =>
    withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(2) } } }, async (project) => {
      await project.review();
      expect(existsSync(project.paths.journal)).toBe(false);
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(readFileSync(project.paths.journal, "utf8")).toContain("proved");
    }));
});

test("a submission that the cloud took on and shows no more is not made again", () =>
  withProject(
    { account: { closure: { confirm: MEMBER } }, member: { lastPostpaid: Date.now() } },
    async (project) => {
      expect((await project.deploy("closure")).code).toBe(0);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
      const lift = project.fault({
        kind: "error",
        action: "GetAccountDeletionStatus",
        status: 404,
        code: "EntityNotExists.Account",
      });
      for (const run of [project.plan, project.deploy]) {
        const { code, says } = await run("closure");
        expect(code).toBe(1);
        expect(says).toContain("closure-rejected");
      }
      expect(submissions(project)).toBe(1);
      lift();
      expect((await project.plan("closure")).code).toBe(0);
    },
  ));

/** Takes the journal away, as in another checkout; what is returned gives it back, with what came since. */
function withoutJournal({ paths }: Project): () => void {
  const kept = readFileSync(paths.journal, "utf8");
  rmSync(paths.journal);
  return () => {
    const since = existsSync(paths.journal) ? readFileSync(paths.journal, "utf8") : "";
    writeFileSync(paths.journal, kept.startsWith(since) ? kept : `${kept}${since}`);
  };
}

function submissions(project: Project): number {
  return project.calls().filter(({ action }) => action === "DeleteAccount").length;
}
