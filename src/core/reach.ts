import type { Coverage } from "./inventory.ts";
import { asked, type ToldQuestion } from "./told.ts";

/** The policy that asks whether an identity sees everything. */
export const REACH_POLICY = "coverage-complete";

/** Listings that one identity made, and that are not proved to be complete because of it. */
export interface DoubtedReach {
  /** The identity. */
  readonly of: string;
  /** How many listings, and the first reason; left out where only the question is meant. */
  readonly listings?: number;
  readonly message?: string | undefined;
  /** The same in other languages. */
  readonly in?: Coverage["in"];
}

/** What a person is asked about an identity that is not proved to see everything. */
export function reachQuestion(doubted: DoubtedReach): ToldQuestion {
  const { of, listings, message } = doubted;
  const told = doubted.in?.zh.message ?? message;
  const [why, inChinese] = message === undefined ? ["", ""] : [`: ${message}`, `：${told}`];
  const what = listings === undefined ? "what it lists" : `what ${listings} listings cover`;
  const whatInChinese = listings === undefined ? "它列出的内容" : `${listings} 个列表涵盖的内容`;
  return {
    ...asked(
      `reach:${of}`,
      {
        en: `whether ${of} sees everything of ${what} is not proved${why}`,
        zh: `未证实 ${of} 能看到${whatInChinese}的全部${inChinese}`,
      },
      ANSWERS,
    ),
    needs: "evidence",
  };
}

const ANSWERS = {
  "sees-everything": {
    en: "its policies, boundaries and what stands above the account were looked at in the console, and nothing keeps a part of a listing from it",
    zh: "已在控制台查看它的权限策略、权限边界以及账号之上的管控，没有任何内容会让它看不到列表的一部分",
  },
} as const;

/** The identities whose reach is in doubt, those included of whom a person stated that they see everything. */
export function doubtedReaches(coverage: readonly Coverage[]): readonly DoubtedReach[] {
  const found = new Map<string, Coverage[]>();
  for (const record of coverage) {
    const { reachOf } = record;
    if (reachOf !== undefined) found.set(reachOf, [...(found.get(reachOf) ?? []), record]);
  }
  return Array.from(found, ([of, records]) => ({
    of,
    listings: records.length,
    message: records[0]?.message,
    ...(records[0]?.in === undefined ? {} : { in: records[0].in }),
  }));
}
