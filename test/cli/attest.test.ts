import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import {
  aStandalone,
  aStandaloneProject,
  attestation,
  type StandaloneProject,
} from "./standalone.ts";
import type { Ended } from "./support.ts";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await aStandalone();
});
afterAll(() => emulator.close());

const DISK = "alibaba:ecs.disk:cn-hangzhou:d-data";

/** ISO 8601 in UTC. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();
}

/** A whole attestation about a filing; later flags take the place of earlier ones. */
const FILING = [
  ["--policy", "closure-statements"],
  ["--subject", "icp-filing"],
  ["--answer", "none"],
  ["--done", "the ICP console lists no filing"],
  ["--by", "Mei"],
  ["--evidence-text", "the list was empty"],
] as const;

function flags(
  ...changes: readonly (readonly [name: string, value: string | undefined])[]
): readonly string[] {
  const made = new Map<string, string | undefined>([...FILING, ...changes]);
  return [...made].flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}

function attest(project: StandaloneProject, args: readonly string[]): Promise<Ended> {
  return project.run("attest", "demo", ...args);
}

function attestations(project: StandaloneProject): readonly string[] {
  const folder = project.file("attestations");
  return existsSync(folder) ? readdirSync(folder) : [];
}

function expectRefused(
  { code, stdout, stderr }: Ended,
  exit: number,
  ...says: readonly string[]
): void {
  for (const text of says) expect(stderr).toContain(text);
  expect(stderr).toMatch(/^Next: ./mu);
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(stdout).toBe("");
  expect(code).toBe(exit);
}

describe("what is open", () => {
  test("--json lists each open question with its words and writes nothing", async () => {
    const project = aStandaloneProject(emulator);
    const { code, stdout } = await attest(project, ["--json"]);
    const data: {
      looked: boolean;
      complete: boolean;
      questions: { policy: string; subject: string; needs: string; answers: object }[];
    } = JSON.parse(stdout);
    expect(data).toMatchObject({ looked: true, complete: true });
    expect(data.questions).toContainEqual(
      expect.objectContaining({
        policy: "backups",
        subject: DISK,
        needs: "evidence",
        place: ["backed-up"],
        optional: false,
      }),
    );
    expect(data.questions.map(({ subject }) => subject)).toContain("icp-filing");
    expect(attestations(project)).toEqual([]);
    expect(code).toBe(0);
  });

  test("without a terminal nobody is asked, and no call is made", async () => {
    const project = aStandaloneProject(emulator);
    const before = await project.lastCall();
    expectRefused(await attest(project, []), 2, "There is no terminal to ask on", "--json");
    expect(await project.callsSince(before)).toEqual([]);
  });
});

describe("one attestation on the command line", () => {
  test("it is written, answers its question, and is not taken twice", async () => {
    const project = aStandaloneProject(emulator);
    const { code, stdout } = await attest(project, flags());
    expect(stdout).toMatch(
      /^Written: accounts\/demo\/attestations\/closure-statements-icp-filing-/mu,
    );
    expect(stdout).toContain("the commit is what a reviewer sees");
    expect(code).toBe(0);
    expect(attestations(project)).toHaveLength(1);
    expectRefused(
      await attest(project, flags()),
      2,
      'closure-statements icp-filing is answered already: "none" in accounts/demo/attestations/',
    );
    const open = await attest(project, ["--json"]);
    expect(open.stdout).not.toContain("icp-filing");
  });

  test("a file is brought along and pinned by its digest", async () => {
    const project = aStandaloneProject(emulator);
    writeFileSync(join(project.dir, "my filings.yaml"), "filings: []\n");
    const { code } = await attest(
      project,
      flags(["--evidence-text", undefined], ["--evidence-file", "my filings.yaml"]),
    );
    expect(code).toBe(0);
    const copy = project.file("attestations/evidence/my-filings.yaml");
    expect(readFileSync(copy, "utf8")).toBe("filings: []\n");
    const [name = ""] = attestations(project).filter((one) => one.endsWith(".yaml"));
    const text = readFileSync(project.file(`attestations/${name}`), "utf8");
    expect(text).toContain("file: evidence/my-filings.yaml");
    const digest = createHash("sha256").update("filings: []\n").digest("hex");
    expect(text).toContain(`digest: sha256:${digest}`);
  });

  test("a backup needs its place, and one inside of the account is refused", async () => {
    const project = aStandaloneProject(emulator);
    const backup = flags(["--policy", "backups"], ["--subject", DISK], ["--answer", "backed-up"]);
    expectRefused(await attest(project, backup), 2, "--location and --key");
    expectRefused(
      await attest(project, [...backup, "--location", "disk d-data", "--key", "none"]),
      2,
      "The attestation would not count",
      `lies in ${DISK}, which goes with this account`,
    );
    expect(attestations(project)).toEqual([]);
    const { code } = await attest(project, [
      ...backup,
      ...["--location", "s3://elsewhere/disk", "--key", "none"],
    ]);
    expect(code).toBe(0);
  });

  test("every mistake that needs no look is said at once, before any call", async () => {
    const project = aStandaloneProject(emulator);
    const before = await project.lastCall();
    expectRefused(
      await attest(
        project,
        flags(
          ["--by", undefined],
          ["--at", "2999-01-01"],
          ["--valid-until", "2999-13-01"],
          ["--evidence-link", "ftp.example"],
          ["--evidence-file", "nowhere.pdf"],
          ["--location", "elsewhere"],
          ["--reason", "no colon"],
        ),
      ),
      2,
      "--by: missing",
      '--at: "2999-01-01" is in the future',
      '--valid-until: "2999-13-01": there is no such day',
      '--evidence-link: "ftp.example" is not a link',
      "--evidence-file: there is no file",
      "--location and --key belong together",
      '--reason: "no colon" is not "name: description"',
    );
    expect(await project.callsSince(before)).toEqual([]);
  });

  test("a question that nobody asks names the nearest one that is open", async () => {
    const project = aStandaloneProject(emulator);
    expectRefused(
      await attest(project, flags(["--subject", "icp-filling"])),
      2,
      'closure-statements does not ask about "icp-filling"',
      'did you mean "icp-filing"?',
    );
    expectRefused(
      await attest(project, flags(["--policy", "closure-statement"])),
      2,
      'did you mean "closure-statements"?',
    );
    expectRefused(await attest(project, flags(["--answer", "non"])), 2, 'did you mean "none"?');
    expect(attestations(project)).toEqual([]);
  });

  test("an attestation that has expired is only replaced when that is asked for", async () => {
    const project = aStandaloneProject(emulator);
    const old = attestation({
      policy: "closure-statements",
      subject: "icp-filing",
      answer: "none",
      at: "2020-01-01",
      validUntil: "2020-02-01",
    });
    project.write("attestations/old.yaml", old);
    expectRefused(
      await attest(project, flags()),
      2,
      "accounts/demo/attestations/old.yaml answers that already and does not count",
      "has expired on 2020-02-01",
      "--replace",
    );
    const { code, stdout } = await attest(project, [...flags(), "--replace"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Removed: accounts/demo/attestations/old.yaml");
    expect(attestations(project)).toHaveLength(1);
    expect(attestations(project)).not.toContain("old.yaml");
  });
});

describe("the closure itself", () => {
  const SUBMITTED = flags(
    ["--policy", "closure"],
    ["--subject", "submitted"],
    ["--answer", "submitted"],
    ["--reference", "T-1"],
  );

  /** A project whose packet was handed out. */
  function prepared(): StandaloneProject {
    const project = aStandaloneProject(emulator);
    const run = { run: "r1", at: daysAgo(20) };
    const entries = [
      {
        ...run,
        v: 1,
        seq: 1,
        kind: "run",
        command: "deploy",
        accountId: "3000000000000003",
        pid: 1,
      },
      {
        ...run,
        v: 1,
        seq: 2,
        kind: "closure",
        accountId: "3000000000000003",
        phase: "awaiting-submission",
        detail: "prepared",
      },
      { ...run, v: 1, seq: 3, kind: "end", outcome: "closure awaiting-submission" },
    ];
    project.write("journal.jsonl", `${entries.map((entry) => JSON.stringify(entry)).join("\n")}\n`);
    return project;
  }

  test("its submission and its end are stated without a single call, and stay on record", async () => {
    const project = prepared();
    const before = await project.lastCall();
    const at = daysAgo(10);
    const listed = await attest(project, ["--json"]);
    expect(listed.stdout).toContain('"looked": false');
    expectRefused(
      await attest(project, [...SUBMITTED, "--at", daysAgo(21)]),
      2,
      "would not count: the journal knows of a newer step: awaiting-submission on ",
    );
    const submitted = await attest(project, [...SUBMITTED, "--at", at]);
    expect(submitted.stderr).toBe("");
    expect(submitted.stdout).toContain(`is closing, waiting until ${daysAgo(-20).slice(0, 10)}T`);
    expect(submitted.stdout).toContain(`submitted in the console on ${at}, reference T-1`);
    expect(submitted.stdout).toContain("nothing may log in until then");
    expect(readFileSync(project.file("journal.jsonl"), "utf8")).toContain('"phase":"waiting"');
    const outcome = flags(
      ["--policy", "closure"],
      ["--subject", "outcome"],
      ["--answer", "rejected"],
    );
    expectRefused(await attest(project, outcome), 2, '--reason: "rejected" needs at least one');
    expectRefused(
      await attest(project, [...outcome, "--reason", "Debt: pay it", "--at", daysAgo(11)]),
      2,
      `would not count: it must be after ${at}`,
    );
    const rejected = await attest(project, [...outcome, "--reason", "Debt: pay it", "--json"]);
    expect(JSON.parse(rejected.stdout)).toMatchObject({
      status: { phase: "failed", reasons: [{ name: "Debt", description: "pay it" }] },
    });
    expect(await project.callsSince(before)).toEqual([]);
  });

  test("a submission that was stated by mistake is taken back without a call", async () => {
    const project = prepared();
    const before = await project.lastCall();
    await attest(project, [...SUBMITTED, "--at", daysAgo(2)]);
    const mistake = ["--subject", "outcome"] as const;
    const { code, stdout } = await attest(
      project,
      flags(["--policy", "closure"], mistake, ["--answer", "not-submitted"]),
    );
    expect(stdout).toContain("Written: ");
    expect(stdout).not.toContain("is closing");
    expect(code).toBe(0);
    expect(await project.callsSince(before)).toEqual([]);
    // The account may be looked at again.
    const { stdout: listed } = await attest(project, ["--json"]);
    expect(JSON.parse(listed)).toMatchObject({ looked: true, status: { phase: "none" } });
  });

  test("a closure that was submitted without any packet can be stated as well", async () => {
    const project = aStandaloneProject(emulator);
    const before = await project.lastCall();
    const without = SUBMITTED.map((word) =>
      word === "submitted" ? "submitted-without-packet" : word,
    ).with(SUBMITTED.indexOf("--subject") + 1, "submitted");
    const { stdout } = await attest(project, [...without, "--at", daysAgo(1)]);
    expect(stdout).toContain("is closing, waiting until ");
    expect(await project.callsSince(before)).toEqual([]);
  });

  test("a submission by a packet that was never written is refused, and never listed as open", async () => {
    const project = aStandaloneProject(emulator);
    await project.run("review", "demo");
    const before = await project.lastCall();
    expectRefused(
      await attest(project, [...SUBMITTED, "--at", daysAgo(1)]),
      2,
      "needs a packet, and none was prepared",
      "1 of the 1 items of the review are not proved gone",
      "submitted-without-packet",
    );
    expect(await project.callsSince(before)).toEqual([]);
    const listed = await attest(project, ["--json"]);
    const { questions }: { questions: readonly { readonly policy: string }[] } = JSON.parse(
      listed.stdout,
    );
    expect(questions.length).toBeGreaterThan(10);
    expect(questions.filter(({ policy }) => policy === "closure")).toEqual([]);
  });

  test("in the quiet period nothing else is asked", async () => {
    const project = prepared();
    await attest(project, SUBMITTED);
    const before = await project.lastCall();
    expectRefused(
      await attest(project, flags()),
      1,
      "Account 3000000000000003 is closing, waiting until ",
      "No call was made.",
    );
    expect(await project.callsSince(before)).toEqual([]);
  });
});
