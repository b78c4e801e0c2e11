import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ATTESTED, withAlone } from "./support/alone.ts";

test("attestations that do not count are blockers by name, and the plan says which ones it rests on", () =>
  withAlone({ attested: false }, async (project) => {
    const { attest, plan, paths, now } = project;
    const [papers, ...others] = ATTESTED.filter(
      ({ subject }) => !["icp-filing", "contracts", "marketplace"].includes(subject),
    );
    for (const one of others) attest(one);
    const policy = "closure-statements";
    attest({ policy, subject: "icp-filing", answer: "none", at: now(-72), validUntil: now(-24) });
    attest({ policy, subject: "contracts", answer: "none", at: now(24 * 100) });
    const page = join(paths.attestations, "evidence", "page.txt");
    mkdirSync(join(paths.attestations, "evidence"), { recursive: true });
    writeFileSync(page, "nothing listed\n");
    const digest = `sha256:${createHash("sha256").update("nothing listed\n").digest("hex")}`;
    const evidence = { kind: "file", file: "evidence/page.txt", digest } as const;
    attest({ policy, subject: "marketplace", answer: "none", evidence });
    attest({ policy, subject: "moon-landing", answer: "done" });
    await project.settle();
    writeFileSync(page, "a shop is listed\n");

    const planned = await plan("closure");
    expect(planned.code).toBe(1);
    expect(planned.says).toContain(`closure-statements: ${papers === undefined ? 3 : 4} findings`);
    expect(planned.says).toMatch(/icp-filing-[0-9-]+\.yaml has expired on/u);
    expect(planned.says).toMatch(/contracts-[0-9-]+\.yaml is dated in the future/u);
    expect(planned.says).toMatch(/marketplace-[0-9-]+\.yaml .*page\.txt/u);
    expect(planned.says).toMatch(/moon-landing-[0-9-]+\.yaml: answers nothing/u);
    expect(planned.says).toContain("attestations: 4 finding");
    expect(planned.says).toMatch(/9 attestations cover what no API can show/u);
  }));

test("two attestations that contradict each other refuse every command before its first call", () =>
  withAlone({}, async (project) => {
    project.attest({ policy: "closure-statements", subject: "papers", answer: "struck-off" });
    const planned = await project.plan("closure");
    expect(planned.code).toBe(1);
    expect(planned.says).toContain("papers");
    expect(await project.callsSince(0)).toEqual([]);
  }));

test("papers of another holder than account.yaml names keep the account from closing, also when the file was written by hand", () =>
  withAlone({ attested: false, account: { holder: "enterprise" } }, async (project) => {
    for (const one of ATTESTED) if (one.subject !== "papers") project.attest(one);
    project.attest({ policy: "closure-statements", subject: "papers", answer: "struck-off" });
    await project.settle();
    const planned = await project.plan("closure");
    expect(planned.code).toBe(1);
    expect(planned.says).toMatch(
      /papers-[0-9-]+\.yaml says "struck-off", which is for `holder: struck-off-enterprise`, and account\.yaml says `holder: enterprise`/u,
    );
    expect((await project.deploy("closure")).code).toBe(1);
    expect((await project.journal()).some(({ kind }) => kind === "closure")).toBe(false);
  }));

test("an attestation from before the account was opened, and one that an answer in account.yaml contradicts, settle nothing", () =>
  withAlone(
    {
      attested: false,
      account: {
        openedOn: "2026-01-01",
        answers: [
          {
            policy: "closure-statements",
            subject: "contracts",
            answer: "ended",
            because: "they ran out",
          },
        ],
      },
    },
    async (project) => {
      const policy = "closure-statements";
      const others = ATTESTED.filter(
        ({ subject }) => !["icp-filing", "contracts"].includes(subject),
      );
      for (const one of others) project.attest(one);
      project.attest({ policy, subject: "icp-filing", answer: "none", at: "2025-06-01T00:00:00Z" });
      project.attest({ policy, subject: "contracts", answer: "none" });
      await project.settle();
      const planned = await project.plan("closure");
      expect(planned.says).toContain("closure-statements: 2 finding");
      expect(planned.says).toContain("before the account was opened");
      expect(planned.says).toMatch(/says "none", and \S+account\.yaml:\d+ says "ended"/u);
    },
  ));
