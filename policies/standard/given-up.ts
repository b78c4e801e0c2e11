import { definePolicy, findings, type JudgedItem } from "../../src/core/policy.ts";
import { askedOf, findingOf, type ToldFinding } from "../../src/core/told.ts";

/**
 * What is abandoned with an account that is closed in the console is only what the vendor lets go, on the
 * vendor's conditions, and nobody has a use for it any more.
 */
export const abandoned = definePolicy({
  // Attestations on disk name the policy so.
  id: "given-up",
  title: "What is left behind with the account may be, and is no longer needed",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "State for each that nobody needs it (`npx closeout attest`, or `answers:` in account.yaml). What the vendor does not let go is removed in its own console instead.",
  in: {
    zh: {
      title: "随账号留下的都可以留下，并且已不再需要",
      remedy:
        "逐一说明已无使用需求（`npx closeout attest`，或 account.yaml 里的 `answers:`）。厂商不允许放弃的，在其各自的控制台删除。",
    },
  },
  asks: ({ closing, items }) =>
    closing.by === "assisted" && closing.abandonable !== undefined
      ? items.filter(isAbandoned).map((item) => ({
          ...askedOf(
            item,
            {
              en: "is abandoned with the account: is there no use for it any more, and is what it holds copied?",
              zh: "随账号一起放弃：是否已无使用需求，需要保留的内容是否已备份？",
            },
            {
              "not-needed": {
                en: "no longer needed, and what was worth keeping is copied",
                zh: "已无使用需求，需要保留的内容已备份",
              },
            },
          ),
          needs: "reason",
        }))
      : [],
  check: ({ closing, items, takenAt }) => {
    if (closing.by !== "assisted" || closing.abandonable === undefined) return findings([]);
    const { of } = closing.abandonable;
    return findings(
      items.filter(isAbandoned).flatMap((item): readonly ToldFinding[] => {
        const offers = of.filter(({ types }) => types?.includes(item.type) === true);
        if (offers.length === 0) {
          const all = of.map(({ product }) => product);
          return [
            findingOf(item, {
              en: `the vendor does not let it go with the account; only: ${all.join(", ")}`,
              zh: [
                "厂商不允许随账号放弃；只有以下可以：",
                ...all.flatMap((says, at) => (at === 0 ? [{ says }] : ["、", { says }])),
              ],
            }),
          ];
        }
        return offers.flatMap(({ only }) =>
          only === undefined || holds(only, item, takenAt)
            ? []
            : [
                findingOf(item, {
                  en: `can be abandoned only ${only.says}`,
                  zh: ["只有满足条件才能放弃：", { says: only.says }],
                }),
              ],
        );
      }),
    );
  },
});

function isAbandoned({ disposition }: JudgedItem): boolean {
  return disposition === "abandon";
}

interface Only {
  readonly facts?: Readonly<Record<string, readonly string[]>>;
  readonly withinMonths?: number;
}

/** What cannot be read does not hold. */
function holds({ facts, withinMonths }: Only, item: JudgedItem, now: string): boolean {
  const fits = Object.entries(facts ?? {}).every(([name, values]) =>
    values.includes(String(item.facts[name])),
  );
  if (withinMonths === undefined || !fits) return fits;
  const last = new Date(now);
  last.setUTCMonth(last.getUTCMonth() + withinMonths);
  return item.expires !== undefined && Date.parse(item.expires) <= last.getTime();
}
