import { expect, test } from "vitest";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import type { Review } from "../../src/core/review.ts";
import { reviewIn } from "../../src/engine/review-in-language.ts";
import { itemTexts } from "../../src/texts/item.ts";

const en = itemTexts("en");
const DAY = "2027-02-27";

/** Each part that a line may have, and that the facts of a review need not tell. */
const PARTS = [
  en.prepaidUntil(DAY),
  en.expiresOn(DAY),
  en.expired.on(DAY),
  en.expired.undocumented(DAY),
  en.expired.releases(DAY, "2027-03-01"),
  en.expired.wasDue(DAY, "2027-03-01"),
  en.worth("50"),
  en.renews,
  en.noQuote,
  en.recycled,
  en.scheduled,
  en.scheduledFor(DAY),
  en.unknownState("Odd"),
  en.goesWithParent,
  en.takes(3),
];

test("each part of a line on record is told in Chinese, also where nothing but the line tells it", () => {
  const id = "alibaba:ecs.disk:cn-hangzhou:d-1";
  const row = alibaba.rows.get("ecs.disk");
  const title = row?.title ?? "";
  const reader = { language: "zh", told: alibaba.told, words: alibaba.words } as const;
  const told = PARTS.map((part) => {
    const line = [en.named(title, "data"), part].join(" · ");
    const review: Review = {
      version: 2,
      cloud: "alibaba",
      accountId: "1234567890123456",
      takenAt: "2026-09-01T08:00:00.000Z",
      items: { [id]: { line, disposition: "delete", steps: [], facts: {} } },
      unknown: [],
      digest: "",
    };
    return reviewIn(review, reader, { rows: alibaba.rows }).items[id]?.line ?? "";
  });
  expect(told.filter((line) => /[a-z]{2,} [a-z]{2,}|until|prepaid|worth/u.test(line))).toEqual([]);
  expect(told.every((line) => line.includes("data") && / · ./u.test(line))).toBe(true);
  expect(told.filter((line) => line.includes(DAY))).toHaveLength(7);
});
