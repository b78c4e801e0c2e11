import type { Call } from "../../../core/call.ts";
import { type Json, type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { relations } from "../../members.ts";
import { type Action, action } from "../../service.ts";
import { failed, fine, onItsSite } from "./envelope.ts";
import { asNumber } from "./money.ts";

/** States in which a relation is over or never came to be. */
const OVER = ["REJECTED", "CONNECTION_CANCELED", "CONNECTION_MASTER_CANCEL"];

/**
 * The relations of the caller's own account, which it names; without states, those that are not over.
 * What is said of another account's is unverified.
 * https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/QueryRelationList
 */
function listRelations(call: Call): JsonObject {
  if (call.need("UserId") !== call.account.id) {
    return failed(
      "NotAuthorized",
      "You are not authorized to query the relations of this account.",
    );
  }
  const wanted = call.list("StatusList.N");
  const rows = call.rows(relations, (row) => {
    const state = textOf(row["State"]) ?? "";
    return wanted.length === 0 ? !OVER.includes(state) : wanted.includes(state);
  });
  const style = { page: "PageNum", size: "PageSize", standard: 20, max: 300 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return fine({
    PageNum: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    FinancialRelationInfoList: page.items.map((one) => ({
      ...one,
      AccountId: asNumber(one["AccountId"]),
      RelationId: asNumber(one["RelationId"]),
    })),
  });
}

/** One relation by its id, else the first; the code for none is unverified. */
function relation(call: Call): JsonObject {
  const id = call.text("RelationId");
  const row = call
    .table(relations)
    .rows()
    .find((one) => id === undefined || textOf(one["RelationId"]) === id);
  if (row === undefined) return failed("RelationNotExist", "The relation does not exist.");
  const own = Number(call.account.id);
  const other = asNumber(row["AccountId"]);
  const pays = row["_role"] === "parent";
  const time = (value: Json) => Date.parse(textOf(value) ?? "") || undefined;
  return fine({
    Id: asNumber(row["RelationId"]),
    ParentUserId: pays ? own : other,
    ChildUserId: pays ? other : own,
    Type: row["RelationType"],
    Status: row["State"],
    StartTime: time(row["StartTime"]),
    EndTime: time(row["EndTime"]),
  });
}

/** Ends a financial relation by its id; the code is unverified. */
function relieve(call: Call): JsonObject {
  const id = call.need("RelationId");
  if (call.table(relations).remove(id) === undefined) {
    return failed("RelationNotExist", "The relation does not exist.");
  }
  call.account.describe({ financeLinked: false });
  return fine({ HostId: "business" });
}

/** Enterprise finance relations. npm @alicloud/bssopenapi20171214 4.1.1 */
export const relationActions: Readonly<Record<string, Action>> = {
  QueryRelationList: action({
    params: { UserId: "key", "StatusList.N": "filter", PageNum: "page", PageSize: "page" },
    handle: onItsSite(listRelations),
  }),
  GetAccountRelation: action({
    params: { RelationId: "key" },
    ignored: ["RequestId"],
    handle: onItsSite(relation),
  }),
  RelieveAccountRelation: action({
    params: { RelationId: "key" },
    ignored: ["ParentUserId", "ChildUserId", "RelationType", "RequestId"],
    handle: onItsSite(relieve),
  }),
};
