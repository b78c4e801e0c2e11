import { goes } from "../../src/core/disposition.ts";
import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { definePolicy, type Finding, findings, type PolicyView } from "../../src/core/policy.ts";

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
function named({ own: all, items }: PolicyView): readonly Finding[] {
  const own = new Map(all.map((entry) => [entry.id, entry.because]));
  return items
    .filter((item) => own.has(item.id) && item.disposition !== "keep")
    .map((item) => ({ subject: item.id, says: `${item.line} · ${own.get(item.id) ?? ""}` }));
}

/** What the caller rests on is read from listings; where one is missing, anything may be it. */
function mayBeOwn({ coverage, rows, items }: PolicyView): readonly Finding[] {
  const unseen = coverage.find(
    (record) => !isKnown(record) && rows.get(record.type)?.wave === WAVE,
  );
  if (unseen === undefined) return [];
  return items
    .filter((item) => item.wave === WAVE && goes(item.disposition))
    .map((item) => ({
      subject: item.id,
      says: `${item.line} · the identity in use may rest on it: ${inWords(unseen)}`,
    }));
}

function inWords({ type, region, outcome, code }: Coverage): string {
  return `${type} in ${region} was not listed completely (${outcome}${code === undefined ? "" : `, ${code}`})`;
}
