import type { Caller } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import type { CloudParts, Reached, Read } from "../shared/session/cloud-parts.ts";
import { wordsInChinese } from "../zh/alibaba/catalog.ts";
import { toldInChinese } from "../zh/alibaba/told.ts";
import { accountCheck } from "./account-check.ts";
import { ownConditions } from "./assisted/conditions.ts";
import { ownKey } from "./assisted/own-key.ts";
import { assumedKeys } from "./assumed-role.ts";
import { type Bills, readBills } from "./bills.ts";
import { CALLER_MUST, KEY_WORDS, readCaller } from "./caller.ts";
import { hostFor } from "./client/endpoints.ts";
import { createAlibabaTransport, ENDPOINT_VARIABLE } from "./client/transport.ts";
import { closingOf } from "./closing.ts";
import { type ClosureContext, memberClosure } from "./closure.ts";
import { KEY_VARIABLES, type Keys, usualKeys } from "./credentials.ts";
import { leftOn } from "./deletion-permission.ts";
import endpoints from "./endpoints.json" with { type: "json" };
import { ownItems } from "./identity.ts";
import { leavingDirectory } from "./leaving.ts";
import { permissionDocuments } from "./permissions.ts";
import { quoteOf } from "./quotes.ts";
import { permissionOf } from "./ram-codes.ts";
import { accountRegions } from "./regions.ts";
import { rights } from "./rights.ts";
import { PASSED } from "./services/parts/dry-run.ts";
import { billSightings, inventorySightings } from "./sightings.ts";

/** The catalog that a session works with. */
type SessionCatalog = Pick<CloudParts<Keys, Caller, Bills>, "services" | "rows" | "hooks">;

/** Alibaba Cloud over a given catalog. */
export function alibabaParts(catalog: SessionCatalog): CloudParts<Keys, Caller, Bills> {
  return {
    ...catalog,
    name: "alibaba",
    title: "Alibaba Cloud",
    kinds: [
      { kind: "resource-account", title: "Member created in a resource directory" },
      { kind: "cloud-account", title: "Member invited into a resource directory" },
      { kind: "standalone", title: "Account outside of a resource directory" },
    ],
    accountId: { pattern: /^\d{16}$/u, says: "16 digits" },
    members: {
      directory: "resourcemanager.directory",
      type: "resourcemanager.member",
      fact: "kind",
      kinds: { ResourceAccount: "resource-account", CloudAccount: "cloud-account" },
      role: "ResourceDirectoryAccountAccessRole",
    },
    regions: endpoints.regions,
    endpoint: {
      variable: ENDPOINT_VARIABLE,
      host: hostFor("Sts", GLOBAL_REGION, "china"),
    },
    keys: {
      variables: KEY_VARIABLES,
      usual: usualKeys,
      idOf: ({ accessKeyId }) => accessKeyId,
      who: {
        product: "Sts",
        action: "GetCallerIdentity",
        region: GLOBAL_REGION,
        params: {},
        must: CALLER_MUST,
      },
      read: readCaller,
      words: KEY_WORDS,
      // https://help.aliyun.com/document_detail/434846.html
      goneCodes: ["InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive"],
      assume: assumedKeys,
    },
    reach: {
      permissionOf,
      passed: PASSED,
      rights,
      sources: {
        inventory: [
          "resourcecenter:GetResourceCenterServiceStatus",
          "resourcecenter:GetResourceCounts",
          "resourcecenter:SearchResources",
        ],
        billed: ["bssapi:QueryBillOverview"],
      },
    },
    transport: createAlibabaTransport,
    permissions: permissionDocuments,
    closing: closingOf,
    told: { zh: toldInChinese },
    words: { zh: wordsInChinese },
    leftOn,
    regionsOf: accountRegions,
    accountCheck,
    bills: ({ account, own, management, clock }, signal) =>
      readBills({ account, own, management, now: clock.now() }, signal),
    sightings: { inventory: inventorySightings, billed: billSightings },
    quoteOf,
    ownItems,
    closes: {
      assisted: ({ account, caller, own, clock }, _leaves, { read: bills }) => ({
        by: "assisted",
        conditions: (signal) =>
          ownConditions({ account, own, bills, now: () => clock.now() }, signal),
        ownKey: ownKey(caller, own),
      }),
      member: (reached, bills) => memberClosure(withManagement(reached, bills)),
      leaving: (reached, bills) => leavingDirectory(withManagement(reached, bills)),
    },
  };
}

/** What closes a member calls with the management account's keys, which are the given ones. */
function withManagement(reached: Reached<Caller>, bills: Read<Bills>): ClosureContext {
  const seenPayAsYouGo = () => payAsYouGo(bills.seen());
  return { ...reached, management: reached.given, bills: bills.read, seenPayAsYouGo };
}

function payAsYouGo(bills: Bills | undefined): readonly string[] {
  const lines = bills?.lines.filter((line) => line.subscriptionType === "PayAsYouGo") ?? [];
  const newest = [...new Set(lines.map((line) => line.cycle))].sort().reverse().slice(0, 2);
  return [
    ...new Set(lines.filter((line) => newest.includes(line.cycle)).map((line) => line.productCode)),
  ];
}
