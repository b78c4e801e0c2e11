import { rowsOf } from "../shared/rows/catalog.ts";
import { services } from "./services/registry.ts";

export { services };

/** Rows by type. */
export const rows = rowsOf(services);
