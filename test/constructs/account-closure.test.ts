import { Testing } from "cdktf";
import { expect, test } from "vitest";
import { AccountClosure } from "../../constructs/account-closure.ts";
import { accountFolder, MEMBER, synth } from "./support.ts";

const OTHER = "1000000000000003";

test("a closure is the gate, and behind it the closure itself", () => {
  const folder = accountFolder();
  const json = synth((scope) => new AccountClosure(scope, "account", { folder }));
  expect(
    Testing.toHaveDataSourceWithProperties(json, "closeout_blockers", {
      account_id: MEMBER,
      with_closure: true,
    }),
  ).toBe(true);
  const { closeout_closure: closures } = JSON.parse(json).resource;
  const [closure] = Object.values(closures) as Record<string, unknown>[];
  expect(closure?.["with_blockers"]).toBe(true);
  // What the state knows of the closure is heard before the account is looked at.
  expect(closure?.["depends_on"]).toBeUndefined();
  expect(Testing.toHaveResource(json, "closeout_wave")).toBe(false);
});

test("without a switch the closure is confirmed for nobody", () => {
  const folder = accountFolder();
  const json = synth((scope) => new AccountClosure(scope, "account", { folder }));
  expect(
    Testing.toHaveResourceWithProperties(json, "closeout_closure", {
      account_id: MEMBER,
      confirm: "",
    }),
  ).toBe(true);
});

test("the switch of account.yaml is the stack's, unless the stack has its own", () => {
  const confirmed = { account_id: MEMBER, confirm: MEMBER };
  const inFile = accountFolder({ closure: { confirm: MEMBER } });
  const inStack = accountFolder();
  const jsons = [
    synth((scope) => new AccountClosure(scope, "account", { folder: inFile })),
    synth((scope) => new AccountClosure(scope, "account", { folder: inStack, confirm: MEMBER })),
  ];
  for (const json of jsons) {
    expect(Testing.toHaveResourceWithProperties(json, "closeout_closure", confirmed)).toBe(true);
  }
});

test("a switch for another account is refused at synth: what, got, allowed, how to fix", () => {
  const folder = accountFolder();
  expect(() =>
    synth((scope) => new AccountClosure(scope, "account", { folder, confirm: OTHER })),
  ).toThrow(
    `The closure is confirmed for account "${OTHER}", but ${folder}/account.yaml describes "${MEMBER}". Write the id of the account that is to be closed, or leave the switch blank.`,
  );
});

test("a switch for another account in account.yaml is refused with its line", () => {
  const folder = accountFolder({ closure: { confirm: OTHER } });
  expect(() => synth((scope) => new AccountClosure(scope, "account", { folder }))).toThrow(
    new RegExp(`account\\.yaml:\\d+: .*"${OTHER}" is not the id of this account`, "u"),
  );
});
