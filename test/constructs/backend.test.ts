import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, S3Backend } from "cdktf";
import { expect, onTestFinished, test } from "vitest";
import { ClosureStack } from "../../stacks/closure.ts";
import { TeardownStack } from "../../stacks/teardown.ts";
import { accountFolder } from "./support.ts";

const POLICIES = join(import.meta.dirname, "../../policies");

/** A project with one account, which is the current directory. */
function inProject(settings?: string): string {
  const project = join(accountFolder(), "../..");
  const before = process.cwd();
  process.chdir(project);
  onTestFinished(() => process.chdir(before));
  if (settings !== undefined) writeFileSync("closeout.yaml", settings);
  return process.cwd();
}

function synth(own?: (stack: TeardownStack) => void): void {
  const app = new App();
  const props = { folder: "accounts/acme", policies: POLICIES };
  own?.(new TeardownStack(app, "acme", props));
  if (own === undefined) {
    new TeardownStack(app, "acme", props);
    new ClosureStack(app, "acme", props);
  }
  app.synth();
}

function backend(stack: string): unknown {
  const json = JSON.parse(readFileSync(join("cdktf.out/stacks", stack, "cdk.tf.json"), "utf8"));
  return json.terraform.backend;
}

test("a synthesized stack holds no path of this machine", () => {
  const project = inProject();
  synth();
  expect(backend("acme-teardown")).toEqual({
    local: { path: "../../../terraform.acme-teardown.tfstate" },
  });
  const files = readdirSync("cdktf.out", { recursive: true, encoding: "utf8" })
    .map((file) => join("cdktf.out", file))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => readFileSync(file, "utf8").includes(project))).toEqual([]);
});

test("closeout.yaml names the backend of every stack", () => {
  inProject("backend:\n  s3: { bucket: states, region: eu-central-1 }\n");
  synth();
  for (const stack of ["acme-teardown", "acme-closure"]) {
    expect(backend(stack)).toEqual({
      s3: { bucket: "states", region: "eu-central-1", key: `closeout/${stack}.tfstate` },
    });
  }
});

test("a stack's own backend is taken before the project's", () => {
  inProject("backend:\n  pg: {}\n");
  synth((stack) => new S3Backend(stack, { bucket: "mine", key: "acme" }));
  expect(backend("acme-teardown")).toEqual({ s3: { bucket: "mine", key: "acme" } });
});

test("a settings file that is wrong stops the synth with its line", () => {
  inProject("backend:\n  s4: {}\n");
  expect(() => synth()).toThrow(/closeout\.yaml:2: backend\.s4: unknown key/u);
});

test("a state that was named by this machine's path is found again", () => {
  const project = inProject();
  synth();
  const folder = "cdktf.out/stacks/acme-teardown";
  const file = join(folder, "cdk.tf.json");
  const init = () =>
    execFileSync("terraform", ["init", "-input=false"], { cwd: folder, encoding: "utf8" });
  const relative = readFileSync(file, "utf8");
  const path = join(project, "terraform.acme-teardown.tfstate");
  writeFileSync(file, relative.replace("../../../terraform.acme-teardown.tfstate", path));
  init();
  synth();
  expect(init()).toContain("successfully initialized");
});
