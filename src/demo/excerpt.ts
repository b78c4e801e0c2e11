/** Takes out of everything that a command printed what a reader should see of it. */
export type Excerpt = (output: string) => readonly string[];

/** Widest line that is shown. */
const WIDTH = 96;

/** A line without cdktf's stack name and Terraform's frame. */
function clean(line: string): string {
  return line
    .replace(/^[a-z0-9-]+ {2,}/u, "")
    .trimStart()
    .replace(/^[│╷╵] ?/u, "")
    .trim();
}

function linesOf(output: string): readonly string[] {
  return output.split("\n").map(clean);
}

function cut(line: string): string {
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}

/** A long line as two: broken between words, the second one indented and cut where needed. */
function folded(line: string): readonly string[] {
  if (line.length <= WIDTH) return [line];
  const indent = " ".repeat(line.search(/\S/u) + 4);
  const at = line.lastIndexOf(" ", WIDTH);
  if (at <= indent.length) return [cut(line)];
  return [line.slice(0, at), cut(`${indent}${line.slice(at + 1)}`)];
}

/** Lines that match one of the patterns, each once; `most` of them. */
export function matching(most: number, ...patterns: readonly RegExp[]): Excerpt {
  return (output) => {
    const found = [
      ...new Set(linesOf(output).filter((line) => patterns.some((pattern) => pattern.test(line)))),
    ];
    const left = found.length - most;
    return [
      ...found.slice(0, most).flatMap(folded),
      ...(left > 0 ? [`… and ${left} more lines`] : []),
    ];
  };
}

interface Message {
  readonly headline: string;
  readonly details: readonly string[];
}

/** Terraform's errors and warnings; cdktf prints them twice. */
function messagesOf(output: string): readonly Message[] {
  const found = new Map<string, { headline: string; details: string[]; open: boolean }>();
  let current: { details: string[]; open: boolean } | undefined;
  for (const line of linesOf(output)) {
    if (/^(?:Error|Warning): /u.test(line)) {
      current = found.has(line) ? undefined : { details: [], open: true };
      if (current !== undefined) found.set(line, Object.assign(current, { headline: line }));
    } else if (/^\[\d{4}-|^\d+ Stacks? |^Invoking Terraform|^─/u.test(line)) current = undefined;
    else if (current !== undefined && !/^(?:with |on |\d+: |\(and )/u.test(line) && line !== "")
      current.details.push(line);
  }
  return [...found.values()];
}

/** What Terraform says because a stack failed, which the errors before it say better. */
const ECHO = /^Error: External Error: |^Warning: Unable to open CLI configuration file/u;

/**
 * The errors, or the warnings, each with its first details. Where the details are a list, only `each`
 * of its entries are shown, and how many more there are.
 */
export function messages(kind: "Error" | "Warning", each: number): Excerpt {
  return (output) =>
    messagesOf(output)
      .filter(({ headline }) => headline.startsWith(kind) && !ECHO.test(headline))
      .flatMap(({ headline, details }) => {
        const listed = details.filter((line) => line.startsWith("- "));
        const said = listed.length > 0 ? listed : details;
        const total = /: (\d+) /u.exec(headline)?.[1];
        const all = listed.length > 0 && total !== undefined ? Number(total) : said.length;
        const left = all - Math.min(each, said.length);
        return [
          cut(headline),
          ...said.slice(0, each).flatMap((line) => folded(`  ${line}`)),
          ...(left > 0 && listed.length > 0 ? [`  … and ${left} more`] : []),
        ];
      });
}

/**
 * What goes: of every type one line, preferably one with something to say about money or protection;
 * then how many more there are.
 */
export function going(most: number): Excerpt {
  return (output) => {
    const lines = [...new Set(linesOf(output))].filter((line) => line.endsWith("-> null"));
    const byType = new Map<string, string>();
    for (const line of lines) {
      const type = line.split(":")[1] ?? "";
      const known = byType.get(type);
      if (known === undefined || weight(line) > weight(known)) byType.set(type, line);
    }
    const picked = [...byType.values()].sort((a, b) => weight(b) - weight(a)).slice(0, most);
    const shown = lines.filter((line) => picked.includes(line));
    return [
      ...shown.flatMap(entry),
      ...(lines.length > shown.length
        ? [`… and ${lines.length - shown.length} more such lines`]
        : []),
    ];
  };
}

/** `- "id" = "line" -> null` as two lines, without the quotes of HCL. */
function entry(line: string): readonly string[] {
  const [, id = "", text = ""] = /^- "(.+?)" += "(.*)" -> null$/u.exec(line) ?? [];
  return id === "" ? [cut(line)] : [cut(`- ${id}`), cut(`    ${text.replaceAll('\\"', '"')}`)];
}

function weight(line: string): number {
  return line.split(" · ").length;
}

/** One excerpt after the other. */
export function both(...excerpts: readonly Excerpt[]): Excerpt {
  return (output) => excerpts.flatMap((excerpt) => excerpt(output));
}
