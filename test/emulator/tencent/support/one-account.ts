import type { JsonObject } from "../../../../emulator/core/json.ts";
import type { Emulator } from "../../../../emulator/server.ts";
import { callerOf } from "./client.ts";

/** The account of these worlds. */
export const accountId = "100000000001";
/** Its root key. */
export const rootKey = { id: "AKIDroot", secret: "root-secret" };
/** The key of its administrator sub-user. */
export const opsKey = { id: "AKIDops", secret: "ops-secret" };

/** A world with one standalone account that holds these resources. */
export function worldOf(resources: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    regions: ["ap-guangzhou", "ap-shanghai"],
    actionQuota: 0,
    accounts: [
      {
        cloud: "tencent",
        id: accountId,
        kind: "standalone",
        keys: [rootKey, { ...opsKey, user: "ops" }],
        resources,
        ...more,
      },
    ],
  };
}

/** Calls a product as the sub-user. */
export function opsOf(emulator: Emulator, service: string, version: string, region?: string) {
  return callerOf(emulator, opsKey, service, version, region);
}
