import { expect, test } from "vitest";
import { closing, signal, submit } from "./support/closing.ts";
import { watch } from "./support/directory.ts";

const { fault, start, world } = closing();

test("an empty member passes the cloud's check, which is polled until it is complete", async () => {
  const closure = await start();
  const calls = watch(world());
  expect(await closure.check(signal())).toEqual({ allowed: true, reasons: [], abandonable: [] });
  expect(calls.filter((call) => call.endsWith("GetAccountDeletionCheckResult"))).toHaveLength(3);
});

test("a check that somebody else started is waited for", async () => {
  const closure = await start();
  fault({
    kind: "error",
    action: "CheckAccountDelete",
    status: 409,
    code: "NotSupportedOperation.PreCheckingAccount",
    when: "after",
  });
  expect((await closure.check(signal())).allowed).toBe(true);
});

test("what stands in the way is named with the cloud's reasons", async () => {
  const closure = await start({ member: { financeLinked: true } });
  const check = await closure.check(signal());
  expect(check.allowed).toBe(false);
  expect(check.reasons).toMatchObject([{ id: "NON_SP_efc", name: "Enterprise finance" }]);
});

test("a deletion is submitted, journalled, and followed to its end", async () => {
  const closure = await start();
  expect((await closure.status({ submitted: false }, signal())).phase).toBe("none");
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({ outcome: "accepted" });
  expect(calls).toMatchObject([
    {
      item: "account",
      action: "ResourceManager.DeleteAccount",
      region: "global",
      answer: { outcome: "accepted" },
    },
  ]);
  const phases: string[] = [];
  for (let look = 0; look < 8; look += 1) {
    phases.push((await closure.status({ submitted: true }, signal())).phase);
  }
  expect(phases[0]).toBe("submitted");
  expect(phases.at(-1)).toBe("closed");
});

test("a member without any deletion on record is never called closed", async () => {
  const closure = await start();
  expect((await closure.status({ submitted: true }, signal())).phase).toBe("none");
});

test("a member that the directory does not know is closed only after a submission of ours", async () => {
  const closure = await start();
  fault({
    kind: "error",
    action: "GetAccountDeletionStatus",
    status: 404,
    code: "EntityNotExists.Account",
  });
  fault({ kind: "error", action: "GetAccount", status: 404, code: "EntityNotExists.Account" });
  expect((await closure.status({ submitted: false }, signal())).phase).toBe("none");
  expect((await closure.status({ submitted: true }, signal())).phase).toBe("closed");
});

test("recent pay-as-you-go use brings 45 days of silence, with their end", async () => {
  const closure = await start({ member: { lastPostpaid: Date.now() } });
  const { result } = await submit(closure);
  expect(JSON.stringify(result)).toContain("45 days");
  let status = await closure.status({ submitted: true }, signal());
  for (let look = 0; look < 5 && status.phase !== "waiting"; look += 1) {
    status = await closure.status({ submitted: true }, signal());
  }
  expect(status.phase).toBe("waiting");
  const days = (at: string | undefined) => Date.parse(at ?? "") / 86_400_000;
  expect(days(status.endsAt) - days(status.submittedAt)).toBe(45);
  world().clock.advance(46 * 86_400_000);
  expect((await closure.status({ submitted: true }, signal())).phase).toBe("closed");
});
