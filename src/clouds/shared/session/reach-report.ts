import type { Reach } from "../../../core/cloud.ts";
import type { Service } from "../../../core/service.ts";
import { lacksOf, type Rights } from "../reach/rights.ts";
import { nextFor, type SightParts } from "../reach/sight.ts";
import { catalogOf } from "../rows/catalog.ts";
import { listingPermissions } from "../rows/row-permissions.ts";

/** What rights prove over the listings of all types, in words for a reader. */
export function reachReport(
  rights: Rights,
  services: readonly Service[],
  { permissionOf }: Pick<SightParts, "permissionOf">,
): Reach {
  const all = [...catalogOf(services).values()].flatMap((entry) =>
    listingPermissions(entry, permissionOf),
  );
  const permissions = [...new Set(all)].sort();
  const lacks = lacksOf(rights, permissions);
  const [first] = lacks;
  const of = rights.of.en;
  if (first === undefined) {
    const says = `${of} sees everything: ${howOf(rights)}`;
    return { of, unproved: [], says, next: undefined };
  }
  const some = lacks.length === permissions.length ? "" : `, ${first.permission} for one`;
  return {
    of,
    unproved: lacks.map(({ permission }) => permission),
    says: `${of} is not proved to see everything: ${lacks.length} of ${permissions.length} permissions of listings are not proved${some}: ${first.because.en}`,
    next: nextFor(rights).en,
  };
}

function howOf({ layers }: Rights): string {
  if (layers.length === 0) return "nothing limits it";
  const names = [...new Set(layers.flatMap(({ policies }) => policies.map(({ name }) => name)))];
  return `${names.join(", ")} allow every listing on all resources, without a condition, and nothing forbids one`;
}
