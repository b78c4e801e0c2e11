import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { usualKeys } from "../../src/clouds/tencent/credentials.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { Problem } from "../../src/core/problem.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { ACCOUNT, accountOf, envOf, HERE, KEY, TESTER } from "./support/world.ts";

const MANAGER = "100000000001";
const ROLE = "OrganizationAccessControlRole";
let emulator: Emulator;
let session: CloudSession;
const clock = quietClock();

beforeEach(async () => {
  emulator = await startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: MANAGER,
          kind: "management",
          organization: { id: 7 },
          keys: [{ ...KEY, user: TESTER.name }],
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
        },
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "created-member",
          managedBy: MANAGER,
          resources: { [HERE]: { "vpc.vpc": [{ VpcId: "vpc-1", VpcName: "shop" }] } },
        },
      ],
    },
  });
  const access = { via: "management", managementId: MANAGER, role: ROLE } as const;
  const context = { clock, env: envOf(emulator, KEY), log: () => undefined };
  session = await tencent.open(accountOf([], { access }), context);
  expect(await networks()).toMatchObject({ outcome: "listed", count: 1 });
});

afterEach(async () => {
  await session.close();
  await emulator.close();
});

async function networks() {
  const request = { type: "vpc.vpc", region: HERE, parents: [] };
  return (await session.list(request, AbortSignal.timeout(50_000))).coverage;
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error("expected a Problem", { cause: error });
}

const calls = (): readonly string[] => emulator.world.log.list().map(({ action }) => action);

test.each([
  ["AuthFailure.SecretIdNotFound", "The secret id does not exist, or its key is disabled"],
  ["AuthFailure.InvalidSecretId", "The secret id is not one of an API key"],
  ["AuthFailure.TokenFailure", "The temporary key has expired, or its token is wrong"],
  ["AuthFailure.SignatureExpire", "This machine's clock is more than five minutes off"],
  ["AuthFailure.SignatureFailure", "The secret key does not belong to the secret id"],
  ["InvalidAccessKeyId", "The secret id does not exist, or its key is disabled"],
  ["RequestTimeTooSkewed", "This machine's clock is more than five minutes off"],
])(
  "%s in the middle of a run is one fault of the run, and no further call is made",
  async (code, says) => {
    emulator.fault({ kind: "error", code, status: 200, message: "no" });
    const ended = await problemOf(networks());
    expect(ended).toMatchObject({ code: "credentials-ended", message: says });
    expect(ended.where).toContain(code);
    const before = calls().length;
    const again = await Promise.all(Array.from({ length: 50 }, () => problemOf(networks())));
    expect(again.every((one) => one === ended)).toBe(true);
    expect(calls()).toHaveLength(before);
  },
);

test("a role's session that the cloud refuses before its end is taken anew, and the call is made again", async () => {
  await clock.sleep(5 * 60_000);
  const assumed = calls().filter((action) => action === "AssumeRole").length;
  emulator.fault({ kind: "error", product: "vpc", code: "AuthFailure.TokenFailure", times: 1 });
  expect(await networks()).toMatchObject({ outcome: "listed", count: 1 });
  expect(calls().filter((action) => action === "AssumeRole")).toHaveLength(assumed + 1);
});

test("a signature that one product alone refuses is the fault of that listing", async () => {
  emulator.fault({ kind: "error", product: "vpc", code: "AuthFailure.SignatureFailure" });
  expect(await networks()).toMatchObject({
    outcome: "denied",
    code: "AuthFailure.SignatureFailure",
  });
});

test("a profile that is written anew in the middle of a run moves it to no other account", async () => {
  const home = mkdtempSync(join(tmpdir(), "closeout-profile-"));
  const write = (id: string, token: string): void => {
    mkdirSync(join(home, ".tccli"), { recursive: true });
    writeFileSync(
      join(home, ".tccli/default.credential"),
      JSON.stringify({ secretId: id, secretKey: `key-of-${id}`, token }),
    );
  };
  try {
    write("AKID-a", "token-a");
    const source = usualKeys({ HOME: home });
    const first = await source();
    write("AKID-b", "token-b");
    expect(await source()).toBe(first);
    expect(await source.renew?.(first)).toBe(true);
    expect(await source()).toMatchObject({ secretId: "AKID-b" });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

test.each([
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_TOKEN",
  "TENCENTCLOUD_SESSION_TOKEN",
  "TENCENTCLOUD_SECURITY_TOKEN",
  "TENCENTCLOUD_PROFILE",
  "TCCLI_PROFILE",
])("%s that is set and empty is refused, and no other key is taken instead", async (name) => {
  for (const value of ["", "  "]) {
    const blank = await problemOf(usualKeys({ HOME: "/nonexistent", [name]: value })());
    expect(blank).toMatchObject({ code: "usage", message: `${name} is set and empty` });
  }
});
