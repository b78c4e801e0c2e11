import { RowModels } from "../core/row-models.ts";
import { replies } from "./replies.ts";
import type { Service } from "./service.ts";

/** Products that show rows of another one's tables, by what the tables' names begin with. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  ram: ["Ram", "Ims", "ResourceManager"],
  resourcemanager: ["ResourceManager", "ResourceDirectoryMaster"],
};

/** What rows of the services' tables may hold. */
export function rowModelsOf(services: readonly Service[]): RowModels {
  return new RowModels(replies, (table) => {
    const [prefix = ""] = table.split(".");
    const showing = services.filter(
      ({ product, tables = [] }) =>
        SHOWN[prefix]?.includes(product) ?? tables.some(({ name }) => name === table),
    );
    return showing.map(({ product, version }) => `${product} ${version}`);
  });
}
