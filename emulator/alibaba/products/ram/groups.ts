import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { attachments, groups, members, users } from "../../identity.ts";
import { digits } from "../../seed-account.ts";
import { type Action, action } from "../../service.ts";
import {
  alreadyExists,
  byMarker,
  conflict,
  type Dialect,
  notExist,
  ramDialect,
  today,
  userOf,
  withoutUpdate,
} from "./shared.ts";

function groupOf(call: Call): Row {
  const row = call.table(groups).get(call.need("GroupName"));
  if (row === undefined) throw notExist("Group", "The group does not exist.");
  return row;
}

function listGroups(call: Call): JsonObject {
  const page = paginate(call, call.rows(groups), byMarker(1000)); // the official provider 1.285.0 sends 1000
  return { IsTruncated: page.truncated, Marker: page.next, Groups: { Group: page.items } };
}

function createGroup(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const shown = call.show(newGroup(call));
    return { Group: dialect === ramDialect ? withoutUpdate(shown) : shown };
  };
}

function newGroup(call: Call): Row {
  const name = call.need("GroupName");
  if (call.table(groups).has(name)) throw alreadyExists("Group", "The group does already EXIST.");
  const date = today(call);
  return call.table(groups).put({
    GroupName: name,
    GroupId: `g-${digits(12)}`,
    Comments: call.text("Comments") ?? "",
    CreateDate: date,
    UpdateDate: date,
  });
}

function deleteGroup(call: Call): JsonObject {
  const name = textOf(groupOf(call)["GroupName"]) ?? "";
  if (call.table(members).some((row) => row["GroupName"] === name)) {
    throw conflict("Group.User", "The group CAN NOT has any user member while deleting the group.");
  }
  const attached = call
    .table(attachments)
    .some((row) => row["PrincipalType"] === "IMSGroup" && row["PrincipalName"] === name);
  if (attached) {
    throw conflict(
      "Group.Policy",
      "The entity CAN NOT has any attached policy while deleting the group.",
    );
  }
  call.table(groups).remove(name);
  return {};
}

function listUsersForGroup(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const name = textOf(groupOf(call)["GroupName"]);
    const rows = call.rows(members, (row) => row["GroupName"] === name);
    const style = byMarker(dialect === ramDialect ? 1000 : 100);
    const page = paginate(call, rows, style, (row) => {
      const user = textOf(row["UserName"]) ?? "";
      return {
        ...dialect.naming(call.account, user),
        DisplayName: call.table(users).get(user)?.["DisplayName"],
        JoinDate: row["JoinDate"],
      };
    });
    return { IsTruncated: page.truncated, Marker: page.next, Users: { User: page.items } };
  };
}

function listGroupsForUser(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = userOf(call, dialect);
    const rows = call.rows(members, (row) => row["UserName"] === user.UserName);
    const shown = rows.map((row) => {
      const group = call.table(groups).get(textOf(row["GroupName"]) ?? "");
      return {
        GroupName: row["GroupName"],
        GroupId: group?.["GroupId"],
        Comments: group?.["Comments"],
        JoinDate: row["JoinDate"],
      };
    });
    return { Groups: { Group: shown } };
  };
}

function addUserToGroup(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = userOf(call, dialect);
    const group = textOf(groupOf(call)["GroupName"]) ?? "";
    if (call.table(members).has(`${group}/${user.UserName}`)) {
      throw alreadyExists("User.Group", "The user has already joined the group.");
    }
    call.table(members).put({ GroupName: group, UserName: user.UserName, JoinDate: today(call) });
    return {};
  };
}

function removeUserFromGroup(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const user = userOf(call, dialect);
    const group = textOf(groupOf(call)["GroupName"]) ?? "";
    if (call.table(members).remove(`${group}/${user.UserName}`) === undefined) {
      throw notExist("User.Group", "The user has not joined the group.");
    }
    return {};
  };
}

/** The group actions of Ram or Ims. */
export function groupActions(dialect: Dialect): Readonly<Record<string, Action>> {
  const group = { GroupName: "key" } as const;
  const user = { [dialect.userParam]: "key" } as const;
  const paging = { Marker: "page", MaxItems: "page" } as const;
  return {
    ListGroups: action({ params: paging, handle: listGroups }),
    GetGroup: action({
      params: group,
      handle: (call) => ({ Group: call.show(groupOf(call)) }),
    }),
    CreateGroup: action({ params: { ...group, Comments: "value" }, handle: createGroup(dialect) }),
    DeleteGroup: action({ params: group, handle: deleteGroup }),
    ListUsersForGroup: action({
      params: { ...group, ...paging },
      handle: listUsersForGroup(dialect),
    }),
    ListGroupsForUser: action({ params: user, handle: listGroupsForUser(dialect) }),
    AddUserToGroup: action({ params: { ...group, ...user }, handle: addUserToGroup(dialect) }),
    RemoveUserFromGroup: action({
      params: { ...group, ...user },
      handle: removeUserFromGroup(dialect),
    }),
  };
}
