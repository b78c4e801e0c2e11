import type { Row } from "../../../core/row.ts";
import type { Service } from "../../../core/service.ts";

/** A row with what its service says. */
export interface CatalogType {
  readonly type: string;
  readonly product: string;
  readonly row: Row;
}

/** The types of all services, by name. Throws when two services name the same type. */
export function catalogOf(services: readonly Service[]): ReadonlyMap<string, CatalogType> {
  const types = new Map<string, CatalogType>();
  for (const service of services) {
    for (const [type, row] of Object.entries(service.types)) {
      if (types.has(type)) throw new Error(`${type} stands in two services`);
      types.set(type, { type, product: service.product, row });
    }
  }
  return types;
}

/** The rows of all services by type. */
export function rowsOf(services: readonly Service[]): ReadonlyMap<string, Row> {
  return new Map([...catalogOf(services)].map(([type, { row }]) => [type, row]));
}
