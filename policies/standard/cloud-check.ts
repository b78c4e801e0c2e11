import type { CheckReason } from "../../src/core/closure.ts";
import type { Sentence } from "../../src/core/language.ts";
import { definePolicy, findings } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

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
    const named = check.reasons.map((reason) => finding(`check:${reason.id}`, inWords(reason)));
    const open = check.abandonable
      .filter((reason) => !abandoned.has(reason.id))
      .map((reason) => {
        const { id } = reason;
        const { en, zh } = inWords(reason);
        return finding(`check:${id}`, {
          en: `${en} · may be abandoned by listing ${id} under closure.abandonChecks`,
          zh: `${zh} · 可以放弃：在 closure.abandonChecks 下写上 ${id}`,
        });
      });
    const known = new Set(check.abandonable.map((reason) => reason.id));
    const idle = [...abandoned]
      .filter((id) => !known.has(id) && check.deferred === undefined)
      .map((id) =>
        finding(`abandon:${id}`, {
          en: `closure.abandonChecks names ${id}, which the check does not offer: take it out`,
          zh: `closure.abandonChecks 写了 ${id}，而检查没有提供这一项：请删除`,
        }),
      );
    const silent =
      check.allowed || named.length + open.length > 0 || check.deferred !== undefined
        ? []
        : [
            finding("check", {
              en: "the check refuses the closure without naming a reason",
              zh: "检查不允许注销，但没有说明原因",
            }),
          ];
    return findings([...named, ...open, ...idle, ...silent]);
  },
});

/** A reason; the vendor's own words are quoted. */
function inWords({ id, name, description, in: told }: CheckReason): Sentence {
  return {
    en: `${name} (${id}): ${description}`,
    zh:
      told === undefined
        ? `“${name}”（${id}）：“${description}”`
        : `${told.zh.name}（${id}）：${told.zh.description}`,
  };
}
