import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { closeout } from "../cli/support.ts";
import { filesIn, tells } from "../support/leaks.ts";
import { type Project, withProject } from "./support/project.ts";
import { HERE, NETWORK, SHOP, server, TENCENT_KEYS, withTencent } from "./support/tencent.ts";
import { pairs } from "./support/things.ts";
import { KEYS, MEMBER, REGION } from "./support/world.ts";

/** How a cloud may write what it repeats, a few in one message; see the emulator's README. */
const SPELLINGS = [
  ["plain", "url", "twice", "small"],
  ["json", "base64", "shifted", "base64url"],
  ["xml"],
  ["hex", "part"],
] as const;

const LONG = "closer-secret-that-is-as-long-as-one-of-the-vendors-0123456789";

/** An error that repeats the key of its call everywhere that an error has room. */
function echo(spellings: readonly string[], more: Partial<FaultOrder>): FaultOrder {
  const [first = "plain"] = spellings;
  const words = spellings.map((one) => `{secret:${one}} {token:${one}}`).join(" | ");
  return {
    kind: "error",
    status: 400,
    code: `Refused.{token:${first}}`,
    message: `the string to sign was ${words}`,
    extra: {
      RequestId: `{secret:${first}}`,
      AccessDeniedDetail: {
        AuthAction: `{token:${first}}`,
        NoPermissionType: `{secret:${first}}`,
        PolicyType: words,
      },
    },
    ...more,
  };
}

/** All halves of keys that only their holders know: the given ones, and every session's. */
function secretsOf(project: Project, member: string): readonly string[] {
  const account = project.emulator.world.store.account(member);
  const rows = ["sts.session", "cam.session"].flatMap((name) =>
    (account?.everywhere(name) ?? []).flatMap((table) => table.rows()),
  );
  return [LONG, ...rows.flatMap((row) => [String(row["_secret"]), String(row["_token"])])];
}

/** Everything that left: files, Terraform's and the program's output, logs. */
function expectNothingTold(project: Project, member: string, said: readonly string[]): void {
  const secrets = secretsOf(project, member);
  expect(secrets.length).toBeGreaterThan(2);
  const places = new Map([
    ...filesIn(project.folder),
    ...said.map((text, at) => [`output ${at}`, text] as const),
    ...project.logged.map((line, at) => [`log ${at}`, line] as const),
  ]);
  const told = [...places].filter(([, text]) => secrets.some((secret) => tells(text, secret)));
  expect(told.map(([place]) => place)).toEqual([]);
}

/** Every command of the program, in both of its ways of speaking. */
async function allCommands(
  project: Project,
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  writeFileSync(join(project.folder, "package.json"), '{ "type": "module" }\n');
  const said: string[] = [];
  for (const [name = "", ...flags] of [
    ["doctor"],
    ["scan"],
    ["scan", "--json"],
    ["review", "--verbose"],
    ["timeline"],
    ["report"],
  ]) {
    const run = await closeout([name, "demo", ...flags], { cwd: project.folder, env });
    said.push(run.stdout, run.stderr);
  }
  return said;
}

const toAlibaba = (project: Project) => ({
  CLOSEOUT_ALIBABA_ENDPOINT: project.emulator.url,
  ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.closer.id,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: LONG,
});

const MANAGED = {
  accounts: [
    {
      id: "1000000000000001",
      kind: "management",
      directory: { deletion: "Enabled" },
      users: [{ name: "closer", policies: ["AdministratorAccess"] }],
      keys: [{ id: KEYS.closer.id, secret: LONG, user: "closer" }],
    },
    {
      id: MEMBER,
      kind: "resource-account",
      name: "old-shop",
      managedBy: "1000000000000001",
      resources: { [REGION]: { "ecs.key-pair": pairs(3) } },
    },
  ],
  key: { id: KEYS.closer.id, secret: LONG },
} as const;

test.each(SPELLINGS.map((one) => [one]))(
  "a cloud that repeats the keys of a call, %j, tells nobody",
  (spelling) =>
    withProject({ ...MANAGED }, async (project) => {
      await project.review();
      const said: string[] = [];
      const lift = project.fault(echo(spelling, { action: "DeleteKeyPairs", status: 403 }));
      said.push((await project.deploy("teardown")).text);
      lift();
      const entries = await project.journal();
      expect(entries.some((entry) => entry.kind === "answer" && entry.outcome === "denied")).toBe(
        true,
      );
      project.fault(echo(spelling, { product: "Ecs", status: 403 }));
      project.fault(echo(spelling, { product: "ResourceManager", action: "CheckAccountDelete" }));
      said.push((await project.plan("teardown")).text, (await project.plan("closure")).text);
      if (spelling.length === 4) {
        said.push(...(await allCommands(project, toAlibaba(project))));
      }
      expectNothingTold(project, MEMBER, said);
    }),
);

test.each(["plain", "url", "json", "base64", "xml"])(
  "an error of AssumeRole that repeats the keys which it hands out, %s, tells nobody",
  (spelling) =>
    withProject({ ...MANAGED }, async (project) => {
      project.fault({
        kind: "error",
        action: "AssumeRole",
        when: "after",
        status: 400,
        code: "Refused",
        message: `{reply:${spelling}}`,
        extra: { RequestId: `{reply:${spelling}}`, Recommend: `{reply:${spelling}}` },
      });
      const said = [(await project.plan("teardown")).text, (await project.plan("closure")).text];
      if (spelling === "xml") said.push(...(await allCommands(project, toAlibaba(project))));
      expect(said.join("")).toContain("could not be entered");
      expectNothingTold(project, MEMBER, said);
    }),
);

test.each(SPELLINGS.map((one) => [one]))(
  "a cloud that repeats the keys of a call, %j, tells nobody at Tencent Cloud",
  (spelling) =>
    withTencent(
      {
        key: { id: TENCENT_KEYS.closer.id, secret: LONG },
        head: { keys: [{ id: TENCENT_KEYS.closer.id, secret: LONG, user: "closer" }] },
        resources: { [HERE]: { ...NETWORK, "cvm.instance": [server("ins-1")] } },
      },
      async (project) => {
        await project.review();
        const lift = project.fault(echo(spelling, { action: "TerminateInstances" }));
        const said = [(await project.deploy("teardown")).text];
        lift();
        project.fault(echo(spelling, { product: "vpc" }));
        project.fault(echo(spelling, { product: "cos", status: 403 }));
        said.push((await project.plan("teardown")).text, (await project.plan("closure")).text);
        expectNothingTold(project, SHOP, said);
      },
    ),
);

test("the id of the key in use is no secret: it can be read where its item is named", () =>
  withTencent(
    {
      member: {
        kind: "standalone",
        managedBy: "",
        users: [{ name: "owner", uin: "100001000042", policies: ["AdministratorAccess"] }],
        keys: [{ ...TENCENT_KEYS.own, user: "owner" }],
      },
      account: { kind: "standalone", access: { via: "own" } },
      key: TENCENT_KEYS.own,
    },
    async (project) => {
      const planned = await project.plan("teardown");
      expect(planned.says).toContain(`tencent:cam.access-key:global:${TENCENT_KEYS.own.id}`);
      expect(planned.says).not.toContain("***");
    },
  ));
