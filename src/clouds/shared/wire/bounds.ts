/** Far deeper than any reply is described. */
const MOST_DEPTH = 64;
/** Longer than any policy, template or script that a listing shows. */
const MOST_TEXT = 1024 * 1024;

/**
 * What is too deep or too long in a value that came from elsewhere; undefined where nothing is.
 */
export function beyondBounds(found: unknown): string | undefined {
  return typeof found === "string" ? tooLong(found) : beyond(found, 0);
}

/** Goes no deeper than what is allowed, so that no stack can overflow. */
function beyond(value: unknown, depth: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > MOST_DEPTH) return `is more than ${MOST_DEPTH} levels deep`;
  for (const name of Object.keys(value)) {
    if (name.length > MOST_TEXT) return "holds a name of more than 1 MB";
    const member: unknown = Reflect.get(value, name);
    if (typeof member === "string") {
      if (member.length > MOST_TEXT) return tooLong(member);
    } else if (typeof member === "object") {
      const fault = beyond(member, depth + 1);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function tooLong(text: string): string | undefined {
  if (text.length <= MOST_TEXT) return undefined;
  return `holds a text of ${Math.ceil(text.length / MOST_TEXT)} MB`;
}
