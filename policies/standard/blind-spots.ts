import type { Sighting } from "../../src/core/inventory.ts";
import { definePolicy, type PolicyView, pass } from "../../src/core/policy.ts";
import { asked, type ToldQuestion } from "../../src/core/told.ts";
import { GONE, UNLISTED_POLICY, unlistedQuestion } from "../../src/core/unlisted.ts";

/**
 * What the cloud names elsewhere and no row of the catalog can see, or no listing shows. Bills name months: a further charge
 * within the month of an answer shows on the next month's bill, and as an unsettled amount until then.
 */
export const blindSpots = definePolicy({
  id: UNLISTED_POLICY,
  title:
    "Nothing that the cloud names elsewhere is unknown to the catalog, or missing in its listings",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Look the product, or the resource by its id, up in the console. If nothing of it is left, answer: in account.yaml under `answers:` with this policy, the subject, `answer: gone`, a reason and, for a bill, `lastCharge`, or with `npx closeout attest`. What the inventory names by the id of a listed type needs an attestation with evidence; what was removed a short while ago is gone from it by the next day.",
  in: {
    zh: {
      title: "云在别处提到的一切，目录都认识，列表里也都没有缺漏",
      remedy:
        "在控制台查找这个产品，或按 ID 查找这个资源。如果已经没有剩余，就回答：在 account.yaml 的 `answers:` 下写上这个策略、对象、`answer: gone`、原因，账单还要写 `lastCharge`；或用 `npx closeout attest`。资源清单按 ID 提到的、类型已在列表中的资源，需要附证据的说明；刚刚删除的资源到第二天就会从清单里消失。",
    },
  },
  asks: (view) => [
    ...view.sightings.filter((sighting) => sighting.coveredBy.length === 0).map(ofSighting),
    ...view.sightings.flatMap((sighting) =>
      (sighting.unlisted ?? []).map((resource) => unlistedQuestion(sighting, resource)),
    ),
    ...ofUnseenUsers(view),
  ],
  check: () => pass,
});

function ofSighting(sighting: Sighting): ToldQuestion {
  const { source, code, count, examples, lastCharge } = sighting;
  const subject = `${source}:${code}`;
  const seen = `${subject} (${count}${examples.length === 0 ? "" : `: ${examples.join(", ")}`})`;
  const charged = lastCharge === undefined ? "" : `, last charge ${lastCharge}`;
  const chargedInChinese = lastCharge === undefined ? "" : `，最近一次扣费 ${lastCharge}`;
  return {
    ...asked(
      subject,
      {
        en: `${seen}${charged}: no row of the catalog lists it`,
        zh: `${seen}${chargedInChinese}：目录里没有任何一行能列出它`,
      },
      GONE,
    ),
    needs: "reason",
    ...(lastCharge === undefined ? {} : { lastCharge }),
  };
}

/**
 * What the cloud named as still using an item when it refused to delete it (read for roles that are linked to a service), and that is no item itself.
 */
function ofUnseenUsers(view: PolicyView): readonly ToldQuestion[] {
  return view.items.flatMap((item) => {
    return item.ties.stillUsedBy
      .filter((user) => !view.items.some((other) => isNamed(user, other.nativeId)))
      .map((user) => ({
        ...asked(
          `in-use:${user}`,
          {
            en: `${user}: ${item.id} is still used by it, and no row of the catalog lists it`,
            zh: `${user}：仍在使用 ${item.id}，而目录里没有任何一行能列出它`,
          },
          GONE,
        ),
        needs: "reason" as const,
      }));
  });
}

/** True when the cloud's name of a resource is the id, or ends with it: `acs:hdr::1:sitepair/s-1`. */
function isNamed(name: string, nativeId: string): boolean {
  return name === nativeId || name.endsWith(`/${nativeId}`) || name.endsWith(`:${nativeId}`);
}
