import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { compiled } from "../support/compiled.ts";
import { ACCOUNT, aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou"],
      accounts: [
        { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
        {
          id: MEMBER,
          kind: "resource-account",
          managedBy: MANAGER,
          keys: [{ ...KEYS.member, user: "member" }],
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

/** What every failure must have: the exit code, nothing on stdout, what happened, and what to do next. */
function expectFailure(
  { code, stdout, stderr }: Awaited<ReturnType<typeof closeout>>,
  exit: number,
  ...says: readonly string[]
): void {
  expect(stderr.split("\n").filter((line) => line.startsWith("✗"))).toHaveLength(1);
  for (const text of says) expect(stderr).toContain(text);
  expect(stderr).toMatch(/^Next: ./mu);
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(stdout).toBe("");
  expect(code).toBe(exit);
}

describe("the command line", () => {
  test("an unknown command names the nearest one", async () => {
    const { dir } = aProject();
    expectFailure(
      await closeout(["scann", "demo"], { cwd: dir }),
      2,
      'There is no command "scann". Did you mean "scan"?',
      "There are: scan, review, check, comment, ",
    );
  });

  test("a missing account, an unknown option and a wrong choice say how the command is used", async () => {
    const { dir } = aProject();
    expectFailure(
      await closeout(["scan"], { cwd: dir }),
      2,
      'Missing required argument "account".',
      "npx closeout scan --help",
    );
    expectFailure(
      await closeout(["review", "demo", "--dry"], { cwd: dir }),
      2,
      'Unknown option "--dry". Did you mean "--dry-run"?',
    );
    expectFailure(
      await closeout(["permissions", "demo", "--for", "fun"], { cwd: dir }),
      2,
      "Allowed choices are scan, remove, closure.",
    );
  });

  test("a wrong account name gets the nearest match and the list of accounts", async () => {
    const { dir } = aProject();
    expectFailure(
      await closeout(["scan", "deom"], { cwd: dir }),
      2,
      'There is no account "deom" in this project. Did you mean "demo"?',
      "There are: demo.",
    );
  });

  test("a folder that is not there is refused before anything else", async () => {
    const { dir } = aProject();
    expectFailure(
      await closeout(["scan", "demo", "--project", "nowhere"], { cwd: dir }),
      2,
      'There is no folder "nowhere"',
    );
  });

  test("with --json a failure is data too, in one line", async () => {
    const { dir } = aProject();
    const cases: readonly (readonly [readonly string[], string, number])[] = [
      [["scan", "deom", "--json"], "not-found", 2],
      [["scann", "demo", "--json"], "usage", 2],
      [["scan", "demo", "--json"], "credentials", 3],
    ];
    for (const [args, code, exitCode] of cases) {
      const ended = await closeout(args, { cwd: dir });
      expect(ended.stdout.trimEnd().split("\n")).toHaveLength(1);
      const { error }: { error: Record<string, unknown> } = JSON.parse(ended.stdout);
      expect(error).toMatchObject({ code, exitCode });
      expect(error["next"]).toMatch(/\S/u);
      expect(ended.stderr).toContain(String(error["message"]).split("\n")[0]);
      expect(ended.code).toBe(exitCode);
    }
  });

  test("an account is found from any folder of its project, and by a path to its folder", async () => {
    const { dir } = aProject();
    mkdirSync(join(dir, "docs/deep"), { recursive: true });
    const permitted = async (cwd: string, name: string) =>
      (await closeout(["permissions", name, "--json"], { cwd: join(dir, cwd) })).code;
    expect(await permitted("docs/deep", "demo")).toBe(0);
    expect(await permitted("accounts/demo", "demo")).toBe(0);
    expect(await permitted("accounts/demo", ".")).toBe(0);
    expect(await permitted(".", "accounts/demo")).toBe(0);
    expect(await permitted(".", "./accounts/demo/")).toBe(0);
    expect(await permitted(".", "accounts/demo/account.yaml")).toBe(0);
    expect(await permitted("accounts", "demo/")).toBe(0);
    expect(await permitted("docs", join(dir, "accounts/demo"))).toBe(0);
    expectFailure(
      await closeout(["scan", "accounts/deom"], { cwd: dir }),
      2,
      'There is no account "deom" in this project. Did you mean "demo"?',
    );
    expectFailure(await closeout(["scan", "../elsewhere"], { cwd: dir }), 2, "There are: demo.");
  });

  test("where there is no project, the answer says how to name one", async () => {
    const { dir } = aProject();
    rmSync(join(dir, "accounts"), { recursive: true });
    expectFailure(await closeout(["scan", "demo"], { cwd: dir }), 2, "--project");
  });

  test("the help names every exit code and goes to stdout", async () => {
    const { dir } = aProject();
    const { code, stdout, stderr } = await closeout(["--help"], { cwd: dir });
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const exit of ["0", "1", "2", "3", "4", "5", "70", "130"])
      expect(stdout).toMatch(new RegExp(`^  ${exit} +\\S`, "mu"));
  });
});

describe("the account's file", () => {
  test("YAML that cannot be read is shown with its line", async () => {
    const { dir } = aProject('cloud: alibaba\nid: "2000\nkind: [a\n');
    expectFailure(
      await closeout(["scan", "demo"], { cwd: dir }),
      2,
      "not valid YAML",
      "accounts/demo/account.yaml:",
      "Nothing was called.",
    );
  });

  test("an id that YAML reads as a number and cannot hold is refused", async () => {
    const { dir } = aProject(ACCOUNT.replace(`"${MEMBER}"`, "9007199254740993"));
    expectFailure(
      await closeout(["scan", "demo"], { cwd: dir }),
      2,
      'put it in quotes: "9007199254740993"',
    );
  });

  test("an unknown type, a missing reason and an unknown key are all said at once", async () => {
    const { dir } = aProject(
      `${ACCOUNT}keep:\n  - match: { type: ecs.instanse }\n    because: it is ours\n  - match: { type: ecs.disk }\nregoins: all\n`,
    );
    expectFailure(
      await closeout(["review", "demo"], { cwd: dir }),
      2,
      "3 mistakes",
      'account.yaml:9: keep[0].match.type: "ecs.instanse" is not a type',
      'did you mean "ecs.instance"?',
      "account.yaml:11: keep[1].because: is missing",
      'did you mean "regions"?',
    );
  });
});

describe("credentials", () => {
  test("none at all", async () => {
    const { dir } = aProject();
    expectFailure(
      await closeout(["scan", "demo"], {
        cwd: dir,
        env: { CLOSEOUT_ALIBABA_ENDPOINT: emulator.url },
      }),
      3,
      "No Alibaba Cloud credentials were found",
      "ALIBABA_CLOUD_ACCESS_KEY_ID",
    );
  });

  test("credentials of another account stop before the first other call", async () => {
    const { dir } = aProject();
    const seen: string[] = [];
    const end = emulator.observe((call) => seen.push(call.action));
    expectFailure(
      await closeout(["scan", "demo"], { cwd: dir, env: toEmulator(emulator, KEYS.member) }),
      3,
      `The credentials belong to account ${MEMBER}, but its management account is ${MANAGER}`,
    );
    end();
    expect(seen).toEqual(["GetCallerIdentity"]);
  });

  test("a wrong secret never appears in the message", async () => {
    const { dir } = aProject();
    const keys = { ...KEYS.ops, secret: "not-the-secret-at-all" };
    const ended = await closeout(["scan", "demo"], { cwd: dir, env: toEmulator(emulator, keys) });
    expectFailure(ended, 3, "The secret does not belong to the access key");
    expect(ended.stderr).not.toContain("not-the-secret-at-all");
  });
});

const EDITED = JSON.stringify({
  version: 1,
  cloud: "alibaba",
  accountId: MEMBER,
  takenAt: "2026-09-01T00:00:00Z",
  items: {},
  unknown: [],
  digest: "sha256:0",
});

describe("the review file", () => {
  test("a review that was edited by hand stays as it is", async () => {
    const project = aProject();
    project.write("review.json", EDITED);
    expectFailure(
      await closeout(["review", "demo"], { cwd: project.dir, env: toEmulator(emulator) }),
      2,
      "was changed by hand after it was written",
      "npx closeout review demo --replace",
    );
    expect(readFileSync(project.file("review.json"), "utf8")).toBe(EDITED);
  });

  test("a truncated one and one of another account are told apart", async () => {
    const project = aProject();
    project.write("review.json", EDITED.slice(0, 60));
    expectFailure(await closeout(["report", "demo"], { cwd: project.dir }), 2, "is truncated");
    project.write("review.json", EDITED.replace(MEMBER, "2000000000000003"));
    expectFailure(
      await closeout(["report", "demo"], { cwd: project.dir }),
      2,
      `is the review of the account 2000000000000003 (alibaba), not of ${MEMBER}`,
    );
    expect(existsSync(project.file("report.md"))).toBe(false);
  });

  test("without one, the report says that nothing was reviewed", async () => {
    const project = aProject();
    const { code, stdout, stderr } = await closeout(["report", "demo"], { cwd: project.dir });
    expect(code).toBe(0);
    expect(stderr).toContain("nothing was reviewed yet");
    expect(stdout).toBe("Written: accounts/demo/report.md\nWritten: accounts/demo/report.html\n");
  });
});

const RUN = `{"kind":"run","at":"2026-09-01T00:00:00.000Z","run":"r1","command":"deploy demo-teardown","accountId":"${MEMBER}","pid":1}\n`;
const CALL = `{"kind":"call","at":"2026-09-01T00:00:01.000Z","run":"r1","seq":1,"item":"alibaba:ecs.disk:cn-hangzhou:d-1","does":"delete","action":"DeleteDisk","region":"cn-hangzhou"}\n`;

describe("the journal", () => {
  test("a torn last line loses nothing, and doctor says so", async () => {
    const project = aProject();
    project.write("journal.jsonl", `${RUN}${CALL}{"kind":"ans`);
    const { stdout } = await closeout(["doctor", "demo"], { cwd: project.dir });
    expect(stdout).toMatch(/^! note {5}journal: 1 run.*1 call without an answer.*torn/mu);
    expect((await closeout(["report", "demo"], { cwd: project.dir })).code).toBe(0);
  });

  test("a bad line in the middle is named with its number", async () => {
    const project = aProject();
    project.write("journal.jsonl", `${RUN}not JSON\n${CALL}`);
    for (const command of ["report", "follow"]) {
      expectFailure(
        await closeout([command, "demo"], { cwd: project.dir }),
        2,
        "Line 2 of accounts/demo/journal.jsonl is not valid JSON.",
      );
    }
  });
});

const HOLDER = new URL("holder.ts", import.meta.url);

describe("the folder and its lock", () => {
  test("a run that holds the account is named, with exit code 4", async () => {
    const project = aProject();
    const holder = spawn(
      process.execPath,
      [await compiled(HOLDER), join(project.dir, "accounts/demo"), MEMBER],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(holder.stdout, "data");
    expectFailure(
      await closeout(["review", "demo"], { cwd: project.dir, env: toEmulator(emulator) }),
      4,
      `Another run holds the account ${MEMBER}`,
      `kill ${holder.pid}`,
    );
    const doctor = await closeout(["doctor", "demo"], { cwd: project.dir });
    expect(doctor.stdout).toContain("✗ failed   lock: Another run holds the account");
    expect(doctor.code).toBe(1);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const after = await closeout(["doctor", "demo"], { cwd: project.dir });
    expect(after.stdout).toMatch(/^! note {5}lock: The run that held .* It is free now\.$/mu);
    expect(existsSync(project.file("run.lock"))).toBe(false);
  });

  // Whoever may write everywhere runs the command as a user who may not.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;

  test("a folder that cannot be written to stops a review before it calls anything", async () => {
    const project = aProject();
    chmodSync(project.dir, 0o755);
    chmodSync(project.file(""), 0o555);
    const options = {
      cwd: project.dir,
      env: toEmulator(emulator),
      ...(uid === undefined ? {} : { uid }),
    };
    const seen: string[] = [];
    const end = emulator.observe((call) => seen.push(call.action));
    expectFailure(
      await closeout(["review", "demo"], options),
      2,
      "Cannot write accounts/demo/run.lock: permission is missing (EACCES).",
    );
    end();
    expect(seen).toEqual([]);
    const doctor = await closeout(["doctor", "demo"], options);
    expect(doctor.stdout).toContain("✗ failed   folder: Cannot write accounts/demo");
    chmodSync(project.file(""), 0o755);
  });
});

describe("the machine", () => {
  test("a missing Terraform and one that is too old are told apart", async () => {
    const project = aProject();
    const none = await closeout(["doctor", "demo"], {
      cwd: project.dir,
      env: { TERRAFORM_BINARY_NAME: "terraform-that-is-not-there" },
    });
    expect(none.stdout).toContain(
      '✗ failed   Terraform: "terraform-that-is-not-there" is not on the PATH\n           Next: Install Terraform 1.6 or newer',
    );
    expect(none.code).toBe(1);
    const old = join(project.dir, "old-terraform");
    writeFileSync(old, '#!/bin/sh\necho "Terraform v1.5.7"\n', { mode: 0o755 });
    const tooOld = await closeout(["doctor", "demo"], {
      cwd: project.dir,
      env: { TERRAFORM_BINARY_NAME: old },
    });
    expect(tooOld.stdout).toContain(
      `✗ failed   Terraform: 1.5.7 (${old}) is too old, 1.6 is needed`,
    );
  });
});

describe("the machine's clock", () => {
  test("one that is so far off that calls are refused is named", async () => {
    const later = await startEmulator({
      seed: {
        accounts: [{ id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] }],
      },
      wall: () => Date.now() + 20 * 60_000,
    });
    onTestFinished(() => later.close());
    const { dir } = aProject();
    const { stdout, code } = await closeout(["doctor", "demo"], {
      cwd: dir,
      env: toEmulator(later),
    });
    expect(stdout).toContain("✗ failed   clock: This machine's clock is more than 15 minutes off");
    expect(code).toBe(1);
  });

  test("one that is a little off is told by how much", async () => {
    const proxy = createServer((incoming, outgoing) => {
      const onward = request(
        `${emulator.url}${incoming.url}`,
        { method: incoming.method, headers: incoming.headers },
        (reply) => {
          const date = new Date(Date.now() - 10 * 60_000).toUTCString();
          outgoing.writeHead(reply.statusCode ?? 500, { ...reply.headers, date });
          reply.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    });
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    onTestFinished(() => void proxy.close());
    const address = proxy.address();
    if (typeof address !== "object" || address === null) throw new Error("the proxy has no port");
    const { dir } = aProject();
    const { stdout } = await closeout(["doctor", "demo"], {
      cwd: dir,
      env: toEmulator({ url: `http://127.0.0.1:${address.port}` }),
    });
    expect(stdout).toMatch(/^✗ failed {3}clock: (?:599|600|601) s ahead of the cloud's$/mu);
  });
});

test("packages that are in no folder are told from such as are not installed", async () => {
  const { dir } = aProject();
  mkdirSync(join(dir, "stacks"));
  writeFileSync(join(dir, "stacks/main.ts"), "export {};\n");
  expectFailure(await closeout(["synth"], { cwd: dir }), 2, "not installed", "npm ci");
  writeFileSync(join(dir, ".pnp.cjs"), "");
  expectFailure(await closeout(["synth"], { cwd: dir }), 2, "not installed", "nodeLinker");
});

describe("policies", () => {
  test("a policy file that cannot be loaded is named, and none is left out silently", async () => {
    const project = aProject();
    mkdirSync(join(project.dir, "policies"));
    const file = join(project.dir, "policies/mine.ts");
    for (const [text, says] of [
      ["export const a = (;", "Unexpected"],
      ['import { a } from "../nowhere.ts";\nexport const b = a;', "Could not resolve"],
      ["export const a = 1;", "policies/mine.ts exports no policy"],
    ] as const) {
      writeFileSync(file, text);
      expectFailure(
        await closeout(["review", "demo"], { cwd: project.dir, env: toEmulator(emulator) }),
        1,
        says,
        "Where: policies/mine.ts",
      );
    }
  });

  test("a policy where none is looked for is refused before anything is listed, and not passed over", async () => {
    const project = aProject();
    mkdirSync(join(project.dir, "policies/legal"), { recursive: true });
    const file = join(project.dir, "policies/legal/hold.ts");
    writeFileSync(file, readFileSync("examples/legal-hold.ts", "utf8"));
    for (const command of ["review", "scan", "doctor"]) {
      const { code, stdout, stderr } = await closeout([command, "demo"], {
        cwd: project.dir,
        env: toEmulator(emulator),
      });
      expect(code, command).not.toBe(0);
      expect(`${stdout}${stderr}`, command).toContain("policies/legal/hold.ts");
    }
    expect(existsSync(join(project.dir, "accounts/demo/review.json"))).toBe(false);
    writeFileSync(join(project.dir, "policies/all.ts"), `export * from "./legal/hold.ts";\n`);
    const { stdout } = await closeout(["doctor", "demo"], {
      cwd: project.dir,
      env: toEmulator(emulator),
    });
    expect(stdout).toMatch(/^✓ ok +policies: 1 /mu);
  });

  test("doctor takes no file for a policy that the next plan refuses", async () => {
    const project = aProject();
    mkdirSync(join(project.dir, "policies"));
    writeFileSync(join(project.dir, "policies/mine.ts"), "export const a = 1;\n");
    const { stdout } = await closeout(["doctor", "demo"], {
      cwd: project.dir,
      env: toEmulator(emulator),
    });
    expect(stdout).toMatch(/^✗ failed +policies: policies\/mine\.ts exports no policy$/mu);
  });
});
