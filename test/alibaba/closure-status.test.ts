import { expect, test } from "vitest";
import { goneStatus, readStatus } from "../../src/clouds/alibaba/closure-status.ts";
import { answerOf } from "../support/answer.ts";

const status = (fields: Readonly<Record<string, unknown>>) =>
  readStatus(
    answerOf({
      RequestId: "8AA43293",
      RdAccountDeletionStatus: {
        AccountId: "1000000000000002",
        CreateTime: "2022-08-23T17:05:30+08:00",
        ...fields,
      },
    }),
  );

test("a silence period ends 45 days after it began, in UTC", () => {
  expect(status({ Status: "Deleting", DeletionType: "1" })).toMatchObject({
    phase: "waiting",
    submittedAt: "2022-08-23T09:05:30.000Z",
    endsAt: "2022-10-07T09:05:30.000Z",
  });
});

test("the deletion type may be a number", () => {
  expect(status({ Status: "Deleting", DeletionType: 1 }).phase).toBe("waiting");
});

test("a direct deletion is on its way without an end of its own", () => {
  const direct = status({ Status: "Deleting", DeletionType: "0" });
  expect(direct.phase).toBe("submitted");
  expect(direct.endsAt).toBeUndefined();
});

test("a check under way counts as submitted", () => {
  expect(status({ Status: "Checking" }).phase).toBe("submitted");
});

test("success is closed, with the end of the deletion", () => {
  const closed = status({
    Status: "Success",
    DeletionType: "0",
    DeletionTime: "2022-08-23T17:06:01+08:00",
  });
  expect(closed.phase).toBe("closed");
  expect(closed.detail).toContain("2022-08-23T09:06:01.000Z");
});

test.each(["CheckFailed", "DeleteFailed"])("%s gives the vendor's reasons", (word) => {
  const failed = status({
    Status: word,
    FailReasonList: [{ Name: "Others", Description: "This account has a payer account." }],
  });
  expect(failed).toMatchObject({
    phase: "failed",
    reasons: [{ name: "Others", description: "This account has a payer account." }],
  });
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["without a record", { RequestId: "1" }],
  ["with null for a record", { RequestId: "1", RdAccountDeletionStatus: null }],
  ["without a status", { RdAccountDeletionStatus: { AccountId: "1000000000000002" } }],
  ["with an empty status", { RdAccountDeletionStatus: { Status: "" } }],
])("an answer %s is not read as one that nothing was submitted", (_, content) => {
  expect(() => readStatus(answerOf(content))).toThrow(
    expect.objectContaining({ code: "UnreadableReply" }),
  );
});

test("a status that is not documented still counts as submitted", () => {
  expect(status({ Status: "Pausing" }).phase).toBe("submitted");
});

test("an unknown member is closed only after a submission of our own", () => {
  expect(goneStatus(true).phase).toBe("closed");
  expect(goneStatus(false).phase).toBe("none");
});
