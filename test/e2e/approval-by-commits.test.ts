import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commitAll, git, initRepository } from "../support/repository.ts";
import { ATTESTED, withAlone } from "./support/alone.ts";
import { FRONT_ENDS } from "./support/front-end.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { firstWarning } from "./support/says.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const TWO: Setup = { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } };
const GOES = "deletes 2 items";
const BLOCKED = "approved-on-branch: What approves is committed on main";

/** A project in a repository, in which only what is committed on main counts. */
function enforced(setup: Setup, run: (project: Project) => Promise<void>): Promise<void> {
  return withProject(setup, async (project) => {
    writeFileSync(join(project.folder, "closeout.yaml"), "approval: git\nbranch: main\n");
    initRepository(project.folder);
    commitAll(project.folder);
    await run(project);
  });
}

/** A plan and a deploy that both refuse, and change nothing. */
async function refuses({ plan, deploy, changes }: Project, ...says: string[]): Promise<void> {
  const before = changes().length;
  for (const run of [plan, deploy]) {
    const { code, says: said } = await run("teardown");
    expect(code, said).toBe(1);
    for (const text of [BLOCKED, ...says]) expect(said).toContain(text);
    expect(said).not.toContain(GOES);
  }
  expect(changes()).toHaveLength(before);
}

test.each(FRONT_ENDS)(
  "a review that is committed on another branch alone approves nothing until it is merged, under %s",
  (frontEnd) =>
    enforced({ ...TWO, frontEnd }, async (project) => {
      const { folder, review, plan, deploy, standing } = project;
      git(folder, "checkout", "--quiet", "-b", "feature");
      await review();
      await refuses(project, "review.json: is not committed on main");
      commitAll(folder);
      await refuses(project, "review.json: is not committed on main");

      git(folder, "branch", "--force", "main", "feature");
      expect((await plan("teardown")).says).toContain(GOES);
      const { code, says } = await deploy("teardown");
      expect(code, says).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
    }),
);

test("a review that was made anew after its commit approves nothing, and a plan of before refuses", () =>
  enforced(TWO, async (project) => {
    const { folder, paths, review, plan, terraform, meanwhile, changes } = project;
    await review();
    commitAll(folder);
    expect((await plan("teardown", "-out=saved")).says).toContain(GOES);
    const approved = readFileSync(paths.review, "utf8");
    meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "later") } });
    await review();
    await refuses(project, "review.json: is not what is committed on main");

    writeFileSync(paths.review, approved);
    git(folder, "rm", "--quiet", "--cached", paths.review);
    git(folder, "commit", "--quiet", "-m", "take the approval back");
    const applied = await terraform("teardown", "apply", "-input=false", "saved");
    expect(applied.code).toBe(1);
    expect(applied.says).toContain("The review file changed after this plan was made");
    expect(changes()).toEqual([]);
  }));

test("without a repository, and without the branch, nothing is approved and the error says so", () =>
  withProject(TWO, async (project) => {
    const { folder, review } = project;
    writeFileSync(join(folder, "closeout.yaml"), "approval: git\nbranch: main\n");
    await review();
    await refuses(project, "lies in no git repository");
    git(folder, "init", "--quiet", "--initial-branch=trunk");
    commitAll(folder);
    await refuses(project, 'there is no branch "main" in this clone');
    git(folder, "tag", "main");
    await refuses(project, 'there is no branch "main" in this clone');
  }));

test("what account.yaml says of items counts as it is committed, and comments and line ends do not matter", () =>
  enforced(TWO, async (project) => {
    const { folder, paths, review, plan, writeAccount } = project;
    await review();
    commitAll(folder);
    const text = readFileSync(paths.account, "utf8");
    writeFileSync(paths.account, `# a comment\n${text}`.replaceAll("\n", "\r\n"));
    writeFileSync(paths.review, readFileSync(paths.review, "utf8").replaceAll("\n", "\r\n"));
    expect((await plan("teardown")).says).toContain(GOES);
    writeAccount({ answers: [{ policy: "p", subject: "s", answer: "a", because: "none" }] });
    await refuses(project, "account.yaml: is not what is committed on main");
  }));

test("the switch of a closure counts only as it is committed on the branch", () =>
  enforced({}, async ({ folder, plan, deploy, writeAccount, changes }) => {
    writeAccount({ closure: { confirm: MEMBER } });
    for (const run of [plan, deploy]) {
      const { code, says } = await run("closure");
      expect(code).toBe(1);
      expect(says).toContain("approved-on-branch");
      expect(says).toContain("closure.confirm");
    }
    expect(changes()).toEqual([]);
    commitAll(folder);
    const { code, says } = await plan("closure");
    expect(code, says).toBe(0);
    expect(says).toContain(`Deploying this closes account ${MEMBER}`);
  }));

test("an attestation counts only as it is committed on the branch", () =>
  withAlone({ attested: false }, async (project) => {
    const { folder, attest, plan, paths } = project;
    writeFileSync(join(folder, "closeout.yaml"), "approval: git\nbranch: main\n");
    initRepository(folder);
    commitAll(folder);
    const [first, ...others] = ATTESTED;
    for (const one of others) attest(one);
    commitAll(folder);
    if (first !== undefined) attest(first);
    await project.settle();
    const before = await plan("closure");
    expect(before.code).toBe(1);
    expect(before.says).toMatch(/\.yaml is not committed on main, so it does not count/u);
    expect(before.says).toContain("attestations: 1 finding");
    commitAll(folder);
    const after = await plan("closure");
    expect(after.says).not.toContain("not committed on main");
    expect(paths.attestations).toContain("attestations");
  }));

test("a preview shows what a pull request would approve, and can never be deployed", () =>
  enforced({ ...TWO, env: { CLOSEOUT_PREVIEW: "true" } }, async (project) => {
    const { folder, review, plan, deploy, terraform, changes } = project;
    git(folder, "checkout", "--quiet", "-b", "feature");
    await review();
    commitAll(folder);
    const { code, says, text } = await plan("teardown", "-out=saved");
    expect(code, says).toBe(0);
    expect(firstWarning(text)).toContain(GOES);
    expect(says).toContain("This is a preview, and is never deployed");
    expect(says).toContain("review.json: is not committed on main");
    for (const applied of [
      await terraform("teardown", "apply", "-input=false", "saved"),
      await deploy("teardown"),
    ]) {
      expect(applied.code).toBe(1);
      expect(applied.says).toContain("This is a preview, and is never deployed");
    }
    expect(changes()).toEqual([]);
  }));
