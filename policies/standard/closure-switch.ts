import { definePolicy, findings } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

/** A closure is never implicit. */
export const closureSwitch = definePolicy({
  id: "closure-switch",
  title: "The closure switch names this account",
  severity: "mandatory",
  guards: "closure",
  leaving: true,
  remedy:
    "Set `closure.confirm` in account.yaml to the account id, in a commit of its own, once the closure is meant; `closure.disassociate` for what closes nothing.",
  in: {
    zh: {
      title: "注销开关写明了这个账号",
      remedy:
        "确定要注销时，用一次单独的提交把 account.yaml 里的 `closure.confirm` 设为账号 ID；不注销账号的操作用 `closure.disassociate`。",
    },
  },
  check: ({ account, closing }) => {
    const leaves = closing.by === "assisted" && closing.leaves !== undefined;
    const name = leaves ? "disassociate" : "confirm";
    const given = account.closure[name];
    if (given === account.id) return findings([]);
    const isBlank = given === undefined || given.trim() === "";
    return findings([
      finding(`closure.${name}`, {
        en: `closure.${name} is ${isBlank ? "blank" : `"${given}"`}; it must be "${account.id}"`,
        zh: `closure.${name} ${isBlank ? "为空" : `是“${given}”`}；必须是“${account.id}”`,
      }),
    ]);
  },
});
