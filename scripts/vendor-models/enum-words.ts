/**
 * Reads the words of an enumeration out of a vendor's text about a field: a word or a number, and what it
 * means behind a colon, an equals sign or in brackets, or a list of bare words. What the patterns cannot
 * read is said by hand in state-sources.ts.
 */
export function enumWords(text: string): readonly string[] {
  const quoted = [...text.matchAll(/值为[“"]([^”"]+)[”"]/gu)].map(([, word = ""]) => word);
  if (quoted.length > 1) return [...new Set(quoted)];
  const cleaned = text
    .replace(/&#39;/gu, "'")
    .replace(/\u00a0|xa0/gu, " ")
    .replace(/@remarks/gu, "")
    .replace(/\]\([^)]*\)/gu, "]")
    .replace(/https?:\S+/gu, "")
    .replace(/[-*`"'\\“”‘’](?=[-*`"'\\“”‘’]*[A-Z][A-Z])|\*\*|[`"'\\“”‘’]/gu, "");
  const words = /[\u4e00-\u9fff]/u.test(cleaned) ? chinese(cleaned) : english(cleaned);
  return [...new Set(words.map((word) => word.trim()))].filter((word) => !NOT_WORDS.test(word));
}

/** What stands where words do, and a word that only filters have. */
const NOT_WORDS =
  /^(?:null|all|ID|CVM|CLB|AS|VPC|EIP|CMK|DNS|NAT|SDK|License|Db|serverless|Server|Turbo|IP)?$/iu;

/** Words at the beginnings of lines, with or without a bullet, or on the one line behind "Valid values". */
function english(text: string): readonly string[] {
  const start = /valid values?\s*:?/iu.exec(text);
  const [head = "", ...lines] = (start === null ? text : text.slice(start.index)).split("\n");
  const inLine = head.replace(/^valid values?\s*:?/iu, "").replace(/\.\s*$/u, "");
  const own = start === null ? [] : inLine.split(/,|\band\b/u).map((word) => word.trim());
  const below = lines.flatMap((line) => {
    if (/^(?:>|Default|When|If|For more|Note|After|Before)\b/u.test(line)) return [];
    const bullet = start === null ? "[*-]\\s*" : "(?:[*-]\\s*)?";
    const word = new RegExp(
      `^${bullet}([A-Za-z]\\w*|\\d+)\\s*(?:\\(default\\))?\\s*(?:[:.]|$)`,
      "u",
    );
    return word.exec(line)?.[1] ?? [];
  });
  return [...own.filter((word) => /^(?:[A-Za-z]\w*|\d+)$/u.test(word)), ...below];
}

/** `WORD：meaning`, `WORD（meaning）`, `WORD-meaning`, `1 = meaning`, `meaning：WORD`, and lists of bare words. */
function chinese(text: string): readonly string[] {
  const before = [
    ...text.matchAll(
      /(?:^|[\s,，、。;；:：(（|]|[\u4e00-\u9fff](?=\d|[A-Z]{2}))(-?\d+(?!小时|天|分)|[A-Za-z](?:\w|-(?=[A-Za-z]))*(?: [a-z]\w*)?)\s*(?:[:：=（(]|-(?=\s*[\u4e00-\u9fff])|[,，]\s?(?=[\u4e00-\u9fff])|表示)?\s*(?=[\u4e00-\u9fff]|Master|CLB|CVM|VPC)/gu,
    ),
  ].map(([, word = ""]) => word);
  const behind = [...text.matchAll(/[\u4e00-\u9fff]\s*[：:（(]\s*([A-Za-z]\w*)/gu)].map(
    ([, word = ""]) => word,
  );
  const longer = behind.length > before.length ? behind : before;
  if (longer.length > 1) return longer;
  return /[|,，\n]/u.test(text)
    ? [...text.matchAll(/(?:^|[^\w])([A-Za-z]\w+)/gu)].map(([, word = ""]) => word)
    : [];
}
