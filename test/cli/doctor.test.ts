import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

const INVITED = "2000000000000003";
const OUTSIDE = "3000000000000003";
const NARROW = "4000000000000004";
const HEAD = "100000000001";
const CREATED = "100000000002";
const GUEST = "100000000003";
const ALONE = "100000000009";

let emulator: Emulator;

beforeAll(async () => {
  const key = (id: string) => ({ id: `LTAI-${id}`, secret: "secret", user: "closer" });
  const tencentKey = (id: string) => ({ id: `AKID${id}`, secret: "secret", user: "closer" });
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou", "ap-guangzhou"],
      accounts: [
        { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }, key(MANAGER)] },
        { id: MEMBER, kind: "resource-account", managedBy: MANAGER, keys: [key(MEMBER)] },
        { id: INVITED, kind: "cloud-account", managedBy: MANAGER, keys: [key(INVITED)] },
        { id: OUTSIDE, kind: "standalone", keys: [key(OUTSIDE)] },
        {
          id: NARROW,
          kind: "standalone",
          users: [{ name: "closer", policies: ["AliyunECSReadOnlyAccess"] }],
          keys: [key(NARROW)],
        },
        {
          cloud: "tencent",
          id: HEAD,
          kind: "management",
          organization: { id: 500101, deletionPermission: true },
          keys: [tencentKey(HEAD)],
        },
        {
          cloud: "tencent",
          id: CREATED,
          kind: "created-member",
          managedBy: HEAD,
          keys: [tencentKey(CREATED)],
        },
        {
          cloud: "tencent",
          id: GUEST,
          kind: "invited-member",
          managedBy: HEAD,
          keys: [tencentKey(GUEST)],
        },
        { cloud: "tencent", id: ALONE, kind: "standalone", keys: [tencentKey(ALONE)] },
      ],
    },
  });
});
afterAll(() => emulator.close());

test("a command line of CDKTF that cannot start under this Node is a note, and the demo says so before it begins", async () => {
  const { dir } = aProject();
  const lay = (file: string, text: string): void => {
    mkdirSync(dirname(join(dir, "node_modules", file)), { recursive: true });
    writeFileSync(join(dir, "node_modules", file), text);
  };
  lay("cdktf-cli/package.json", '{ "version": "0.21.0" }');
  lay("@cdktf/node-pty-prebuilt-multiarch/index.js", 'throw new Error("no build for this Node");');
  const { stdout } = await closeout(["doctor", "demo", "--json"], {
    cwd: dir,
    env: toEmulator(emulator),
  });
  const checks: readonly Check[] = JSON.parse(stdout).checks;
  expect(checks.find(({ name }) => name === "cdktf-cli")?.outcome).toBe("note");
  const { code, stderr } = await closeout(["demo"], { cwd: dir });
  expect(stderr).toContain(process.versions.node);
  expect(code).toBe(2);
});

interface Check {
  readonly name: string;
  readonly outcome: string;
  readonly says: string;
  readonly next?: string;
}

/** What doctor says of an account that is described so; `via` is a management account, or `own`. */
async function examine(cloud: "alibaba" | "tencent", id: string, kind: string, via: string) {
  const role =
    cloud === "alibaba" ? "ResourceDirectoryAccountAccessRole" : "OrganizationAccessControlRole";
  const access =
    via === "own" ? "{ via: own }" : `{ via: management, managementId: "${via}", role: ${role} }`;
  const opened = cloud === "tencent" && kind === "standalone" ? "openedOn: 2026-01-01\n" : "";
  const { dir } = aProject(
    `cloud: ${cloud}\nid: "${id}"\nkind: ${kind}\naccess: ${access}\n${opened}`,
  );
  const who = via === "own" ? id : via;
  const env =
    cloud === "alibaba"
      ? toEmulator(emulator, { id: `LTAI-${who}`, secret: "secret" })
      : {
          CLOSEOUT_TENCENT_ENDPOINT: emulator.url,
          TENCENTCLOUD_SECRET_ID: `AKID${who}`,
          TENCENTCLOUD_SECRET_KEY: "secret",
        };
  const ended = await closeout(["doctor", "demo", "--json"], { cwd: dir, env });
  const { ok, checks }: { ok: boolean; checks: readonly Check[] } = JSON.parse(ended.stdout);
  const failed = checks.filter(({ outcome }) => outcome === "failed");
  return { code: ended.code, ok, checks, failed };
}

describe("an account's kind", () => {
  test.each([
    ["alibaba", MEMBER, "resource-account", MANAGER],
    ["alibaba", INVITED, "cloud-account", MANAGER],
    ["alibaba", INVITED, "cloud-account", "own"],
    ["alibaba", OUTSIDE, "standalone", "own"],
    ["tencent", CREATED, "created-member", HEAD],
    ["tencent", GUEST, "invited-member", HEAD],
    ["tencent", ALONE, "standalone", "own"],
  ] as const)("that is right passes: %s %s %s via %s", async (cloud, id, kind, via) => {
    const { checks } = await examine(cloud, id, kind, via);
    expect(checks.find(({ name }) => name === "kind")).toMatchObject({ outcome: "ok" });
  });

  test.each([
    ["alibaba", MEMBER, "cloud-account", MANAGER, "kind: resource-account"],
    ["alibaba", MEMBER, "standalone", MANAGER, "kind: resource-account"],
    ["alibaba", INVITED, "resource-account", MANAGER, "kind: cloud-account"],
    ["alibaba", INVITED, "standalone", "own", "resource-account or cloud-account"],
    ["alibaba", MEMBER, "standalone", "own", "resource-account or cloud-account"],
    ["alibaba", OUTSIDE, "cloud-account", "own", "kind: standalone"],
    ["tencent", CREATED, "invited-member", HEAD, "kind: created-member"],
    ["tencent", CREATED, "standalone", HEAD, "kind: created-member"],
    ["tencent", GUEST, "created-member", HEAD, "kind: invited-member"],
    ["tencent", GUEST, "standalone", "own", "created-member or invited-member"],
    ["tencent", ALONE, "invited-member", "own", "kind: standalone"],
  ] as const)("that is wrong is red: %s %s %s via %s", async (cloud, id, kind, via, next) => {
    const { code, ok, failed } = await examine(cloud, id, kind, via);
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    const found = failed.find(({ name }) => name === "kind");
    expect(found?.next).toContain(next);
  });
});

test.each([
  ["alibaba", "2000000000000099", "resource-account", MANAGER],
  ["alibaba", "2000000000000099", "cloud-account", MANAGER],
  ["tencent", "100000000077", "created-member", HEAD],
  ["tencent", "100000000077", "invited-member", HEAD],
] as const)(
  "an id that nobody knows is red, and nothing else is asked of it: %s %s %s",
  async (cloud, id, kind, via) => {
    const { code, failed, checks } = await examine(cloud, id, kind, via);
    expect(code).toBe(1);
    expect(failed.map(({ name }) => name)).toEqual(["account id"]);
    expect(failed[0]?.says).toContain(`knows no member ${id}`);
    expect(checks.some(({ name }) => name === "permission" || name === "condition")).toBe(false);
  },
);

test("each condition of the closure stands there with whether it holds, and what was not looked at", async () => {
  const { checks, code } = await examine("alibaba", MEMBER, "resource-account", MANAGER);
  const conditions = checks.filter(({ name }) => name === "condition");
  const of = (id: string) => conditions.find(({ says }) => says.startsWith(`${id} `));
  expect(of("closing-caller")).toMatchObject({ outcome: "ok" });
  expect(of("deletion-permission")).toMatchObject({ outcome: "note" });
  expect(of("deletion-permission")?.next).toContain("closure.enableMemberDeletion");
  expect(conditions).toHaveLength(9);
  expect(checks.at(-1)).toMatchObject({ name: "not checked", outcome: "skipped" });
  expect(code).toBe(0);
});

describe("whether the identity in use sees everything", () => {
  test.each([
    ["alibaba", MEMBER, "resource-account", MANAGER, "role ResourceDirectoryAccountAccessRole"],
    ["alibaba", OUTSIDE, "standalone", "own", "user closer"],
    ["tencent", CREATED, "created-member", HEAD, "role "],
    ["tencent", ALONE, "standalone", "own", "user "],
  ] as const)(
    "is said with how it is proved: %s %s %s via %s",
    async (cloud, id, kind, via, of) => {
      const { checks } = await examine(cloud, id, kind, via);
      const reach = checks.find(({ name }) => name === "reach");
      expect(reach).toMatchObject({ outcome: "ok" });
      expect(reach?.says.startsWith(of)).toBe(true);
      expect(reach?.says).toContain("AdministratorAccess");
    },
  );

  test("is red where it is not proved, with what to grant", async () => {
    const { failed } = await examine("alibaba", NARROW, "standalone", "own");
    const reach = failed.find(({ name }) => name === "reach");
    expect(reach?.says).toContain("user closer is not proved to see everything");
    expect(reach?.next).toContain("ram:");
  });
});
