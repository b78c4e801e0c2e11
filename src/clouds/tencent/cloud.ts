import type { Cloud } from "../../core/cloud.ts";
import { redirectFrom } from "../shared/redirect.ts";
import { wayOut } from "../shared/way-out.ts";
import { rows, services } from "./catalog.ts";
import { ENDPOINT_VARIABLE } from "./client/transport.ts";
import { closingOf } from "./closing.ts";
import { tencentHooks } from "./hooks/registry.ts";
import { permissionDocuments } from "./permissions.ts";
import { REGIONS } from "./regions.ts";
import { openSession, type SessionCatalog } from "./session.ts";

/** Tencent Cloud over a given catalog. */
function tencentOf(catalog: SessionCatalog): Cloud {
  return {
    name: "tencent",
    title: "Tencent Cloud",
    kinds: [
      { kind: "created-member", title: "Member created in an organization" },
      { kind: "invited-member", title: "Member invited into an organization" },
      { kind: "standalone", title: "Account outside of an organization" },
    ],
    accountId: { pattern: /^\d{9,12}$/u, says: "9 to 12 digits" },
    regions: REGIONS,
    rows: catalog.rows,
    permissions: (purpose) => permissionDocuments(catalog.services, purpose),
    emulated: (env) => redirectFrom(env, ENDPOINT_VARIABLE)?.protocol === "http",
    wayOut: (env) => wayOut(env, "sts.tencentcloudapi.com", ENDPOINT_VARIABLE),
    closing: closingOf,
    open: (account, context) => openSession(account, context, catalog),
  };
}

/** Tencent Cloud: its catalog and how to reach an account. */
export const tencent: Cloud = tencentOf({ rows, services, hooks: tencentHooks });
