import { definePolicy, findings } from "../../src/core/policy.ts";

/** A closure is never implicit. */
export const closureSwitch = definePolicy({
  id: "closure-switch",
  title: "The closure switch names this account",
  severity: "mandatory",
  guards: "closure",
  leaving: true,
  remedy:
    "Set `closure.confirm` in account.yaml to the account id, in a commit of its own, once the closure is meant.",
  check: ({ account }) => {
    const given = account.closure.confirm;
    if (given === account.id) return findings([]);
    const says =
      given === undefined || given.trim() === ""
        ? `closure.confirm is blank; it must be "${account.id}"`
        : `closure.confirm is "${given}"; it must be "${account.id}"`;
    return findings([{ subject: "closure.confirm", says }]);
  },
});
