import { expect, test } from "vitest";
import { closing, signal, submit } from "./support/closing.ts";
import { journal } from "./support/directory.ts";

const { fault, permission, start } = closing();

test("the deletion permission is left alone unless account.yaml asks for it", async () => {
  const closure = await start({ directory: { deletion: "Disabled" } });
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({ outcome: "refused", code: "NoLicense.ResourceDirectory" });
  expect(calls).toEqual([]);
});

test("the deletion permission is switched on for the submission and put back", async () => {
  const closure = await start({ directory: { deletion: "Disabled" }, enable: true });
  const { result, calls } = await submit(closure);
  expect(result.outcome).toBe("accepted");
  expect(calls.map((call) => call.does)).toEqual([
    "switch the directory's member deletion permission on",
    "submit the deletion of the account",
    "put the directory's member deletion permission back to off",
  ]);
  expect(permission()).toBe("Disabled");
});

test("the deletion permission is put back when the submission is refused", async () => {
  const closure = await start({
    directory: { deletion: "Disabled" },
    enable: true,
    member: { forbidDelete: true },
  });
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({ outcome: "refused", code: "ForbidDelete.Account" });
  expect(calls.at(-1)?.does).toContain("back to off");
  expect(permission()).toBe("Disabled");
});

test("what a killed run switched on is put back by the next one, also when it adopts", async () => {
  const closure = await start({ directory: { deletion: "Enabled" }, enable: true });
  await submit(closure);
  const on = {
    item: "account",
    does: "switch the directory's member deletion permission on",
    action: "ResourceManager.SetMemberDeletionPermission",
    region: "global",
  };
  const { result, calls } = await submit(closure, [], [on]);
  expect(result.outcome).toBe("adopted");
  expect(calls.map((call) => call.does)).toEqual([
    "put the directory's member deletion permission back to off",
  ]);
  expect(permission()).toBe("Disabled");
});

test("a permission that cannot be put back is said, and the acceptance is not lost", async () => {
  const closure = await start({ directory: { deletion: "Disabled" }, enable: true });
  fault({
    kind: "error",
    action: "SetMemberDeletionPermission",
    nth: 2,
    status: 403,
    code: "MemberAccountAccessDenied",
  });
  const { result } = await submit(closure);
  expect(result.outcome).toBe("accepted");
  expect(JSON.stringify(result)).toContain("switch it off in the Resource Directory console");
});

test("a check that waits for the permission is put off only when the permission may be switched", async () => {
  const closure = await start({ directory: { deletion: "Disabled" }, enable: true });
  fault({
    kind: "error",
    action: "CheckAccountDelete",
    times: 2,
    status: 409,
    code: "NoLicense.ResourceDirectory",
  });
  const check = await closure.check(signal());
  expect(check.allowed).toBe(true);
  expect(check.deferred).toContain("nothing is submitted unless");
  // Asked again right before the submission, the same answer is a refusal.
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({ outcome: "refused", code: "CheckNotPassed" });
  expect(calls.map((call) => call.action)).not.toContain("ResourceManager.DeleteAccount");
  expect(permission()).toBe("Disabled");
});

test("a stop in the middle of the submission still puts the permission back", async () => {
  const closure = await start({ directory: { deletion: "Disabled" }, enable: true });
  fault({ kind: "hang", action: "DeleteAccount" });
  const stop = new AbortController();
  const recorder = journal();
  const begin = recorder.begin.bind(recorder);
  const submission = closure.submit({
    abandon: [],
    recorder: {
      begin(call) {
        if (call.action.endsWith("DeleteAccount")) setImmediate(() => stop.abort());
        return begin(call);
      },
    },
    signal: stop.signal,
  });
  await expect(submission).rejects.toThrow();
  expect(recorder.entries.map((call) => call.answer?.outcome)).toEqual([
    "accepted",
    "unknown",
    "accepted",
  ]);
  expect(permission()).toBe("Disabled");
});
