import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CORE_POLICIES } from "../../src/core/policy.ts";
import { parseAccount, readAccount } from "../../src/files/account/account-file.ts";
import { CLOUDS, problemOf, temporaryFolder } from "./support.ts";

const FILE = "accounts/demo/account.yaml";
const HEAD = `cloud: alibaba
id: "1234567890123456"
kind: resource-account
access: { via: own }
`;

function faults(text: string): readonly string[] {
  const problem = problemOf(() => parseAccount(text, FILE, CLOUDS));
  expect(problem.code).toBe("account-file");
  return problem.message
    .split("\n")
    .slice(1)
    .map((line) => line.trim().replace(`${FILE}:`, ""));
}

/** Faults of a complete file with these lines added; the first added line is line 5. */
function faultsOf(lines: string): readonly string[] {
  return faults(HEAD + lines);
}

describe("a correct file", () => {
  test("gives every setting, and the line of each rule", () => {
    const account = parseAccount(
      `cloud: alibaba
id: "1234567890123456"
kind: resource-account
access: { via: management, managementId: "6543210987654321", role: ResourceDirectoryAccountAccessRole }
regions: [cn-hangzhou, global]
dispositions:
  - match: { type: ecs.instance, name: "web-*" }
    disposition: refund
    because: paid for a year, used for a week

  - match: { type: domain.domain }
    disposition: transfer
    because: the shop keeps its name
keep:
  - { match: { tags: { keep: "yes" } }, because: shared }
answers:
  - { policy: blind-spots, subject: "product:xyz", answer: gone, because: removed in May, lastCharge: 2026-08-01 }
backups:
  - match: { type: ecs.disk, name: "data-*" }
    answer: backed-up
    because: needed for ten years
    location: sftp://archive.example.org/disks
    key: none
    evidence: checksums in OPS-7
  - { match: { type: "*" }, answer: not-needed, because: made from the repository }
holder: struck-off-enterprise
limits: { deletions: 500, parallel: 8, patience: 2h }
closure: { confirm: "1234567890123456", abandonChecks: [NON_SP_cs], enableMemberDeletion: true, leaveDirectory: true, ownKey: delete-last, quietDays: 20 }
securityMailbox: ops@example.org
`,
      FILE,
      CLOUDS,
    );
    expect(account).toEqual({
      name: "demo",
      file: FILE,
      cloud: "alibaba",
      id: "1234567890123456",
      kind: "resource-account",
      access: {
        via: "management",
        managementId: "6543210987654321",
        role: "ResourceDirectoryAccountAccessRole",
      },
      regions: ["cn-hangzhou", "global"],
      dispositions: [
        {
          match: { type: "ecs.instance", name: "web-*" },
          disposition: "refund",
          because: "paid for a year, used for a week",
          line: 7,
        },
        {
          match: { type: "domain.domain" },
          disposition: "transfer",
          because: "the shop keeps its name",
          line: 11,
        },
      ],
      keep: [{ match: { tags: { keep: "yes" } }, because: "shared", line: 15 }],
      answers: [
        {
          policy: "blind-spots",
          subject: "product:xyz",
          answer: "gone",
          because: "removed in May",
          lastCharge: "2026-08-01",
          line: 17,
        },
      ],
      backups: [
        {
          match: { type: "ecs.disk", name: "data-*" },
          answer: "backed-up",
          because: "needed for ten years",
          place: { location: "sftp://archive.example.org/disks", key: "none" },
          evidence: "checksums in OPS-7",
          line: 19,
        },
        {
          match: { type: "*" },
          answer: "not-needed",
          because: "made from the repository",
          place: undefined,
          evidence: undefined,
          line: 25,
        },
      ],
      policiesOff: [],
      recordLost: [],
      holder: "struck-off-enterprise",
      limits: { deletions: 500, parallel: 8, patience: 7200 },
      closure: {
        confirm: "1234567890123456",
        abandonChecks: ["NON_SP_cs"],
        enableMemberDeletion: true,
        leaveDirectory: true,
        ownKey: "delete-last",
        quietDays: 20,
      },
      securityMailbox: "ops@example.org",
    });
  });

  test("says on which site the account was opened, if it does", () => {
    expect(parseAccount(`${HEAD}site: international\n`, FILE, CLOUDS).site).toBe("international");
    expect(parseAccount(HEAD, FILE, CLOUDS)).not.toHaveProperty("site");
  });

  test("says when the account was opened, if it does", () => {
    expect(parseAccount(`${HEAD}openedOn: "2019-04-01"\n`, FILE, CLOUDS).openedOn).toBe(
      "2019-04-01",
    );
    expect(parseAccount(HEAD, FILE, CLOUDS)).not.toHaveProperty("openedOn");
  });

  test("of four keys gets the careful defaults: all regions, nothing kept, closure off", () => {
    expect(parseAccount(HEAD, FILE, CLOUDS)).toMatchObject({
      regions: "all",
      dispositions: [],
      keep: [],
      answers: [],
      backups: [],
      limits: { deletions: undefined, parallel: 16, patience: 1800 },
      closure: {
        confirm: undefined,
        abandonChecks: [],
        enableMemberDeletion: false,
        leaveDirectory: false,
        ownKey: "keep",
        quietDays: undefined,
      },
      securityMailbox: undefined,
      holder: undefined,
    });
  });

  test("may write its id without quotes when YAML holds the number exactly", () => {
    const account = parseAccount(HEAD.replaceAll('"', ""), FILE, CLOUDS);
    expect(account.id).toBe("1234567890123456");
  });

  test("with Windows line ends and a byte order mark reads the same", () => {
    const text = `\uFEFF${HEAD.replaceAll("\n", "\r\n")}`;
    expect(parseAccount(text, FILE, CLOUDS)).toEqual(parseAccount(HEAD, FILE, CLOUDS));
  });

  test("may name a row's own way to delete in place of a disposition", () => {
    const rules = `dispositions: [{ match: { type: ecs.instance }, disposition: revoke, because: x }]`;
    expect(parseAccount(`${HEAD}${rules}\n`, FILE, CLOUDS).dispositions).toEqual([
      {
        match: { type: "ecs.instance" },
        disposition: "delete",
        option: "revoke",
        because: "x",
        line: 5,
      },
    ]);
  });

  test("is named by its folder", () => {
    const dir = join(temporaryFolder(), "accounts", "staging");
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "account.yaml"), HEAD);
    expect(readAccount(join(dir, "account.yaml"), CLOUDS).name).toBe("staging");
  });
});

describe("mistakes", () => {
  test("are all reported at once, each with its line", () => {
    const found = faults(`cloud: alibaba
id: "12"
kind: resource-acount
access: { via: own }
regions: [cn-hangzou]
limits: { parallel: 0 }
`);
    expect(found).toEqual([
      '2: id: "12" is not an account id of Alibaba Cloud: 16 digits, as the console shows them',
      '3: kind: "resource-acount" is not a kind of Alibaba Cloud account; allowed: resource-account, cloud-account, standalone; did you mean "resource-account"?',
      '5: regions[0]: "cn-hangzou" is not a region of Alibaba Cloud; allowed: global, cn-hangzhou, cn-shanghai, cn-beijing, ap-southeast-1; did you mean "cn-hangzhou"?',
      "6: limits.parallel: must be a whole number from 1 to 256",
    ]);
  });

  test("name the first place and say what to do next", () => {
    const problem = problemOf(() => parseAccount(`${HEAD}x: 1\ny: 2\n`, FILE, CLOUDS));
    expect(problem.message).toMatch(/^2 mistakes in accounts\/demo\/account.yaml:/);
    expect(problem.where).toBe(`${FILE}:5`);
    expect(problem.next).toContain("docs/account-file.md");
  });

  test.each([
    [
      "an unknown site",
      "site: chinese",
      '5: site: "chinese" is not allowed; allowed: china, international',
    ],
    [
      "an unknown key",
      "keeps: []",
      '5: keeps: unknown key; allowed: cloud, id, kind, access, regions, dispositions, keep, answers, backups, policies, record, limits, closure, master, holder, site, language, openedOn, securityMailbox; did you mean "keep"?',
    ],
    [
      "an unknown key deep inside",
      "limits: { deletion: 5 }",
      '5: limits.deletion: unknown key; allowed: deletions, parallel, patience; did you mean "deletions"?',
    ],
    [
      "a key that stands twice",
      "regions: all\nregions: all",
      '6: the key "regions" stands here a second time; remove one of the two',
    ],
    [
      "an unknown type",
      "keep:\n  - match: { type: ecs.instnce }\n    because: x",
      '6: keep[0].match.type: "ecs.instnce" is not a type of the catalog; allowed: ecs.instance, ecs.disk, domain.domain; did you mean "ecs.instance"?',
    ],
    [
      "a type pattern that means nothing",
      "keep: [{ match: { type: 'rds.*' }, because: x }]",
      '5: keep[0].match.type: "rds.*" matches nothing that is a type of the catalog; allowed: ecs.instance, ecs.disk, domain.domain',
    ],
    [
      "an unknown disposition",
      "dispositions: [{ match: { type: ecs.disk }, disposition: destroy, because: x }]",
      '5: dispositions[0].disposition: "destroy" is not allowed; allowed: delete, with-parent, refund, let-expire, transfer, abandon, manual, keep, revoke',
    ],
    [
      "a disposition that the type does not allow",
      "dispositions: [{ match: { type: domain.domain }, disposition: delete, because: x }]",
      '5: dispositions[0].disposition: "delete" is not possible for domain.domain; allowed: transfer, let-expire, manual, keep',
    ],
    [
      "a disposition that no type allows unasked",
      "dispositions: [{ match: { id: 'alibaba:ecs.disk:cn-hangzhou:d-1' }, disposition: revoke, because: x }]",
      '5: dispositions[0].disposition: "revoke" is not possible for ecs.disk; allowed: delete, manual, keep, refund, let-expire',
    ],
    [
      "a rule without a reason",
      "keep: [{ match: { type: ecs.disk }, because: ' ' }]",
      "5: keep[0].because: must not be blank",
    ],
    [
      "a rule that means everything",
      "keep: [{ match: {}, because: x }]",
      "5: keep[0].match: must say which items it means; give at least one of: id, type, region, name, tags, facts",
    ],
    [
      "a name without a type",
      "keep: [{ match: { name: web }, because: x }]",
      "5: keep[0].match: needs `type` beside `name` or `facts` (`ecs.*` is allowed): an item of a type without them could not be judged",
    ],
    [
      "a vendor's id in place of an item's",
      "keep: [{ match: { id: i-1 }, because: x }]",
      '5: keep[0].match.id: "i-1" is not the id of an item; ids read cloud:type:region:id, as the plan shows them',
    ],
    [
      "an item of another cloud",
      "keep: [{ match: { id: 'tencent:cvm.instance:ap-x:i-1' }, because: x }]",
      '5: keep[0].match.id: "tencent:cvm.instance:ap-x:i-1" is an item of "tencent"; this account is of "alibaba"',
    ],
    [
      "a tag value that YAML reads as a number",
      "keep: [{ match: { tags: { build: 7 } }, because: x }]",
      "5: keep[0].match.tags.build: must be text, but is the number 7; put it in quotes",
    ],
    [
      "no limit at all written as zero",
      "limits: { deletions: 0 }",
      "5: limits.deletions: must be a whole number from 1 to 1000000",
    ],
    [
      "patience without a unit",
      "limits: { patience: 30 }",
      "5: limits.patience: must be a duration, e.g. 30m",
    ],
    [
      "endless patience",
      "limits: { patience: 90h }",
      '5: limits.patience: "90h" is not a duration of at most 24h; write a number with s, m or h, e.g. 30m',
    ],
    [
      "a list of no regions",
      "regions: []",
      "5: regions: must name at least one region, or be `all`",
    ],
    [
      "a word in place of the regions",
      "regions: every",
      '5: regions: must be `all` or a list of regions, but is the text "every"',
    ],
    [
      "the closure of another account",
      'closure: { confirm: "6543210987654321" }',
      '5: closure.confirm: "6543210987654321" is not the id of this account, which is "1234567890123456"',
    ],
    ["a blank closure switch", 'closure: { confirm: "" }', "5: closure.confirm: must not be blank"],
    [
      "a switch that is neither true nor false",
      "closure: { enableMemberDeletion: yes }",
      '5: closure.enableMemberDeletion: must be true or false, but is the text "yes"',
    ],
    [
      "a charge date that is none",
      "answers: [{ policy: p, subject: s, answer: gone, because: x, lastCharge: 2026-13 }]",
      "5: answers[0].lastCharge: must be a date, YYYY-MM-DD or YYYY-MM",
    ],
    [
      "a day of a charge that does not exist",
      "answers: [{ policy: p, subject: s, answer: gone, because: x, lastCharge: 2026-02-31 }]",
      "5: answers[0].lastCharge: must be a day that exists",
    ],
    [
      "a mailbox that is none",
      "securityMailbox: ops",
      "5: securityMailbox: must be a mail address, e.g. ops@example.org",
    ],
    [
      "a backup of an unknown type",
      "backups:\n  - match: { type: ecs.dsk }\n    answer: not-needed\n    because: x",
      '6: backups[0].match.type: "ecs.dsk" is not a type of the catalog; allowed: ecs.instance, ecs.disk, domain.domain; did you mean "ecs.disk"?',
    ],
    [
      "a backup for everything, by leaving out what it is for",
      "backups: [{ match: {}, answer: not-needed, because: x }]",
      "5: backups[0].match: must say which items it means; give at least one of: id, type, region, name, tags, facts",
    ],
    [
      "a backup without a match",
      "backups: [{ answer: not-needed, because: x }]",
      "5: backups[0].match: is missing",
    ],
    [
      "a word about a backup that is none",
      "backups:\n  - match: { type: ecs.disk }\n    answer: unneeded\n    because: x",
      '7: backups[0].answer: "unneeded" is not allowed; allowed: backed-up, not-needed',
    ],
    [
      "data that nobody needs for no reason",
      "backups:\n  - match: { type: ecs.disk }\n    answer: not-needed\n    because: ''",
      "8: backups[0].because: must not be blank",
    ],
    [
      "a copy whose place is blank",
      "backups:\n  - { match: { type: ecs.disk }, answer: backed-up, because: x, key: none, evidence: y, location: ' ' }",
      "6: backups[0].location: must not be blank",
    ],
    [
      "a copy without a place",
      "backups:\n  - { match: { type: ecs.disk }, answer: backed-up, because: x, key: none, evidence: y }",
      '6: backups[0].location: is needed with "backed-up": where the copy lies (location), the key that encrypts it or "none" (key), and what shows that it can be read (evidence)',
    ],
    [
      "a copy without a word about its key",
      "backups:\n  - { match: { type: ecs.disk }, answer: backed-up, because: x, location: tape 7, evidence: y }",
      '6: backups[0].key: is needed with "backed-up": where the copy lies (location), the key that encrypts it or "none" (key), and what shows that it can be read (evidence)',
    ],
    [
      "a copy that nothing shows",
      "backups:\n  - { match: { type: ecs.disk }, answer: backed-up, because: x, location: tape 7, key: none }",
      '6: backups[0].evidence: is needed with "backed-up": where the copy lies (location), the key that encrypts it or "none" (key), and what shows that it can be read (evidence)',
    ],
    [
      "a place of data that nobody needs",
      "backups:\n  - match: { type: ecs.disk }\n    answer: not-needed\n    because: x\n    location: tape 7",
      '9: backups[0].location: belongs to "backed-up" only',
    ],
    [
      "an unknown key of a backup",
      "backups: [{ match: { type: ecs.disk }, answer: not-needed, because: x, place: tape 7 }]",
      "5: backups[0].place: unknown key; allowed: match, answer, because, location, key, evidence",
    ],
    [
      "an unknown holder",
      "holder: company",
      '5: holder: "company" is not allowed; allowed: individual, enterprise, struck-off-enterprise, unverified',
    ],
    [
      "a blank holder",
      "holder:",
      "5: holder: blank is not allowed; allowed: individual, enterprise, struck-off-enterprise, unverified",
    ],
    [
      "a word in place of the switch for leaving",
      'closure:\n  leaveDirectory: "true"',
      '6: closure.leaveDirectory: must be true or false, but is the text "true"',
    ],
    [
      "an unknown word about the own key",
      "closure:\n  ownKey: delete-first",
      '6: closure.ownKey: "delete-first" is not allowed; allowed: keep, delete-last; did you mean "delete-last"?',
    ],
    [
      "a day of opening that is none",
      'openedOn: "2019-13-01"',
      "5: openedOn: must be the day on which the account was opened, YYYY-MM-DD",
    ],
    [
      "no quiet period at all",
      "closure: { quietDays: 0 }",
      "5: closure.quietDays: must be a whole number from 1 to 365",
    ],
    [
      "an endless quiet period",
      "closure: { quietDays: 366 }",
      "5: closure.quietDays: must be a whole number from 1 to 365",
    ],
    [
      "a quiet period of half a day",
      "closure: { quietDays: 0.5 }",
      "5: closure.quietDays: must be a whole number from 1 to 365",
    ],
    [
      "a quiet period with a unit",
      "closure: { quietDays: 30d }",
      "5: closure.quietDays: must be a whole number from 1 to 365",
    ],
    [
      "an alias of nothing",
      "securityMailbox: *ops",
      "5: *ops refers to nothing above it; text that starts with * stands in quotes",
    ],
  ])("%s", (_, lines, says) => {
    expect(faultsOf(lines)).toEqual([says]);
  });

  test("a blank id is refused", () => {
    expect(faults(HEAD.replace('"1234567890123456"', '""'))).toEqual(["2: id: must not be blank"]);
    expect(faults(HEAD.replace('"1234567890123456"', ""))).toEqual([
      "2: id: must be text, but is blank",
    ]);
  });

  test("an id that YAML would round asks for quotes", () => {
    expect(faults(HEAD.replace('"1234567890123456"', "9999999999999999"))).toEqual([
      '2: id: YAML reads 9999999999999999 as a number and cannot hold it exactly; put it in quotes: "9999999999999999"',
    ]);
    expect(faults(HEAD.replace('"1234567890123456"', "0123456789012345"))[0]).toContain(
      'put it in quotes: "0123456789012345"',
    );
  });

  test("the account cannot be reached through itself", () => {
    const access = 'access: { via: management, managementId: "1234567890123456", role: R }';
    expect(faults(HEAD.replace("access: { via: own }", access))).toEqual([
      "4: access.managementId: is the account itself; it must be the management account that the role is assumed from",
    ]);
  });

  test("an unknown way in names the two that there are", () => {
    expect(faults(HEAD.replace("via: own", "via: managment"))).toEqual([
      '4: access.via: the text "managment" is not allowed; allowed: own, management; did you mean "management"?',
    ]);
    expect(faults(HEAD.replace("{ via: own }", "{}"))[0]).toBe(
      "4: access.via: is missing; allowed: own, management",
    );
  });

  test("missing keys are named, and an unknown cloud with its nearest", () => {
    expect(faults("cloud: alibba\nid: a\n")).toEqual([
      '1: cloud: "alibba" is not a cloud of this version; allowed: alibaba; did you mean "alibaba"?',
      "1: kind: is missing",
      "1: access: is missing",
    ]);
  });

  test("malformed YAML is reported with its line and without a copy of the text", () => {
    expect(faultsOf("regions: [cn-hangzhou\nkeep: []\n")[0]).toMatch(/^6: not valid YAML: /);
    expect(faults("\t- x\n")[0]).toMatch(/^1: not valid YAML: /);
  });

  test("an empty file, a list and a text are no account", () => {
    for (const text of ["", "# nothing yet\n", "- a\n", "hello\n"]) {
      expect(faults(text)).toEqual([
        "1: must be a map of keys that starts with cloud, id and kind",
      ]);
    }
  });

  test("a file that unfolds without end is refused", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ..."bcdefgh"].map((name, at) =>
      at === 0
        ? name
        : `${name}: &${name} [${Array(9)
            .fill(`*${"abcdefgh"[at - 1]}`)
            .join(",")}]`,
    );
    expect(faults(bomb.join("\n"))[0]).toContain("not valid YAML");
  });

  test("a missing file says which page shows how to write one", () => {
    const problem = problemOf(() => readAccount("accounts/none/account.yaml", CLOUDS));
    expect(problem.code).toBe("not-found");
    expect(problem.next).toContain("docs/account-file.md");
  });
});

describe("secrets", () => {
  test.each([
    "accessKey",
    "access_key_id",
    "accessKeySecret",
    "secret",
    "SecretKey",
    "sk",
    "password",
    "securityToken",
    "credentials",
  ])("%s is refused, and its value is not repeated", (key) => {
    const found = faultsOf(`${key}: hunter2hunter2`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`5: ${key}: secrets do not belong in this file.`);
    expect(found[0]).toContain("environment variables");
    expect(found.join()).not.toContain("hunter2");
  });

  test("are found at any depth, but tags and facts may be named as they are", () => {
    expect(faults(HEAD.replace("via: own", "via: own, accessKey: LTAI")).join()).toContain(
      "secrets do not belong",
    );
    const keep =
      "keep: [{ match: { type: ecs.disk, tags: { password: a }, facts: { secret: b } }, because: x }]";
    expect(parseAccount(`${HEAD}${keep}\n`, FILE, CLOUDS).keep).toHaveLength(1);
  });
});

test.each([...CORE_POLICIES.keys()])("the policy %s cannot be left out of an account", (id) => {
  const text = `cloud: alibaba
id: "1234567890123456"
kind: standalone
access: { via: own }
policies: { off: [{ id: ${id}, because: it is in the way }] }
`;
  expect(() => parseAccount(text, FILE, CLOUDS)).toThrow(`${FILE}:5: policies.off[0].id: "${id}"`);
});
