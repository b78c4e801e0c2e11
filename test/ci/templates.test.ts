import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { placeOf } from "../../src/files/new-project/place.ts";
import { workflowText } from "../../src/files/new-project/workflow.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { ROOT } from "../package/packed.ts";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Deploy {
  readonly variables: Readonly<Record<string, string>>;
  readonly resource_group?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const KEYS = [...clouds.values()].flatMap(({ variables }) => [variables.id, variables.secret]);
const workflow: Workflow = parse(workflowText(KEYS, placeOf(ROOT)));
const jobs = Object.entries(workflow.jobs);
const action: { readonly runs: { readonly steps: readonly Step[] } } = parse(
  readFileSync(join(ROOT, "integrations/github/action.yml"), "utf8"),
);
const steps = [
  ...jobs.flatMap(([job, { steps: all }]) => all.map((step) => ({ job, step }))),
  ...action.runs.steps.map((step) => ({ job: "the action", step })),
];

test("every action is pinned by the digest of a commit", () => {
  for (const { job, step } of steps)
    if (step.uses !== undefined) expect(step.uses, job).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/u);
});

test("nothing that others choose is put into the text of a script", () => {
  for (const { job, step } of steps) expect(step.run ?? "", job).not.toContain("${{");
});

test("a job may read, and the one that comments may write comments", () => {
  expect(workflow.permissions).toEqual({ contents: "read" });
  for (const [name, { permissions = {} }] of jobs)
    expect(permissions, name).toEqual(
      name === "review" ? { contents: "read", "pull-requests": "write" } : {},
    );
});

test("secrets reach the steps that call the cloud, and no other", () => {
  expect(JSON.stringify(workflow.env)).not.toContain("secrets.");
  for (const [name, { env = {}, steps: all }] of jobs) {
    expect(JSON.stringify(env), name).not.toContain("secrets.");
    for (const step of all) {
      const calls = /closeout |CI_SCRIPTS"?\/(?!current\.sh)/u.test(step.run ?? "");
      const given = Object.entries(step.env ?? {}).filter(([, value]) =>
        value.includes("secrets."),
      );
      expect(
        given.map(([key]) => key),
        `${name}: ${step.name ?? step.run ?? step.uses}`,
      ).toEqual(calls ? [...KEYS, "CLOSEOUT_RECORD_URL"] : []);
      for (const [key, value] of given) expect(value).toBe(`\${{ secrets.${key} }}`);
    }
  }
});

test("a deploy is approved, and neither ended nor pushed out by a check", () => {
  const { deploy, ...others } = workflow.jobs;
  expect(deploy).toMatchObject({
    environment: "closeout",
    concurrency: { "cancel-in-progress": false },
  });
  expect(deploy?.concurrency?.group).toContain("matrix.account");
  for (const [name, { environment, concurrency }] of Object.entries(others)) {
    expect(environment, name).toBeUndefined();
    expect(concurrency?.group, name).not.toBe(deploy?.concurrency?.group);
  }
});

test("on GitLab each account has a group of deploys of its own, and a name that is none ends it", () => {
  const deploysOf = (names: string): Readonly<Record<string, Deploy>> =>
    parse(
      execFileSync("bash", [join(ROOT, "integrations/ci/gitlab-deploys.sh")], {
        input: names,
        encoding: "utf8",
        stdio: ["pipe", "pipe", "pipe"],
      }),
    );
  const { ".closeout-deploy": base, ...deploys } = deploysOf("acme\nbeta.2\n云账号\n");
  expect(base).toMatchObject({ environment: { name: "closeout" }, interruptible: false });
  expect(Object.values(deploys).map(({ variables }) => variables["ACCOUNT"])).toEqual([
    "acme",
    "beta.2",
    "云账号",
  ]);
  const groups = Object.values(deploys).map((job) => job.resource_group ?? "");
  expect(new Set(groups).size).toBe(3);
  // https://docs.gitlab.com/ci/yaml/#resource_group
  for (const group of groups) expect(group).toMatch(/^[\w.-][\w./ -]*[\w.-]$/u);
  expect(Object.keys(deploysOf(""))).toEqual([".closeout-deploy", "closeout:nothing"]);
  for (const name of ["a'b", "$(touch x)", "a: b", "-x"])
    expect(() => deploysOf(`acme\n${name}\n`)).toThrow();
});

test.each(["teardown.sh", "close.sh"])(
  "%s deploys nothing where what it does would be forgotten with the runner",
  (name) => {
    const { status, stdout, stderr } = spawnSync(
      "bash",
      [join(ROOT, "integrations/ci", name), "acme"],
      { encoding: "utf8", env: { PATH: process.env["PATH"] ?? "", CLOSEOUT_RECORD_URL: "" } },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("CLOSEOUT_RECORD_URL");
  },
);

describe("scripts of the package", () => {
  const scripts = ["ci", "oidc"].flatMap((folder) =>
    readdirSync(join(ROOT, "integrations", folder))
      .filter((name) => name.endsWith(".sh"))
      .map((name) => [folder, name].join("/")),
  );
  test.each(scripts)("%s can be read by bash", (name) => {
    execFileSync("bash", ["-n", join(ROOT, "integrations", name)]);
  });
});
