import type { Call } from "../../core/call.ts";
import { arrayOf, objectOf } from "../../core/json.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { afterPolls, goneAfterPolls, goneAt } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { chinaTime } from "../times.ts";
import { addRefund } from "./billing/ledger.ts";

const DAY = 86_400_000;

/**
 * Clusters: `Status` 0 is busy, 1 normal, -4 isolated, -2 being destroyed, -3 destroyed; `IsInRecycleBin`
 * is true of one that lies in the bin, and `RecycleLockEnabled` of one that nobody may destroy there.
 */
const clusters = defineTable("es.instance", {
  usual: {
    Status: 1,
    ChargeType: "POSTPAID_BY_HOUR",
    EnableDestroyProtection: "CLOSE",
    IsInRecycleBin: false,
    RecycleLockEnabled: false,
  },
  id: "InstanceId",
});

/** The code is of the product's list; that it is the one for an id that is not there is unverified. */
const missing = "ResourceNotFound.ClusterInfoNotFound";

const LISTS: Readonly<Record<string, string>> = {
  InstanceNames: "InstanceName",
  IpList: "EsVip",
  ZoneList: "Zone",
  HealthStatus: "HealthStatus",
  VpcIds: "VpcUid",
};

function fits(call: Call, row: Row): boolean {
  const tags = arrayOf(row["TagList"]).map(objectOf);
  return (
    (call.text("Zone") ?? row["Zone"]) === row["Zone"] &&
    (call.text("CdcId") ?? row["CdcId"]) === row["CdcId"] &&
    Object.entries(LISTS).every(([param, field]) => {
      const wanted = call.list(param);
      return wanted.length === 0 || wanted.includes(String(row[field]));
    }) &&
    arrayOf(call.json("TagList"))
      .map(objectOf)
      .every(({ TagKey, TagValue }) =>
        tags.some((tag) => tag["TagKey"] === TagKey && tag["TagValue"] === TagValue),
      )
  );
}

/** A cluster in the bin is destroyed unless it is locked there; the codes but two are unverified. */
function refuseKept(call: Call, row: Row) {
  const id = String(row["InstanceId"]);
  const days = call.number("LockDuration");
  if (days !== undefined && (days < 1 || days > 7)) return call.errors.invalid("LockDuration");
  if (row["EnableDestroyProtection"] === "OPEN") {
    return refusal("FailedOperation.OpenDestroyProtection", `${id} is protected.`);
  }
  if (row["_unreturnable"] === true) {
    return refusal("FailedOperation.RefundError", `${id} cannot be returned.`);
  }
  if (row["RecycleLockEnabled"] === true) {
    return refusal("ResourceInUse.IsolatedStatus", `${id} is locked in the recycle bin.`);
  }
  if (row["Status"] === 1 || row["IsInRecycleBin"] === true) return undefined;
  return refusal("FailedOperation.ErrorClusterState", `${id} is in status ${row["Status"]}.`);
}

/**
 * The first call puts a cluster into the bin, for as many days as its lock or else one; the next one
 * destroys it. That the same action does both, and the day, are unverified: the model says only that a
 * locked one cannot be destroyed by hand before its time.
 */
function remove(call: Call, row: Row, table: Table): void {
  const id = table.idOf(row);
  if (row["IsInRecycleBin"] === true) {
    table.move(id, afterPolls(2, { Status: -3 }, goneAfterPolls(1)), { Status: -2 });
    return;
  }
  addRefund(call, row);
  const locked = call.flag("LockEnabled") === true;
  const days = call.number("LockDuration") ?? 1;
  const until = call.now() + days * DAY;
  table.move(id, goneAt(until), {
    Status: -4,
    IsInRecycleBin: true,
    RecycleLockEnabled: locked,
    DelayDestroyInterval: days,
    MayDestroyPoint: chinaTime(until),
  });
}

/** Elasticsearch Service. */
export const es = defineService({
  product: "es",
  version: "2018-04-16",
  scope: "region",
  denied: "AuthFailure.UnAuthorizedOperation",
  tables: [clusters],
  actions: {
    /** The largest page is unverified. */
    DescribeInstances: list({
      table: clusters,
      set: "InstanceList",
      ids: "InstanceIds",
      params: {
        Zone: "string",
        CdcId: "string",
        InstanceNames: "strings",
        IpList: "strings",
        ZoneList: "strings",
        HealthStatus: "ints",
        VpcIds: "strings",
        TagList: "objects",
      },
      where: fits,
      ignored: ["OrderByKey", "OrderByType"],
    }),
    DeleteInstance: change({
      table: clusters,
      ids: "InstanceId",
      one: true,
      missing,
      params: { LockEnabled: "bool", LockDuration: "int" },
      refuse: refuseKept,
      apply: remove,
    }),
    UpdateInstance: change({
      table: clusters,
      ids: "InstanceId",
      one: true,
      missing,
      params: { EnableDestroyProtection: "string", InstanceName: "string" },
      refuse: (call) => {
        const protection = call.text("EnableDestroyProtection") ?? "CLOSE";
        return ["OPEN", "CLOSE"].includes(protection)
          ? undefined
          : call.errors.invalid("EnableDestroyProtection");
      },
      apply: (call, row, table) => {
        const protection = call.text("EnableDestroyProtection");
        const name = call.text("InstanceName");
        table.patch(table.idOf(row), {
          ...(protection === undefined ? {} : { EnableDestroyProtection: protection }),
          ...(name === undefined ? {} : { InstanceName: name }),
        });
      },
      reply: () => ({ DealName: null }),
    }),
  },
});
