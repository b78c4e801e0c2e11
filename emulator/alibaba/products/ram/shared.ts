import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { type VendorError, vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import type { ByToken } from "../../../core/paginate.ts";
import type { Account } from "../../../core/store.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { users } from "../../identity.ts";

/** Console log-on of a user: `UserName`, `CreateDate`, `MFABindRequired`, `PasswordResetRequired`. */
export const loginProfiles = defineTable("ram.login-profile", {
  own: ["LastLoginTime"],
  id: "UserName",
  scope: "account",
});
/** Virtual MFA devices: `SerialNumber`; `UserName` and `ActivateDate` once bound. */
export const mfaDevices = defineTable("ram.mfa-device", {
  own: ["User", "UserName"],
  id: "SerialNumber",
  scope: "account",
});
/** Deleted users, with `RecycleDate` and `DeleteDate`. */
export const recycledUsers = defineTable("ram.recycled-user", {
  own: ["UserPrincipalName"],
  id: "UserId",
  scope: "account",
});
/** Deleted keys, with `UserId`, `RecycleDate` and `DeleteDate`. */
export const recycledKeys = defineTable("ram.recycled-key", {
  id: "AccessKeyId",
  scope: "account",
});
/** Passkeys: `UserName`, `PasskeyId`, `PasskeyName`, `CreateDate`. */
export const passkeys = defineTable("ram.passkey", { id: "PasskeyId", scope: "account" });
/** SAML providers, as Ims ListSAMLProviders returns them. */
export const samlProviders = defineTable("ram.saml-provider", {
  id: "SAMLProviderName",
  scope: "account",
});
/** OIDC providers, as Ims ListOIDCProviders returns them. */
export const oidcProviders = defineTable("ram.oidc-provider", {
  id: "OIDCProviderName",
  scope: "account",
});
/** OAuth applications, as Ims ListApplications returns them. */
export const applications = defineTable("ram.application", { id: "AppId", scope: "account" });
/** Secrets of applications: `AppId`, `AppSecretId`, `CreateDate`. */
export const appSecrets = defineTable("ram.app-secret", { id: "AppSecretId", scope: "account" });

/** The tables of Ram and Ims beside those of identity.ts. */
export const ramTables = [
  loginProfiles,
  mfaDevices,
  recycledUsers,
  recycledKeys,
  passkeys,
  samlProviders,
  oidcProviders,
  applications,
  appSecrets,
];

const kept = 30 * 86_400_000;

/** When a thing that is deleted now came into the recycle bin and when it leaves it for good. */
export function recycled(call: Call): JsonObject {
  // 30 days: unverified; the recycle bin's fields are those of Ims GetUserInRecycleBin.
  return { RecycleDate: isoSeconds(call.now()), DeleteDate: isoSeconds(call.now() + kept) };
}

/** Now, as RAM writes dates. */
export function today(call: Call): string {
  return isoSeconds(call.now());
}

/** `name@<account>.onaliyun.com`, or the account's alias in place of its id. */
export function principalName(account: Account, name: string): string {
  const alias = textOf(account.attributes["alias"]) ?? account.id;
  return `${name}@${alias}.onaliyun.com`;
}

/** How Ram and Ims name users: by `UserName`, or by `UserPrincipalName` and sometimes `UserId`. */
export interface Dialect {
  readonly product: "Ram" | "Ims";
  readonly userParam: "UserName" | "UserPrincipalName";
  /** The user's name as this product sends it. */
  naming(account: Account, name: string): JsonObject;
}

/** Ram 2015-05-01. */
export const ramDialect: Dialect = {
  product: "Ram",
  userParam: "UserName",
  naming: (_, name) => ({ UserName: name }),
};

/** Ims 2019-08-15. */
export const imsDialect: Dialect = {
  product: "Ims",
  userParam: "UserPrincipalName",
  naming: (account, name) => ({ UserPrincipalName: principalName(account, name) }),
};

/** The user that a call names; 404 when there is none. */
export function userOf(call: Call, dialect: Dialect): Row & { readonly UserName: string } {
  const text = call.need(dialect.userParam);
  const row = call.table(users).get(nameOf(text));
  if (row === undefined) throw notExist("User", "The user does not exist.");
  return { ...row, UserName: textOf(row["UserName"]) ?? "" };
}

/** The part before the `@`. */
export function nameOf(text: string): string {
  return text.split("@")[0] ?? "";
}

/** 404 `EntityNotExist.<what>`. */
export function notExist(what: string, message: string): VendorError {
  return vendorError(404, `EntityNotExist.${what}`, message);
}

/** 409 `EntityAlreadyExists.<what>`. */
export function alreadyExists(what: string, message: string): VendorError {
  return vendorError(409, `EntityAlreadyExists.${what}`, message);
}

/** 409 `DeleteConflict.<what>`. */
export function conflict(what: string, message: string): VendorError {
  return vendorError(409, `DeleteConflict.${what}`, message);
}

/** A new thing as Ram's create actions return it: without `UpdateDate`. */
export function withoutUpdate(shown: JsonObject): JsonObject {
  const { UpdateDate: _date, ...fields } = shown;
  return fields;
}

/** Marker and MaxItems, 100 a page unless asked otherwise. */
export function byMarker(max: number, standard = 100): ByToken {
  return { by: "token", token: "Marker", size: "MaxItems", standard, max };
}
