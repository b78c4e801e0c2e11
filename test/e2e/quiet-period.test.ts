import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { closeout, toEmulator } from "../cli/support.ts";
import { type AloneProject, withAlone } from "./support/alone.ts";
import type { StackName } from "./support/stacks.ts";
import { pairs } from "./support/things.ts";
import { KEYS, MEMBER, REGION } from "./support/world.ts";

const STACKS: readonly StackName[] = ["teardown", "closure"];

/** Every command of Terraform that reads or changes a stack. */
const COMMANDS: readonly (readonly string[])[] = [
  ["plan", "-input=false"],
  ["plan", "-input=false", "-refresh-only"],
  ["apply", "-input=false", "-auto-approve"],
  ["apply", "-input=false", "-auto-approve", "-refresh-only"],
  ["refresh", "-input=false"],
  ["plan", "-input=false", "-destroy"],
  ["destroy", "-input=false", "-auto-approve"],
];

/** Runs every command in both stacks; each must end well and say why it looked at nothing. */
async function everything({ terraform }: AloneProject): Promise<void> {
  for (const stack of STACKS) {
    for (const args of COMMANDS) {
      const { code, says } = await terraform(stack, ...args);
      const what = `${stack}: ${args.join(" ")}`;
      expect(`${what} ${code}`).toBe(`${what} 0`);
      if (args[0] === "plan") expect(says, what).not.toMatch(/Plan: [1-9]/u);
    }
  }
}

describe("in the quiet period nothing calls:", () => {
  test("not plan, apply, refresh or destroy, and not a plan that was saved before", () =>
    withAlone({}, async (project) => {
      const { plan, deploy, terraform, meanwhile, review, take, attest, standing } = project;
      await project.settle();
      expect((await plan("closure", "-out=before.plan")).code).toBe(0);
      meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
      await review();
      expect((await plan("teardown", "-out=before.plan")).says).toContain('pair-1" = ');
      take("ecs.key-pair", "pair-1");

      await project.console("submit-closure");
      attest({ subject: "submitted", answer: "submitted", reference: "C-7" });
      meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
      const last = await project.lastCall();

      const late = await terraform("teardown", "apply", "-input=false", "before.plan");
      expect(late.code).toBe(1);
      expect(late.says).toContain("this plan was made before");
      expect(late.says).toContain("Nothing was deleted, and the account was not entered");
      const adopted = await terraform("closure", "apply", "-input=false", "before.plan");
      expect(adopted.code).toBe(0);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });

      const planned = await plan("closure", "-detailed-exitcode");
      expect(planned.code).toBe(0);
      expect(planned.says).toContain(`Account ${MEMBER} is closing, waiting until`);
      expect(planned.says).toContain("nothing may log in until then");
      await everything(project);
      // Destroyed stacks begin anew: that is no way in either.
      const again = await deploy("closure");
      expect(again.code).toBe(0);
      expect(again.says).toContain("deploy will follow the closure in progress");
      expect((await deploy("teardown")).code).toBe(0);

      expect(await project.callsSince(last)).toEqual([]);
      expect(await project.closing()).toMatchObject({ state: "waiting", calls: 0 });
      expect(standing("ecs.key-pair")).toEqual(["pair-1"]);
    }));

  test("not when it was never prepared here, nor when the period is over and nothing is stated", () =>
    withAlone({ attested: false }, async (project) => {
      project.attest({ subject: "submitted", answer: "submitted", at: project.now(-24 * 29) });
      for (const stack of STACKS) expect((await project.deploy(stack)).code).toBe(0);
      expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
      await project.later(48);
      for (const stack of STACKS) {
        const { code, says } = await project.plan(stack);
        expect(code).toBe(0);
        expect(says).toContain("the quiet period of 30 days is over");
      }
      await expect(project.review()).rejects.toThrow("makes no more API calls");
      expect(await project.callsSince(0)).toEqual([]);
    }));
});

describe("what is written down once holds:", () => {
  test("a stack folder with an older copy of the attestations stays silent, and so does a lost file", () =>
    withAlone({}, async (project) => {
      const { paths, folder, attest, deploy, plan } = project;
      await project.settle();
      cpSync(paths.attestations, join(folder, "older"), { recursive: true });
      const file = attest({ subject: "submitted", answer: "submitted" });
      const last = await project.lastCall();
      expect((await deploy("closure")).code).toBe(0);

      const json = join(folder, "closure/main.tf.json");
      const text = readFileSync(json, "utf8");
      writeFileSync(json, text.replaceAll(paths.attestations, join(folder, "older")));
      const stale = await plan("closure");
      expect(stale.code).toBe(0);
      expect(stale.says).toContain("(the journal)");
      writeFileSync(json, text);

      rmSync(file);
      for (const stack of STACKS) {
        const lost = await plan(stack);
        expect(lost.code).toBe(0);
        expect(lost.says).toContain(`Account ${MEMBER} is closing, waiting until`);
      }
      // The program for people goes by the same record.
      writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
      const env = {
        ...toEmulator(project.emulator, KEYS.member),
        CLOSEOUT_CLOCK_AHEAD: process.env["CLOSEOUT_CLOCK_AHEAD"] ?? "0h",
      };
      const commands = [["scan"], ["review"], ["doctor"], ["attest", "--json"], ["timeline"]];
      for (const [name = "", ...flags] of commands) {
        const run = await closeout([name, "demo", ...flags], { cwd: folder, env });
        expect(`${name} ${run.code}`).toBe(`${name} 0`);
        expect(`${run.stdout}${run.stderr}`).toContain("nothing may log in until then");
      }
      expect(await project.callsSince(last)).toEqual([]);
    }));
});

describe("an attestation that cannot be read stops everything before the first call:", () => {
  const BROKEN: Readonly<Record<string, readonly [text: string, says: string]>> = {
    "that is no YAML": ["answer: [submitted\n", "closure-submitted.yaml:"],
    "of another account": [
      attestation({ account: "9999999999999999" }),
      "closure-submitted.yaml:1",
    ],
    "without a time": [attestation({ at: "" }), "at"],
    "with a word that nobody knows": [attestation({ answer: "sent" }), "submitted"],
  };
  test.each(Object.entries(BROKEN))("one %s", async (_, [text, says]) => {
    await withAlone({ attested: false }, async (project) => {
      project.attest({ subject: "submitted", answer: "submitted" });
      writeFileSync(join(project.paths.attestations, "closure-submitted.yaml"), text);
      for (const stack of STACKS) {
        const planned = await project.plan(stack);
        expect(planned.code).toBe(1);
        expect(planned.says).toContain(says);
      }
      await expect(project.review()).rejects.toThrow();
      expect(await project.callsSince(0)).toEqual([]);
    });
  });
});

test("a submission that is dated in the future keeps silence all the same", () =>
  withAlone({ attested: false }, async (project) => {
    project.attest({ subject: "submitted", answer: "submitted", at: project.now(30) });
    for (const stack of STACKS) {
      const { code, says } = await project.plan(stack);
      expect(code).toBe(0);
      expect(says).toContain("dated in the future");
      expect(says).toContain("Correct the date in that file");
    }
    expect(await project.callsSince(0)).toEqual([]);
    // Nothing of it is on record, so that the right date counts once it stands there.
    expect(await project.journal()).toEqual([]);
  }));

function attestation(parts: Readonly<Record<string, string>>): string {
  const { account, answer, at } = {
    account: MEMBER,
    answer: "submitted",
    at: "2026-11-20T10:00:00Z",
    ...parts,
  };
  return [
    `account: "${account}"`,
    "answers: { policy: closure, subject: submitted }",
    `answer: ${answer}`,
    "done: it was submitted in the console",
    "by: Mei",
    `at: ${at}`,
    "evidence: { text: the page said so }",
    "",
  ].join("\n");
}
