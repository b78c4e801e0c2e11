import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { AccountPaths } from "../../src/files/project.ts";
import { withProject } from "./support/project.ts";
import { attachedDisk, bucket, instance, objects } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const DISK = idOf("ecs.disk", "d-1");
const LOGS = "alibaba:oss.bucket:global:logs";
const resources = {
  [REGION]: {
    "ecs.instance": [instance("i-1")],
    "ecs.disk": [attachedDisk("d-1", "i-1")],
    "ecs.key-pair": [{ KeyPairName: "pair-1", CreationTime: "{now-30d}" }],
  },
  "*": { "oss.bucket": [bucket("logs")] },
  logs: { "oss.version": objects(3) },
};

/** Writes an attestation of yesterday into the account's folder. */
function attest(
  paths: AccountPaths,
  subject: string,
  backup: { readonly location: string; readonly key: string } | undefined,
): void {
  mkdirSync(paths.attestations, { recursive: true });
  const attestation = {
    account: MEMBER,
    answers: { policy: "backups", subject },
    answer: backup === undefined ? "not-needed" : "backed-up",
    done: "looked into with the shop",
    by: "Li Na, operations",
    at: new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString(),
    evidence: { text: "ticket OPS-1301" },
    ...(backup === undefined ? {} : { backup }),
  };
  const file = join(paths.attestations, `${subject.replaceAll(":", "-")}.yaml`);
  writeFileSync(file, stringify(attestation));
}

describe("what holds data", () => {
  test("stays until it has an answer, with what would take it along, while the rest goes", () =>
    withProject({ resources, account: { backups: undefined } }, async (project) => {
      const { review, plan, deploy, standing } = project;
      await review();
      const { says } = await plan("teardown");
      for (const id of [DISK, LOGS]) expect(says).toContain(`${id}: policy backups:`);
      expect(says).toContain("holds data: is there a copy outside of this account?");
      expect(says).toContain("npx closeout attest");
      await deploy("teardown");
      expect(standing("ecs.disk")).toEqual(["d-1"]);
      expect(standing("ecs.instance")).toEqual(["i-1"]);
      expect(standing("oss.bucket")).toEqual(["logs"]);
      expect(standing("ecs.key-pair")).toEqual([]);
    }));

  test("goes once each has its answer, and the plan shows what that rests on", () =>
    withProject({ resources, account: { backups: undefined } }, async (project) => {
      const { review, plan, deploy, standing, paths } = project;
      await review();
      attest(paths, DISK, undefined);
      attest(paths, LOGS, { location: "sftp://archive.example/logs", key: "none" });
      const { says } = await plan("teardown");
      expect(says).toContain(`backups: ${LOGS}: "backed-up", looked into with the shop, by Li Na`);
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.disk")).toEqual([]);
      expect(standing("oss.bucket")).toEqual([]);
    }));

  test("stays when its copy lies in the account, whoever says so", () =>
    withProject({ resources, account: { backups: undefined } }, async (project) => {
      const { review, plan, deploy, standing, paths, writeAccount } = project;
      const match = { type: "oss.bucket" };
      const rule = { match, answer: "not-needed", because: "logs of a shop that is closed" };
      writeAccount({ backups: [rule] });
      await review();
      attest(paths, DISK, { location: "oss://logs/disks", key: "none" });
      const refused = `its backup "oss://logs/disks" lies in ${LOGS}, which goes with this account`;
      expect((await plan("teardown")).says).toContain(refused);
      await deploy("teardown");
      expect(standing("ecs.disk")).toEqual(["d-1"]);
      expect(standing("oss.bucket")).toEqual([]);
    }));
});
