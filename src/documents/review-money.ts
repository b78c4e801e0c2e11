import type { ItemId } from "../core/item.ts";
import type { LeftItem, Review, ReviewedItem } from "../core/review.ts";
import type { ReviewTexts } from "../texts/en/review.ts";
import { code, type Figure, plain, type Section } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** What the review means in money, as far as it is known: what comes back, and what was paid in vain or runs on. */
export function moneySection(
  { items }: Review,
  quotes: Readonly<Record<ItemId, string>>,
  left: readonly LeftItem[],
  { money: texts, first, items: counted }: ReviewTexts,
): Section {
  const all = Object.entries(items);
  const refunds = all.filter(([, { disposition }]) => disposition === "refund");
  const sums = sumsOf(refunds.map(([id]) => quotes[id] ?? ""));
  const unquoted = refunds.length - sums.counted;
  const vain = all.filter(([, item]) => isPaid(item) && item.disposition !== "refund");
  const runsOn = left.filter(({ becomes }) => becomes === "let-expire");
  const figure = (title: string, amount: number): readonly Figure[] =>
    amount === 0 ? [] : [{ title, value: counted(amount), tone: "wait" }];
  const figures: readonly Figure[] = [
    ...sums.texts.map((value): Figure => ({ title: texts.comesBack, value, tone: "good" })),
    ...figure(texts.unquoted, unquoted),
    ...figure(texts.vain, vain.length),
    ...figure(texts.runsOn, runsOn.length),
  ];
  return {
    title: texts.title,
    page: "00-money",
    blocks: [
      ...(figures.length === 0 ? [] : [{ kind: "figures", figures } as const]),
      ...(refunds.length === 0
        ? []
        : [
            {
              kind: "table",
              columns: texts.columns,
              rows: refunds.map(([id, item]) => [
                { lines: [item.line, [code(id)]] },
                [plain(quotes[id] ?? first.noQuote)],
                typeof item.facts["expires"] === "string" ? when(item.facts["expires"]) : "",
              ]),
            } as const,
          ]),
    ],
  };
}

function isPaid({ facts }: ReviewedItem): boolean {
  return facts["charge"] === "prepaid";
}

/** Sums by currency, exact to the last digit; what is no amount is not counted. */
function sumsOf(quotes: readonly string[]): {
  readonly texts: readonly string[];
  readonly counted: number;
} {
  const sums = new Map<string, bigint>();
  let counted = 0;
  for (const quote of quotes) {
    const [, whole, part = "", currency] =
      /^(\d+(?:,\d{3})*)(?:\.(\d{1,6}))? ?([A-Z]{3})$/u.exec(quote.trim()) ?? [];
    if (whole === undefined || currency === undefined) continue;
    const millionths = BigInt(whole.replaceAll(",", "") + part.padEnd(6, "0"));
    sums.set(currency, (sums.get(currency) ?? 0n) + millionths);
    counted += 1;
  }
  const texts = [...sums].map(([currency, millionths]) => `${amountOf(millionths)} ${currency}`);
  return { texts, counted };
}

function amountOf(millionths: bigint): string {
  const whole = (millionths / 1_000_000n).toLocaleString("en-US");
  const part = String(millionths % 1_000_000n)
    .padStart(6, "0")
    .replace(/0{1,4}$/u, "");
  return `${whole}.${part}`;
}
