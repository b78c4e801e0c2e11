import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { member, release } from "../../members.ts";
import { controls, foldersAbove, rootFolder } from "../../permissions.ts";

/** Delegated administrators: `AccountId`, `ServicePrincipal`, `DelegationEnabledTime`, `_status`. */
export const delegates = defineTable("resourcemanager.delegated-administrator", {
  id: (row: Row) => `${row["AccountId"]}/${row["ServicePrincipal"]}`,
  scope: "account",
});

/** What a management account says of its directory; the seed's `directory` overrides each part. */
export interface Directory {
  readonly id: string;
  readonly rootFolder: string;
  readonly created: string;
  readonly deletion: "Enabled" | "Disabled";
  readonly manager: Account;
}

/** The directory that the caller's account manages or belongs to. */
export function directoryOf(call: Call): Directory {
  const directory = knownDirectory(call);
  if (directory !== undefined) return directory;
  throw vendorError(
    404,
    "EntityNotExists.ResourceDirectory",
    "The resource directory for the account is not enabled. We recommend that you first enable the resource directory for the account.",
  );
}

function knownDirectory(call: Call): Directory | undefined {
  const own = call.account.attributes["managedBy"];
  const manager =
    call.account.kind === "management" ? call.account : call.store.account(textOf(own) ?? "");
  if (manager === undefined || manager.kind !== "management") return undefined;
  const told = objectOf(manager.attributes["directory"]);
  return {
    id: textOf(told["id"]) ?? `rd-${manager.id.slice(-6)}`,
    rootFolder: rootFolder(manager),
    created: textOf(told["created"]) ?? "2020-01-01T00:00:00.000Z",
    deletion: told["deletion"] === "Enabled" ? "Enabled" : "Disabled",
    manager,
  };
}

/** The same, for actions that only the management account may call. */
export function managedDirectory(call: Call): Directory {
  const directory = directoryOf(call);
  if (directory.manager.id !== call.account.id) {
    // What a member is told is unverified.
    throw vendorError(403, "NoPermission", "The caller is not the management account.");
  }
  return directory;
}

/** Changes part of what the management account says of its directory. */
export function changeDirectory(directory: Directory, changes: JsonObject): void {
  const { manager } = directory;
  manager.describe({ directory: { ...objectOf(manager.attributes["directory"]), ...changes } });
}

/** The id of a call, in the vendor's two complaints about it. */
export function accountIdOf(call: Call): string {
  const id = call.text("AccountId");
  if (id === undefined || id === "") {
    throw vendorError(400, "MissingParameter.AccountId", "You must specify AccountId.");
  }
  if (!/^\d{16}$/.test(id)) {
    throw vendorError(400, "InvalidParameter.AccountId", "The AccountId is invalid.");
  }
  return id;
}

/** The member that a call of the management account names. */
export function memberOf(call: Call): Row {
  managedDirectory(call);
  const row = call.table(member).get(accountIdOf(call));
  if (row === undefined) throw noAccount();
  return row;
}

/** 404 `EntityNotExists.Account`. */
export function noAccount() {
  return vendorError(
    404,
    "EntityNotExists.Account",
    "This resource directory account does not exist.",
  );
}

/**
 * Members see the directory they belong to, with its management account.
 * https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcedirectorymaster-2022-04-19-getresourcedirectory
 */
function getResourceDirectory(call: Call): JsonObject {
  const directory = knownDirectory(call);
  if (directory === undefined) {
    throw vendorError(
      404,
      "ResourceDirectoryNotInUse",
      "The specified account is not an Alibaba Cloud account or a member account of the resource directory.",
    );
  }
  return {
    ResourceDirectory: {
      ResourceDirectoryId: directory.id,
      RootFolderId: directory.rootFolder,
      MasterAccountId: directory.manager.id,
      MasterAccountName: textOf(directory.manager.attributes["name"]) ?? directory.manager.id,
      CreateTime: directory.created,
      ControlPolicyStatus: controls(directory.manager) ? "Enabled" : "Disabled",
      MemberDeletionStatus: directory.deletion,
    },
  };
}

/** https://www.alibabacloud.com/help/en/resource-management/resource-directory/user-guide/enable-or-disable-the-member-deletion-feature */
function setMemberDeletionPermission(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const status = call.text("Status");
  if (status !== "Enabled" && status !== "Disabled") {
    throw vendorError(400, "InvalidParameter.Status", "The Status is invalid.");
  }
  changeDirectory(directory, { deletion: status });
  return {
    ManagementAccountId: call.account.id,
    ResourceDirectoryId: directory.id,
    MemberDeletionStatus: status,
  };
}

function pathOf({ id, manager }: Directory, account: string): string {
  return [id, ...foldersAbove(manager, account).toReversed(), account].join("/");
}

/** The fields of a member that replies carry. */
export function shapeMember(directory: Directory, row: Row): JsonObject {
  return {
    ...row,
    FolderId: row["FolderId"] ?? directory.rootFolder,
    ResourceDirectoryId: directory.id,
    ResourceDirectoryPath: pathOf(directory, textOf(row["AccountId"]) ?? ""),
  };
}

/** A member without a settlement account is its own; that it is named then is unverified. */
function getPayerForAccount(call: Call): JsonObject {
  const row = memberOf(call);
  const payer = textOf(row["_payer"]) ?? textOf(row["AccountId"]) ?? "";
  const account = call.store.account(payer);
  return {
    PayerAccountId: payer,
    PayerAccountName: textOf(account?.attributes["name"]) ?? payer,
  };
}

/** Only an invited account can be removed; a resource account is not closed by this. */
function removeCloudAccount(call: Call): JsonObject {
  const row = memberOf(call);
  if (row["Type"] !== "CloudAccount") throw mismatch();
  release(call.store, call.account, row);
  return {};
}

/** 409 `AccountTypeOrStatusMismatch`. */
export function mismatch() {
  return vendorError(
    409,
    "AccountTypeOrStatusMismatch",
    "You cannot perform the action on the member account.",
  );
}

function updateAccount(call: Call): JsonObject {
  const row = memberOf(call);
  const type = call.text("NewAccountType");
  const name = call.text("NewDisplayName");
  if (type !== undefined && name !== undefined) throw call.errors.invalid("NewAccountType");
  if (type !== undefined && type !== "ResourceAccount" && type !== "CloudAccount") {
    throw call.errors.invalid("NewAccountType");
  }
  const changed = call.table(member).patch(textOf(row["AccountId"]) ?? "", {
    ModifyTime: isoSeconds(call.now()),
    ...(type === undefined ? {} : { Type: type }),
    ...(name === undefined ? {} : { DisplayName: name }),
  });
  return { Account: changed === undefined ? {} : call.show(changed) };
}

/** The handlers of this file. */
export const directoryHandlers = {
  getResourceDirectory,
  setMemberDeletionPermission,
  getPayerForAccount,
  removeCloudAccount,
  updateAccount,
};
