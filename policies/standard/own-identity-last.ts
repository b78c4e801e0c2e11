import { goes } from "../../src/core/disposition.ts";
import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { OUTCOME_WORDS } from "../../src/core/outcome-words.ts";
import { definePolicy, findings, type PolicyView } from "../../src/core/policy.ts";
import { findingOf, type ToldFinding } from "../../src/core/told.ts";

const WAVE = "identity";

/** Cutting off the branch that one sits on leaves an account half torn down. */
export const ownIdentityLast = definePolicy({
  id: "own-identity-last",
  title: "The caller's own identity is not deleted by a teardown",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Leave the identity in use out of the dispositions; it goes with the account or by hand at the very end. Where a listing of identities is not complete, grant what it names (`npx closeout permissions`) and plan again.",
  in: {
    zh: {
      title: "清理不会删除调用者自己的身份",
      remedy:
        "不要在 dispositions 里写正在使用的身份；它随账号一起注销，或在最后由人移除。身份列表不完整时，授予其中写明的权限（`npx closeout permissions`），然后重新计划。",
    },
  },
  check: (view) => findings([...named(view), ...mayBeOwn(view)]),
});

/** What is known to be the caller's own. */
function named({ own: all, items }: PolicyView): readonly ToldFinding[] {
  const own = new Map(all.map((entry) => [entry.id, entry]));
  return items.flatMap((item) => {
    const mine = own.get(item.id);
    if (mine === undefined || item.disposition === "keep") return [];
    const { because } = mine;
    return [findingOf(item, { en: because, zh: mine.in?.zh.because ?? because })];
  });
}

/** What the caller rests on is read from listings; where one is missing, anything may be it. */
function mayBeOwn({ coverage, rows, items }: PolicyView): readonly ToldFinding[] {
  const unseen = coverage.find(
    (record) => !isKnown(record) && rows.get(record.type)?.wave === WAVE,
  );
  if (unseen === undefined) return [];
  return items
    .filter((item) => item.wave === WAVE && goes(item.disposition))
    .map((item) => findingOf(item, mayRest(unseen)));
}

function mayRest({ type, region, outcome, code }: Coverage) {
  const { en, zh } = OUTCOME_WORDS[outcome];
  const [named, inChinese] = code === undefined ? ["", ""] : [`, ${code}`, `，${code}`];
  return {
    en: `the identity in use may rest on it: ${type} in ${region} was not listed completely (${en}${named})`,
    zh: `正在使用的身份可能依赖它：${region} 的 ${type} 没有完整列出（${zh}${inChinese}）`,
  };
}
