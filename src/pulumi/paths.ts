/**
 * The path of an entry of an object by its key, as the engine reads it. That knows a sign for a quote and
 * none for a backslash: a key in which one would be taken for it is shown with the whole object.
 */
export function pathOf(property: string, key: string): string {
  return /\\(?:"|$)/u.test(key) ? property : `${property}["${key.replaceAll('"', '\\"')}"]`;
}
