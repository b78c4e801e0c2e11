import { describe, expect, test } from "vitest";
import { closureError, closureErrors } from "../../src/clouds/tencent/closure-errors.ts";
import { readCheck as readAnswer } from "../../src/clouds/tencent/member-check.ts";
import { answerOf } from "../support/answer.ts";

const readCheck = (reply: Readonly<Record<string, unknown>>) => readAnswer(answerOf(reply));

const FINE = {
  IsCreateMember: true,
  DeletionPermission: true,
  IsAssignManager: false,
  IsAuthManager: false,
  IsShareManager: false,
  OperateProcess: false,
  BillingPermission: true,
  ExistResources: [],
  DetectFailedResources: [],
};

describe("a reply of the check", () => {
  test("may lack the fields of the identity centre, which are newer than its page", () => {
    expect(readCheck({ AllowDelete: true, NotAllowReason: FINE })).toMatchObject({
      allowed: true,
      reasons: [],
    });
  });

  test.each(Object.keys(FINE))("that says nothing about %s is no good news", (name) => {
    for (const value of [undefined, null]) {
      const check = readCheck({ AllowDelete: true, NotAllowReason: { ...FINE, [name]: value } });
      expect(check.allowed).toBe(false);
      expect(check.reasons.map(({ id }) => id)).toEqual([name]);
      expect(check.reasons[0]?.name).toMatch(/^Not known|could not look/u);
    }
  });

  test("that allows what one of its reasons forbids does not allow it", () => {
    const NotAllowReason = { ...FINE, OperateProcess: true };
    expect(readCheck({ AllowDelete: true, NotAllowReason }).allowed).toBe(false);
  });

  test("that forbids without a reason says so", () => {
    for (const AllowDelete of [false, undefined]) {
      const check = readCheck({ AllowDelete, NotAllowReason: FINE });
      expect(check.allowed).toBe(false);
      expect(check.reasons.map(({ id }) => id)).toEqual(["AllowDelete"]);
    }
  });

  test("without any reasons is not known at all", () => {
    expect(readCheck({ AllowDelete: true }).reasons).toHaveLength(Object.keys(FINE).length);
  });

  test("shows each resource as the cloud writes it", () => {
    const check = readCheck({
      AllowDelete: false,
      NotAllowReason: { ...FINE, ExistResources: ["云服务器 CVM", "cos:1"] },
    });
    expect(check.reasons[0]?.description).toMatch(/^云服务器 CVM, cos:1\. /u);
  });
});

describe("an error code", () => {
  test("has a meaning and a next step, and none stands for another", () => {
    for (const [code, { meaning, next }] of closureErrors) {
      expect(meaning, code).toMatch(/^[a-z]/u);
      expect(next, code).toMatch(/^[A-Z].*\.$/su);
    }
  });

  test.each([
    ["FailedOperation.MemberAccountDeregisterPending", "adopt"],
    ["ResourceNotFound.MemberNotExist", "look"],
    ["UnsupportedOperation.DeleteAccountDisabled", "stop"],
    ["FailedOperation.SomethingNew", "stop"],
  ])("%s is followed by: %s", (code, route) => {
    expect(closureError(code).route).toBe(route);
  });

  test("that is not documented says where to ask", () => {
    expect(closureError("Odd.Code").next).toContain("request id");
  });
});
