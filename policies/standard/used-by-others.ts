import { definePolicy, type JudgedItem, pass } from "../../src/core/policy.ts";
import { askedOf } from "../../src/core/told.ts";

/** Deleting what another account uses breaks that account, and nothing here would show it. */
export const usedByOthers = definePolicy({
  id: "used-by-others",
  title: "Nothing that other accounts use is deleted without an answer",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Talk to the other side, then answer: in account.yaml under `answers:` with this policy, the item's id, `answer: informed` and a reason, or with `npx closeout attest`. Uses that cannot be seen from inside the account are not listed here: shared snapshots (their deletion is refused until they are unshared), buckets of others that replicate into these, names elsewhere that point at these addresses.",
  in: {
    zh: {
      title: "其他账号正在使用的资源，没有回答就不会删除",
      remedy:
        "与对方沟通，然后回答：在 account.yaml 的 `answers:` 下写上这个策略、资源 ID、`answer: informed` 和原因，或用 `npx closeout attest`。从账号内部看不到的使用情况不会列在这里：共享的快照（取消共享之前会拒绝删除）、其他账号复制到这里的存储桶、别处指向这些地址的域名。",
    },
  },
  asks: (view) =>
    view.items
      .filter((item) => item.disposition !== "keep")
      .flatMap((item) => {
        const others = usersOf(item, view.account.id);
        if (others.length === 0) return [];
        return [
          {
            ...askedOf(
              item,
              { en: `used by ${others.join(", ")}`, zh: `正在被 ${others.join("、")} 使用` },
              {
                informed: {
                  en: "the other side knows, and does not need it any more",
                  zh: "对方已知晓，并且不再需要",
                },
              },
            ),
            needs: "reason",
          },
        ];
      }),
  check: () => pass,
});

/** Who else uses it; a cloud may only say that somebody does (`true`). */
function usersOf({ ties }: JudgedItem, accountId: string): readonly string[] {
  return ties.usedByOthers.filter(
    (other) => other !== "" && other !== "false" && !isOwn(other, accountId),
  );
}

/**
 * True for the account's own id and for names of its own identities, `acs:ram::<id>:user/…` and
 * `qcs::cam::uin/<id>:…`.
 */
function isOwn(other: string, accountId: string): boolean {
  return other === accountId || other.split(/[:/]/u).includes(accountId);
}
