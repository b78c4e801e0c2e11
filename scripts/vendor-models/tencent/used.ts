import { readFileSync } from "node:fs";
import { services } from "../../../src/clouds/tencent/registry.ts";
import { catalogCalls, collectActions, type UsedActions } from "../collect.ts";
import type { UsedCalls } from "../used.ts";
import { codeCalls } from "./code-calls.ts";
import { exceptions } from "./exceptions.ts";

/** Every call of the rows and of the code beside them. */
export function usedCalls(): UsedCalls {
  return { rows: catalogCalls(services), code: codeCalls, handlers: [] };
}

/** The actions in use, by product. */
export function usedActions(): UsedActions {
  const { rows, code, handlers } = usedCalls();
  return collectActions([...rows, ...code, ...handlers], [], exceptions);
}

/** Where the actions in use are committed. */
export const actionsFile = new URL("actions.json", import.meta.url);

/** The actions in use, as committed. */
export function readActions(): UsedActions {
  return JSON.parse(readFileSync(actionsFile, "utf8"));
}
