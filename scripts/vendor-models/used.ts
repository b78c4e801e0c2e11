import { readFileSync } from "node:fs";
import { locationService } from "../../emulator/alibaba/location.ts";
import { ossRoutes, vectorRoutes } from "../../emulator/alibaba/oss/routes.ts";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { services } from "../../src/clouds/alibaba/services/registry.ts";
import { codeCalls } from "./code-calls.ts";
import {
  catalogCalls,
  collectActions,
  type EmulatedService,
  handlerCalls,
  type UsedActions,
} from "./collect.ts";
import { readPackages } from "./download.ts";
import { exceptions } from "./exceptions.ts";
import type { VendorCall } from "./lint.ts";

/** What calls the vendor, by who says so. */
export type UsedCalls = {
  readonly rows: readonly VendorCall[];
  readonly code: readonly VendorCall[];
  readonly handlers: readonly VendorCall[];
};

/** Sub-resources with a value are parameters to the vendor's package; the others stand in its paths. */
const VALUED: readonly string[] = ["uploadId", "partNumber"];

/** OSS as an emulated product. */
function emulatedOss(): EmulatedService {
  const actions: Record<string, EmulatedService["actions"][string]> = {};
  for (const { name, subresources, action } of [...ossRoutes, ...vectorRoutes]) {
    const params = Object.keys(action.params).filter(
      (param) => !subresources.includes(param) || VALUED.includes(param),
    );
    actions[name] = {
      params: Object.fromEntries(params.map((param) => [param, "key"])),
      ignored: action.ignored,
    };
  }
  return { product: "Oss", version: "2019-05-17", actions };
}

/** Every call of the rows, of the code beside them and of the emulator's handlers. */
export async function usedCalls(): Promise<UsedCalls> {
  const emulated = await loadServices();
  return {
    rows: catalogCalls(services),
    code: codeCalls,
    handlers: handlerCalls([...emulated, locationService(emulated), emulatedOss()]),
  };
}

/** The actions in use, from the rows, the code and the handlers. */
export async function usedActions(): Promise<UsedActions> {
  const { rows, code, handlers } = await usedCalls();
  const keys = readPackages().map(({ product }) => product);
  return collectActions([...rows, ...code, ...handlers], keys, exceptions);
}

/** Where the actions in use are committed. */
export const actionsFile = new URL("actions.json", import.meta.url);

/** The actions in use, as committed. */
export function readActions(): UsedActions {
  return JSON.parse(readFileSync(actionsFile, "utf8"));
}
