const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a body; undefined when its bytes are no UTF-8, since a guessed name is another name. */
export function bodyText(body: Buffer): string | undefined {
  try {
    return UTF8.decode(body);
  } catch {
    return undefined;
  }
}
