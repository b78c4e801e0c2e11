import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { notFound, refusal } from "../../errors.ts";
import { accessKeys, attachments, members, users } from "../../identity.ts";
import { list, offset } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { collaborators, receivers, weChatUsers } from "./tables.ts";

/** Removes a sub-user with its keys, groups and policies. */
export function removeUser(call: Pick<Call, "account">, uin: string): void {
  const { account } = call;
  for (const ref of [accessKeys, members]) {
    const table = account.table(ref, "");
    for (const row of table.rows()) if (String(row["Uin"]) === uin) table.remove(table.idOf(row));
  }
  const ties = account.table(attachments, "");
  for (const row of ties.rows()) {
    if (row["Kind"] === "user" && String(row["Target"]) === uin) ties.remove(ties.idOf(row));
  }
  account.table(users, "").remove(uin);
}

/** `Force` 0 refuses a user with keys, 1 deletes them. https://cloud.tencent.com/document/api/598/34592 */
function deleteUser(call: Call): JsonObject {
  const name = call.need("Name");
  const row = call.table(users).find((one) => one["Name"] === name);
  if (row === undefined) throw notFound("ResourceNotFound.UserNotExist", name);
  const uin = String(row["Uin"]);
  const keys = call
    .table(accessKeys)
    .rows()
    .filter((key) => String(key["Uin"]) === uin);
  if (keys.length > 0 && call.number("Force") !== 1) {
    throw refusal("OperationDenied.HaveKeys", `${name} has API keys.`);
  }
  removeUser(call, uin);
  return {};
}

function typed(rows: readonly Row[], UserType: string): readonly Row[] {
  return rows.map((row) => ({ UserType, ...row }));
}

/** Everything that can sign in or is told things; `Marker` and `IsTruncated`. */
function listAccounts(call: Call): JsonObject {
  const wanted = call.text("UserType");
  const owner: Row = {
    Uin: Number(call.account.id),
    Name: textOf(call.account.attributes["name"]) ?? call.account.id,
    UserType: "Owner",
    _seq: 0,
  };
  const all = [
    owner,
    ...typed(call.rows(users), "SubUser"),
    ...typed(call.rows(weChatUsers), "WechatCorpUser"),
    ...typed(call.rows(collaborators), "Collaborator"),
    ...typed(call.rows(receivers), "MessageReceiver"),
  ]
    .filter((row) => wanted === undefined || row["UserType"] === wanted)
    .map((row, at) => ({ ...row, _seq: at + 1 }));
  const page = paginate(
    call,
    all,
    { by: "token", token: "Marker", size: "MaxItems", standard: 20, max: 100 },
    (row: Row) => ({
      Uin: row["Uin"],
      Name: row["Name"],
      Uid: row["Uid"] ?? 0,
      Remark: row["Remark"] ?? "",
      ConsoleLogin: row["ConsoleLogin"] ?? 0,
      PhoneNum: row["PhoneNum"] ?? "",
      CountryCode: row["CountryCode"] ?? "",
      Email: row["Email"] ?? "",
      CreateTime: row["CreateTime"] ?? "",
      UserType: row["UserType"],
    }),
  );
  return { Users: page.items, Marker: page.next ?? "", IsTruncated: page.truncated };
}

/** Actions on sub-users, collaborators and message receivers. */
export const peopleActions: Readonly<Record<string, Action>> = {
  ListAccounts: action({
    params: { MaxItems: "int", Marker: "string", UserType: "string" },
    handle: listAccounts,
  }),
  /** Without paging, and without those that only ListAccounts shows. */
  ListUsers: list({
    table: users,
    set: "Data",
    total: null,
    page: null,
    where: (_call, row) => (row["UserType"] ?? "SubUser") === "SubUser",
    shape: ({ UserType: _type, ...row }) => row,
  }),
  GetUser: action({
    params: { Name: "string!" },
    handle: (call) => {
      const row = call.table(users).find((one) => one["Name"] === call.need("Name"));
      if (row === undefined) throw notFound("ResourceNotFound.UserNotExist", call.need("Name"));
      return call.show(row);
    },
  }),
  DeleteUser: action({ params: { Name: "string!", Force: "int" }, handle: deleteUser }),
  ListCollaborators: list({ table: collaborators, set: "Data", total: "TotalNum" }),
  ListWeChatWorkSubAccounts: list({
    table: weChatUsers,
    set: "Data",
    params: { Offset: "int!", Limit: "int!" },
  }),
  ListReceiver: list({ table: receivers, set: "Receivers", page: offset(20, 100) }),
  DeleteMessageReceiver: action({
    params: { Name: "string!" },
    handle: (call) => {
      const table = call.table(receivers);
      const row = table.find((one) => one["Name"] === call.need("Name"));
      if (row === undefined) throw notFound("ResourceNotFound.UserNotExists", call.need("Name"));
      // What the owner's own contact is answered is unverified.
      if (row["IsReceiverOwner"] === 1)
        throw refusal("FailedOperation", "This is the owner's own contact.");
      table.remove(table.idOf(row));
      return {};
    },
  }),
  DescribeSubAccounts: action({
    params: { FilterSubAccountUin: "ints!" },
    handle: (call) => {
      const asked = call.list("FilterSubAccountUin");
      const found = [
        ...call.rows(users).map((row) => ({ row, UserType: 2 })),
        ...call.rows(weChatUsers).map((row) => ({ row, UserType: 3 })),
        ...call.rows(collaborators).map((row) => ({ row, UserType: 4 })),
      ];
      return {
        SubAccounts: found
          .filter(({ row }) => asked.includes(String(row["Uin"])))
          .map(({ row, UserType }) => ({
            Uin: row["Uin"],
            Name: row["Name"],
            Uid: row["Uid"],
            Remark: row["Remark"] ?? "",
            CreateTime: row["CreateTime"] ?? "",
            UserType,
            LastLoginIp: "",
            LastLoginTime: "",
          })),
      };
    },
  }),
};
