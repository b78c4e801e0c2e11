import type { ResourceNames } from "../../../core/row-read.ts";

/** What a resource name means, as far as the row knows such names. */
export interface NamedItem {
  /** The last part of its path. */
  readonly item: string;
  /** True where it may be an item of the type even though no item is called so. */
  readonly mayBe: boolean;
}

/**
 * Reads a name of six parts, `qcs:project:service:region:account:path`, as
 * https://cloud.tencent.com/document/product/598/10606 describes it; undefined where it is of another
 * service. The region is not looked at: some names carry an old abbreviation of it, some none.
 */
export function itemNamed(name: string, names: ResourceNames): NamedItem | undefined {
  const [, , service, , , ...rest] = name.split(":");
  const path = rest.join(":");
  // A name in another form may be anybody's.
  if (service === undefined || path === "") return { item: name, mayBe: true };
  if (service !== names.service) return undefined;
  const [kind = ""] = path.split("/");
  const mayBe = names.unsure !== undefined && !names.unsure.includes(kind);
  return { item: path.slice(path.lastIndexOf("/") + 1), mayBe };
}
