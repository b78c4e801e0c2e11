import { afterEach, expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import type { Emulator } from "../../emulator/server.ts";
import type { ApiClosure, CallRecord, CloudSession } from "../../src/core/cloud.ts";
import {
  accountFile,
  journal,
  MANAGER,
  MEMBER,
  open,
  organisation,
  watch,
} from "./support/directory.ts";

let emulator: Emulator;
let session: CloudSession;
afterEach(async () => {
  await session.close();
  await emulator.close();
});

type Setup = Parameters<typeof organisation>[0] & {
  readonly as?: string;
  readonly abandon?: readonly string[];
  readonly enable?: boolean;
};

async function start(setup: Setup = {}): Promise<ApiClosure> {
  emulator = await organisation(setup);
  session = await open(emulator, {
    as: setup.as ?? "closer",
    account: accountFile({
      closure: {
        confirm: MEMBER,
        abandonChecks: setup.abandon ?? [],
        enableMemberDeletion: setup.enable ?? false,
      },
    }),
  });
  if (session.closure.by !== "api") throw new Error("expected an API closure");
  return session.closure;
}

const signal = () => AbortSignal.timeout(50_000);

async function submit(
  closure: ApiClosure,
  abandon: readonly string[] = [],
  earlier: readonly CallRecord[] = [],
) {
  const recorder = journal();
  const result = await closure.submit({ abandon, earlier, recorder, signal: signal() });
  return { result, calls: recorder.entries };
}

function fault(order: Omit<FaultOrder, "product">): void {
  emulator.fault({ product: "ResourceManager", ...order });
}

const cluster = {
  checks: [
    { CheckId: "NON_SP_cs", CheckName: "Container Service", Description: "", abandonable: true },
  ],
};

test("an empty member passes the cloud's check, which is polled until it is complete", async () => {
  const closure = await start();
  const calls = watch(emulator);
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
  emulator.clock.advance(46 * 86_400_000);
  expect((await closure.status({ submitted: true }, signal())).phase).toBe("closed");
});

test("checks are given up by id only, and what is given up is sent", async () => {
  const closure = await start({ member: cluster, abandon: ["NON_SP_cs"] });
  const check = await closure.check(signal());
  expect(check.abandonable.map((reason) => reason.id)).toEqual(["NON_SP_cs"]);
  const without = await submit(closure, []);
  expect(without.result).toMatchObject({ outcome: "refused", code: "CheckNotAnswered" });
  expect(without.calls).toEqual([]);
  const foreign = await submit(closure, ["NON_SP_cs", "NON_SP_foreign"]);
  expect(foreign.result).toMatchObject({ outcome: "refused", code: "CheckNotAbandonable" });
  expect(foreign.calls).toEqual([]);
  const approved = await submit(closure, ["NON_SP_cs"]);
  expect(approved.result.outcome).toBe("accepted");
});

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

test("a running deletion is adopted and not submitted again", async () => {
  const closure = await start();
  await submit(closure);
  const { result, calls } = await submit(closure);
  expect(result.outcome).toBe("adopted");
  expect(calls).toEqual([]);
});

test("an answer that is cut off after the cloud took the deletion is found again, once", async () => {
  const closure = await start();
  fault({ kind: "cut", action: "DeleteAccount", times: 1, when: "after" });
  const seen = watch(emulator);
  const { result, calls } = await submit(closure);
  expect(result.outcome).toBe("adopted");
  expect(calls).toHaveLength(1);
  expect(calls[0]?.answer?.outcome).toBe("unknown");
  expect(seen.filter((call) => call.endsWith("DeleteAccount"))).toHaveLength(1);
});

test("an answer that is cut off before the cloud took the deletion is submitted again", async () => {
  const closure = await start();
  fault({ kind: "cut", action: "DeleteAccount", times: 1, when: "before" });
  const { result, calls } = await submit(closure);
  expect(result.outcome).toBe("accepted");
  expect(calls).toHaveLength(2);
});

test("a deletion that was already running when the answer came is adopted", async () => {
  const closure = await start();
  fault({
    kind: "error",
    action: "DeleteAccount",
    times: 1,
    when: "after",
    status: 409,
    code: "ExistProcessingDeleteFlow.DeleteAccount",
  });
  expect((await submit(closure)).result.outcome).toBe("adopted");
});

test.each([
  "ConcurrentCallNotSupported",
  "NotSupportedOperation.PreCheckingAccount",
  "PeripheralError.DeleteAccount",
  "UnknownError.Account",
])("%s passes by itself and is tried again", async (code) => {
  const closure = await start();
  fault({ kind: "error", action: "DeleteAccount", times: 2, status: 409, code });
  const { result } = await submit(closure);
  expect(result.outcome).toBe("accepted");
});

test.each(["PeripheralError.DeleteAccount", "ConcurrentCallNotSupported"])(
  "%s that does not pass ends in a refusal with what to do",
  async (code) => {
    const closure = await start();
    fault({ kind: "error", action: "DeleteAccount", status: 409, code });
    const { result } = await submit(closure);
    expect(result).toMatchObject({ outcome: "refused", code });
    expect(result.outcome === "refused" ? result.next : "").not.toBe("");
  },
);

test.each([
  "MissingParameter.AccountId",
  "InvalidParameter.AccountId",
  "EntityNotExists.ResourceDirectory",
  "AccountTypeOrStatusMismatch",
  "NoLicense.ResourceDirectory",
  "CreditControlBlock.DeleteAccount",
  "SpBlock.DeleteAccount",
  "MemberTypeError.DeleteAccount",
  "CallerIdentityError.DeleteAccount",
  "ExistPrepaidInstance.DeleteAccount",
  "ForbidDelete.Account",
])("%s is refused once, with its meaning and the next step", async (code) => {
  const closure = await start();
  fault({ kind: "error", action: "DeleteAccount", status: 409, code, message: "vendor words" });
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({ outcome: "refused", code });
  expect(calls).toHaveLength(1);
  expect(JSON.stringify(result)).toContain("vendor words");
});

test("a code that calls the member deleted is not believed while the directory still has it", async () => {
  const closure = await start();
  fault({
    kind: "error",
    action: "DeleteAccount",
    status: 409,
    code: "AccountNotExist.DeleteAccount",
  });
  const { result } = await submit(closure);
  expect(result).toMatchObject({ outcome: "refused", code: "AccountNotExist.DeleteAccount" });
});

test("the management account's root user is told who may delete, before anything is sent", async () => {
  const closure = await start({ as: "root" });
  const { result, calls } = await submit(closure);
  expect(result).toMatchObject({
    outcome: "refused",
    code: "CallerIdentityError.DeleteAccount",
  });
  expect(calls).toEqual([]);
});

test("a missing permission names what to allow", async () => {
  const closure = await start({
    policies: ["AliyunResourceDirectoryReadOnlyAccess", "ReadOnlyAccess"],
  });
  const { result } = await submit(closure);
  expect(result.outcome).toBe("refused");
  expect(JSON.stringify(result)).toMatch(/resourcemanager:DeleteAccount/u);
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

test("an answer and a status that both do not come leave it open, and say that running again is safe", async () => {
  const closure = await start();
  fault({ kind: "cut", action: "DeleteAccount", when: "after" });
  fault({
    kind: "error",
    action: "GetAccountDeletionStatus",
    nth: 2,
    status: 403,
    code: "NoPermission",
  });
  await expect(submit(closure)).rejects.toMatchObject({
    code: "no-progress",
    next: expect.stringContaining("nothing is submitted twice"),
  });
  expect((await submit(closure)).result.outcome).toBe("adopted");
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

function permission(): unknown {
  const directory = emulator.world.store.account(MANAGER)?.attributes["directory"];
  return typeof directory === "object" && directory !== null && "deletion" in directory
    ? directory.deletion
    : undefined;
}
