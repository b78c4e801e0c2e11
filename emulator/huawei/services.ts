import { readdirSync } from "node:fs";
import type { Service } from "./service.ts";

const folder = new URL("./products/", import.meta.url);

/** Every product of this cloud: what the files of `products/` export. */
export async function loadServices(): Promise<readonly Service[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const modules = await Promise.all(
    files.map(async (name): Promise<object> => import(new URL(name, folder).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isService));
}

function isService(value: unknown): value is Service {
  return typeof value === "object" && value !== null && "product" in value && "actions" in value;
}
