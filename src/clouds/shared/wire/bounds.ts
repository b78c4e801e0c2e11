/** Far deeper than any reply is described. */
const MOST_DEPTH = 64;
/** Longer than any policy, template or script that a listing shows. */
const MOST_TEXT = 1024 * 1024;

/**
 * What is too deep or too long in a value that came from elsewhere; undefined where nothing is. Not
 * recursive: depth is what is looked for.
 */
export function beyondBounds(found: unknown): string | undefined {
  if (typeof found === "string") return tooLong(found);
  if (typeof found !== "object" || found === null) return undefined;
  // Depths stand beside what they belong to: a reply has hundreds of thousands of values.
  const open: object[] = [found];
  const depths: number[] = [0];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const depth = depths.pop() ?? 0;
    if (depth > MOST_DEPTH) return `is more than ${MOST_DEPTH} levels deep`;
    for (const name of Object.keys(value)) {
      if (name.length > MOST_TEXT) return "holds a name of more than 1 MB";
      const member: unknown = Reflect.get(value, name);
      if (typeof member === "string") {
        if (member.length > MOST_TEXT) return tooLong(member);
      } else if (typeof member === "object" && member !== null) {
        open.push(member);
        depths.push(depth + 1);
      }
    }
  }
  return undefined;
}

function tooLong(text: string): string | undefined {
  if (text.length <= MOST_TEXT) return undefined;
  return `holds a text of ${Math.ceil(text.length / MOST_TEXT)} MB`;
}
