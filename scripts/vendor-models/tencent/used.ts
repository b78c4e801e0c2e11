import { readFileSync } from "node:fs";
import { loadServices } from "../../../emulator/tencent/services.ts";
import { services } from "../../../src/clouds/tencent/services/registry.ts";
import { catalogCalls, collectActions, type UsedActions } from "../collect.ts";
import type { VendorCall } from "../lint.ts";
import type { UsedCalls } from "../used.ts";
import { codeCalls } from "./code-calls.ts";
import { exceptions } from "./exceptions.ts";

/** Every action that the emulator answers; what is inside of lists of objects is not named by it. */
async function handlerCalls(): Promise<readonly VendorCall[]> {
  return (await loadServices()).flatMap(({ product, version, actions }) =>
    Object.entries(actions).map(([action, { params }]) => ({
      where: `handler ${product}.${action}`,
      product,
      version,
      action,
      params: Object.entries(params).flatMap(([name, type]) => {
        if (type.startsWith("object")) return [];
        return [/^(?:strings|ints)/u.test(type) ? `${name}.N` : name];
      }),
      responsePaths: [],
    })),
  );
}

/** Every call of the rows, of the code beside them and of the emulator's handlers. */
export async function usedCalls(): Promise<UsedCalls> {
  return { rows: catalogCalls(services), code: codeCalls, handlers: await handlerCalls() };
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
