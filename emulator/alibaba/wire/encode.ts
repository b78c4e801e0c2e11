/** RFC 3986 percent encoding, as all the signatures use it. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decodes one query or form component (`+` is a space); malformed escapes stay as they are. */
export function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The pairs of a query string or form, in their order. */
export function pairsOf(text: string): readonly (readonly [string, string])[] {
  if (text === "") return [];
  return text.split("&").map((part) => {
    const at = part.indexOf("=");
    return at < 0
      ? ([decode(part), ""] as const)
      : ([decode(part.slice(0, at)), decode(part.slice(at + 1))] as const);
  });
}

/** Compares two strings by UTF-16 code units, as JavaScript's and Go's sorts do for ASCII names. */
export function byName(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
