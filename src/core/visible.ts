/**
 * Characters that move, break or hide the text around them, so that a name could forge a line or show
 * as another one: controls, line and paragraph ends, directions, zero widths, halves of a pair.
 */
const HIDING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The same, but for the end of a line. */
const HIDING_IN_LINES =
  /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Any character but those of plain English text, in which nothing hides: most texts have none. */
const OTHER_THAN_PLAIN = /[^\n\x20-\x7e]/u;

const NO_COMMAND = "#\\u0023";

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * What runners of pipelines take for a command wherever it stands in a line of their log: `##[…]` in GitHub
 * Actions (actions/runner, ActionCommand.cs); likewise `##vso[…]` in Azure Pipelines and `##teamcity[…]`
 * (both unverified).
 */
const COMMAND = /##(?=[a-z]*\[)/giu;

/** One line, in which such characters can be seen: `\n`, `\u001b`, `\u202e`, `\u{e0001}`. */
export function visible(text: string): string {
  const shown = /[^\x20-\x7e]/u.test(text) ? text.replace(HIDING, escaped) : text;
  return withoutCommands(shown);
}

/** Several lines of our own: as {@link visible}, but ends of lines stay. */
export function visibleLines(text: string): string {
  const shown = OTHER_THAN_PLAIN.test(text) ? text.replace(HIDING_IN_LINES, escaped) : text;
  return withoutCommands(shown);
}

/** A JSON text in which such characters are written as escapes; it says the same. */
export function visibleJson(json: string): string {
  if (!OTHER_THAN_PLAIN.test(json)) return withoutCommands(json);
  const shown = json.replace(HIDING_IN_LINES, (char) =>
    Array.from({ length: char.length }, (_, at) => unit(char.charCodeAt(at))).join(""),
  );
  return withoutCommands(shown);
}

function withoutCommands(text: string): string {
  return text.includes("##") ? text.replace(COMMAND, NO_COMMAND) : text;
}

function escaped(char: string): string {
  const short = SHORT[char];
  if (short !== undefined) return short;
  return char.length === 1
    ? unit(char.charCodeAt(0))
    : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
