import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { aStandalone, aStandaloneProject, attestation } from "./standalone.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const DISK = "alibaba:ecs.disk:cn-hangzhou:d-data";

const NEEDLESS = attestation({
  policy: "backups",
  subject: DISK,
  answer: "not-needed",
  at: "2020-01-01",
});

test("a review counts the questions that keep items, and then names the answers it relies on", async () => {
  const project = aStandaloneProject(emulator);
  const open = await project.run("review", "demo");
  expect(open.stdout).toContain("Held back by the policy backups");
  expect(open.stdout).toContain(
    "1 question for a person keeps items from being removed: npx closeout attest demo",
  );
  project.write("attestations/disk.yaml", NEEDLESS);
  const answered = await project.run("review", "demo");
  expect(answered.stdout).not.toContain("for a person");
  expect(answered.stdout).toContain("Answers of people that this review relies on (1)");
  expect(answered.stdout).toContain(
    `backups ${DISK}: not-needed · it was done in the console (accounts/demo/attestations/disk.yaml)`,
  );
  const { stdout } = await project.run("review", "demo", "--dry-run", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    relied: [{ policy: "backups", subject: DISK, answer: "not-needed" }],
    questions: [],
  });
});

test("doctor names attestations that count for nothing", async () => {
  const project = aStandaloneProject(emulator);
  project.write("attestations/disk.yaml", `${NEEDLESS}validUntil: "2020-02-01"\n`);
  const { stdout } = await project.run("doctor", "demo");
  expect(stdout).toContain("attestations: 1 attestation, and 1 of them count for nothing:");
  expect(stdout).toContain("disk.yaml has expired on 2020-02-01");
});

test("an attestation that cannot be read stops every look before a call, since it may say that the account closes", async () => {
  const project = aStandaloneProject(emulator);
  project.write("attestations/broken.yaml", "answers: [\n");
  const before = await project.lastCall();
  for (const command of ["scan", "review", "check", "comment", "attest", "timeline"]) {
    const options = command === "attest" ? ["--json"] : [];
    const { code, stdout, stderr } = await project.run(command, "demo", ...options);
    expect(stderr).toContain("accounts/demo/attestations/broken.yaml:");
    expect(stderr).toContain("Nothing was called.");
    if (options.length === 0) expect(stdout).toBe("");
    else expect(JSON.parse(stdout)).toMatchObject({ error: { code: "attestation-file" } });
    expect(code).toBe(2);
  }
  const { code, stdout } = await project.run("doctor", "demo");
  expect(stdout).toContain("✗ failed   attestations: ");
  expect(stdout).toContain("credentials: not asked: nobody knows whether the account is closing");
  expect(code).toBe(1);
  const report = await project.run("report", "demo");
  expect(report.stderr).toContain("broken.yaml");
  expect(report.code).toBe(0);
  expect(await project.callsSince(before)).toEqual([]);
});
