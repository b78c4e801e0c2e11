import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { expect, test, vi } from "vitest";
import { bundleProvider, EXECUTABLE } from "../../constructs/provider/bundle.ts";
import { CloseoutClosure } from "../../constructs/provider/closeout-closure.ts";
import {
  CloseoutProvider,
  type CloseoutProviderProps,
} from "../../constructs/provider/closeout-provider.ts";
import { CloseoutWave } from "../../constructs/provider/closeout-wave.ts";
import { DataCloseoutBlockers } from "../../constructs/provider/data-closeout-blockers.ts";
import { terraformPlatform } from "../../constructs/provider/lay-provider.ts";
import { inFolder } from "./support/terraform.ts";

const MAIN = fileURLToPath(new URL("./support/toy-main.ts", import.meta.url));
const SOURCE = "closeout.invalid/closeout/closeout";
const MIRROR = `terraform.d/plugins/${SOURCE}`;
const HERE = terraformPlatform(process.platform, process.arch);

function stackWith(props: CloseoutProviderProps): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "acme-teardown");
  new CloseoutProvider(stack, "closeout", { main: MAIN, policies: "/nowhere", ...props });
  return stack;
}

const LATE = 'export const mine = () => import("../later.ts");';

function reference(path: string): string {
  return `\${${path}}`;
}

function laidIn(stack: TerraformStack): string {
  return join(Testing.fullSynth(stack), "stacks", "acme-teardown");
}

test("the provider block names its source, and its settings in Terraform's words", () => {
  const { terraform, provider } = JSON.parse(
    Testing.synth(stackWith({ accountFile: "account.yaml", journalDir: "../journal", alias: "a" })),
  );

  expect(terraform.required_providers).toEqual({
    closeout: { source: SOURCE, version: "0.1.0" },
  });
  expect(provider.closeout).toEqual([
    { account_file: "account.yaml", journal_dir: "../journal", alias: "a" },
  ]);
});

test("a wave is imported by account and name", () => {
  const stack = stackWith({});
  const wave = new CloseoutWave(stack, "network", { accountId: "1234", wave: "network" });
  wave.import();
  new TerraformOutput(stack, "left", { value: wave.remaining });

  const json = JSON.parse(Testing.synth(stack));

  expect(json.resource.closeout_wave).toEqual({
    network: { account_id: "1234", wave: "network" },
  });
  expect(json.import).toEqual([{ id: "1234/network", to: "closeout_wave.network" }]);
  expect(json.output.left.value).toBe(reference("closeout_wave.network.remaining"));
});

test("closure and blockers carry their attributes, dependencies and outputs", () => {
  const stack = stackWith({});
  const blockers = new DataCloseoutBlockers(stack, "blockers", { accountId: "1234", fail: false });
  const closure = new CloseoutClosure(stack, "closure", {
    accountId: "1234",
    confirm: "1234",
    dependsOn: [blockers],
  });
  new TerraformOutput(stack, "status", { value: blockers.status });
  new TerraformOutput(stack, "end", { value: closure.endsAt });

  const json = JSON.parse(Testing.synth(stack));

  expect(json.data.closeout_blockers.blockers).toEqual({ account_id: "1234", fail: false });
  expect(json.resource.closeout_closure.closure).toEqual({
    account_id: "1234",
    confirm: "1234",
    depends_on: ["data.closeout_blockers.blockers"],
  });
  expect(json.output.status.value).toBe(reference("data.closeout_blockers.blockers.status"));
  expect(json.output.end.value).toBe(reference("closeout_closure.closure.ends_at"));
});

test("a synth lays the provider beside the stack, in the exact version that it asks for", () => {
  const folder = laidIn(stackWith({}));
  const json = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  const { version } = json.terraform.required_providers.closeout;
  const platform = terraformPlatform(process.platform, process.arch);
  const file = `terraform.d/plugins/${SOURCE}/${version}/${platform}/terraform-provider-closeout.mjs`;

  expect(version).toMatch(/^0\.1\.0-b[0-9a-f]{16}$/);
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(folder, file), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8")).toContain(
    `constraints = "${version}"`,
  );
});

test("stacks of one synth share one bundle, and every stack is complete", () =>
  inFolder(async (outdir) => {
    const app = new App({ outdir });
    for (const name of ["one", "two"]) {
      const stack = new TerraformStack(app, name);
      new CloseoutProvider(stack, "closeout", { main: MAIN, policies: "/nowhere" });
    }
    app.synth();

    const locks = ["one", "two"].map((name) =>
      readFileSync(join(outdir, "stacks", name, ".terraform.lock.hcl"), "utf8"),
    );
    expect(locks[0]).toBe(locks[1]);
  }));

test("the same policies in another folder make the same version, a changed one another", () =>
  inFolder(async (folder) => {
    const versionOf = (project: string, policy: string): string => {
      const policies = join(folder, project, "policies");
      mkdirSync(policies, { recursive: true });
      writeFileSync(join(policies, "mine.ts"), policy);
      writeFileSync(join(policies, "mine.test.ts"), `throw new Error("${project}");`);
      writeFileSync(join(policies, "README.md"), project);
      writeFileSync(join(policies, "..", "later.ts"), "export const later = 1;");
      return bundleProvider({ main: MAIN, policies }).version;
    };
    const first = versionOf("here", LATE);

    expect(versionOf("there/deeper", LATE)).toBe(first);
    expect(versionOf("crlf", LATE.replaceAll("\n", "\r\n"))).toBe(first);
    const lines = "export const says = `two\nlines`;\n// and a word\n";
    expect(versionOf("crlf", lines.replaceAll("\n", "\r\n"))).toBe(versionOf("lf", lines));
    expect(versionOf("here", "export const mine = 2;")).not.toBe(first);
  }));

test("a policy that does not compile fails the synth with its file and line", () =>
  inFolder(async (folder) => {
    const policies = join(folder, "policies");
    mkdirSync(policies);
    writeFileSync(join(policies, "broken.ts"), "export const a = ;");

    expect(() => Testing.fullSynth(stackWith({ policies }))).toThrow(
      /policies\/broken\.ts:1: Unexpected ";"/,
    );
  }));

test("files go along with the stack, and what is gone does not stay", () =>
  inFolder(async (folder) => {
    const from = (name: string): string => join(folder, name);
    mkdirSync(from("attestations"));
    writeFileSync(from("attestations/a.yaml"), "a: 1");
    writeFileSync(from("review.json"), "{}");
    const app = new App({ outdir: from("out") });
    const stack = new TerraformStack(app, "acme");
    new CloseoutProvider(stack, "closeout", {
      main: MAIN,
      policies: "/nowhere",
      files: () => [
        { from: from("review.json"), to: "review.json", optional: true },
        { from: from("attestations"), to: "attestations" },
      ],
    });
    const laid = (name: string): string => join(folder, "out", "stacks", "acme", name);
    app.synth();
    expect(readFileSync(laid("attestations/a.yaml"), "utf8")).toBe("a: 1");
    expect(readFileSync(laid("review.json"), "utf8")).toBe("{}");

    rmSync(from("review.json"));
    rmSync(from("attestations/a.yaml"));
    writeFileSync(from("attestations/b.yaml"), "b: 2");
    app.synth();
    expect(existsSync(laid("review.json"))).toBe(false);
    expect(existsSync(laid("attestations/a.yaml"))).toBe(false);
    expect(readFileSync(laid("attestations/b.yaml"), "utf8")).toBe("b: 2");
  }));

test.each([
  [{ from: "/nowhere/account.yaml", to: "account.yaml" }, "there is no such file"],
  [{ from: MAIN, to: "../account.yaml" }, "not inside the stack's folder"],
  [{ from: MAIN, to: "/etc/account.yaml" }, "not inside the stack's folder"],
  [{ from: MAIN, to: "." }, "not inside the stack's folder"],
])("a file that cannot go along is refused: %j", (file, reason) => {
  expect(() => Testing.fullSynth(stackWith({ files: [file] }))).toThrow(reason);
});

test("the stacks of a project share the provider's files, and one that was damaged is laid anew", () =>
  inFolder(async (folder) => {
    const app = new App({ outdir: join(folder, "out") });
    for (const name of ["one", "two"])
      new CloseoutProvider(new TerraformStack(app, name), "closeout", {
        main: MAIN,
        policies: "/nowhere",
      });
    app.synth();
    const { version } = bundleProvider({ main: MAIN, policies: "/nowhere" });
    const executable = (stack: string): string =>
      join(folder, "out/stacks", stack, MIRROR, version, HERE, EXECUTABLE);
    const content = readFileSync(executable("one"));
    expect(statSync(executable("one")).ino).toBe(statSync(executable("two")).ino);
    expect(statSync(executable("one")).mode & 0o111).not.toBe(0);

    rmSync(executable("one"));
    writeFileSync(executable("one"), "cut");
    app.synth();
    expect(readFileSync(executable("one")).equals(content)).toBe(true);
    expect(statSync(executable("one")).ino).toBe(statSync(executable("two")).ino);
  }));

test("waves are imported without a run of Terraform for each", () =>
  inFolder(async (folder) => {
    const app = new App({ outdir: join(folder, "out") });
    const stack = new TerraformStack(app, "acme");
    new CloseoutProvider(stack, "closeout", { main: MAIN, policies: "/nowhere" });
    const wave = new CloseoutWave(stack, "network", { accountId: "1", wave: "network" });
    wave.import();
    expect(wave.node.validate()).toEqual([]);
    const calls = join(folder, "calls");
    const binary = join(folder, "terraform.sh");
    writeFileSync(binary, `#!/bin/sh\necho called >> ${calls}\n`, { mode: 0o755 });
    vi.stubEnv("TERRAFORM_BINARY_NAME", binary);
    try {
      app.synth();
    } finally {
      vi.unstubAllEnvs();
    }
    expect(existsSync(calls)).toBe(false);
  }));

test("a machine on which the provider cannot run is refused by name", () => {
  expect(terraformPlatform("darwin", "arm64")).toBe("darwin_arm64");
  expect(() => terraformPlatform("win32", "x64")).toThrow("does not run on win32/x64");
});
