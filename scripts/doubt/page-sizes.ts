import { capture, matches } from "../vendor-models/sdk.ts";

/** What a vendor's text says of the sizes that a page may have. */
export type Sizes = {
  readonly max?: number;
  readonly sizes?: readonly number[];
  readonly says: string;
};

/** The names of the parameter by which a page is sized. */
export const PAGE_SIZE =
  /^(?:limit|size|page_?size|maxresults|maxitems|showsize|rp|maxkeys|page_size)$/iu;

/** A size above the limit is cut to it, so that it is not refused. */
const CLAMPED = /按\s*\d+\s*处理|greater than \d+, the (?:default )?value/u;

/** Three sizes and no other, as the databases have them. */
const SIZES = /(\d+\D{1,24}\b50\b\D{1,12}100)\b/u;

const MAXIMUM: readonly RegExp[] = [
  /(?:最大值为|最大值|最大不超过|最大可设置为|最大为|最大支持|最大|最多|不能大于|小于或等于)[:：]?\s*(\d+)/u,
  /取值范围(?:为|：|:)?\s*[[(]?\d+\s*[-~～,，]\s*(\d+)/u,
  /范围[:：]?\s*\d+\s*[-~～]\s*(\d+)/u,
  /取值[:：]\s*\d+\s*[-~～]\s*(\d+)/u,
  /[Mm]aximum value(?: is)?:?\s*\**(\d+)/u,
  /[Vv]alid values:?\s*\**\s*\[?\d+\**\s*(?:to|,|-)\s*\**(\d+)/u,
  /between \d+ and (\d+)/u,
  /can return up to (\d+)/u,
];

/** The sizes of a page as a text has them; undefined where it says nothing, or that larger ones are cut. */
export function sizesIn(text: string): Sizes | undefined {
  if (CLAMPED.test(text)) return undefined;
  const list = capture(text, SIZES);
  if (list !== undefined) {
    return { sizes: matches(list, /\d+/gu).map(([digits]) => Number(digits)), says: list };
  }
  const found = MAXIMUM.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ max: Number(match[1]), says: match[0] }];
  }).filter(({ max }) => max > 0);
  return found.toSorted((a, b) => a.max - b.max)[0];
}
