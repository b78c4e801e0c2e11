import { afterEach, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { Problem } from "../../src/core/problem.ts";
import { autoClock } from "../support/auto-clock.ts";
import { accountFile, MEMBER, open, organization, watch } from "./support/directory.ts";

let emulator: Emulator;
afterEach(() => emulator.close());

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error("expected a Problem", { cause: error });
}

test("who the caller is is the first call and the only one of opening", async () => {
  emulator = await organization();
  const calls = watch(emulator);
  const session = await open(emulator);
  expect(session.caller).toMatchObject({
    kind: "user",
    userName: "closer",
    accountId: "1000000000000001",
    accessKeyId: "LTAI-closer",
  });
  expect(calls).toEqual(["Sts.GetCallerIdentity"]);
  await session.close();
});

test("credentials of another account are refused before any other call", async () => {
  emulator = await organization();
  const calls = watch(emulator);
  const wrong = await problemOf(open(emulator, { as: "member" }));
  expect(wrong.code).toBe("account-mismatch");
  expect(wrong.text).toContain("credentials of the member itself");
  expect(calls).toEqual(["Sts.GetCallerIdentity"]);
});

test("the management account's credentials do not pass for the account itself", async () => {
  emulator = await organization();
  const own = accountFile({ access: { via: "own" } });
  const wrong = await problemOf(open(emulator, { as: "closer", account: own }));
  expect(wrong.code).toBe("account-mismatch");
  expect(wrong.text).toContain(MEMBER);
});

test("a disabled key says so", async () => {
  emulator = await organization();
  const off = await problemOf(open(emulator, { as: "off" }));
  expect(off.code).toBe("credentials");
  expect(off.text).toContain("disabled");
});

test("a wrong secret says so and is not printed", async () => {
  emulator = await organization();
  const wrong = await problemOf(open(emulator, { secret: "not-the-secret" }));
  expect(wrong.code).toBe("credentials");
  expect(wrong.text).toContain("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
  expect(wrong.text).not.toContain("not-the-secret");
});

test("a key that does not exist says so", async () => {
  emulator = await organization();
  const unknown = await problemOf(open(emulator, { as: "nobody", secret: "nothing" }));
  expect(unknown.code).toBe("credentials");
  expect(unknown.text).toContain("does not exist");
});

test("a root key of the management account cannot enter the member, and the error says what can", async () => {
  emulator = await organization();
  const session = await open(emulator, { as: "root" });
  expect(session.caller.kind).toBe("root");
  const refused = await problemOf(session.sightings(AbortSignal.timeout(20_000)));
  expect(refused.code).toBe("credentials");
  expect(refused.text).toContain("RAM user or role of the management account");
  await session.close();
});

test("a role that the member does not have is named", async () => {
  emulator = await organization();
  const account = accountFile({
    access: { via: "management", managementId: "1000000000000001", role: "Janitor" },
  });
  const session = await open(emulator, { account });
  const refused = await problemOf(session.sightings(AbortSignal.timeout(20_000)));
  expect(refused.text).toContain("has no role Janitor");
  await session.close();
});

test("the member is entered once, and again before the hour of its keys is over", async () => {
  emulator = await organization();
  const calls = watch(emulator);
  const clock = autoClock();
  const session = await open(emulator, { clock });
  const entered = () => calls.filter((call) => call === "Sts.AssumeRole").length;
  const look = () => session.sightings(AbortSignal.timeout(20_000));
  expect(entered()).toBe(0);
  await look();
  await look();
  expect(entered()).toBe(1);
  await clock.sleep(51 * 60_000);
  await look();
  expect(entered()).toBe(2);
  await session.close();
});

test("following a closure never enters the member", async () => {
  emulator = await organization();
  const calls = watch(emulator);
  const session = await open(emulator);
  if (session.closure.by !== "api") throw new Error("expected an API closure");
  await session.closure.status({ submitted: true }, AbortSignal.timeout(20_000));
  expect(calls).not.toContain("Sts.AssumeRole");
  await session.close();
});
