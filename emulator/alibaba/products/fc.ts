import { defineService } from "../service.ts";
import { functionActions, functions } from "./fc/functions.ts";
import {
  aliases,
  asyncConfigs,
  customDomains,
  partActions,
  provisionConfigs,
  triggers,
  versions,
} from "./fc/parts.ts";

/** Function Compute 3.0, 2023-03-30. https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-overview */
export const fc = defineService({
  product: "FC",
  version: "2023-03-30",
  style: "roa",
  hosts: ["fcv3.{region}", "{account}.{region}.fc"],
  locationCode: "fc",
  regionInHost: true,
  permissionPrefix: "fc",
  denied: { status: 403, code: "AccessDenied" },
  requestIdField: null,
  tables: [functions, triggers, provisionConfigs, aliases, versions, asyncConfigs, customDomains],
  actions: { ...functionActions, ...partActions },
});
