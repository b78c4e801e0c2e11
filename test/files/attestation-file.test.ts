import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { attestationFault } from "../../src/core/attestation.ts";
import {
  type AttestationDraft,
  fileDigest,
  readAttestations,
  writeAttestation,
} from "../../src/files/attestations/attestation-file.ts";
import { problemOf, temporaryFolder } from "./support.ts";

const ID = "1000000000000005";
const NOW = "2026-11-21T00:00:00.000Z";
const TEXT = "restored into an empty database\n";
const DIGEST = "sha256:0a64cf5bb7e0eba48d1d6e7dc2a0a5a3e8b1a1ee0c4ef01f4c1a5d5b9b4ad2ef";

/** A complete file; a key that is given replaces the one of that name, undefined removes it. */
function attestation(keys: Readonly<Record<string, string | undefined>> = {}): string {
  const all: Readonly<Record<string, string | undefined>> = {
    account: `"${ID}"`,
    answers: `{ policy: backups, subject: "alibaba:oss.bucket:cn-hangzhou:logs" }`,
    answer: "backed-up",
    done: "copied to the archive at head office and read back",
    by: "head of platform",
    at: "2026-11-20T10:00:00+08:00",
    evidence: "{ text: compared the counts of both sides }",
    ...keys,
  };
  return Object.entries(all)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}\n`]))
    .join("");
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

function read(files: Readonly<Record<string, string>>) {
  return readAttestations(folderOf(files), ID);
}

/** Every mistake as `file:line: words`. */
function mistakes(files: Readonly<Record<string, string>>): readonly string[] {
  const dir = folderOf(files);
  const problem = problemOf(() => readAttestations(dir, ID));
  expect(problem.code).toBe("attestation-file");
  expect(problem.next).toContain("docs/attestations.md");
  return problem.message
    .split("\n")
    .slice(1)
    .map((line) => line.trim().replace(`${dir}/`, ""));
}

/** Mistakes of a complete file with these keys; keys stand in lines 1 to 7, what is added after them. */
function wrong(keys: Readonly<Record<string, string | undefined>>): readonly string[] {
  return mistakes({ "a.yaml": attestation(keys) });
}

describe("correct files", () => {
  test("no folder is no attestations", () => {
    expect(readAttestations(join(temporaryFolder(), "attestations"), ID)).toEqual([]);
  });

  test("every key is read, times become UTC and an id without quotes stays text", () => {
    const dir = folderOf({
      "b.yaml": `# what the bills say
account: ${ID}
answers:
  policy: backups
  subject: "alibaba:oss.bucket:cn-hangzhou:logs"
answer: backed-up
done: |
  copied
  and read back
by: head of platform
at: 2026-11-20 10:00 +08:00
validUntil: 2027-01-01
evidence:
  link: https://wiki.head-office.example/restore?id=7
reference: 4711
backup: { location: "nas:/archive/logs", key: none }
lastCharge: 2026-10
`,
    });
    expect(readAttestations(dir, ID)).toEqual([
      {
        file: join(dir, "b.yaml"),
        policy: "backups",
        subject: "alibaba:oss.bucket:cn-hangzhou:logs",
        answer: "backed-up",
        done: "copied\nand read back\n",
        by: "head of platform",
        at: "2026-11-20T02:00:00.000Z",
        validUntil: "2027-01-01T00:00:00.000Z",
        evidence: { kind: "link", link: "https://wiki.head-office.example/restore?id=7" },
        reference: "4711",
        backup: { location: "nas:/archive/logs", key: "none" },
        reasons: [],
        lastCharge: "2026-10",
      },
    ]);
  });

  test("files are read by name, and folders, hidden files and files of other endings are not", () => {
    const subject = (name: string): string => `{ policy: backups, subject: ${name} }`;
    const dir = folderOf({
      "b.yml": attestation({ answers: subject("b") }),
      "a.yaml": attestation({ answers: subject("a") }),
      "notes.txt": "not an attestation",
      "a.yaml~": "not: [an attestation",
      ".a.yaml": "not: [an attestation",
    });
    mkdirSync(join(dir, "old.yaml"));
    expect(readAttestations(dir, ID).map((one) => one.subject)).toEqual(["a", "b"]);
  });

  test("a link to an attestation counts as the attestation, and one to nothing is a mistake", () => {
    const dir = temporaryFolder();
    const other = folderOf({ "real.yaml": attestation() });
    symlinkSync(join(other, "real.yaml"), join(dir, "a.yaml"));
    expect(readAttestations(dir, ID)).toHaveLength(1);
    rmSync(join(other, "real.yaml"));
    expect(problemOf(() => readAttestations(dir, ID)).message).toContain(
      "a.yaml:1: cannot be read (ENOENT)",
    );
  });

  test("a date alone is its first moment in UTC, and a leap day exists in its year only", () => {
    expect(read({ "a.yaml": attestation({ at: "2024-02-29" }) })[0]?.at).toBe(
      "2024-02-29T00:00:00.000Z",
    );
    expect(wrong({ at: "2026-02-29" })).toEqual([
      `a.yaml:6: at: "2026-02-29": there is no such day`,
    ]);
  });
});

describe("what is wrong with a file", () => {
  test("a key that is missing, blank or of the wrong kind is named with its line", () => {
    expect(wrong({ by: undefined, done: "", answer: "true", answers: "backups" })).toEqual([
      "a.yaml:1: by: is missing",
      `a.yaml:2: answers: must be a map of keys, but is the text "backups"`,
      "a.yaml:3: answer: must be text, but is the boolean true; put it in quotes",
      "a.yaml:4: done: must be text, but is blank",
    ]);
    expect(wrong({ by: `"  "` })).toEqual(["a.yaml:5: by: must not be blank"]);
  });

  test("an unknown key is refused with the nearest known one", () => {
    expect(wrong({ valid_until: "2027-01-01" })).toEqual([
      expect.stringMatching(
        /^a\.yaml:8: valid_until: unknown key; .*did you mean "validUntil"\?$/u,
      ),
    ]);
    expect(wrong({ evidence: "{ text: seen, path: x }" })).toEqual([
      expect.stringMatching(/^a\.yaml:7: evidence\.path: unknown key; allowed: text, link, file/u),
    ]);
  });

  test("another account's attestation is refused by name", () => {
    expect(wrong({ account: `"1000000000000006"` })).toEqual([
      `a.yaml:1: account: "1000000000000006" is another account; this folder belongs to ${ID}, and an attestation about another one says nothing here`,
    ]);
  });

  test("an id without quotes that YAML would round is a mistake of its own", () => {
    expect(wrong({ account: "12345678901234567890" })[0]).toContain(
      `put it in quotes: "12345678901234567890"`,
    );
  });

  test.each([
    ["20.11.2026", `"20.11.2026" is not a date`],
    ["2026-13-01", "there is no such day"],
    ["2026-11-20T25:00:00Z", "there is no such time of day"],
    ["2026-11-20T10:60:00Z", "there is no such time of day"],
    ["2026-11-20T10:00:00", "says no time zone"],
    ["2026-11-20T10:00:00+15:00", "there is no such time zone"],
    ["2026", "must be a date (2026-11-20) or a date-time with its zone"],
    ["yesterday", "is not a date"],
  ])("%s is no time of an attestation", (at, says) => {
    expect(wrong({ at })).toEqual([expect.stringMatching(/^a\.yaml:6: at: /u)]);
    expect(wrong({ at })[0]).toContain(says);
  });

  test("an attestation that ends before it begins is refused", () => {
    expect(wrong({ validUntil: "2026-11-20" })).toEqual([
      "a.yaml:8: validUntil: must be after `at`, which is 2026-11-20T02:00:00.000Z",
    ]);
  });

  test("evidence is exactly one of text, link and file", () => {
    expect(wrong({ evidence: undefined })).toEqual(["a.yaml:1: evidence: is missing"]);
    expect(wrong({ evidence: "{}" })).toEqual([
      "a.yaml:7: evidence: must hold exactly one of text, link, file; it holds none",
    ]);
    expect(wrong({ evidence: "{ text: seen, link: https://a.example/ }" })).toEqual([
      "a.yaml:7: evidence: must hold exactly one of text, link, file; it holds text and link",
    ]);
    expect(wrong({ evidence: `{ text: seen, digest: "${DIGEST}" }` })).toEqual([
      "a.yaml:7: evidence.digest: belongs to `file` only",
    ]);
  });

  test("a file of evidence needs its digest in full", () => {
    expect(wrong({ evidence: "{ file: a.txt }" })[0]).toContain(
      "a.yaml:7: evidence.digest: is needed with `file`",
    );
    expect(wrong({ evidence: "{ file: a.txt, digest: sha256:abc }" })[0]).toContain(
      "a.yaml:7: evidence.digest: must be `sha256:` and the 64 hexadecimal digits",
    );
  });

  test.each([
    ["/etc/hosts", "is an absolute path"],
    ["'C:\\proof.txt'", "is an absolute path"],
    ["../journal.jsonl", "leaves the attestation's folder"],
    ["proofs/../../account.yaml", "leaves the attestation's folder"],
    ["'..\\account.yaml'", "leaves the attestation's folder"],
  ])("evidence in %s is refused", (file, says) => {
    const [mistake, ...others] = wrong({ evidence: `{ file: ${file}, digest: "${DIGEST}" }` });
    expect(mistake).toMatch(/^a\.yaml:7: evidence\.file: /u);
    expect(mistake).toContain(says);
    expect(others).toEqual([]);
  });

  test("a link is an address without a password", () => {
    expect(wrong({ evidence: "{ link: see the wiki }" })[0]).toContain(
      "evidence.link: is not a link",
    );
    const secret = wrong({ evidence: "{ link: https://me:hunter2@a.example/ }" })[0];
    expect(secret).toContain("evidence.link: holds a password");
    expect(secret).not.toContain("hunter2");
  });

  test("a key that looks like a secret is refused and its value is not repeated", () => {
    const [mistake] = wrong({ password: "hunter2" });
    expect(mistake).toContain("a.yaml:8: password: secrets do not belong in this file");
    expect(mistake).not.toContain("hunter2");
  });

  test("a backup has a place and a key", () => {
    expect(wrong({ backup: "{ location: nas }" })).toEqual(["a.yaml:8: backup.key: is missing"]);
  });

  test("the date of the last charge is a day or a month that exists", () => {
    for (const lastCharge of ["2026-13", "2026-02-30", "October", "2026"]) {
      expect(wrong({ lastCharge })).toEqual([
        "a.yaml:8: lastCharge: must be a date, YYYY-MM-DD or YYYY-MM",
      ]);
    }
  });

  test("broken YAML, an empty file, a list and several documents are told apart", () => {
    expect(mistakes({ "a.yaml": "account: [\nanswer: x\n" })[0]).toContain("not valid YAML");
    for (const text of ["", "# nothing yet\n", "---\n"]) {
      expect(mistakes({ "a.yaml": text })).toEqual([
        "a.yaml:1: the file is empty; write the attestation, or remove the file",
      ]);
    }
    expect(mistakes({ "a.yaml": "- account\n" })).toEqual([
      "a.yaml:1: must be a map of keys that starts with account, answers and answer",
    ]);
    expect(mistakes({ "a.yaml": `${attestation()}---\n${attestation()}` })).toEqual([
      "a.yaml:8: a second document begins here; each attestation has a file of its own",
    ]);
  });

  test("a key that stands twice is told with the second line", () => {
    expect(mistakes({ "a.yaml": `${attestation()}by: somebody else\n` })).toEqual([
      `a.yaml:8: the key "by" stands here a second time; remove one of the two`,
    ]);
  });

  test("the mistakes of all files are told at once", () => {
    expect(
      mistakes({ "a.yaml": attestation({ at: "soon" }), "b.yaml": attestation({ by: undefined }) }),
    ).toEqual([expect.stringMatching(/^a\.yaml:6: at: /u), "b.yaml:1: by: is missing"]);
  });

  test("a folder that cannot be listed is a Problem, not an account without attestations", () => {
    const dir = folderOf({ attestations: "a file where the folder should be" });
    expect(problemOf(() => readAttestations(join(dir, "attestations"), ID)).code).toBe(
      "attestation-file",
    );
  });
});

describe("the closure's own attestations", () => {
  const submitted = { answers: "{ policy: closure, subject: submitted }", answer: "submitted" };
  const outcome = (answer: string, more: Readonly<Record<string, string>> = {}) => ({
    answers: "{ policy: closure, subject: outcome }",
    answer,
    ...more,
  });
  const reasons = "[{ name: ECS, description: 1 instance left }]";

  test("rounds of submission and outcome stand side by side", () => {
    const rounds = read({
      "1.yaml": attestation({ ...submitted, at: "2026-10-01" }),
      "2.yaml": attestation(outcome("check-refused", { at: "2026-10-02", reasons })),
      "3.yaml": attestation({ ...submitted, at: "2026-10-05" }),
      "4.yaml": attestation(outcome("closed", { at: "2026-11-10" })),
    });
    expect(rounds.map((one) => one.answer)).toEqual([
      "submitted",
      "check-refused",
      "submitted",
      "closed",
    ]);
    expect(rounds[1]?.reasons).toEqual([{ name: "ECS", description: "1 instance left" }]);
  });

  test("two attestations of one moment are a duplicate, or contradict each other", () => {
    const again = mistakes({ "1.yaml": attestation(submitted), "2.yaml": attestation(submitted) });
    expect(again).toEqual([
      expect.stringMatching(
        /^2\.yaml:2: answers closure submitted a second time; 1\.yaml \(line 2\)/u,
      ),
    ]);
    const contrary = mistakes({
      "1.yaml": attestation(outcome("closed")),
      "2.yaml": attestation(outcome("cancelled-by-login")),
    });
    expect(contrary[0]).toContain("Both cannot hold");
  });

  test("an unknown subject or word is refused with what is allowed", () => {
    expect(
      wrong({ answers: "{ policy: closure, subject: sent }", answer: "submitted" })[0],
    ).toContain(`a.yaml:2: answers.subject: "sent" is not a subject of the policy closure`);
    expect(wrong({ ...submitted, answer: "yes" })).toEqual([
      `a.yaml:3: answer: "yes" is not an answer to closure submitted; allowed: submitted, submitted-without-packet`,
    ]);
    expect(wrong(outcome("refused"))[0]).toContain(
      `a.yaml:3: answer: "refused" is not an answer to closure outcome; allowed: closed, check-refused`,
    );
  });

  test.each(["check-refused", "rejected"])("%s needs at least one reason", (answer) => {
    expect(wrong(outcome(answer))).toEqual([
      expect.stringMatching(/^a\.yaml:1: reasons: is needed with/u),
    ]);
    expect(wrong(outcome(answer, { reasons: "[]" }))).toEqual([
      expect.stringMatching(/^a\.yaml:8: reasons: is needed with/u),
    ]);
    expect(wrong(outcome(answer, { reasons: "[{ name: ECS }]" }))).toEqual([
      "a.yaml:8: reasons[0].description: is missing",
    ]);
  });

  test("reasons stand with a closure that was not carried out only", () => {
    expect(wrong(outcome("closed", { reasons }))[0]).toContain("does not fit a closure");
    expect(wrong({ ...submitted, reasons })[0]).toContain("belongs to the outcome");
    expect(wrong({ reasons })[0]).toContain("belongs to the outcome of a closure only");
    for (const answer of ["cancelled-by-login", "not-submitted"]) {
      expect(read({ "a.yaml": attestation(outcome(answer, { reasons })) })).toHaveLength(1);
      expect(read({ "a.yaml": attestation(outcome(answer)) })).toHaveLength(1);
    }
  });
});

describe("several files about one question", () => {
  test("the same answer twice names both files", () => {
    expect(mistakes({ "a.yaml": attestation(), "b.yaml": attestation() })).toEqual([
      `b.yaml:2: answers backups alibaba:oss.bucket:cn-hangzhou:logs a second time; a.yaml (line 2) gives the same answer, "backed-up". Keep the one that holds now and remove the other`,
    ]);
  });

  test("two answers that contradict each other name both files", () => {
    expect(
      mistakes({ "a.yaml": attestation(), "b.yaml": attestation({ answer: "not-needed" }) }),
    ).toEqual([
      `b.yaml:2: answers backups alibaba:oss.bucket:cn-hangzhou:logs with "not-needed", and a.yaml (line 2) with "backed-up". Both cannot hold: keep the true one and remove the other`,
    ]);
  });

  test("a newer attestation may follow one that had ended by then", () => {
    const files = {
      "a.yaml": attestation({ at: "2026-08-01", validUntil: "2026-11-01" }),
      "b.yaml": attestation({ answer: "not-needed", at: "2026-11-01" }),
    };
    expect(read(files)).toHaveLength(2);
    expect(mistakes({ ...files, "b.yaml": attestation({ at: "2026-10-31" }) })).toHaveLength(1);
  });

  test("the answer to a later charge may follow the same answer to an earlier one", () => {
    expect(
      read({
        "a.yaml": attestation({ lastCharge: "2026-09" }),
        "b.yaml": attestation({ lastCharge: "2026-10" }),
      }),
    ).toHaveLength(2);
    expect(
      mistakes({
        "a.yaml": attestation({ lastCharge: "2026-09" }),
        "b.yaml": attestation({ lastCharge: "2026-10", answer: "not-needed" }),
      }),
    ).toHaveLength(1);
  });
});

describe("what is written like an attestation and would not be read", () => {
  test.each(["a.yaml.txt", "a", "a.json", "2026/a.yaml"])("is a mistake by name: %s", (name) => {
    const dir = folderOf({ "b.yaml": attestation({ answer: "not-needed" }) });
    mkdirSync(join(dir, "2026"));
    const text = attestation();
    const json = `{\n  "account": "${ID}",\n  "answers": {},\n  "answer": "submitted"\n}\n`;
    writeFileSync(join(dir, name), name.endsWith(".json") ? json : text);
    const problem = problemOf(() => readAttestations(dir, ID));
    expect(problem.code).toBe("attestation-file");
    expect(problem.where).toBe(`${join(dir, name)}:1`);
  });

  test("is none where an editor left it, or where it is evidence in other words", () => {
    const dir = folderOf({
      "b.yaml": attestation(),
      "b.yaml~": attestation(),
      ".b.yaml.swp": attestation(),
      "many.yaml.txt": `- account: "1"\n  answers: {}\n  answer: x\n`,
      "mail.txt": "Our answer: the account is closed.\n",
    });
    mkdirSync(join(dir, "evidence"));
    writeFileSync(join(dir, "evidence/list.yaml"), "buckets: []\n");
    expect(readAttestations(dir, ID)).toHaveLength(1);
  });
});

describe("the file that an attestation rests on", () => {
  function resting(file: string, prepare: (dir: string) => void): string | undefined {
    const dir = folderOf({ "proof.txt": TEXT });
    const digest = fileDigest(join(dir, "proof.txt"));
    const evidence = `{ file: "${file}", digest: "${digest.toUpperCase().replace("SHA", "sha")}" }`;
    writeFileSync(join(dir, "a.yaml"), attestation({ evidence }));
    prepare(dir);
    const [one] = readAttestations(dir, ID);
    if (one === undefined) throw new Error("no attestation was read");
    return attestationFault(one, NOW)?.en;
  }

  test("stands for as long as nobody changes it", () => {
    expect(resting("proof.txt", () => undefined)).toBeUndefined();
  });

  test("is named when it is not there any more", () => {
    expect(resting("proof.txt", (dir) => rmSync(join(dir, "proof.txt")))).toBe(
      "rests on proof.txt, which is not there any more",
    );
    expect(resting("proof.txt/page", () => undefined)).toBe(
      "rests on proof.txt/page, which is not there any more",
    );
  });

  test("stands in a checkout with other line ends, unless it is none of words", () => {
    const withEnds =
      (text: string) =>
      (dir: string): void =>
        writeFileSync(join(dir, "proof.txt"), text.replaceAll("\n", "\r\n"));
    expect(resting("proof.txt", withEnds(TEXT))).toBeUndefined();
    expect(resting("proof.txt", withEnds(`\0${TEXT}`))).toContain("whose content changed");
  });

  test("is named with its new digest when its content changed by one byte", () => {
    expect(
      resting("proof.txt", (dir) => writeFileSync(join(dir, "proof.txt"), `${TEXT} `)),
    ).toMatch(
      /^rests on proof\.txt, whose content changed: its digest is sha256:[0-9a-f]{64} now$/u,
    );
  });

  test("is named when it is a folder", () => {
    expect(resting("proofs", (dir) => mkdirSync(join(dir, "proofs")))).toBe(
      "rests on proofs, which is a folder, not a file",
    );
  });

  test("has the digest that other programs show for its bytes", () => {
    const dir = folderOf({ "abc.txt": "abc" });
    expect(fileDigest(join(dir, "abc.txt"))).toBe(
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(problemOf(() => fileDigest(join(dir, "none.txt"))).code).toBe("attestation-file");
  });
});

describe("writing an attestation", () => {
  const draft: AttestationDraft = {
    account: ID,
    policy: "backups",
    subject: "alibaba:oss.bucket:cn-hangzhou:日志/../Logs",
    answer: "backed-up",
    done: "copied: all of it # really\n- and read back",
    by: `"head" of platform`,
    at: "2026-11-20T02:00:00.000Z",
    validUntil: "2027-01-01T00:00:00.000Z",
    evidence: { kind: "text", text: "yes" },
    reference: "000123",
    backup: { location: "nas:/archive", key: "none" },
    reasons: [],
    lastCharge: "2026-10",
  };
  const reason = { name: "ECS", description: `${"long ".repeat(60)}words` };
  const bare: AttestationDraft = {
    ...draft,
    validUntil: undefined,
    reference: undefined,
    backup: undefined,
    lastCharge: undefined,
  };
  const drafts: readonly (readonly [string, AttestationDraft])[] = [
    ["every key", draft],
    ["no key that may be left out", bare],
    ["a link", { ...bare, evidence: { kind: "link", link: "https://a.example/#b" } }],
    [
      "an outcome with reasons",
      {
        ...bare,
        policy: "closure",
        subject: "outcome",
        answer: "rejected",
        reasons: [reason, reason],
      },
    ],
    [
      "words that YAML could take for something else",
      { ...bare, done: "null", by: "2026", answer: "no" },
    ],
  ];

  test.each(drafts)("what is written with %s is read back", (_, given) => {
    const dir = join(temporaryFolder(), "attestations");
    const file = writeAttestation(dir, given);
    const { account: __, ...said } = given;
    expect(readAttestations(dir, ID)).toEqual([{ ...said, file }]);
  });

  test("a file of evidence is looked at when it is read back", () => {
    const dir = folderOf({ "proof.txt": TEXT });
    const digest = fileDigest(join(dir, "proof.txt"));
    writeAttestation(dir, { ...bare, evidence: { kind: "file", file: "proof.txt", digest } });
    expect(readAttestations(dir, ID)[0]?.evidence).toEqual({
      kind: "file",
      file: "proof.txt",
      digest,
      fault: undefined,
    });
  });

  test("the name tells policy, subject and date in safe characters, and no file is written over", () => {
    const dir = temporaryFolder();
    const names = [1, 2, 3].map(() => basename(writeAttestation(dir, draft)));
    expect(names).toEqual([
      "backups-alibaba-oss-bucket-cn-hangzhou-logs-2026-11-20.yaml",
      "backups-alibaba-oss-bucket-cn-hangzhou-logs-2026-11-20-2.yaml",
      "backups-alibaba-oss-bucket-cn-hangzhou-logs-2026-11-20-3.yaml",
    ]);
    const [long] = [writeAttestation(dir, { ...draft, subject: "x".repeat(400) })].map((file) =>
      basename(file),
    );
    expect(long?.length).toBeLessThan(110);
  });

  test("the text is stable: keys in their order, the id in quotes, nothing but the attestation", () => {
    const file = writeAttestation(temporaryFolder(), bare);
    expect(readFileSync(file, "utf8")).toBe(`account: "${ID}"
answers:
  policy: backups
  subject: alibaba:oss.bucket:cn-hangzhou:日志/../Logs
answer: backed-up
done: |-
  copied: all of it # really
  - and read back
by: '"head" of platform'
at: 2026-11-20T02:00:00.000Z
evidence:
  text: yes
`);
  });

  test("a draft that could not be read back is refused and nothing is written", () => {
    const dir = temporaryFolder();
    const problem = problemOf(() =>
      writeAttestation(dir, { ...bare, policy: "closure", subject: "outcome", answer: "rejected" }),
    );
    expect(problem.code).toBe("attestation-file");
    expect(problem.message).toContain("reasons: is needed with");
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a folder that cannot be made is a Problem", () => {
    const dir = folderOf({ attestations: "a file" });
    expect(problemOf(() => writeAttestation(join(dir, "attestations"), draft)).code).toBe(
      "unwritable",
    );
  });
});
