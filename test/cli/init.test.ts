import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

const INVITED = "2000000000000003";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou"],
      accounts: [
        { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
        { id: MEMBER, kind: "resource-account", name: "old shop", managedBy: MANAGER },
        { id: INVITED, kind: "cloud-account", name: "$(touch x)", managedBy: MANAGER },
      ],
    },
  });
});
afterAll(() => emulator.close());

/** A folder with files in it, and `init` there. */
function aFolder(files: Readonly<Record<string, string>> = {}) {
  const dir = mkdtempSync(join(tmpdir(), "closeout init é "));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, ".."), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return {
    read: (name: string): string => readFileSync(join(dir, name), "utf8"),
    accounts: (): readonly string[] => readdirSync(join(dir, "accounts")).sort(),
    names: (): readonly string[] => readdirSync(dir).sort(),
    init: async (...args: readonly string[]) => {
      const ended = await closeout(["init", ...args], { cwd: dir, env: toEmulator(emulator) });
      return { ...ended, data: ended.stdout.startsWith("{") ? JSON.parse(ended.stdout) : {} };
    },
  };
}

const ACCOUNT = [
  ...["--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
  ...["--management-id", MANAGER, "--name", "shop"],
];

test("init in a folder that is not empty writes nothing over, adds what is missing, and says so", async () => {
  const before = {
    "package.json": `{\n    "name": "ours",\n    "dependencies": { "cdktn": "0.24.0" }\n}\n`,
    "cdktf.json": `{ "app": "npx ts-node main.ts" }`,
    "stacks/main.ts": "export {};\n",
    ".gitignore": "dist/\r\nnode_modules/\r\n",
    CODEOWNERS: "* @everybody",
  };
  const { init, read } = aFolder(before);
  const { code, data } = await init("--json", "--owners", "@org/finops", ...ACCOUNT);
  expect(code).toBe(0);
  const outcomes: Record<string, string> = Object.fromEntries(
    data.files.map(({ file, outcome }: { file: string; outcome: string }) => [file, outcome]),
  );
  expect(outcomes).toMatchObject({
    "package.json": "extended",
    "cdktf.json": "kept",
    ".gitignore": "extended",
    CODEOWNERS: "extended",
    "accounts/shop/account.yaml": "written",
    ".github/workflows/closeout.yml": "written",
  });
  expect(read("cdktf.json")).toBe(before["cdktf.json"]);
  expect(read("stacks/main.ts")).toBe(before["stacks/main.ts"]);
  expect(read(".gitignore").startsWith(before[".gitignore"])).toBe(true);
  expect(read(".gitignore").replaceAll("\r\n", "")).not.toContain("\n");
  expect(read("CODEOWNERS")).toMatch(/^\* @everybody\n.*review\.json @org\/finops$/msu);
  expect(JSON.parse(read("package.json"))).toMatchObject({
    name: "ours",
    dependencies: { cdktn: "0.24.0" },
    devDependencies: { constructs: "10.7.2" },
  });
  const { jobs } = parse(read(".github/workflows/closeout.yml"));
  expect(Object.keys(jobs)).toEqual(["accounts", "review", "deploy", "drift"]);
  expect(jobs.deploy.environment).toBe("closeout");
  expect(Object.keys(jobs.drift.steps.at(-1).env)).toEqual([
    "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "CLOSEOUT_RECORD_URL",
  ]);
  expect(data.framework).toBe("cdktn");
  expect(outcomes).not.toHaveProperty("stacks/main.ts");
  expect(data.next.join("\n")).toMatch(/cdktf\.json: .*accountStacks.*closeout\/cdktn/u);

  const again = await init("--json", "--owners", "@org/finops", ...ACCOUNT);
  expect(again.data.files.filter(({ outcome }: { outcome: string }) => outcome !== "kept")).toEqual(
    [],
  );
});

test("init from an organization describes each member once, by a name that a stack can have", async () => {
  const { init, read, accounts } = aFolder();
  const made = await init("--json", "--cloud", "alibaba", "--from-org", MANAGER);
  expect(made.code).toBe(0);
  expect(accounts()).toEqual(["old-shop", "touch-x"]);
  expect(parse(read("accounts/touch-x/account.yaml"))).toMatchObject({
    id: INVITED,
    kind: "cloud-account",
    access: { via: "management", managementId: MANAGER },
  });
  const again = await init("--json", "--cloud", "alibaba", "--from-org", MANAGER);
  expect(again.data.accounts).toEqual([]);
  expect(accounts()).toEqual(["old-shop", "touch-x"]);
});

test("what cannot be described is refused before anything is written", async () => {
  const { init, names } = aFolder();
  for (const wrong of [
    ["--cloud", "alibaba", "--id", "12", "--kind", "standalone"],
    ["--cloud", "alibaba", "--id", MEMBER, "--kind", "created"],
    ["--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
    ["--cloud", "aws", "--id", MEMBER, "--kind", "standalone"],
    ["--framework", "pulumi"],
    [...ACCOUNT.slice(0, -1), "../elsewhere"],
  ]) {
    const { code, stderr } = await init("--yes", ...wrong);
    expect(stderr).toMatch(/^Next: ./mu);
    expect(code).toBe(2);
  }
  expect((await init()).code).toBe(2);
  expect(names()).toEqual([]);
});

test("members that cannot be listed completely are an error, never a shorter list", async () => {
  const lift = emulator.fault({ kind: "error", action: "ListAccounts", code: "Throttling.Broken" });
  onTestFinished(lift);
  const { init, names } = aFolder();
  const { code } = await init("--json", "--cloud", "alibaba", "--from-org", MANAGER);
  expect(code).toBe(3);
  expect(names()).toEqual([]);
});

test("init says where the record and the states stand, and a settings file that is there is left to its owner", async () => {
  const fresh = aFolder({});
  expect((await fresh.init("--json", "--record", "postgres", ...ACCOUNT)).code).toBe(0);
  expect(parse(fresh.read("closeout.yaml"))).toEqual({
    approval: "none",
    record: "postgres",
    backend: { pg: {} },
  });
  const said = async (...args: readonly string[]): Promise<string> =>
    (await aFolder({}).init("--json", ...args, ...ACCOUNT)).data.next.join("\n");
  expect(await said()).toContain("record: postgres");
  expect(await said("--record", "postgres")).not.toContain("record: postgres");
  const settled = aFolder({ "closeout.yaml": "approval: none\n" });
  const { data } = await settled.init("--json", "--record", "postgres", ...ACCOUNT);
  expect(settled.read("closeout.yaml")).toBe("approval: none\n");
  const kept = aFolder({ "closeout.yaml": "record: postgres\n" });
  expect((await kept.init("--json", ...ACCOUNT)).data.next.join("\n")).not.toContain("record:");
  expect(data.next.join("\n")).toContain("record: postgres");
  const plain = aFolder({});
  await plain.init("--json", ...ACCOUNT);
  expect(parse(plain.read("closeout.yaml"))).toEqual({ approval: "none" });
  expect((await aFolder({}).init("--json", "--record", "postgers", ...ACCOUNT)).code).toBe(2);
});

test("an app of the project's own that makes the stacks of accounts is left as it is, without a word", async () => {
  const { init, names } = aFolder({
    "cdktf.json": `{ "app": "npx tsx app.ts" }`,
    "app.ts": `import { accountStacks } from "closeout/cdktf";\n`,
  });
  const { data } = await init("--json", ...ACCOUNT);
  expect(data.next.join("\n")).not.toContain("cdktf.json");
  expect(names()).toContain("stacks");
});

test("in a folder of a repository, what GitHub reads at the root alone is written there", async () => {
  const { init, read, names } = aFolder({
    ".git/HEAD": "ref: refs/heads/trunk\n",
    "package-lock.json": "{}\n",
    "node_modules/closeout/package.json": "{}\n",
    CODEOWNERS: "* @everybody\n",
    "infra/ours 云/notes.txt": "ours\n",
  });
  const { code, data } = await init(
    "--json",
    "--project",
    "infra/ours 云",
    "--owners",
    "@o/f",
    ...ACCOUNT,
  );
  expect(code).toBe(0);
  const files = data.files.map(({ file }: { file: string }) => file);
  expect(files).toContain("../../.github/workflows/closeout-infra-ours-云.yml");
  expect(files).toContain("../../CODEOWNERS");
  expect(read("CODEOWNERS")).toContain("\n/infra/ours\\ 云/accounts/**/review.json @o/f\n");
  const { env, on } = parse(read(".github/workflows/closeout-infra-ours-云.yml"));
  expect(env.CI_SCRIPTS).toBe("../../node_modules/closeout/integrations/ci");
  expect(on.pull_request.paths).toContain("package-lock.json");
  expect(read("infra/ours 云/accounts/shop/account.yaml")).toContain(
    "$schema=../../../../node_modules/closeout/schemas/",
  );
  expect(parse(read("infra/ours 云/cdktf.json")).app).toBe("npx --no-install closeout synth");
  expect(names()).not.toContain("accounts");
});

test("an account in a second cloud: the workflow that stands is said to lack its keys", async () => {
  const { init, read } = aFolder();
  await init("--json", ...ACCOUNT);
  const before = read(".github/workflows/closeout.yml");
  const { data } = await init(
    ...["--json", "--cloud", "tencent", "--id", "100012345678", "--kind", "standalone"],
  );
  expect(read(".github/workflows/closeout.yml")).toBe(before);
  expect(data.next.join("\n")).toMatch(/closeout\.yml: .*TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_/u);
});

test("a workflow that stands under the name of ours and is about something else is said to run for no account", async () => {
  const { init, read } = aFolder({ ".github/workflows/closeout.yml": "on: push\n" });
  const { data } = await init("--json", ...ACCOUNT);
  expect(read(".github/workflows/closeout.yml")).toBe("on: push\n");
  expect(data.next.join("\n")).toContain('closeout.yml: it does not run for "accounts/**"');
});

test.each([
  ["pnpm-lock.yaml", "lockfileVersion: '9.0'\n", "pnpm install", "--frozen-lockfile"],
  ["yarn.lock", "# yarn lockfile v1\n", "yarn install", "--frozen-lockfile"],
  ["yarn.lock", "__metadata:\n  version: 8\n", "yarn install", "--immutable"],
])("packages that %s pins are installed by what wrote it: %j", async (file, text, next, option) => {
  const { init, read } = aFolder({ [file]: text });
  const { data } = await init("--json", ...ACCOUNT);
  expect(data.next).toContain(next);
  const workflow = read(".github/workflows/closeout.yml");
  expect(workflow).toContain(`${next} ${option}`);
  expect(workflow).not.toMatch(/npm ci|cache: npm/u);
  expect(parse(workflow).on.pull_request.paths).toContain(file);
});
