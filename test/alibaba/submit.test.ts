import { expect, test } from "vitest";
import { closing, signal, submit } from "./support/closing.ts";
import { watch } from "./support/directory.ts";

const { fault, start, world } = closing();

const cluster = {
  checks: [
    { CheckId: "NON_SP_cs", CheckName: "Container Service", Description: "", abandonable: true },
  ],
};

test("checks are abandoned by id only, and what is abandoned is sent", async () => {
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
  const seen = watch(world());
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
