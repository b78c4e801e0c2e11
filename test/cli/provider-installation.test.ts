import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { aProject, closeout, type Project } from "./support.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

/** The settings of a company that installs providers from its own mirror alone. */
const MIRROR = `provider_installation {
  filesystem_mirror { path = "/usr/share/terraform/providers" }
  direct { exclude = ["*/*/*"] }
}
`;

/** What doctor tells of them to write, beside that. */
const WITH_OURS = `provider_installation {
  filesystem_mirror {
    path    = "terraform.d/plugins"
    include = ["closeout.invalid/*/*"]
  }
  direct { exclude = ["closeout.invalid/*/*"] }
}
`;

const OVERRIDE = `provider_installation {
  dev_overrides { "closeout.invalid/closeout/closeout" = "/tmp" }
  direct {}
}
`;

async function examine(project: Project, env: Readonly<Record<string, string>>) {
  const { stdout } = await closeout(["doctor", "demo", "--json"], { cwd: project.dir, env });
  const { checks }: { checks: { name: string; outcome: string; says: string; next?: string }[] } =
    JSON.parse(stdout);
  return checks.find(({ name }) => name === "provider");
}

function settings(project: Project, text: string, file = "terraform.rc"): string {
  const path = join(project.dir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

test("doctor is red where Terraform's settings hide the provider beside a stack, and says what helps", async () => {
  const project = aProject();
  const file = settings(project, MIRROR);
  const bad = await examine(project, { TF_CLI_CONFIG_FILE: file });
  expect(bad).toMatchObject({ outcome: "failed" });
  expect(bad?.says).toContain(file);
  expect(bad?.next).toContain("TF_CLI_ARGS_init=-plugin-dir=terraform.d/plugins");
});

test.each([
  [".terraformrc", MIRROR],
  [".terraform.d/company.tfrc", MIRROR],
])("doctor finds them in %s", async (file, text) => {
  const project = aProject();
  settings(project, text, file);
  expect(await examine(project, {})).toMatchObject({ outcome: "failed" });
});

test("doctor is red where another program would be run in the provider's place", async () => {
  const project = aProject();
  const found = await examine(project, { TF_CLI_CONFIG_FILE: settings(project, OVERRIDE) });
  expect(found).toMatchObject({ outcome: "failed" });
  expect(found?.says).toContain("dev_overrides");
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  ["no settings", "", {}],
  ["a block that is a comment", MIRROR.replaceAll(/^/gmu, "# "), {}],
  [
    "the folder in the command line",
    MIRROR,
    { TF_CLI_ARGS_init: "-plugin-dir=terraform.d/plugins" },
  ],
  ["our mirror in the block", WITH_OURS, {}],
])("doctor is green with %s", async (_, text, env) => {
  const project = aProject();
  const file = settings(project, text);
  expect(await examine(project, { TF_CLI_CONFIG_FILE: file, ...env })).toMatchObject({
    outcome: "ok",
  });
});

test("doctor is green with a cache of plugins, and leaves nothing in it", async () => {
  const project = aProject();
  const cache = join(project.dir, "cache");
  mkdirSync(cache);
  for (const place of [cache, join(project.dir, "not-there")]) {
    const file = settings(project, `plugin_cache_dir = "${place}"\n`);
    const env = { TF_CLI_CONFIG_FILE: file };
    expect(await examine(project, env)).toMatchObject({ outcome: "ok" });
    expect(existsSync(place) ? readdirSync(place) : []).toEqual([]);
  }
});

test("a synth warns of such settings, and a real stack starts with what it tells", async () => {
  const project = aProject();
  const file = settings(project, MIRROR);
  const env = { ...process.env, HOME: project.dir, TF_CLI_CONFIG_FILE: file };
  const loader = join(ROOT, "node_modules/tsx/dist/loader.mjs");
  const { stderr } = await run(
    process.execPath,
    ["--import", loader, join(ROOT, "stacks/main.ts")],
    { cwd: project.dir, env },
  );
  const remedy = /TF_CLI_ARGS_init=(\S+)/u.exec(stderr)?.[1];
  expect(remedy).toBe("-plugin-dir=terraform.d/plugins");
  const manifest = readFileSync(join(project.dir, "cdktf.out/manifest.json"), "utf8");
  expect(manifest.split("provider_installation")).toHaveLength(2);

  const cwd = join(project.dir, "cdktf.out/stacks/demo-teardown");
  const init = (more: Readonly<Record<string, string>>) =>
    run("terraform", ["init", "-input=false"], { cwd, env: { ...env, ...more } });
  await expect(init({})).rejects.toThrow();
  await init({ TF_CLI_ARGS_init: remedy ?? "" });
});
