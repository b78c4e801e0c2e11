/** Far deeper than any reply is described. */
const MOST_DEPTH = 64;
/** Longer than any policy, template or script that a listing shows. */
const MOST_TEXT = 1024 * 1024;

/**
 * What is too deep or too long in a value that came from elsewhere; undefined where nothing is. Not
 * recursive: depth is what is looked for.
 */
export function beyondBounds(found: unknown): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: found, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && value.length > MOST_TEXT) {
      return `holds a text of ${Math.ceil(value.length / MOST_TEXT)} MB`;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > MOST_DEPTH) return `is more than ${MOST_DEPTH} levels deep`;
    for (const [name, member] of Object.entries(value)) {
      if (name.length > MOST_TEXT) return "holds a name of more than 1 MB";
      const plain = typeof member !== "object" && typeof member !== "string";
      if (member !== null && !plain) open.push({ value: member, depth: depth + 1 });
    }
  }
  return undefined;
}
