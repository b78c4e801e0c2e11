import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { GITHUB, startHost } from "../forges/support.ts";
import { ACCOUNT, aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

let emulator: Emulator;

const PAIRS = 3;

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
          resources: {
            "cn-hangzhou": {
              "ecs.key-pair": [
                { repeat: PAIRS, KeyPairName: "pair-{n}", CreationTime: "{now-30d}" },
              ],
            },
          },
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

/** A project within a repository, below its root. */
function inRepository(account = ACCOUNT) {
  const project = aProject(account);
  execFileSync("git", ["init", "--quiet"], { cwd: project.dir });
  const options = { cwd: project.dir, env: toEmulator(emulator) };
  return { ...project, run: (...args: readonly string[]) => closeout(args, options) };
}

const lineOf = (file: string, what: string): number =>
  readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(what)) + 1;

test("one look tells every machine: each finding at the item's line, or that of the rule that speaks for it", async () => {
  const { run, dir, file } = inRepository(
    `${ACCOUNT}keep:\n  - match: { type: ecs.key-pair, name: pair-2 }\n    because: still read\n`,
  );
  await run("review", "demo");
  const names = ["sarif", "codequality", "junit", "gitlab-terraform", "summary", "comment"];
  const formats = names.flatMap((name) => ["--format", `${name}=${name}.out`]);
  const { code, stdout } = await run("annotate", "demo", ...formats, "--format", "github");
  expect(code).toBe(0);
  const read = (name: string): string => readFileSync(join(dir, `${name}.out`), "utf8");

  const pair = "alibaba:ecs.key-pair:cn-hangzhou:pair-1";
  const kept = "alibaba:ecs.key-pair:cn-hangzhou:pair-2";
  const places = new Map<string, { uri: string; line: number }>(
    JSON.parse(read("sarif")).runs[0].results.map(
      (one: {
        message: { text: string };
        locations: {
          physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
        }[];
      }) => {
        const at = one.locations[0]?.physicalLocation;
        const subject = one.message.text.split(": ")[0];
        return [subject, { uri: at?.artifactLocation.uri, line: at?.region.startLine }];
      },
    ),
  );
  const review = { uri: "accounts/demo/review.json", line: lineOf(file("review.json"), pair) };
  expect(places.get(pair)).toEqual(review);
  const rule = { uri: "accounts/demo/account.yaml", line: lineOf(file("account.yaml"), "pair-2") };
  expect(places.get(kept)).toEqual(rule);

  expect(JSON.parse(read("gitlab-terraform"))).toEqual({ create: 0, update: 0, delete: PAIRS - 1 });
  expect(read("junit")).toContain("<failure");
  expect(JSON.parse(read("codequality")).length).toBeGreaterThan(0);
  expect(read("summary")).toContain("### Closeout: demo");
  expect(read("comment")).toContain("<!-- closeout:comment");
  expect(stdout).toMatch(/^::error file=accounts\/demo\/review\.json,line=\d+,title=/mu);
});

test("a summary is added to what other commands of the step wrote, and nothing else is", async () => {
  const { run, dir } = inRepository();
  const summary = join(dir, "step-summary");
  writeFileSync(summary, "# before\n");
  const { code } = await run("annotate", "demo", "--format", `summary=${summary}`);
  expect(code).toBe(0);
  expect(readFileSync(summary, "utf8")).toMatch(/^# before\n<!--[\s\S]*### Closeout: demo/u);
});

test("what came after the review is a warning, and a rule that matches nothing an error at its line", async () => {
  const { run, file, write } = inRepository();
  await run("review", "demo");
  write(
    "account.yaml",
    `${ACCOUNT}keep:\n  - match: { id: alibaba:ecs.key-pair:x:y }\n    because: z\n`,
  );
  const { stdout } = await run("annotate", "demo", "--format", "sarif", "--json");
  const { annotations }: { annotations: { rule: string; level: string; place: object }[] } =
    JSON.parse(stdout);
  expect(annotations).toContainEqual(
    expect.objectContaining({
      rule: "rule-followed",
      level: "error",
      place: { file: "accounts/demo/account.yaml", line: lineOf(file("account.yaml"), "x:y") },
    }),
  );
});

test("a mistake in account.yaml, with which nothing can be looked at, is told at its line", async () => {
  const { run, file } = inRepository(`${ACCOUNT}disposition: []\nfoo: "::error::,%"\n`);
  const { code, stdout } = await run("annotate", "demo", "--format", "github");
  expect(code).toBe(2);
  const line = lineOf(file("account.yaml"), "disposition:");
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(stdout.startsWith(`::error file=accounts/demo/account.yaml,line=${line}::`)).toBe(true);
  expect(stdout).toMatch(/%0A.*foo/u);
  const asData = await run("annotate", "demo", "--format", "github", "--json");
  expect(JSON.parse(asData.stdout)).toHaveProperty("error");
});

test("a format that there is not, and two to one place, are mistakes of the command line", async () => {
  const { run } = inRepository();
  for (const formats of [["pdf"], ["sarif="], ["sarif", "junit"], ["sarif=a", "junit=a"]]) {
    const flags = formats.flatMap((one) => ["--format", one]);
    expect((await run("annotate", "demo", ...flags)).code).toBe(2);
  }
  expect((await run("annotate", "demo")).code).toBe(2);
});

describe("a comment that is posted", () => {
  const TOKEN = "ghs_Very5ecretTokenOfTheJob0123456789";
  const onPullRequest = ({ url }: { readonly url: string }) => ({
    ...toEmulator(emulator),
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: "acme/accounts",
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_TOKEN: TOKEN,
  });

  test("stands on the pull request once, however often it is posted", async () => {
    const host = await startHost(GITHUB);
    const { dir } = inRepository();
    const options = { cwd: dir, env: onPullRequest(host) };
    const first = await closeout(["comment", "demo", "--post", "--json"], options);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ posted: "created" });
    await closeout(["review", "demo"], options);
    const again = await closeout(["comment", "demo", "--post", "--json"], options);
    expect(JSON.parse(again.stdout)).toMatchObject({ posted: "updated" });
    expect(host.comments).toHaveLength(1);
    expect(host.comments[0]?.body).toContain("closeout:comment");
  });

  test("and refused is kept in a file, with exit code 3 and without the token", async () => {
    const host = await startHost(GITHUB);
    host.next(({ method }) => method === "POST", {
      status: 403,
      body: `{"message":"no ${TOKEN}"}`,
    });
    const { dir, file } = inRepository();
    const { code, stdout, stderr } = await closeout(["comment", "demo", "--post", "--json"], {
      cwd: dir,
      env: onPullRequest(host),
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "forge-refused" } });
    expect(readFileSync(file("comment.md"), "utf8")).toContain("### Closeout: demo");
    expect(`${stdout}${stderr}`).not.toContain(TOKEN);
  });
});
