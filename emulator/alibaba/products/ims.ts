import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf, WITHOUT } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import type { Row, TableRef } from "../../core/table.ts";
import { accessKeys, groups, policies, roles, users } from "../identity.ts";
import { action, defineService, missingParameterNamed } from "../service.ts";
import { groupActions } from "./ram/groups.ts";
import { keyActions } from "./ram/keys.ts";
import { recycleBinActions } from "./ram/recycle-bin.ts";
import {
  applications,
  appSecrets,
  byMarker,
  imsDialect,
  mfaDevices,
  notExist,
  oidcProviders,
  passkeys,
  samlProviders,
  userOf,
} from "./ram/shared.ts";
import { signInActions } from "./ram/sign-in.ts";
import { imsTagActions } from "./ram/tags.ts";
import { imsUserActions } from "./ram/users.ts";

/** Quotas are the vendor's defaults. npm @alicloud/ims20190815 2.3.2, GetAccountSummary */
function getAccountSummary(call: Call): JsonObject {
  const devices = call.table(mfaDevices).rows();
  return {
    SummaryMap: {
      Users: call.table(users).size,
      Groups: call.table(groups).size,
      Roles: call.table(roles).size,
      Policies: call.table(policies).size,
      MFADevices: devices.length,
      MFADevicesInUse: devices.filter((row) => row["UserName"] !== undefined).length,
      UsersQuota: 1000,
      GroupsQuota: 50,
      RolesQuota: 1000,
      PoliciesQuota: 1500,
      AccessKeysPerUserQuota: 2,
      AccountAccessKeysPerAccountQuota: 5,
      VersionsPerPolicyQuota: 5,
      VirtualMFADevicesQuota: 1000,
    },
  };
}

const old = 90 * 86_400_000;

function getSecurityReport(call: Call): JsonObject {
  const keys = call.table(accessKeys).rows();
  const age = (row: Row) => call.now() - Date.parse(textOf(row["CreateDate"]) ?? "");
  const ofUsers = keys.filter((row) => row["_root"] !== true);
  const bound = call
    .table(mfaDevices)
    .rows()
    .filter((row) => row["UserName"] !== undefined);
  return {
    AccountSecurityPracticeInfo: {
      Score: 100,
      AccountSecurityPracticeUserInfo: {
        BindMfa: call.account.attributes["rootMfa"] === true,
        [WITHOUT]: call.account.attributes["rootKeysUnknown"] === true ? ["RootWithAccessKey"] : [],
        RootWithAccessKey: keys.filter((row) => row["_root"] === true).length,
        OldAkNum: keys.filter((row) => age(row) > old).length,
        UnusedAkNum: keys.filter((row) => row["_lastUsedDate"] === undefined).length,
        SubUser: call.table(users).size,
        SubUserBindMfa: bound.length,
        SubUserWithOldAccessKey: ofUsers.filter((row) => age(row) > old).length,
        SubUserWithUnusedAccessKey: ofUsers.filter((row) => row["_lastUsedDate"] === undefined)
          .length,
      },
    },
  };
}

function listPasskeys(call: Call): JsonObject {
  const user = userOf(call, imsDialect);
  const rows = call.rows(passkeys, (row) => row["UserName"] === user.UserName);
  return {
    Passkeys: rows.map((row) => call.show(row, ({ UserName: _user, ...fields }) => fields)),
  };
}

function deletePasskey(call: Call): JsonObject {
  userOf(call, imsDialect);
  if (call.table(passkeys).remove(call.need("PasskeyId")) === undefined) {
    // The code is unverified.
    throw notExist("Passkey", "The passkey does not exist.");
  }
  return {};
}

function listOf(ref: TableRef, outer: string, inner: string) {
  return (call: Call): JsonObject => {
    const page = paginate(call, call.rows(ref), byMarker(100));
    return { IsTruncated: page.truncated, Marker: page.next, [outer]: { [inner]: page.items } };
  };
}

function remove(ref: TableRef, param: string, word: string) {
  return (call: Call): JsonObject => {
    if (call.table(ref).remove(call.need(param)) === undefined) {
      throw notExist(word, `The ${word} does not exist.`);
    }
    return {};
  };
}

function listAppSecretIds(call: Call): JsonObject {
  const app = call.need("AppId");
  const rows = call.rows(appSecrets, (row) => row["AppId"] === app);
  return { AppSecrets: { AppSecret: rows.map((row) => call.show(row)) } };
}

const paging = { Marker: "page", MaxItems: "page" } as const;

/** IMS 2019-08-15. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-overview */
export const ims = defineService({
  product: "Ims",
  version: "2019-08-15",
  style: "rpc",
  hosts: ["ims"],
  locationCode: "ims",
  regions: [],
  // Ims actions are authorised under the prefix of RAM.
  permissionPrefix: "ram",
  missing: missingParameterNamed,
  actions: {
    ...imsUserActions,
    ...keyActions(imsDialect),
    ...signInActions(imsDialect),
    ...groupActions(imsDialect),
    ...recycleBinActions,
    ...imsTagActions,
    GetAccountSummary: action({ handle: getAccountSummary }),
    GetAccountSecurityPracticeReport: action({ handle: getSecurityReport }),
    GetAccountMFAInfo: action({
      handle: (call) => ({ IsMFAEnable: call.account.attributes["rootMfa"] === true }),
    }),
    GetDefaultDomain: action({
      handle: (call) => ({
        DefaultDomainName: `${textOf(call.account.attributes["alias"]) ?? call.account.id}.onaliyun.com`,
      }),
    }),
    ListPasskeys: action({ params: { UserPrincipalName: "key" }, handle: listPasskeys }),
    DeletePasskey: action({
      params: { UserPrincipalName: "key", PasskeyId: "key" },
      handle: deletePasskey,
    }),
    ListSAMLProviders: action({
      params: paging,
      handle: listOf(samlProviders, "SAMLProviders", "SAMLProvider"),
    }),
    DeleteSAMLProvider: action({
      params: { SAMLProviderName: "key" },
      handle: remove(samlProviders, "SAMLProviderName", "SAMLProvider"),
    }),
    ListOIDCProviders: action({
      params: paging,
      handle: listOf(oidcProviders, "OIDCProviders", "OIDCProvider"),
    }),
    DeleteOIDCProvider: action({
      params: { OIDCProviderName: "key" },
      handle: remove(oidcProviders, "OIDCProviderName", "OIDCProvider"),
    }),
    ListApplications: action({
      handle: (call) => ({
        Applications: { Application: call.rows(applications).map((row) => call.show(row)) },
      }),
    }),
    DeleteApplication: action({
      params: { AppId: "key" },
      handle: remove(applications, "AppId", "Application"),
    }),
    ListAppSecretIds: action({ params: { AppId: "key" }, handle: listAppSecretIds }),
    DeleteAppSecret: action({
      params: { AppId: "key", AppSecretId: "key" },
      handle: (call) => {
        call.need("AppId");
        return remove(appSecrets, "AppSecretId", "AppSecret")(call);
      },
    }),
  },
});
