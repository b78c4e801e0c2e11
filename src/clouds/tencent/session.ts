import { GLOBAL_REGION } from "../../core/item.ts";
import { organizationCloses } from "../shared/closing/member-context.ts";
import { type Bills, readBills, usualSightings } from "../shared/session/bills.ts";
import type { CloudParts } from "../shared/session/cloud-parts.ts";
import { wordsInChinese } from "../zh/tencent/catalog.ts";
import { toldInChinese } from "../zh/tencent/told.ts";
import { accountCheck } from "./account-check.ts";
import { ownConditions, ownKey } from "./assisted/conditions.ts";
import { assumedKeys } from "./assumed-role.ts";
import { books } from "./bills.ts";
import { CALLER_MUST, KEY_WORDS, readCaller, type TencentCaller } from "./caller.ts";
import { permissionOf } from "./cam-codes.ts";
import { createTencentTransport, ENDPOINT_VARIABLE } from "./client/transport.ts";
import type { Keys } from "./client/wire.ts";
import { closingOf } from "./closing.ts";
import { memberClosure } from "./closure.ts";
import { KEY_VARIABLES, usualKeys } from "./credentials.ts";
import { ownItems } from "./identity.ts";
import { leavingOrganization } from "./leaving.ts";
import { payerOf } from "./member.ts";
import { permissionDocuments } from "./permissions.ts";
import { quoteOf } from "./quotes.ts";
import { accountRegions, productRegions, REGIONS } from "./regions.ts";
import { rights } from "./rights.ts";
import { inventory } from "./sightings.ts";

type Parts = CloudParts<Keys, TencentCaller, Bills>;

/** Tencent Cloud over a given catalog. */
export function tencentParts(catalog: Pick<Parts, "services" | "rows" | "hooks">): Parts {
  return {
    ...catalog,
    name: "tencent",
    title: "Tencent Cloud",
    kinds: [
      { kind: "created-member", title: "Member created in an organization" },
      { kind: "invited-member", title: "Member invited into an organization" },
      { kind: "standalone", title: "Account outside of an organization" },
    ],
    accountId: { pattern: /^\d{9,12}$/u, says: "9 to 12 digits" },
    members: {
      directory: "organization.organization",
      type: "organization.member",
      fact: "kind",
      kinds: { Create: "created-member", Invite: "invited-member" },
      // Unverified: the console shows its name.
      role: "OrganizationAccessControlRole",
    },
    regions: REGIONS,
    // Beijing's; so say the pages that say anything, for the others it is unverified.
    zone: "+08:00",
    endpoint: { variable: ENDPOINT_VARIABLE, host: "sts.tencentcloudapi.com" },
    keys: {
      variables: KEY_VARIABLES,
      usual: usualKeys,
      idOf: ({ secretId }) => secretId,
      who: {
        product: "sts",
        action: "GetCallerIdentity",
        region: GLOBAL_REGION,
        params: {},
        must: CALLER_MUST,
      },
      read: readCaller,
      words: KEY_WORDS,
      // https://cloud.tencent.com/document/api/213/30435
      goneCodes: ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"],
      assume: assumedKeys,
    },
    reach: {
      permissionOf,
      passed: undefined,
      rights,
      sources: {
        inventory: ["cloudrc:SearchResources"],
        billed: ["finance:DescribeBillResourceSummary"],
      },
    },
    transport: createTencentTransport,
    permissions: permissionDocuments,
    closing: closingOf,
    told: { zh: toldInChinese },
    words: { zh: wordsInChinese },
    regionsOf: accountRegions,
    offeredIn: productRegions,
    accountCheck,
    bills: ({ account, given, own, clock }, signal) => {
      const otherPayer = async () =>
        account.access.via === "own" ? undefined : payerOf({ account, management: given }, signal);
      return readBills({ ...books, otherPayer }, own, clock.now(), signal);
    },
    sightings: usualSightings(inventory, "CNY"),
    quoteOf,
    ownItems,
    closes: {
      assisted: ({ account, own, clock }) => {
        const context = { account, own, now: () => clock.now() };
        return { by: "assisted", conditions: (signal) => ownConditions(context, signal), ownKey };
      },
      ...organizationCloses(memberClosure, leavingOrganization),
    },
  };
}
