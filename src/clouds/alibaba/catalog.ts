import { readdirSync } from "node:fs";
import type { Row, Service } from "../../core/row.ts";
import { catalogOf } from "../shared/catalog.ts";

const folder = new URL("services/", import.meta.url);

/** True for what `defineService` returns. */
function isService(value: unknown): value is Service {
  return typeof value === "object" && value !== null && "product" in value && "types" in value;
}

/** The services of the folder, in the order of their files. */
export const services: readonly Service[] = (
  await Promise.all(
    readdirSync(folder)
      .filter((file) => file.endsWith(".ts"))
      .sort()
      .map(
        (file): Promise<Readonly<Record<string, unknown>>> => import(new URL(file, folder).href),
      ),
  )
).flatMap((module) => Object.values(module).filter(isService));

/** Rows by type. */
export const rows: ReadonlyMap<string, Row> = new Map(
  [...catalogOf(services)].map(([type, entry]) => [type, entry.row]),
);
