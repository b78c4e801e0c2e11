/**
 * What is the same in every language: code, what is quoted, addresses, tags of a page, times, ids and names of
 * files.
 */
const SAME: readonly RegExp[] = [
  /``?[^`]*`?`/gu,
  /“[^”]*”/gu,
  /https?:[^\s<>()]*/gu,
  /\bnpx closeout [a-z]+(?: [\w.-]+)?(?: --[a-z-]+)*/gu,
  /\b(?:cdktf|pulumi) [a-z]+(?: [\w.-]+)?/gu,
];

/** Names of products, of menus and of records, which the vendors write so in Chinese pages as well. */
const NAMES: readonly string[] = [
  "More > Cancel Disassociation",
  "My Master Account",
  "Organizations and Accounts",
  "Manage Automatic Payments",
  "A, CNAME, CNAME, MX",
];

/** Why an item is the caller's own: told in English as yet. */
const OWN: readonly string[] = ["agency", "role"]
  .map((one) => `the ${one} through which the account is entered; it goes with the account`)
  .concat("the user whose key is in use", "the key in use");

/** Three words in a row, or two of a sentence; names of products are of two words and begin with capitals. */
const ENGLISH =
  /(?<![\w./:@-])(?:[A-Za-z][A-Za-z'’]*(?:(?: |, |; |: )[A-Za-z][A-Za-z'’]*(?![\w/@-]|[.:]\w)){2,}|[a-z]{2,} [a-z]{2,}(?![\w/@:.-]))/gu;

/** Lines of a text for readers of Chinese that hold words in English, with them; `but` are words of another part. */
export function englishIn(text: string, but: readonly string[] = []): readonly string[] {
  const others = [...but, ...NAMES, ...OWN].toSorted((a, b) => b.length - a.length);
  const plain = SAME.reduce(
    (rest, one) => rest.replaceAll(one, "·"),
    shownBy(withoutTags(withoutCode(text)), others),
  );
  return [...new Set(plain.split("\n").flatMap((line) => line.match(ENGLISH) ?? []))];
}

function withoutCode(page: string): string {
  const code = /<style>.*?<\/style>|<script>.*?<\/script>|<code>.*?<\/code>|<!--.*?-->/gsu;
  return page.replaceAll(code, "·");
}

/** Attributes of a page that are read, aloud or where a screen is narrow. */
const READ = /(?:aria-label|placeholder|data-is|data-says|title)="([^"]*)"/gu;

/** A page without its tags; what they say stays. */
function withoutTags(page: string): string {
  return page.replaceAll(/<[^>]*>/gu, (tag) =>
    [...tag.matchAll(READ)].map(([, says = ""]) => `\n${says}\n`).join(""),
  );
}

/** A text without what Markdown and HTML escape, and without words that are not looked at. */
function shownBy(text: string, others: readonly string[]): string {
  const shown = text
    .replaceAll("&#8203;", "")
    .replaceAll(/\\([\\`*_[\]<>|~#!&$+=.)/-])/gu, "$1")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll(/&#39;|&apos;/gu, "'")
    .replaceAll("&amp;", "&");
  return others.reduce((rest, one) => (one === "" ? rest : rest.replaceAll(one, "·")), shown);
}
