import { sentAs } from "../../../emulator/huawei/api.ts";
import { loadServices } from "../../../emulator/huawei/services.ts";
import { exceptions } from "../../../scripts/vendor-models/huawei/exceptions.ts";
import {
  huaweiTextsProblems,
  modelsFile,
  textsFile,
} from "../../../scripts/vendor-models/huawei/extract.ts";
import { usedCalls } from "../../../scripts/vendor-models/huawei/used.ts";
import { loadVendorModels, type VendorModels } from "../../../scripts/vendor-models/models.ts";
import { readReplies } from "../../../scripts/vendor-models/replies.ts";
import { readTexts } from "../../../scripts/vendor-models/texts/model.ts";
import { rows, services } from "../../../src/clouds/huawei/catalog.ts";
import { huaweiHooks } from "../../../src/clouds/huawei/hooks/registry.ts";
import { huaweiParts } from "../../../src/clouds/huawei/session.ts";
import { defineCloud } from "../../../src/clouds/shared/session/define-cloud.ts";
import type { CatalogCloud } from "./cloud.ts";
import type { Removal, Resources, Seed } from "./seed.ts";
import { typedBy } from "./shape.ts";

const replies = readReplies("huawei");

/** The vendor's names, with the kinds of what is answered. */
const models: VendorModels = Object.fromEntries(
  Object.entries(loadVendorModels(modelsFile)).map(([name, product]) => [
    name,
    {
      ...product,
      // The emulator names actions without a version.
      version: "",
      actions: Object.fromEntries(
        Object.entries(product.actions).map(([action, model]) => [
          action,
          { ...model, response: typedBy(model.response, replies[`${name} ${action}`]) },
        ]),
      ),
    },
  ]),
);

/** The account under test, its region, and the key of its administrator. */
export const ACCOUNT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
export const HERE = "cn-north-4";
const REGIONS: readonly string[] = [HERE, "cn-east-3"];
export const KEY = { id: "HPUATESTER0000000000", secret: "tester-secret-0123456789" } as const;
/** The user that the key belongs to. */
export const TESTER = { name: "tester", id: "7e57e00000000000000000000000beef" } as const;

/** What billing knows of things that are bought for a period and renewed by themselves. */
export function renewing(...ids: readonly string[]): Resources {
  const records = ids.map((resource_id) => ({
    resource_id,
    resource_name: resource_id,
    region_code: HERE,
    service_type_code: "hws.service.type.any",
    resource_type_code: "hws.resource.type.any",
    status: 2,
    expire_policy: 3,
    is_main_resource: 1,
    effective_time: "2025-01-01T00:00:00Z",
    expire_time: "2099-01-01T00:00:00Z",
  }));
  return { "*": { "bss.resource": records } };
}

/** How a thing is given back before its period ends: auto-renewal is switched off first. */
export function givenBack(id: string): Pick<Seed, "resources" | "scans" | "removals"> {
  return {
    resources: renewing(id),
    scans: ["bss.period-resource"],
    removals: [refunded(id)],
  };
}

/** Huawei Cloud: an account alone, entered by the key of a user. */
export const huawei: CatalogCloud = {
  name: "huawei",
  catalog: { services, rows, hooks: huaweiHooks },
  head: { name: "shop", cloud: "huawei", id: ACCOUNT, kind: "standalone" },
  here: HERE,
  regions: REGIONS,
  seedOf: (resources, attributes) => ({
    regions: [...REGIONS],
    actionQuota: 0,
    accounts: [
      {
        cloud: "huawei",
        id: ACCOUNT,
        kind: "standalone",
        users: [{ ...TESTER, policies: ["AdministratorAccessPolicy"] }],
        keys: [{ ...KEY, user: TESTER.name }],
        resources,
        ...attributes,
      },
    ],
  }),
  envOf: (url) => ({
    HOME: "/nonexistent",
    CLOSEOUT_HUAWEI_ENDPOINT: url,
    HUAWEICLOUD_SDK_AK: KEY.id,
    HUAWEICLOUD_SDK_SK: KEY.secret,
  }),
  open: (account, context, catalog) => defineCloud(huaweiParts(catalog)).open(account, context),
  mine: new Set([KEY.id, TESTER.id]),
  // Signatures bear the run's time.
  jumps: true,
  tags: { _tags: { team: "odd ones" } },
  denial: { status: 403, code: "APIGW.0302" },
  logged: (_product, action) => action,
  wire: {
    models: () => models,
    used: usedCalls,
    texts: () => readTexts(textsFile),
    textsProblems: huaweiTextsProblems,
    answered: async () =>
      (await loadServices()).flatMap(({ product, actions }) =>
        Object.entries(actions).map(([action, { params, ignored }]) => ({
          product,
          version: "",
          action,
          params: [...params, ...ignored, ...pathParams(product, action), ...NAMED],
        })),
      ),
    exceptions,
    replyExceptions: [],
    inPaths: new Set(),
    elsewhere: new Set(),
  },
};

/** Headers by which a call names itself. */
const NAMED = ["Client-Request-Id"];

/** The variables in an action's path. */
function pathParams(product: string, action: string): readonly string[] {
  const path = sentAs(product, action)?.path ?? "";
  return [...path.matchAll(/\{([\w-]+)\}/gu)].flatMap(([, name]) => name ?? []);
}

/** The removal of such a thing for a refund. */
export function refunded(...items: readonly string[]): Removal {
  return {
    items,
    disposition: "refund",
    calls: ["bss.CancelAutoRenewalResources", "bss.CancelResourcesSubscription"],
  };
}
