import { exportsOf } from "../core/exports.ts";
import type { Service } from "./service.ts";

/** Every product of this cloud: what the files of `products/` export. */
export const loadServices = exportsOf(new URL("./products/", import.meta.url), isService);

function isService(value: unknown): value is Service {
  return typeof value === "object" && value !== null && "product" in value && "actions" in value;
}
