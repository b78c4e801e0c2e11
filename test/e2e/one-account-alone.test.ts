import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { terraform } from "../provider/support/terraform.ts";
import { synthApp } from "../support/compiled.ts";
import { withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

const run = promisify(execFile);

/** What `cdktf synth` runs. */
async function synth(folder: string, env: Readonly<Record<string, string>> = {}) {
  const [node, ...args] = await synthApp();
  return run(node, args, { cwd: folder, env: { ...process.env, ...env } });
}

/** Runs Terraform in a stack's folder, after its first `init`. */
async function inStack(folder: string, stack: string, ...args: readonly string[]) {
  const place = join(folder, "cdktf.out/stacks", stack);
  if (!existsSync(join(place, ".terraform"))) {
    const init = await terraform(place, ["init", "-input=false"]);
    expect(init.code, init.text).toBe(0);
  }
  const { code, text } = await terraform(place, args);
  return { code, says: text.replace(/\s+/gu, " ") };
}

const GOOD = `cloud: alibaba\nid: "${MEMBER}"\nkind: standalone\naccess: { via: own }\n`;

/** Folders with a mistake each: how it is made, the stack that names it, and what it says. */
const MISTAKES: Readonly<
  Record<string, { make: (dir: string) => void; stack?: string; says: string }>
> = {
  typo: {
    make: (dir) => writeFileSync(join(dir, "account.yaml"), `${GOOD}regoins: \${all} %{if}\n`),
    says: "regoins: unknown key",
  },
  stated: {
    make: (dir) => {
      writeFileSync(join(dir, "account.yaml"), GOOD);
      mkdirSync(join(dir, "attestations"));
      writeFileSync(join(dir, "attestations/one.yaml"), "answer: yes\n");
    },
    says: "attestations/one.yaml:1: account: is missing",
  },
  folder: {
    make: (dir) => mkdirSync(join(dir, "account.yaml")),
    says: "Cannot read accounts/folder/account.yaml",
  },
  pipe: {
    make: (dir) => execFileSync("mkfifo", [join(dir, "account.yaml")]),
    says: "Cannot read accounts/pipe/account.yaml",
  },
  "old-pipe": {
    make: (dir) => {
      writeFileSync(join(dir, "account.yaml"), GOOD);
      execFileSync("mkfifo", [join(dir, "review.json")]);
    },
    says: "cannot be copied beside its stack old-pipe-",
  },
  "Prod EU": {
    make: (dir) => writeFileSync(join(dir, "account.yaml"), GOOD),
    stack: "Prod-EU",
    says: 'The folder "Prod EU" cannot be an account: it holds a blank',
  },
  "a{b}": {
    make: (dir) => writeFileSync(join(dir, "account.yaml"), GOOD),
    stack: "a-b-",
    says: 'The folder "a{b}" cannot be an account: it holds "{"',
  },
  Twin: {
    make: (dir) => writeFileSync(join(dir, "account.yaml"), GOOD),
    says: 'it differs from "twin" in case alone',
  },
  twin: {
    make: (dir) => writeFileSync(join(dir, "account.yaml"), GOOD),
    says: 'it differs from "Twin" in case alone',
  },
};

test("a mistake in one account's files stops that account alone, and says what it is", () =>
  withProject(
    { laid: "always", resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ folder, calls, review }) => {
      for (const [name, { make }] of Object.entries(MISTAKES)) {
        const dir = join(folder, "accounts", name);
        mkdirSync(dir);
        make(dir);
      }
      const { stderr } = await synth(folder);
      const said = stderr.replace(/\s+/gu, " ");
      const before = calls().length;
      for (const [at, [name, { stack = name, says }]] of Object.entries(MISTAKES).entries()) {
        if (name !== "old-pipe") expect(said).toContain(says);
        // Both stacks are made alike: both of the first account, and one in turn of the others.
        const kinds = at === 0 ? ["teardown", "closure"] : [at % 2 === 0 ? "teardown" : "closure"];
        for (const kind of kinds) {
          const plan = await inStack(folder, `${stack}-${kind}`, "plan", "-input=false");
          expect(plan.code, `${name}: ${plan.says}`).toBe(1);
          expect(plan.says).toContain(says);
          expect(plan.says).toContain("Next: ");
        }
      }
      expect(calls()).toHaveLength(before);
      expect(readdirSync(join(folder, "cdktf.out/stacks"))).toHaveLength(
        2 * (Object.keys(MISTAKES).length + 1),
      );

      await review();
      await synth(folder);
      const good = await inStack(folder, "demo-teardown", "plan", "-input=false");
      expect(good.code, good.says).toBe(0);
      expect(good.says).toContain("6 to import, 0 to add, 1 to change, 0 to destroy");
    },
  ));

test("a mistake that is made after a deploy leaves the state as it is, and is mended without a trace", () =>
  withProject(
    { laid: "always", resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ folder, paths, calls }) => {
      const account = readFileSync(paths.account, "utf8");
      await synth(folder);
      const apply = ["apply", "-input=false", "-auto-approve"];
      expect((await inStack(folder, "demo-teardown", ...apply)).code).toBe(0);
      const file = join(folder, "terraform.demo-teardown.tfstate");
      const state = readFileSync(file, "utf8");
      expect(state).toContain("closeout_wave");

      writeFileSync(paths.account, `${account}regoins: all\n`);
      await synth(folder);
      const before = calls().length;
      for (const args of [
        ["plan", "-input=false"],
        ["plan", "-input=false", "-refresh=false"],
        apply,
        ["apply", "-input=false", "-auto-approve", "-refresh=false"],
        ["destroy", "-input=false", "-auto-approve"],
        ["refresh", "-input=false"],
      ]) {
        const { code, says } = await inStack(folder, "demo-teardown", ...args);
        expect(code, says).toBe(1);
        expect(says).toContain("regoins: unknown key");
      }
      expect(calls()).toHaveLength(before);
      expect(readFileSync(file, "utf8")).toBe(state);

      writeFileSync(paths.account, account);
      await synth(folder);
      expect(existsSync(join(folder, "cdktf.out/stacks/demo-teardown/fault.txt"))).toBe(false);
      expect((await inStack(folder, "demo-teardown", "plan", "-input=false")).code).toBe(0);
    },
  ));

test("a synth without Terraform says what to install instead of a stack trace", () =>
  withProject({ laid: "always" }, async ({ folder }) => {
    rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
    const failed = await synth(folder, { PATH: folder }).catch((cause: unknown) => cause);
    expect(failed).toMatchObject({ code: 2 });
    expect(failed).toMatchObject({ stderr: expect.stringContaining("Next: Install Terraform") });
    expect(failed).toMatchObject({ stderr: expect.not.stringContaining(" at ") });
    expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
  }));

test.each([
  ["1.5.7", "Terraform 1.6 or newer is needed"],
  ["nonsense", "did not say a version"],
])("a synth with Terraform %s says what is needed", (version, says) =>
  withProject({ laid: "always" }, async ({ folder }) => {
    const binary = join(folder, "old-terraform");
    const answer = JSON.stringify({ terraform_version: version });
    writeFileSync(binary, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
    const failed = await synth(folder, { TERRAFORM_BINARY_NAME: binary }).catch(
      (cause: unknown) => cause,
    );
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
  }),
);
