// Characters that move or hide the text around them, so that a name could show as another one.
const HIDING = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** One line whose hidden and control characters can be seen, e.g. `\u{202e}`; tabs and line ends become spaces. */
export function visible(text: string): string {
  return text
    .replaceAll(/[\t\r\n]+/gu, " ")
    .replaceAll(HIDING, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Text as Markdown that shows just that text, in a table's cell as well. */
export function md(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_[\]<>|~#!&$]/gu, "\\$&")
    .replaceAll("://", ":\\//")
    .replaceAll(/www\./giu, (word) => `${word.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+=])/u, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/u, "$1\\$2");
}

/** Text as a code span, in a table's cell as well. */
export function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${shown.replaceAll("|", "\\|")}${space}${fence}`;
}

/** A link to a page; the address is one of our own rows', never a name from the cloud. */
export function link(text: string, address: string): string {
  return `[${md(text)}](${address.replaceAll(/[()\s<>|]/gu, (char) => encodeURIComponent(char))})`;
}

/** A table of cells that are Markdown already. Columns that are empty in every row are left out. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const used = columns
    .map((_, at) => at)
    .filter((at) => rows.some((row) => (row[at] ?? "") !== ""));
  const line = (cells: readonly string[]): string =>
    `| ${used.map((at) => cells[at] ?? "").join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)];
}

/** `2026-09-01 08:00 UTC` of an ISO time; a text that is no time stays as it is. */
export function when(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  const iso = at.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** `1 item`, `2 items`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
