/** What a reader should see of a long output. */
export interface Excerpt {
  /** Lines that are shown, as patterns. */
  readonly show: readonly RegExp[];
  readonly most: number;
}

/** Errors and warnings of a plan, each once, with the lines that belong to them. */
export const MESSAGES: Excerpt = { show: [/^(Error|Warning): /u], most: 40 };
/** What goes, and the summary. */
export const CHANGES: Excerpt = {
  show: [/-> null$/u, /^Plan: /u, /^No changes/u, /^Apply complete/u, /^(Error|Warning): /u],
  most: 24,
};

/** Takes the lines out of an output that an excerpt asks for; each line once. */
export function excerpt(output: string, { show, most }: Excerpt): readonly string[] {
  const seen = new Set<string>();
  const lines: string[] = [];
  let left = 0;
  for (const raw of output.split("\n")) {
    const line = clean(raw);
    if (line === "" || seen.has(line) || !show.some((pattern) => pattern.test(line))) continue;
    seen.add(line);
    if (lines.length < most) lines.push(line);
    else left += 1;
  }
  return left === 0 ? lines : [...lines, `… and ${left} more lines`];
}

/** A line without cdktf's stack name and Terraform's frame. */
function clean(line: string): string {
  return line
    .replace(/^[a-z0-9-]+ {2,}/u, "")
    .replace(/^[│╷╵] ?/u, "")
    .trim();
}
