import { expect, test } from "vitest";
import { readCheck } from "../../src/clouds/alibaba/deletion-check.ts";
import { checkRefusal } from "../../src/clouds/alibaba/refusals.ts";
import { abandonParameter } from "../../src/clouds/alibaba/submit.ts";
import { answerOf } from "../support/answer.ts";

/** The vendor's own sample of GetAccountDeletionCheckResult. */
const sample = {
  AccountDeletionCheckResultInfo: {
    Status: "PreCheckComplete",
    AllowDelete: "false",
    NotAllowReason: [
      {
        CheckId: "NON_SP_efc",
        CheckName: "Enterprise finance",
        Description: "Remove the relation.",
      },
    ],
    AbandonableChecks: [
      { CheckId: "NON_SP_cs", CheckName: "Container Service", Description: "An instance runs." },
    ],
  },
};

test("the answer to the check is the text true or false", () => {
  expect(readCheck(answerOf(sample))).toEqual({
    allowed: false,
    reasons: [
      { id: "NON_SP_efc", name: "Enterprise finance", description: "Remove the relation." },
    ],
    abandonable: [{ id: "NON_SP_cs", name: "Container Service", description: "An instance runs." }],
  });
  const allowed = {
    AccountDeletionCheckResultInfo: { Status: "PreCheckComplete", AllowDelete: "true" },
  };
  expect(readCheck(answerOf(allowed))).toEqual({ allowed: true, reasons: [], abandonable: [] });
});

test("a check under way has no result", () => {
  const running = { AccountDeletionCheckResultInfo: { Status: "PreChecking" } };
  expect(readCheck(answerOf(running))).toBeUndefined();
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["without its status", {}],
  ["of another word", { Status: "Done", AllowDelete: "true" }],
  ["that does not say whether it allows", { Status: "PreCheckComplete" }],
  ["that allows with another word", { Status: "PreCheckComplete", AllowDelete: "yes" }],
  [
    "with a reason without an id",
    { Status: "PreCheckComplete", AllowDelete: "true", AbandonableChecks: [{ CheckName: "x" }] },
  ],
])("a result of the check %s is unreadable", (_, info) => {
  expect(() => readCheck(answerOf({ AccountDeletionCheckResultInfo: info }))).toThrow(
    expect.objectContaining({ code: "UnreadableReply" }),
  );
});

test("abandoned checks travel as one parameter holding a JSON list", () => {
  expect(abandonParameter(["NON_SP_cs", "NON_SP_efc"])).toEqual({
    AbandonableCheckId: '["NON_SP_cs","NON_SP_efc"]',
  });
  expect(abandonParameter([])).toEqual({});
});

const check = {
  allowed: true,
  reasons: [],
  abandonable: [{ id: "NON_SP_cs", name: "Container Service", description: "An instance runs." }],
};

test("a check that the cloud does not offer is not abandoned", () => {
  expect(checkRefusal(check, ["NON_SP_cs", "NON_SP_ecs"])).toMatchObject({
    outcome: "refused",
    code: "CheckNotAbandonable",
  });
});

test("what the cloud asks to abandon is abandoned only by name", () => {
  expect(checkRefusal(check, [])).toMatchObject({ outcome: "refused", code: "CheckNotAnswered" });
  expect(checkRefusal(check, ["NON_SP_cs"])).toBeUndefined();
});

test("a check that does not allow the deletion is never abandoned as a whole", () => {
  expect(checkRefusal({ ...check, allowed: false }, ["NON_SP_cs"])).toMatchObject({
    code: "CheckNotPassed",
  });
});
