import { expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { KEYS as CLI_KEYS, MANAGER as CLI_MANAGER, closeout } from "../cli/support.ts";
import { type Project, withProject } from "./support/project.ts";
import { HERE, NETWORK, server, withTencent } from "./support/tencent.ts";
import { pairs } from "./support/things.ts";
import { REGION } from "./support/world.ts";

/** From the nth call of an action on, every call is refused; returns what lifts that. */
function endAt(project: Project, action: string, nth: number, order: FaultOrder): () => void {
  let seen = 0;
  let lift = (): void => {};
  const stop = project.emulator.observe((call) => {
    if (call.action !== action) return;
    seen += 1;
    if (seen !== nth) return;
    stop();
    lift = project.fault(order);
  });
  return () => lift();
}

const count = (text: string, part: string): number => text.split(part).length - 1;

const ENDS = [
  [
    "InvalidSecurityToken.Expired",
    "Specified SecurityToken is expired.",
    "The temporary key has expired",
  ],
  [
    "InvalidTimeStamp.Expired",
    "Specified time stamp or date value is expired.",
    "This machine's clock is more than 15 minutes off",
  ],
  [
    "InvalidAccessKeyId.Inactive",
    "Specified access key is disabled.",
    "The access key is disabled",
  ],
] as const;

test.each(ENDS)(
  "%s in the middle of a deploy is said once, stops it before the next call, keeps what is true, and the next run goes on",
  (code, message, says) =>
    withProject(
      {
        resources: { [REGION]: { "ecs.key-pair": pairs(48) } },
        account: { limits: { parallel: 4, patience: "10m" } },
      },
      async (project) => {
        await project.review();
        const lift = endAt(project, "DeleteKeyPairs", 16, {
          kind: "error",
          code,
          status: 400,
          message,
        });
        const ended = await project.deploy("teardown");
        expect(ended.code).toBe(1);
        expect(count(ended.says, says)).toBe(1);
        expect(ended.says).toContain("it goes on with what is left");
        // Those under way when the first one was refused.
        const sent = project.changes().length;
        expect(sent).toBeLessThanOrEqual(16 + 4);
        const standing = project.standing("ecs.key-pair");
        expect(standing.length).toBeGreaterThanOrEqual(48 - sent);
        const left = Object.keys(project.remaining()).filter((id) => id.includes(":ecs.key-pair:"));
        for (const name of standing) expect(left.join(" ")).toContain(`:${name}`);
        const entries = await project.journal();
        expect(entries.filter(({ kind }) => kind === "stuck")).toEqual([]);

        lift();
        expect((await project.deploy("teardown")).code).toBe(0);
        expect(project.standing("ecs.key-pair")).toEqual([]);
      },
    ),
);

test("credentials that end in the middle of a plan are said once, and not for each wave", () =>
  withProject({ resources: { [REGION]: { "ecs.key-pair": pairs(3) } } }, async (project) => {
    const [code, message, says] = ENDS[0];
    const lift = endAt(project, "DescribeKeyPairs", 1, {
      kind: "error",
      code,
      status: 400,
      message,
    });
    const ended = await project.plan("teardown");
    lift();
    expect(ended.code).toBe(1);
    expect(count(ended.says, says)).toBe(1);
    expect(count(ended.text, "Error: ")).toBe(1);
  }));

test("credentials that end in the middle of a scan are one fault, and not a thousand denied listings", () =>
  withProject(
    {
      account: {
        id: "2000000000000002",
        access: {
          via: "management",
          managementId: CLI_MANAGER,
          role: "ResourceDirectoryAccountAccessRole",
        },
      },
      accounts: [
        {
          id: CLI_MANAGER,
          kind: "management",
          keys: [{ ...CLI_KEYS.ops, user: "ops" }],
          users: [{ name: "ops", policies: ["AdministratorAccess"] }],
        },
        { id: "2000000000000002", kind: "resource-account", managedBy: CLI_MANAGER },
      ],
      regions: ["cn-hangzhou", "cn-beijing", "cn-shanghai", "ap-southeast-1"],
    },
    async (project) => {
      const [code, message, says] = ENDS[0];
      endAt(project, "DescribeKeyPairs", 1, { kind: "error", code, status: 400, message });
      const run = await closeout(["scan", "demo"], {
        cwd: project.folder,
        env: {
          CLOSEOUT_ALIBABA_ENDPOINT: project.emulator.url,
          ALIBABA_CLOUD_ACCESS_KEY_ID: CLI_KEYS.ops.id,
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: CLI_KEYS.ops.secret,
        },
      });
      expect(run.code).toBe(3);
      expect(count(run.stderr, says)).toBe(1);
      expect(run.stdout).toBe("");
    },
  ));

test("a token that ends in the middle of a deploy at Tencent Cloud is said once, and the next run goes on", () =>
  withTencent(
    {
      resources: {
        [HERE]: {
          ...NETWORK,
          "cvm.instance": Array.from({ length: 12 }, (_, at) => server(`ins-${at}`)),
        },
      },
      account: { limits: { parallel: 2, patience: "10m" } },
    },
    async (project) => {
      await project.review();
      const lift = endAt(project, "TerminateInstances", 4, {
        kind: "error",
        code: "AuthFailure.TokenFailure",
        message: "The provided token has expired.",
      });
      const ended = await project.deploy("teardown");
      expect(ended.code).toBe(1);
      expect(count(ended.says, "The temporary key has expired, or its token is wrong")).toBe(1);
      expect(project.changes().length).toBeLessThanOrEqual(4 + 2);
      lift();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("cvm.instance")).toEqual([]);
    },
  ));
