import { loadServices } from "../../../emulator/tencent/services.ts";
import { loadVendorModels } from "../../../scripts/vendor-models/models.ts";
import { exceptions } from "../../../scripts/vendor-models/tencent/exceptions.ts";
import {
  modelsFile,
  tencentTextsProblems,
  textsFile,
} from "../../../scripts/vendor-models/tencent/extract.ts";
import { usedCalls } from "../../../scripts/vendor-models/tencent/used.ts";
import { readTexts } from "../../../scripts/vendor-models/texts/model.ts";
import { defineCloud } from "../../../src/clouds/shared/session/define-cloud.ts";
import { rows, services } from "../../../src/clouds/tencent/catalog.ts";
import { tencentHooks } from "../../../src/clouds/tencent/hooks/registry.ts";
import { tencentParts } from "../../../src/clouds/tencent/session.ts";
import type { CatalogCloud } from "./cloud.ts";
import type { Resources } from "./seed.ts";

/** The account under test, its region, and the key of its administrator sub-user. */
export const ACCOUNT = "100000000042";
export const HERE = "ap-guangzhou";
const REGIONS: readonly string[] = [HERE, "ap-shanghai"];
export const KEY = { id: "AKIDtester000000000000", secret: "tester-secret-0123456789" } as const;
/** An account that manages others; this one where a test says so. */
export const MANAGER = "100000000001";
/** The sub-user that the key belongs to. */
export const TESTER = { name: "tester", uin: "100001000042" } as const;

/** The renewal page's records of things that are paid in advance and renewed by themselves. */
export function renewing(...ids: readonly string[]): Resources {
  const records = ids.map((InstanceId) => ({
    InstanceId,
    ProductCode: "p_any",
    SubProductCode: "sp_any",
    RegionCode: HERE,
    Status: "NORMAL",
    RenewFlag: "NOTIFY_AND_AUTO_RENEW",
    RenewPeriod: 3,
    RenewPeriodUnit: "m",
    ExpireTime: "2099-01-01 08:00:00",
  }));
  return { "*": { "billing.renew-instance": records } };
}

/** The environment of a session with that key. */
export function envOf(
  { url }: { readonly url: string },
  key: { readonly id: string; readonly secret: string },
): Readonly<Record<string, string>> {
  return {
    HOME: "/nonexistent",
    CLOSEOUT_TENCENT_ENDPOINT: url,
    TENCENTCLOUD_SECRET_ID: key.id,
    TENCENTCLOUD_SECRET_KEY: key.secret,
  };
}

/** Tencent Cloud: an account alone, entered by the key of a sub-user. */
export const tencent: CatalogCloud = {
  name: "tencent",
  catalog: { services, rows, hooks: tencentHooks },
  head: { name: "shop", cloud: "tencent", id: ACCOUNT, kind: "standalone" },
  here: HERE,
  regions: REGIONS,
  seedOf: (resources, attributes) => ({
    regions: [...REGIONS],
    actionQuota: 0,
    accounts: [
      { cloud: "tencent", id: MANAGER, kind: "management", organization: { id: 500_001 } },
      {
        cloud: "tencent",
        id: ACCOUNT,
        kind: "standalone",
        users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
        keys: [{ ...KEY, user: TESTER.name }],
        resources,
        ...attributes,
      },
    ],
  }),
  envOf: (url) => envOf({ url }, KEY),
  open: (account, context, catalog) => defineCloud(tencentParts(catalog)).open(account, context),
  mine: new Set([KEY.id, TESTER.uin]),
  // Signatures bear the run's time.
  jumps: true,
  tags: { _tags: { team: "odd ones" } },
  denial: { status: 200, code: "UnauthorizedOperation" },
  logged: (product, action) =>
    product === "cos" ? action.replace(/^./u, (first) => first.toUpperCase()) : action,
  wire: {
    models: () => loadVendorModels(modelsFile),
    used: usedCalls,
    texts: () => readTexts(textsFile),
    textsProblems: tencentTextsProblems,
    answered: async () =>
      (await loadServices()).flatMap(({ product, version, actions }) =>
        Object.entries(actions).map(([action, { params, ignored }]) => ({
          product,
          version,
          action,
          params: [...Object.keys(params), ...ignored],
        })),
      ),
    exceptions,
    replyExceptions: [],
    inPaths: new Set(),
    elsewhere: new Set(),
  },
};
