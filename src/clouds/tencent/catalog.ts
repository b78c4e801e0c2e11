import type { Row } from "../../core/row.ts";
import { catalogOf } from "../shared/rows/catalog.ts";
import { services } from "./services/registry.ts";

export { services };

/** Rows by type. */
export const rows: ReadonlyMap<string, Row> = new Map(
  [...catalogOf(services)].map(([type, entry]) => [type, entry.row]),
);
