import { expect, test } from "vitest";
import { expectation } from "../../src/clouds/alibaba/closure.ts";
import { accountFile, MEMBER } from "./support/directory.ts";

test("what submitting does names the account and says that it cannot be undone", () => {
  const words = expectation(accountFile(), [], []);
  expect(words).toContain(MEMBER);
  expect(words).toContain("cannot be undone");
});

test("pay-as-you-go use on the bills announces the 45 days of silence", () => {
  expect(expectation(accountFile(), [], ["ecs"])).toMatch(
    /expect: type 1, 45 days .*ecs on the bills/u,
  );
  expect(expectation(accountFile(), [], [])).toMatch(/expect: type 0, .*30 days/u);
});

test("a switch of the deletion permission is announced", () => {
  const asked = accountFile({
    closure: {
      confirm: MEMBER,
      abandonChecks: [],
      enableMemberDeletion: true,
      leaveDirectory: false,
      ownKey: "keep",
      quietDays: undefined,
    },
  });
  expect(expectation(asked, [], [])).toContain("put back");
});
