import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { FRAMEWORK_RELEASES } from "../../src/core/requirements.ts";
import { VERSION } from "../../src/core/version.ts";
import { closeoutVersion } from "../../src/files/installed.ts";
import { MANAGER, MEMBER, organization } from "../e2e/support/world.ts";
import { install, pack, ROOT, run } from "./packed.ts";
import { aFolder, type PackageProject } from "./project.ts";

const place = mkdtempSync(join(tmpdir(), "closeout-versions-"));
let emulator: Emulator;
let tarball: string;
let older: string;

beforeAll(async () => {
  emulator = await organization({});
  tarball = await pack();
  older = await olderOf(tarball);
}, 300_000);
afterAll(async () => {
  await emulator.close();
  rmSync(place, { recursive: true, force: true });
});

/** The same package as if it were an earlier release: by its own version, and that of its provider. */
async function olderOf(file: string): Promise<string> {
  const unpacked = join(place, "older");
  cpSync(file, join(unpacked, "of.tgz"));
  await run("tar", ["-xzf", "of.tgz"], unpacked);
  for (const name of readdirSync(join(unpacked, "package/dist"), { recursive: true })) {
    const path = join(unpacked, "package/dist", String(name));
    if (/\.m?js$/u.test(path))
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(`"${VERSION}"`, '"0.0.9"'));
  }
  const manifest = join(unpacked, "package/package.json");
  const { scripts: _, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify({ ...rest, version: "0.0.9" }));
  const packed = await run("npm", ["pack"], join(unpacked, "package"));
  expect(packed, packed.text).toMatchObject({ code: 0 });
  return join(unpacked, "package/closeout-0.0.9.tgz");
}

async function aProject(name: string, from: string): Promise<PackageProject> {
  const project = aFolder(emulator, place, name);
  await install(project.folder, "--save-dev", from);
  const made = await project.closeout(
    ...["init", "--yes", "--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
    ...["--management-id", MANAGER, "--name", "acme"],
  );
  expect(made, made.text).toMatchObject({ code: 0 });
  await install(project.folder);
  return project;
}

const LOCK = "cdktf.out/stacks/acme-teardown/.terraform.lock.hcl";

test("the version stands in one place, as package.json states it, and so do the releases it is built for", () => {
  expect(VERSION).toBe(closeoutVersion());
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  for (const [name, release] of Object.entries(FRAMEWORK_RELEASES))
    expect(peerDependencies[name]).toBe(`^${release}.0`);
});

test("a project with the lock files of an older Closeout goes on with the new one, and an older plan is refused", async () => {
  const { folder, file, closeout, npm } = await aProject("updated", older);
  const before = await closeout("plan", "acme", "--out", "saved.tfplan");
  expect(before, before.text).toMatchObject({ code: 0 });
  expect(readFileSync(file(LOCK), "utf8")).toContain('"0.0.9-b');

  await install(folder, "--save-dev", tarball);
  const listed = await npm("ls", "closeout", "--json");
  expect(JSON.parse(listed.stdout).dependencies.closeout.version).toBe(VERSION);
  const plan = await closeout("plan", "acme");
  expect(plan, plan.text).toMatchObject({ code: 0 });
  const lock = readFileSync(file(LOCK), "utf8");
  expect(lock).toContain(`"${VERSION}-b`);
  expect(lock).not.toContain("0.0.9");
  const old = await closeout("deploy", "acme", "--plan", "saved.tfplan", "--json");
  expect(old, old.text).toMatchObject({ code: 1 });
}, 300_000);

test("another release of cdktf, or none, is said by name before anything is made, and by doctor", async () => {
  const { folder, file, closeout } = await aProject("another cdktf", tarball);
  const manifest = file("node_modules/cdktf/package.json");
  const installed = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify({ ...installed, version: "0.20.12" }));
  for (const args of [["plan", "acme"], ["synth"]]) {
    const { code, text } = await closeout(...args);
    expect(text).toContain("cdktf 0.20.12");
    expect(text).not.toContain("node:internal");
    expect(code).toBe(args[0] === "plan" ? 1 : 2);
  }
  const doctor = await closeout("doctor", "acme", "--json");
  const check = JSON.parse(doctor.stdout).checks.find(
    ({ name }: { readonly name: string }) => name === "cdktf",
  );
  expect(check.outcome).toBe("failed");

  rmSync(file("node_modules/cdktf"), { recursive: true });
  const none = await closeout("plan", "acme", "--json");
  expect(JSON.parse(none.stdout).error.message).toContain("cdktf is not installed");
  await install(folder);
}, 300_000);

test("a project with both cdktf and cdktn makes its stacks with the one that they import", async () => {
  const { folder, file, closeout } = await aProject("both", tarball);
  await install(folder, "--save-dev", `cdktn@${FRAMEWORK_RELEASES.cdktn}`);
  const main = readFileSync(file("stacks/main.ts"), "utf8");
  for (const framework of ["cdktf", "cdktn"]) {
    writeFileSync(file("stacks/main.ts"), main.replace("closeout/cdktf", `closeout/${framework}`));
    const plan = await closeout("plan", "acme");
    expect(plan, plan.text).toMatchObject({ code: 0 });
    const doctor = await closeout("doctor", "acme");
    expect(doctor.text).toMatch(new RegExp(`ok +${framework}: `, "u"));
  }
}, 300_000);
