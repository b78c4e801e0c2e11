import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { type ByNumber, paginate } from "../../../core/paginate.ts";
import { member } from "../../members.ts";
import { settleDeletion } from "./deletion.ts";
import { accountIdOf, delegates, managedDirectory, memberOf, shapeMember } from "./directory.ts";

/** PageNumber and PageSize, 10 a page, at most 100. */
export const byPage: ByNumber = {
  by: "number",
  page: "PageNumber",
  size: "PageSize",
  standard: 10,
  max: 100,
};

/** Tags are sent with `IncludeTags` alone: npm @alicloud/resourcemanager20200331 2.6.1, ListAccountsRequest. */
function asked(call: Call, shown: JsonObject): JsonObject {
  if (call.flag("IncludeTags") === true) return shown;
  const { Tags: _tags, ...rest } = shown;
  return rest;
}

function getAccount(call: Call): JsonObject {
  const directory = managedDirectory(call);
  settleDeletion(call, accountIdOf(call));
  const shown = call.show(memberOf(call), (row) => shapeMember(directory, row));
  return { Account: asked(call, shown) };
}

/** ListAccounts of ResourceManager: no deletion status, no account names. */
function listAccounts(call: Call): JsonObject {
  const directory = managedDirectory(call);
  for (const row of call.table(member).rows()) settleDeletion(call, textOf(row["AccountId"]) ?? "");
  const page = paginate(call, call.rows(member), byPage, (row) => {
    const { AccountName: _name, ...fields } = shapeMember(directory, row);
    return asked(call, fields);
  });
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Accounts: { Account: page.items },
  };
}

/** ListAccounts of ResourceDirectoryMaster: with DeletionStatus, by page or by token. */
function listAccountsWithStatus(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const states = new Map<string, string>();
  for (const row of call.table(member).rows()) {
    const id = textOf(row["AccountId"]) ?? "";
    states.set(id, textOf(settleDeletion(call, id)?.["Status"]) ?? "");
  }
  const word = call.text("QueryKeyword");
  const rows = call.rows(
    member,
    (row) =>
      word === undefined ||
      [row["AccountId"], row["DisplayName"]].some((text) => textOf(text)?.includes(word) === true),
  );
  const byToken = call.text("MaxResults") !== undefined || call.text("NextToken") !== undefined;
  const style = byToken
    ? ({ by: "token", token: "NextToken", size: "MaxResults", standard: 10, max: 100 } as const)
    : byPage;
  const page = paginate(call, rows, style, (row) => ({
    ...asked(call, shapeMember(directory, row)),
    DeletionStatus: states.get(textOf(row["AccountId"]) ?? "") ?? "",
  }));
  return {
    TotalCount: page.total,
    ...(byToken ? { NextToken: page.next } : { PageNumber: page.number, PageSize: page.size }),
    Accounts: { Account: page.items },
  };
}

function listDelegatedAdministrators(call: Call): JsonObject {
  managedDirectory(call);
  const service = call.text("ServicePrincipal");
  const rows = call.rows(
    delegates,
    (row) => service === undefined || row["ServicePrincipal"] === service,
  );
  const page = paginate(call, rows, byPage, (row) => {
    const account = call.table(member).get(textOf(row["AccountId"]) ?? "");
    return {
      ...row,
      DisplayName: account?.["DisplayName"],
      JoinMethod: account?.["JoinMethod"],
    };
  });
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Accounts: { Account: page.items },
  };
}

function listDelegatedServices(call: Call): JsonObject {
  const id = memberOf(call)["AccountId"];
  const rows = call.rows(delegates, (row) => row["AccountId"] === id);
  return {
    DelegatedServices: {
      DelegatedService: rows.map((row) => ({
        ServicePrincipal: row["ServicePrincipal"],
        DelegationEnabledTime: row["DelegationEnabledTime"] ?? isoSeconds(call.now()),
        Status: row["_status"] ?? "ENABLED",
      })),
    },
  };
}

function deregisterDelegatedAdministrator(call: Call): JsonObject {
  const id = memberOf(call)["AccountId"];
  const gone = call.table(delegates).remove(`${id}/${call.need("ServicePrincipal")}`);
  if (gone === undefined) {
    // https://help.aliyun.com/en/resource-management/resource-group/developer-reference/api-resourcemanager-2020-03-31-errorcodes-rg
    throw vendorError(
      409,
      "AccountNotRegistered",
      "The specified account is not a delegated administrator for this service.",
    );
  }
  return {};
}

/** The handlers of this file. */
export const accountHandlers = {
  getAccount,
  listAccounts,
  listAccountsWithStatus,
  listDelegatedAdministrators,
  listDelegatedServices,
  deregisterDelegatedAdministrator,
};
