/** RFC 3986: everything but letters, digits and `-_.~` is percent-encoded. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The order in which parameters are signed: by name, then by value. Texts of both (`a=2`, `a1=1`) sort another
 * way where a name goes on from another one, since `=` comes after the digits.
 */
export function byName(
  [name, value]: readonly [name: string, value: string],
  [other, its]: readonly [name: string, value: string],
): number {
  return compared(name, other) || compared(value, its);
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
