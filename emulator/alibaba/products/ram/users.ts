import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import type { JsonObject } from "../../../core/json.ts";
import { textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { accessKeys, attachments, members, users } from "../../identity.ts";
import { digits } from "../../seed-account.ts";
import { type Action, action } from "../../service.ts";
import {
  alreadyExists,
  byMarker,
  conflict,
  type Dialect,
  imsDialect,
  loginProfiles,
  mfaDevices,
  nameOf,
  notExist,
  ramDialect,
  recycled,
  recycledUsers,
  today,
  userOf,
  withoutUpdate,
} from "./shared.ts";

/** A user as this product shows it; where it is from and whether it is frozen only Ims tells. */
function shape(call: Call, dialect: Dialect, row: Row): JsonObject {
  const { UserName, ProvisionType, Status, ...fields } = row;
  const own = dialect === imsDialect ? { ProvisionType, Status } : {};
  return { ...fields, ...own, ...dialect.naming(call.account, textOf(UserName) ?? "") };
}

function oneUser(call: Call, dialect: Dialect, row: Row): JsonObject {
  const { Status: _, ...shown } = call.show(row, (user) => shape(call, dialect, user));
  return { User: { ...shown, LastLoginDate: row["_lastLogin"] ?? "" } };
}

/**
 * Ims lists active users unless asked for `freeze` or `active,freeze`
 * (alibabacloud_ims20190815 3.5.0, ListUsersRequest); that Ram leaves frozen ones out is unverified.
 */
function listUsers(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const style = dialect === ramDialect ? byMarker(1000) : byMarker(1000, 1000);
    const asked = dialect === imsDialect ? call.text("Status") : undefined;
    const states = asked === undefined || asked === "" ? ["active"] : asked.split(",");
    const rows = call.rows(users, (row) => states.includes(textOf(row["Status"]) ?? "active"));
    const page = paginate(call, rows, style, (row) => shape(call, dialect, row));
    return { IsTruncated: page.truncated, Marker: page.next, Users: { User: page.items } };
  };
}

function getUser(call: Call): JsonObject {
  return oneUser(call, ramDialect, userOf(call, ramDialect));
}

/** Ims takes a principal name, an id, or one of the user's keys. */
function getUserOfIms(call: Call): JsonObject {
  const id = call.text("UserId");
  const key = call.text("UserAccessKeyId");
  if (id === undefined && key === undefined) {
    return oneUser(call, imsDialect, userOf(call, imsDialect));
  }
  const owner = textOf(call.table(accessKeys).get(key)?.["UserName"]);
  const row = call
    .table(users)
    .find((user) => (id === undefined ? user["UserName"] === owner : user["UserId"] === id));
  if (row === undefined) throw notExist("User", "The user does not exist.");
  return oneUser(call, imsDialect, row);
}

function createUser(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const name = nameOf(call.need(dialect.userParam));
    if (call.table(users).has(name)) throw alreadyExists("User", "The user does already EXIST.");
    const date = today(call);
    const row = call.table(users).put({
      UserName: name,
      UserId: digits(18),
      DisplayName: call.text("DisplayName") ?? name,
      MobilePhone: call.text("MobilePhone") ?? "",
      Email: call.text("Email") ?? "",
      Comments: call.text("Comments") ?? "",
      CreateDate: date,
      UpdateDate: date,
    });
    const shown = call.show(row, (user) => shape(call, dialect, user));
    return { User: dialect === ramDialect ? withoutUpdate(shown) : shown };
  };
}

function deleteUser(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = dialect === imsDialect ? userByNameOrId(call) : userOf(call, dialect);
    refuseWhileUsed(call, user.UserName);
    call.table(users).remove(user.UserName);
    call.table(recycledUsers).put({
      UserId: textOf(user["UserId"]) ?? "",
      DisplayName: user["DisplayName"],
      CreateDate: user["CreateDate"],
      _name: user.UserName,
      ...imsDialect.naming(call.account, user.UserName),
      ...recycled(call),
    });
    return {};
  };
}

function userByNameOrId(call: Call): Row & { readonly UserName: string } {
  const id = call.text("UserId");
  if (id === undefined) return userOf(call, imsDialect);
  const row = call.table(users).find((user) => user["UserId"] === id);
  if (row === undefined) throw notExist("User", "The user does not exist.");
  return { ...row, UserName: textOf(row["UserName"]) ?? "" };
}

/** The conflicts of DeleteUser. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleteuser */
function refuseWhileUsed(call: Call, name: string): void {
  const theirs = (row: Row) => row["UserName"] === name;
  const end = "while deleting the user.";
  if (call.table(members).some(theirs)) {
    throw conflict("User.Group", `The user CAN NOT be in any group ${end}`);
  }
  if (call.table(accessKeys).some(theirs)) {
    throw conflict("User.AccessKey", `The user CAN NOT has any access key ${end}`);
  }
  if (call.table(loginProfiles).has(name)) {
    throw conflict("User.LoginProfile", `The user CAN NOT has any login profile ${end}`);
  }
  if (call.table(mfaDevices).some(theirs)) {
    throw conflict("User.MFADevice", `The user CAN NOT has any mfa device ${end}`);
  }
  const attached = call
    .table(attachments)
    .some((row) => row["PrincipalType"] === "IMSUser" && row["PrincipalName"] === name);
  if (attached) throw conflict("User.Policy", `The user CAN NOT has any attached policy ${end}`);
}

function updateUser(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = userOf(call, dialect);
    const row = call.table(users).patch(user.UserName, {
      DisplayName: call.text("NewDisplayName") ?? user["DisplayName"],
      MobilePhone: call.text("NewMobilePhone") ?? user["MobilePhone"],
      Email: call.text("NewEmail") ?? user["Email"],
      Comments: call.text("NewComments") ?? user["Comments"],
      UpdateDate: isoSeconds(call.now()),
    });
    return { User: row === undefined ? {} : call.show(row, (one) => shape(call, dialect, one)) };
  };
}

const newFields = {
  DisplayName: "value",
  MobilePhone: "value",
  Email: "value",
  Comments: "value",
} as const;
const changedFields = {
  NewDisplayName: "value",
  NewMobilePhone: "value",
  NewEmail: "value",
  NewComments: "value",
} as const;
const paging = { Marker: "page", MaxItems: "page" } as const;

/** The user actions of Ram. */
export const ramUserActions: Readonly<Record<string, Action>> = {
  ListUsers: action({ params: paging, handle: listUsers(ramDialect) }),
  GetUser: action({ params: { UserName: "key" }, handle: getUser }),
  CreateUser: action({
    params: { UserName: "key", ...newFields },
    handle: createUser(ramDialect),
  }),
  UpdateUser: action({
    params: { UserName: "key", ...changedFields },
    handle: updateUser(ramDialect),
  }),
  DeleteUser: action({ params: { UserName: "key" }, handle: deleteUser(ramDialect) }),
};

/** The user actions of Ims. */
export const imsUserActions: Readonly<Record<string, Action>> = {
  ListUsers: action({ params: { ...paging, Status: "filter" }, handle: listUsers(imsDialect) }),
  ListUserBasicInfos: action({
    params: paging,
    handle: (call) => {
      const page = paginate(call, call.rows(users), byMarker(1000), (row) => ({
        UserId: row["UserId"],
        DisplayName: row["DisplayName"],
        ...imsDialect.naming(call.account, textOf(row["UserName"]) ?? ""),
      }));
      return {
        IsTruncated: page.truncated,
        Marker: page.next,
        UserBasicInfos: { UserBasicInfo: page.items },
      };
    },
  }),
  GetUser: action({
    params: { UserPrincipalName: "key", UserId: "key", UserAccessKeyId: "key" },
    handle: getUserOfIms,
  }),
  CreateUser: action({
    params: { UserPrincipalName: "key", ...newFields },
    handle: createUser(imsDialect),
  }),
  UpdateUser: action({
    params: { UserPrincipalName: "key", ...changedFields },
    handle: updateUser(imsDialect),
  }),
  DeleteUser: action({
    params: { UserPrincipalName: "key", UserId: "key" },
    handle: deleteUser(imsDialect),
  }),
};
