import type { PermissionDocument } from "../../../core/cloud.ts";

/**
 * Cuts permissions into as few documents as hold them all, none longer than `most` characters as it is
 * printed. Attached together they allow what one of them would.
 */
export function documentsOf(
  permissions: readonly string[],
  write: (actions: readonly string[]) => object,
  most: number,
): readonly object[] {
  const all = [...new Set(permissions)].sort();
  for (let parts = 1; parts < all.length; parts += 1) {
    const each = Math.ceil(all.length / parts);
    const made = Array.from({ length: parts }, (_, at) =>
      write(all.slice(at * each, (at + 1) * each)),
    );
    if (made.every((document) => JSON.stringify(document, null, 2).length <= most)) return made;
  }
  return all.map((one) => write([one]));
}

/** Documents that are attached together, each told from the others by its title. */
export function inParts({
  title,
  attachTo,
  documents,
}: Omit<PermissionDocument, "document"> & {
  readonly documents: readonly object[];
}): readonly PermissionDocument[] {
  const [only, ...others] = documents;
  if (only !== undefined && others.length === 0) return [{ title, attachTo, document: only }];
  return documents.map((document, at) => ({
    title: `${title}, part ${at + 1} of ${documents.length}`,
    attachTo: `${attachTo}; all ${documents.length} parts are needed, since one custom policy may be no longer`,
    document,
  }));
}
