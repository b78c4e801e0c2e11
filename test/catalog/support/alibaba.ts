import { ossRoutes } from "../../../emulator/alibaba/oss/routes.ts";
import { exceptions, replyExceptions } from "../../../scripts/vendor-models/exceptions.ts";
import { textsFile, textsProblems } from "../../../scripts/vendor-models/extract.ts";
import { loadVendorModels, type VendorModels } from "../../../scripts/vendor-models/models.ts";
import { readReplies } from "../../../scripts/vendor-models/replies.ts";
import { readTexts } from "../../../scripts/vendor-models/texts/model.ts";
import { usedCalls } from "../../../scripts/vendor-models/used.ts";
import { rows, services } from "../../../src/clouds/alibaba/catalog.ts";
import { alibabaHooks } from "../../../src/clouds/alibaba/hooks/registry.ts";
import { alibabaParts } from "../../../src/clouds/alibaba/session.ts";
import { defineCloud } from "../../../src/clouds/shared/session/define-cloud.ts";
import type { CatalogCloud } from "./cloud.ts";
import { typedBy } from "./shape.ts";

const replies = readReplies("alibaba");

/** The vendor's names, with the kinds of what is answered. */
const models: VendorModels = Object.fromEntries(
  Object.entries(loadVendorModels()).map(([name, product]) => [
    name,
    {
      ...product,
      actions: Object.fromEntries(
        Object.entries(product.actions).map(([action, model]) => {
          const reply = replies[`${name.replace(/@.*/u, "")} ${product.version} ${action}`];
          return [action, { ...model, response: typedBy(model.response, reply) }];
        }),
      ),
    },
  ]),
);

/** The account under test, and the one that manages it. */
export const MEMBER = "1777000000000042";
const MANAGER = "1777000000000001";
/** The key that the world is entered with; root's, unless a seed gives it to a user. */
export const KEY = { id: "LTAIroot", secret: "rootSecret0123456789" } as const;
/** The region of most seeds: not the one that clients and the emulator would fall back to. */
export const HERE = "ap-southeast-1";
const REGIONS: readonly string[] = ["cn-hangzhou", HERE];

/** An item's canonical id. */
export function idIn(region: string, type: string, nativeId: string): string {
  return `alibaba:${type}:${region}:${nativeId}`;
}

/** Alibaba Cloud: a member, entered by its own root key. */
export const alibaba: CatalogCloud = {
  name: "alibaba",
  catalog: { services, rows, hooks: alibabaHooks },
  head: { name: "odd", cloud: "alibaba", id: MEMBER, kind: "resource-account" },
  here: HERE,
  regions: REGIONS,
  seedOf: (resources, attributes) => ({
    regions: [...REGIONS],
    accounts: [
      { id: MANAGER, kind: "management" },
      {
        id: MEMBER,
        kind: "resource-account",
        managedBy: MANAGER,
        keys: [KEY],
        ...attributes,
        resources,
      },
    ],
  }),
  envOf: (url) => ({
    HOME: "/nonexistent",
    CLOSEOUT_ALIBABA_ENDPOINT: url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
  }),
  open: (account, context, catalog) => defineCloud(alibabaParts(catalog)).open(account, context),
  mine: new Set(),
  jumps: false,
  tags: {},
  denial: { status: 403, code: "Forbidden.RAM" },
  logged: (_product, action) => action,
  wire: {
    models: () => models,
    used: usedCalls,
    texts: () => readTexts(textsFile),
    textsProblems,
    answered: async () => (await usedCalls()).handlers,
    exceptions,
    replyExceptions,
    inPaths: new Set(ossRoutes.flatMap(({ subresources }) => subresources)),
    elsewhere: new Set(["RegionId", "uploadId"]),
  },
};
