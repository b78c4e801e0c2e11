import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { placeOf } from "../../src/files/new-project/place.ts";
import { workflowFile, workflowText } from "../../src/files/new-project/workflow.ts";
import { ROOT } from "../package/packed.ts";
import { checkout, git } from "./support/checkout.ts";
import { playWorkflow } from "./support/workflow.ts";

/** A repository whose default branch is `trunk`, with a project in a folder of it; and the first job there. */
function aRepository(folder = "") {
  const place = mkdtempSync(join(tmpdir(), "closeout which 云 "));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const [desk, remote] = [join(place, "desk"), join(place, "remote.git")];
  for (const one of [desk, remote]) mkdirSync(one);
  git(remote, "init", "--quiet", "--bare", "--initial-branch=trunk");
  git(desk, "init", "--quiet", "--initial-branch=trunk");
  git(desk, "remote", "add", "origin", remote);
  const write = (file: string, text: string): void => {
    const path = join(desk, folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const push = (): string => {
    git(desk, "add", "--all");
    git(desk, "commit", "--quiet", "--message", "Change accounts");
    git(desk, "push", "--quiet", "origin", "trunk");
    return git(desk, "rev-parse", "HEAD");
  };
  write("accounts/acme/account.yaml", "cloud: alibaba\n");
  write("accounts/旧 shop/account.yaml", "cloud: alibaba\n");
  write("package-lock.json", "{}\n");
  const first = push();
  const { jobs, ...workflow } = parse(workflowText([], placeOf(join(desk, folder))));
  const text = stringify({ ...workflow, jobs: { accounts: jobs.accounts } });
  let machines = 0;
  const play = async (commit: string, github: object, inputs: Record<string, string> = {}) => {
    const [job] = await playWorkflow({
      text,
      github: { repository: "acme/infra", sha: commit, ...github },
      secrets: {},
      inputs,
      machine: { PATH: process.env["PATH"] ?? "" },
      folder: (name) => {
        machines += 1;
        return join(place, `${name} ${machines}`);
      },
      checkout: (to) => checkout(remote, to, commit),
      approve: () => undefined,
    });
    return { result: job?.result, names: job?.outputs["names"], log: job?.steps.at(-1)?.log };
  };
  const repository = { default_branch: "trunk" };
  return {
    desk,
    first,
    write,
    push,
    pushed: (before: string, commit: string, ref = "refs/heads/trunk") =>
      play(commit, { event_name: "push", ref, event: { repository, before } }),
    byHand: (account: string, ref = "refs/heads/trunk") =>
      play(first, { event_name: "workflow_dispatch", ref, event: { repository } }, { account }),
  };
}

test.each([
  ["at the root", ""],
  ["in a folder", "infra/closing accounts"],
])(
  "a merge to a default branch of any name is of the accounts that it touches, %s",
  async (_, folder) => {
    const { first, write, push, pushed } = aRepository(folder);
    write("accounts/acme/review.json", "{}\n");
    const one = push();
    expect(await pushed(first, one)).toMatchObject({ result: "success", names: '["acme"]' });
    write("policies/ours.ts", "export {};\n");
    const all = push();
    expect(await pushed(one, all)).toMatchObject({ names: '["acme","旧 shop"]' });
  },
);

test("an account that is taken away is named, since nothing looks after it any more", async () => {
  const { desk, first, write, push, pushed } = aRepository("infra");
  rmSync(join(desk, "infra/accounts/acme"), { recursive: true });
  write("accounts/README.md", "Accounts that are closed.\n");
  const { result, names, log } = await pushed(first, push());
  expect({ result, names }).toEqual({ result: "success", names: "[]" });
  expect(log).toContain("::warning::accounts/acme is taken away");
  expect(log).not.toContain("README.md is taken away");
});

test("a push to another branch, or of a tag that is called as the default branch, deploys nothing", async () => {
  const { first, pushed } = aRepository();
  for (const ref of ["refs/heads/topic", "refs/tags/trunk"])
    expect(await pushed(first, first, ref)).toMatchObject({ result: "skipped" });
});

test("a deploy by hand of an account that is not there, or of another branch, is no success", async () => {
  const { byHand } = aRepository();
  expect(await byHand("acme")).toMatchObject({ result: "success", names: '["acme"]' });
  for (const account of ["acne", "", "../accounts/acme/x", "$(touch x)"])
    expect(await byHand(account)).toMatchObject({ result: "failure" });
  for (const ref of ["refs/heads/topic", "refs/tags/trunk"])
    expect(await byHand("acme", ref)).toMatchObject({ result: "failure" });
});

test("on GitLab as well, an account that is asked for and is not there is no success", () => {
  const { desk } = aRepository();
  const { ".closeout": base } = parse(
    readFileSync(join(ROOT, "integrations/gitlab/closeout.yml"), "utf8"),
  );
  const [, functions] = base.before_script;
  const asked = (account: string) =>
    spawnSync("bash", ["-eo", "pipefail", "-c", `${functions}\naccounts > ../list\ncat ../list`], {
      cwd: desk,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", ACCOUNT_ASKED: account, CI_PIPELINE_SOURCE: "web" },
    });
  expect(asked("acme")).toMatchObject({ status: 0, stdout: "acme\n" });
  for (const account of ["acne", "../accounts/acme/x", "$(touch x)"]) {
    const { status, stderr } = asked(account);
    expect(status).not.toBe(0);
    expect(stderr).toContain(account);
  }
});

test("projects in folders of one repository have a workflow each, at its root", () => {
  const { desk } = aRepository("infra/closing accounts");
  const here = placeOf(join(desk, "infra/closing accounts"));
  expect(here).toMatchObject({ root: "../..", folder: "infra/closing accounts" });
  expect(workflowFile(here)).toBe(".github/workflows/closeout-infra-closing-accounts.yml");
  expect(workflowFile(placeOf(desk))).toBe(".github/workflows/closeout.yml");
  const { name, on, defaults, jobs } = parse(workflowText([], here));
  expect(name).toBe("closeout-infra-closing-accounts");
  const root = parse(workflowText([], placeOf(desk)));
  expect(jobs.deploy.concurrency.group).not.toBe(root.jobs.deploy.concurrency.group);
  expect(on.push.paths).toContain("infra/closing accounts/accounts/**");
  expect(on.pull_request.paths).toContain("infra/closing accounts/package-lock.json");
  expect(defaults.run["working-directory"]).toBe("infra/closing accounts");
  const { uses, with: given } = jobs.deploy.steps.at(-1);
  expect(uses).toContain("upload-artifact");
  expect(given.path).toMatch(/^infra\/closing accounts\/accounts\//u);
  expect(jobs.deploy.steps[1].with["cache-dependency-path"]).toBe(
    "infra/closing accounts/package-lock.json",
  );
});
