import type { Json } from "../../../emulator/core/json.ts";
import type { Emulator } from "../../../emulator/server.ts";
import { rpc } from "./clients.ts";

/** The one account of these worlds, and its key. */
export const accountId = "1000000000000002";
/** A key of its root. */
export const keys = { id: "LTAI-one", secret: "one-secret" };

/** A world of one account with the given resources by region; `"*"` for things without one. */
export function worldOf(
  resources: Readonly<Record<string, Readonly<Record<string, Json>>>>,
  attributes: Readonly<Record<string, Json>> = {},
): Json {
  return {
    clock: "2026-01-15T08:00:00Z",
    accounts: [{ id: accountId, kind: "resource-account", keys: [keys], resources, ...attributes }],
  };
}

/** Calls one product of the emulator as that account. */
export function callerOf(emulator: Emulator, version: string, region?: string) {
  return (action: string, query: Readonly<Record<string, string>> = {}) =>
    rpc({
      port: emulator.port,
      keys,
      version,
      action,
      query: { ...(region === undefined ? {} : { RegionId: region }), ...query },
    });
}

/** The values at a path of a reply, such as `Items.DBInstance`. */
export function listAt(
  reply: Readonly<Record<string, unknown>>,
  path: string,
): readonly Readonly<Record<string, unknown>>[] {
  let value: unknown = reply;
  for (const name of path.split(".")) value = isObject(value) ? value[name] : undefined;
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
