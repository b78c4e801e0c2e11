import { answerTo, definePolicy, findings, type JudgedItem, unlike } from "../src/core/policy.ts";

const ID = "used-by-others";
const INFORMED = "informed";

/** Deleting what another account uses breaks that account, and nothing here would show it. */
export const usedByOthers = definePolicy({
  id: ID,
  title: "Nothing that other accounts use is deleted without an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Talk to the other side, then answer in account.yaml under `answers:` with this policy, the item's id, `answer: informed` and a reason. Uses that cannot be seen from inside the account are not listed here: shared snapshots (their deletion is refused until they are unshared), buckets of others that replicate into these, names elsewhere that point at these addresses.",
  check: (view) =>
    findings(
      view.items
        .filter((item) => item.disposition !== "keep")
        .flatMap((item) => {
          const others = usersOf(item, view.account.id);
          const answer = answerTo(view, ID, item.id);
          if (others.length === 0 || answer?.answer === INFORMED) return [];
          const used = `${item.line} · used by ${others.join(", ")}`;
          return [{ subject: item.id, says: `${used}${unlike(answer, [INFORMED])}` }];
        }),
    ),
});

/** Who else uses it, by what its row reads: `sharedWith`, and for a peering `otherOwner`. */
function usersOf(item: JudgedItem, accountId: string): readonly string[] {
  return [item.facts["sharedWith"], item.facts["otherOwner"]]
    .flatMap((fact) => (typeof fact === "object" ? fact : fact === undefined ? [] : [String(fact)]))
    .filter((other) => other !== "" && other !== "false" && !isOwn(other, accountId));
}

/** True for the account's own id and for names of its own identities, `acs:ram::<id>:user/…`. */
function isOwn(other: string, accountId: string): boolean {
  return other === accountId || other.split(":").includes(accountId);
}
