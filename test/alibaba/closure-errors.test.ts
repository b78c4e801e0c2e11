import { expect, test } from "vitest";
import { closureError, closureErrors } from "../../src/clouds/alibaba/closure-errors.ts";

/** The error tables of DeleteAccount and of the calls around it, as the vendor prints them. */
const DOCUMENTED = [
  "MissingParameter.AccountId",
  "InvalidParameter.AccountId",
  "EntityNotExists.Account",
  "EntityNotExists.ResourceDirectory",
  "AccountTypeOrStatusMismatch",
  "NoLicense.ResourceDirectory",
  "UnknownError.Account",
  "AccountNotExist.DeleteAccount",
  "ExistProcessingDeleteFlow.DeleteAccount",
  "CreditControlBlock.DeleteAccount",
  "SpBlock.DeleteAccount",
  "PeripheralError.DeleteAccount",
  "MemberTypeError.DeleteAccount",
  "CallerIdentityError.DeleteAccount",
  "ExistPrepaidInstance.DeleteAccount",
  "ForbidDelete.Account",
  "ConcurrentCallNotSupported",
  "NotSupportedOperation.PreCheckingAccount",
  "InvalidParameter.Status",
];

test.each(DOCUMENTED)("%s has a meaning and a next step", (code) => {
  const error = closureErrors.get(code);
  expect(error?.meaning).toMatch(/\w{3}/u);
  expect(error?.next).toMatch(/\w{3}/u);
});

test("what passes by itself is asked again, a running deletion is adopted", () => {
  const routed = (route: string) =>
    DOCUMENTED.filter((code) => closureError(code).route === route).sort();
  expect(routed("retry")).toEqual([
    "ConcurrentCallNotSupported",
    "NotSupportedOperation.PreCheckingAccount",
    "PeripheralError.DeleteAccount",
    "UnknownError.Account",
  ]);
  expect(routed("adopt")).toEqual(["ExistProcessingDeleteFlow.DeleteAccount"]);
  expect(routed("look")).toEqual(["AccountNotExist.DeleteAccount", "EntityNotExists.Account"]);
});

test("an undocumented code stops and says where to look it up", () => {
  expect(closureError("Something.New")).toMatchObject({ route: "stop" });
});
