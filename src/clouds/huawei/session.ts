import { GLOBAL_REGION } from "../../core/item.ts";
import { organizationCloses } from "../shared/closing/member-context.ts";
import { type Bills, readBills, usualSightings } from "../shared/session/bills.ts";
import type { CloudParts } from "../shared/session/cloud-parts.ts";
import { wordsInChinese } from "../zh/huawei/catalog.ts";
import { toldInChinese } from "../zh/huawei/told.ts";
import { accountCheck } from "./account-check.ts";
import { assistedClosure } from "./assisted/closure.ts";
import { assumedKeys } from "./assumed-agency.ts";
import { books } from "./bills.ts";
import { CALLER_MUST, type HuaweiCaller, KEY_WORDS, readCaller } from "./caller.ts";
import { CALLER_IDENTITY } from "./client/projects.ts";
import { createHuaweiTransport, ENDPOINT_VARIABLE } from "./client/transport.ts";
import type { Keys } from "./client/wire.ts";
import { closingOf } from "./closing.ts";
import { memberClosure } from "./closure.ts";
import { KEY_VARIABLES, usualKeys } from "./credentials.ts";
import { ownItems } from "./identity.ts";
import { leavingOrganization } from "./leaving.ts";
import { permissionDocuments, permissionOf } from "./permissions.ts";
import { accountRegions, productRegions, REGIONS } from "./regions.ts";
import { rights } from "./rights.ts";
import { inventory } from "./sightings.ts";

type Parts = CloudParts<Keys, HuaweiCaller, Bills>;

/** Huawei Cloud over a given catalog. */
export function huaweiParts(catalog: Pick<Parts, "services" | "rows" | "hooks">): Parts {
  return {
    ...catalog,
    name: "huawei",
    title: "Huawei Cloud",
    kinds: [
      { kind: "created", title: "Member created in an organization" },
      { kind: "invited", title: "Member invited into an organization" },
      { kind: "standalone", title: "Account outside of an organization" },
    ],
    accountId: { pattern: /^[0-9a-f]{32}$/u, says: "32 letters a to f and digits" },
    members: {
      directory: "organizations.organization",
      type: "organizations.member",
      fact: "joined",
      kinds: { created: "created", invited: "invited" },
      role: "OrganizationAccountAccessAgency",
    },
    masters: true,
    regions: REGIONS,
    partsBehind: "_", // sub-projects: cn-north-4_dev
    endpoint: { variable: ENDPOINT_VARIABLE, host: "sts.cn-north-4.myhuaweicloud.com" },
    keys: {
      variables: KEY_VARIABLES,
      usual: usualKeys,
      idOf: ({ accessKey }) => accessKey,
      who: { ...CALLER_IDENTITY, region: GLOBAL_REGION, must: CALLER_MUST },
      read: readCaller,
      words: KEY_WORDS,
      goneCodes: ["APIGW.0301"],
      assume: assumedKeys,
    },
    reach: {
      permissionOf,
      passed: undefined,
      rights,
      sources: { inventory: ["rms:resources:list"], billed: ["bss:*:list*"] },
    },
    transport: createHuaweiTransport,
    permissions: permissionDocuments,
    closing: closingOf,
    told: { zh: toldInChinese },
    words: { zh: wordsInChinese },
    regionsOf: accountRegions,
    offeredIn: productRegions,
    accountCheck,
    bills: ({ own, clock }, signal) => readBills(books, own, clock.now(), signal),
    sightings: usualSightings(inventory),
    // The order that gives an item back tells the amount afterwards.
    quoteOf: async () =>
      "no quote: the cloud has no API that tells a refund before it is asked for",
    ownItems,
    closes: {
      assisted: assistedClosure,
      ...organizationCloses(memberClosure, leavingOrganization),
    },
  };
}
