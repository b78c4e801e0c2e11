/** Says what is returned, or what holds, where a field is left out. */
const DEFAULT =
  /默认|缺省|不填|不传|不指定|不设置|不配置|未传|未指定|未填|未设置|为空|留空|仅|只返回|只查询|\bdefaults?\b|\bif you (?:leave|do not)|\bif (?:this parameter is|it is)? ?(?:not|left|empty)|\bnot specif|\bunspecified|\bleft (?:out|empty|blank)|\bis empty|\bomit|\bonly\b[^.]*\b(?:returned|queried|listed|displayed)|\b(?:returns?|quer(?:y|ies)|lists?) only\b/iu;

/** Lists values: a filter, of which it may be silent what holds where it is left out. */
const VALUES =
  /valid values?|取值|可选值|枚举值|可选有|可能取值|\bvalues?:|\bvalue range|支持以下|\bspecifies whether|是否/iu;

/** Names of fields by which lists are paged. */
const PAGING =
  /^(?:page[-_]?(?:num(?:ber)?|no|index|size|token)?|offset|limit|nexttoken|max[-_]?results?|maxitems|marker|rp|current[-_]?page|max[-_]?(?:keys|uploads|buckets)|(?:key|versionid|uploadid|upload-id|version-id)-?marker|length|showsize|paginationtoken|continuation-token)$/iu;

/** Names of fields that say whose things are listed, where an account is cut into parts. */
const PART = /^(?:enterprise_project_id|eps_id)$/u;

/** Names of fields that say how many records a page holds. */
const SIZE =
  /^(?:page[-_]?size|limit|max[-_]?(?:results?|items|keys|uploads)|rp|showsize|length)$/iu;

/** True of a text that speaks of what holds where its field is left out. */
export function tellsDefault(text: string): boolean {
  return DEFAULT.test(text);
}

/** True of a text that lists values, as those of filters do. */
export function listsValues(text: string): boolean {
  return VALUES.test(text);
}

/** True of a field that narrows to one part of the account, by its name. */
export function isPart(field: string): boolean {
  return PART.test(field);
}

/** True of a field that is part of a way of paging, by its name. */
export function isPaging(field: string): boolean {
  return PAGING.test(field);
}

/** True of a field that says how many records a page holds, by its name. */
export function isPageSize(field: string): boolean {
  return SIZE.test(field);
}

const NUMBER = String.raw`\**\x60?(\d[\d,]*)\b`;
/** How texts name the most that a page may hold; the number is the first group that took part. */
const MOST: readonly RegExp[] = [
  new RegExp(
    String.raw`最大(?:值|为|可设置为|支持|不超过|限制|值为|值是)*[\s为是:：]*${NUMBER}`,
    "gu",
  ),
  new RegExp(
    String.raw`(?:不(?:能|得|可)?(?:大于|超过)|小于或?等于|上限为?|最多)\s*${NUMBER}`,
    "gu",
  ),
  new RegExp(String.raw`\d\s*(?:~|～|-|–|—|至|到|,\s?|，)\s*${NUMBER}\s*\]?`, "gu"),
  new RegExp(
    String.raw`\bmax(?:imum)?(?: (?:value|number|is|of|supported|allowed|entries))*[\s:=]*${NUMBER}`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:up to|at most|no (?:greater|more) than|(?:cannot|not) (?:exceed|be greater than)|less than or equal to|does not exceed)\s+${NUMBER}`,
    "giu",
  ),
  new RegExp(String.raw`\b\d+\*{0,2}\s*(?:to|through|and)\s*${NUMBER}`, "giu"),
  /\(\d+,\s*(\d[\d,]*)\]/gu,
];

function numbersIn(text: string, patterns: readonly RegExp[]): readonly number[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => Number((match[1] ?? "").replaceAll(",", ""))),
  );
}

/** Sizes of which one is to be chosen: `Valid values: 30, 50, and 100`. */
const CHOICE = /(?:valid values?|取值)[:：\s]*((?:\**\d+\**(?:,|、|，| or| and)*\s*){2,})/iu;

/** The most records of a page that a text names: the smallest, where it names several; else undefined. */
export function mostOf(text: string): number | undefined {
  // "Usually 10, 20 or 50" names no maximum.
  const found = numbersIn(text.replace(/取值一般为[\d，,、或者\s]+/gu, ""), MOST).filter(
    (most) => most > 1,
  );
  const choice = CHOICE.exec(text)?.[1]?.match(/\d+/gu) ?? [];
  const sizes = [...found, ...(choice.length > 1 ? [Math.max(...choice.map(Number))] : [])];
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

/** How texts say that there is an end to what a listing returns, whatever there is. */
const CEILING: readonly RegExp[] = [
  new RegExp(String.raw`最大(?:支持|值)?[：:]?(?:为|返回)*\s*${NUMBER}`, "gu"),
  new RegExp(
    String.raw`最多(?:只|仅|能|可|可以|支持)*(?:返回|查询|展示|显示|拉取|检索|搜索)?\s*${NUMBER}`,
    "gu",
  ),
  new RegExp(
    String.raw`\b(?:returns?|returned|queried|listed)\b[^.]{0,60}\b(?:up to|at most|a maximum of|no more than)\s+${NUMBER}`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:up to|at most|a maximum of|no more than)\s+${NUMBER}[^.]{0,40}\b(?:can be |are |is )?(?:returned|queried|listed)`,
    "giu",
  ),
];

/** The most records that a listing returns whatever there is, as a text names it; else undefined. */
export function ceilingOf(text: string): number | undefined {
  const found = numbersIn(text, CEILING).filter((most) => most > 1);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** How texts of paging fields say how far pages reach. */
const WINDOW: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:Offset|偏移量)\s*\+\s*(?:Limit|数量)\s*不(?:能|得|可)?(?:超过|大于)\s*${NUMBER}`,
    "giu",
  ),
  new RegExp(
    String.raw`\boffset"?\s*\+\s*"?limit"? cannot (?:be more than|exceed)\s*${NUMBER}`,
    "giu",
  ),
];

/** The number of records that pages reach to, as the text of a paging field names it; else undefined. */
export function windowOf(text: string): number | undefined {
  const found = numbersIn(text, WINDOW);
  return found.length === 0 ? undefined : Math.min(...found);
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  lt: "<",
  gt: ">",
  amp: "&",
  nbsp: " ",
  "#39": "'",
};

/** A description as plain text: without marks of HTML or comments; a line each for what stood apart. */
export function plain(description: string): string {
  return description
    .replace(/^[ \t]*(?:\*|#) ?/gmu, "")
    .replace(/<(?:br|p|li|div|h\d)\b[^>]*>|<\/(?:p|li|div|ul)>/giu, "\n")
    .replace(/<[a-z/][^>]*>/giu, "")
    .replace(/&(quot|lt|gt|amp|nbsp|#39);/gu, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\\+`/gu, "`")
    .replace(/\]\([^)\s]*\)/gu, "]")
    .replace(/[ \t]+/gu, " ")
    .replace(/\s*\n\s*/gu, "\n")
    .trim();
}

/** Most characters of a text that are committed. */
const LONGEST = 600;

/**
 * What of a text is committed: all of a short one, of a long one how it begins and the sentences that
 * `telling` holds for.
 */
export function excerpt(text: string, telling: (sentence: string) => boolean): string {
  const whole = text.replace(/\s+/gu, " ");
  if (whole.length <= LONGEST) return whole;
  const sentences = text.split(/\n|(?<=[。；;])|(?<=[.!?])\s/u).map((one) => one.trim());
  const first = (sentences[0] ?? "").slice(0, 120);
  const told = sentences.slice(1).filter(telling);
  return [first, ...told].join(" … ").replace(/\s+/gu, " ").slice(0, LONGEST).trim();
}
