import { readFileSync } from "node:fs";
import { services } from "../../../src/clouds/huawei/services/registry.ts";
import { catalogCalls, collectActions, type UsedActions } from "../collect.ts";
import type { VendorCall } from "../lint.ts";
import type { UsedCalls } from "../used.ts";
import { codeCalls } from "./code-calls.ts";
import { exceptions } from "./exceptions.ts";

/** Object storage is no product of the SDK; its names are those of another package, which declares none. */
const isModelled = ({ product }: Pick<VendorCall, "product">): boolean => product !== "obs";

/** Every call of the rows, of the code beside them and of the emulator's handlers. */
export async function usedCalls(): Promise<UsedCalls> {
  return {
    rows: catalogCalls(services).filter(isModelled),
    code: codeCalls,
    handlers: [],
  };
}

/** The actions in use, by product. */
export async function usedActions(): Promise<UsedActions> {
  const { rows, code, handlers } = await usedCalls();
  return collectActions([...rows, ...code, ...handlers], [], exceptions);
}

/** Where the actions in use are committed. */
export const actionsFile = new URL("actions.json", import.meta.url);

/** The actions in use, as committed. */
export function readActions(): UsedActions {
  return JSON.parse(readFileSync(actionsFile, "utf8"));
}
