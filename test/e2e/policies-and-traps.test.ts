import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { definePolicy, findings } from "../../src/core/policy.ts";
import { withProject, withWholeCatalog } from "./support/project.ts";
import { attachedDisk, bucket, instance, objects, pairs } from "./support/things.ts";
import { idOf, KEYS, MANAGER, MEMBER, REGION } from "./support/world.ts";

const legalHold = definePolicy({
  id: "legal-hold",
  title: "Nothing under legal hold is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy: "Ask the legal team.",
  check: ({ items }) =>
    findings(
      items
        .filter((item) => item.tags["legal-hold"] === "yes")
        .map((item) => ({ subject: item.id, says: `${item.line} is under legal hold` })),
    ),
});

const held = { Tags: { Tag: [{ TagKey: "legal-hold", TagValue: "yes" }] } };

describe("a policy of the user's own", () => {
  test("holds back what it names, and the rest goes", () =>
    withProject(
      {
        policies: [legalHold],
        resources: { [REGION]: { "ecs.instance": [instance("i-1"), instance("i-2", held)] } },
      },
      async ({ review, plan, deploy, standing }) => {
        await review();
        const { says } = await plan("teardown");
        expect(says).toContain("1 item held back by a policy");
        expect(says).toContain(`${idOf("ecs.instance", "i-2")}: policy legal-hold:`);
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.instance")).toEqual(["i-2"]);
        expect((await plan("closure")).says).toMatch(/Error: legal-hold: \d+ finding/u);
      },
    ));

  test("is asked again right before the deletion", () =>
    withProject(
      { policies: [legalHold], resources: { [REGION]: { "ecs.instance": [instance("i-1")] } } },
      async ({ review, plan, terraform, meanwhile, standing }) => {
        await review();
        await plan("teardown", "-out=saved");
        meanwhile({ [REGION]: { "ecs.instance": [instance("i-1", held)] } });
        const applied = await terraform("teardown", "apply", "-input=false", "saved");
        expect(applied.code).toBe(1);
        expect(applied.says).toContain("legal-hold");
        expect(standing("ecs.instance")).toEqual(["i-1"]);
      },
    ));

  test("that throws has failed, and stops the teardown", () =>
    withProject(
      {
        policies: [
          {
            ...legalHold,
            check: () => {
              throw new Error("the register cannot be read");
            },
          },
        ],
        resources: { [REGION]: { "ecs.key-pair": pairs(1) } },
      },
      async ({ review, plan, deploy, standing }) => {
        await review();
        const planned = await plan("teardown");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain("the policy could not judge: it threw: the register cannot");
        expect((await deploy("teardown")).code).toBe(1);
        expect(standing("ecs.key-pair")).toEqual(["pair-1"]);
        expect((await plan("closure")).says).toMatch(/Error: legal-hold: \d+ finding/u);
      },
    ));
});

test("looking changes nothing", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.instance": [instance("i-1")],
          "ecs.disk": [attachedDisk("d-1", "i-1")],
          "ecs.key-pair": pairs(2),
        },
        "*": { "oss.bucket": [bucket("logs")] },
        logs: { "oss.version": objects(3) },
      },
      account: { closure: { confirm: MEMBER, enableMemberDeletion: true } },
      deletion: "Disabled",
    },
    async ({ plan, review, changes, emulator }) => {
      await plan("closure");
      await review();
      await plan("teardown");
      expect(changes()).toEqual([]);
      expect(emulator.world.store.account(MEMBER)?.attributes["resourceCenter"]).toBeUndefined();
    },
  ));

test("no key, secret or token of a session stands in plan, state, journal, review or log", () =>
  withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
    async ({ plan, review, deploy, logged, calls, folder, paths, journal }) => {
      const texts = [(await plan("closure")).text];
      await review();
      texts.push((await deploy("teardown")).text, logged.join("\n"));
      texts.push(
        ...[paths.review, paths.journal, `${folder}/teardown/terraform.tfstate`].map((file) =>
          readFileSync(file, "utf8"),
        ),
      );
      const session = calls().find(({ accessKeyId }) => accessKeyId.startsWith("STS."));
      const secrets = [KEYS.closer.secret, session?.accessKeyId ?? "none", "SecurityToken"];
      for (const text of texts) for (const secret of secrets) expect(text).not.toContain(secret);
      expect((await journal()).length).toBeGreaterThan(0);
    },
  ));

test("a denial by a control policy names the permission and who can lift it", () =>
  withWholeCatalog(
    {
      managerResources: {
        "*": {
          "resourcemanager.control-policy-attachment": [
            {
              TargetId: MEMBER,
              PolicyId: "cp-1",
              PolicyName: "no-keys",
              _document: {
                Version: "1",
                Statement: [{ Effect: "Deny", Action: "ecs:DescribeKeyPairs", Resource: "*" }],
              },
            },
          ],
        },
      },
    },
    async ({ plan }) => {
      const { code, says } = await plan("closure");
      expect(code).toBe(1);
      expect(says).toMatch(/ecs\.key-pair in cn-hangzhou: denied.*needs ecs:DescribeKeyPairs/u);
      expect(says).toContain("a control policy of the resource directory forbids it");
    },
  ));

test("security groups that refer to each other go, with what uses them, from the inside out", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.security-group": [
            {
              SecurityGroupId: "sg-1",
              SecurityGroupName: "front",
              VpcId: "vpc-1",
              SecurityGroupType: "normal",
              _rules: [{ SourceGroupId: "sg-2", DestGroupId: "" }],
            },
            {
              SecurityGroupId: "sg-2",
              SecurityGroupName: "back",
              VpcId: "vpc-1",
              SecurityGroupType: "normal",
              _rules: [{ SourceGroupId: "sg-1", DestGroupId: "" }],
            },
          ],
          "ecs.instance": [
            instance("i-1", { SecurityGroupIds: { SecurityGroupId: ["sg-1", "sg-2"] } }),
          ],
          "vpc.vpc": [
            {
              VpcId: "vpc-1",
              VpcName: "main",
              Status: "Available",
              CidrBlock: "10.0.0.0/8",
              CreationTime: "{now-30d}",
            },
          ],
        },
      },
    },
    async ({ review, deploy, standing, plan }) => {
      await review();
      const deployed = await deploy("teardown");
      expect(deployed.code).toBe(0);
      expect(standing("ecs.security-group")).toEqual([]);
      expect(standing("vpc.vpc")).toEqual([]);
      expect((await plan("teardown", "-detailed-exitcode")).says).toContain("No changes.");
    },
  ));

test("a key whose deletion is scheduled is a wait, and does not stand in the way", () =>
  withProject(
    {
      account: { closure: { confirm: MEMBER } },
      resources: {
        [REGION]: {
          "kms.key": [
            {
              KeyId: "key-1",
              Description: "disks",
              KeyState: "Enabled",
              Creator: MEMBER,
              CreationDate: "{now-30d}",
              KeySpec: "Aliyun_AES_256",
              KeyUsage: "ENCRYPT/DECRYPT",
              Origin: "Aliyun_KMS",
              DeletionProtection: "Disabled",
            },
          ],
        },
      },
    },
    async ({ review, plan, deploy, row, changes }) => {
      expect((await plan("closure")).says).toContain("running-resources: 1 finding");
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      expect(row("kms.key", "key-1")).toMatchObject({ KeyState: "PendingDeletion" });
      const again = await plan("teardown", "-detailed-exitcode");
      expect(again.code).toBe(0);
      expect((await plan("closure")).says).not.toContain("running-resources");
      expect(changes().filter(({ action }) => action === "ScheduleKeyDeletion")).toHaveLength(1);
    },
  ));

test("what another account uses is not deleted without an answer", () =>
  withProject(
    {
      resources: {
        [REGION]: {
          "ecs.image": [
            {
              ImageId: "m-1",
              ImageName: "golden",
              ImageOwnerAlias: "self",
              Status: "Available",
              IsPublic: false,
              Size: 40,
              OSName: "Linux",
              CreationTime: "{now-30d}",
              _sharedWith: [MANAGER],
            },
          ],
        },
      },
    },
    async ({ review, plan, deploy, standing, writeAccount }) => {
      await review();
      expect((await plan("teardown")).says).toContain(`used by ${MANAGER}`);
      await deploy("teardown");
      expect(standing("ecs.image")).toEqual(["m-1"]);
      writeAccount({
        answers: [
          {
            policy: "used-by-others",
            subject: idOf("ecs.image", "m-1"),
            answer: "informed",
            because: "they copied it, mail of 3 May",
          },
        ],
      });
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ecs.image")).toEqual([]);
    },
  ));
