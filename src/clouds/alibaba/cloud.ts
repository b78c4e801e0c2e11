import type { Cloud } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { redirectFrom } from "../shared/redirect.ts";
import { wayOut } from "../shared/way-out.ts";
import { rows, services } from "./catalog.ts";
import { hostFor } from "./client/endpoints.ts";
import { ENDPOINT_VARIABLE } from "./client/transport.ts";
import { closingOf } from "./closing.ts";
import { leftOn } from "./deletion-permission.ts";
import endpoints from "./endpoints.json" with { type: "json" };
import { alibabaHooks } from "./hooks/registry.ts";
import { permissionDocuments } from "./permissions.ts";
import { openSession, type SessionCatalog } from "./session.ts";

/** Alibaba Cloud over a given catalog. */
function alibabaOf(catalog: SessionCatalog): Cloud {
  return {
    name: "alibaba",
    title: "Alibaba Cloud",
    kinds: [
      { kind: "resource-account", title: "Member created in a resource directory" },
      { kind: "cloud-account", title: "Member invited into a resource directory" },
      { kind: "standalone", title: "Account outside of a resource directory" },
    ],
    accountId: { pattern: /^\d{16}$/u, says: "16 digits" },
    regions: endpoints.regions,
    rows: catalog.rows,
    permissions: (purpose) => permissionDocuments(catalog.services, purpose),
    emulated: (env) => redirectFrom(env, ENDPOINT_VARIABLE)?.protocol === "http",
    wayOut: (env) => wayOut(env, hostFor("Sts", GLOBAL_REGION, "china"), ENDPOINT_VARIABLE),
    closing: closingOf,
    leftOn,
    open: (account, context) => openSession(account, context, catalog),
  };
}

/** Alibaba Cloud: its catalog and how to reach an account. */
export const alibaba: Cloud = alibabaOf({ rows, services, hooks: alibabaHooks });
