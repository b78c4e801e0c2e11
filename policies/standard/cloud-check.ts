import { definePolicy, findings } from "../../src/core/policy.ts";

/** The vendor's own word on whether the account may go. */
export const cloudCheck = definePolicy({
  id: "cloud-check",
  title: "The cloud's own pre-closure check allows the closure",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Clear what the check names. A check that may be abandoned is abandoned only by its id under `closure.abandonChecks` in account.yaml.",
  in: {
    zh: {
      title: "云自身的注销前检查允许注销",
      remedy:
        "消除检查列出的问题。可以放弃的检查项，只有在 account.yaml 的 `closure.abandonChecks` 下写明其 ID 才会放弃。",
    },
  },
  check: ({ check, account }) => {
    if (check === undefined) return findings([]);
    const abandoned = new Set(account.closure.abandonChecks);
    const named = check.reasons.map((reason) => ({
      subject: `check:${reason.id}`,
      says: `${reason.name} (${reason.id}): ${reason.description}`,
    }));
    const open = check.abandonable
      .filter((reason) => !abandoned.has(reason.id))
      .map((reason) => ({
        subject: `check:${reason.id}`,
        says: `${reason.name} (${reason.id}): ${reason.description} · may be abandoned by listing ${reason.id} under closure.abandonChecks`,
      }));
    const known = new Set(check.abandonable.map((reason) => reason.id));
    const idle = [...abandoned]
      .filter((id) => !known.has(id) && check.deferred === undefined)
      .map((id) => ({
        subject: `abandon:${id}`,
        says: `closure.abandonChecks names ${id}, which the check does not offer: take it out`,
      }));
    const silent =
      check.allowed || named.length + open.length > 0 || check.deferred !== undefined
        ? []
        : [{ subject: "check", says: "the check refuses the closure without naming a reason" }];
    return findings([...named, ...open, ...idle, ...silent]);
  },
});
