import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { notFound, refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";

/**
 * Instances: `Status` 1 runs, 2 is being deleted, 3 deleted, 5 isolated. Rows hold what
 * DescribeInstancesDetail shows, and `InstanceChargeType` and `DeleteProtectionEnable`, which the
 * attributes alone tell.
 */
const instances = defineTable("ckafka.instance", {
  usual: { Status: 1, InstanceChargeType: "POSTPAID_BY_HOUR", DeleteProtectionEnable: 0 },
  id: "InstanceId",
});
const missing = "InvalidParameterValue.InstanceNotExist";

const done = { ReturnCode: "0", ReturnMessage: "ok" } as const;

/** Name, id, network and subnet are searched for a word. */
function holds(call: Call, row: Row): boolean {
  const word = call.text("SearchWord") ?? "";
  const fields = ["InstanceName", "InstanceId", "VpcId", "SubnetId"];
  const states = call.list("Status");
  return (
    fields.some((field) => (textOf(row[field]) ?? "").includes(word)) &&
    (states.length === 0 || states.includes(String(row["Status"]))) &&
    (call.text("InstanceId") ?? row["InstanceId"]) === row["InstanceId"]
  );
}

function carries(call: Call, row: Row): boolean {
  const tags = arrayOf(row["Tags"]).map(objectOf);
  const key = call.text("TagKey");
  return (
    (key === undefined || tags.some((tag) => tag["TagKey"] === key)) &&
    arrayOf(call.json("TagList"))
      .map(objectOf)
      .every(({ TagKey, TagValue }) =>
        tags.some((tag) => tag["TagKey"] === TagKey && tag["TagValue"] === TagValue),
      )
  );
}

/** Fields that the listing alone, and those that the attributes alone tell. */
const LISTED = [
  "RenewFlag",
  "IsInternal",
  "TopicNum",
  "DiskType",
  "MaxTopicNumber",
  "MaxPartitionNumber",
  "RebalanceTime",
  "PartitionNumber",
  "PublicNetworkChargeType",
];
const ATTRIBUTES = ["InstanceChargeType", "DeleteProtectionEnable", "MsgRetentionTime", "Config"];

function without(row: Row, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));
}

/** The codes for a charge type of the other kind and for a protected instance are unverified. */
function refuseFor(chargeType: string, states: readonly number[]) {
  return (_call: Call, row: Row) => {
    const id = String(row["InstanceId"]);
    if (row["InstanceChargeType"] !== chargeType) {
      return refusal("InvalidParameterValue.WrongAction", `${id} is charged in another way.`);
    }
    if (row["DeleteProtectionEnable"] === 1) {
      return refusal("FailedOperation", `${id} is protected from deletion.`);
    }
    if (states.includes(Number(row["Status"]))) return undefined;
    return refusal("UnsupportedOperation", `${id} is in status ${row["Status"]}.`);
  };
}

function destroy(table: Table, row: Row): void {
  const deleted = afterPolls(2, { Status: 3 }, goneAfterPolls(1));
  table.move(table.idOf(row), deleted, { Status: 2 });
}

/** What both actions on prepaid instances answer: the order of the return. */
function returned(call: Call): JsonObject {
  const Data = { FlowId: 0, DealNames: [call.requestId], InstanceId: call.need("InstanceId") };
  return { Result: { ...done, Data } };
}

/** CKafka. Instances by the hour are destroyed at once, prepaid ones isolated and destroyed. */
export const ckafka = defineService({
  product: "ckafka",
  version: "2019-08-19",
  scope: "region",
  denied: "UnauthorizedOperation",
  tables: [instances],
  actions: {
    DescribeInstancesDetail: list({
      table: instances,
      set: "InstanceList",
      wrap: "Result",
      ids: "InstanceIdList",
      filters: {
        Ip: "Vip",
        VpcId: "VpcId",
        SubNetId: "SubnetId",
        InstanceType: "InstanceType",
        InstanceId: "InstanceId",
      },
      page: offset(10, 20),
      params: {
        InstanceId: "string",
        SearchWord: "string",
        Status: "ints",
        TagKey: "string",
        TagList: "objects",
      },
      where: (call, row) => holds(call, row) && carries(call, row),
      shape: (row) => without(row, ATTRIBUTES),
    }),
    DescribeInstances: list({
      table: instances,
      set: "InstanceList",
      wrap: "Result",
      page: offset(10, 100),
      params: { InstanceId: "string", SearchWord: "string", Status: "ints", VpcId: "string" },
      where: (call, row) =>
        holds(call, row) && (call.text("VpcId") ?? row["VpcId"]) === row["VpcId"],
      shape: ({ InstanceId, InstanceName, Status }) => ({
        InstanceId,
        InstanceName,
        Status,
        IfCommunity: false,
      }),
    }),
    DescribeInstanceAttributes: action({
      params: { InstanceId: "string!" },
      handle: (call) => {
        const row = call.table(instances).get(call.need("InstanceId"));
        if (row === undefined) throw notFound(missing, call.need("InstanceId"));
        const CreatedTopics = row["TopicNum"];
        return {
          Result: call.show(row, (one) => ({ CreatedTopics, ...without(one, LISTED) })),
        };
      },
    }),
    ModifyInstanceAttributes: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      params: { DeleteProtectionEnable: "int", InstanceName: "string" },
      apply: (call, row, table) => {
        const kept = call.number("DeleteProtectionEnable");
        const name = call.text("InstanceName");
        table.patch(table.idOf(row), {
          ...(kept === undefined ? {} : { DeleteProtectionEnable: kept }),
          ...(name === undefined ? {} : { InstanceName: name }),
        });
      },
      reply: () => ({ Result: { ...done, Data: { FlowId: 0 } } }),
    }),
    /** https://cloud.tencent.com/document/api/597/98200 */
    DeleteInstancePost: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing,
      refuse: refuseFor("POSTPAID_BY_HOUR", [1, 5]),
      apply: (_call, row, table) => destroy(table, row),
      reply: () => ({ Result: { FlowId: 0 } }),
    }),
    /** Isolates and destroys. https://cloud.tencent.com/document/api/597/65806 */
    DeleteInstancePre: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing: "FailedOperation",
      refuse: refuseFor("PREPAID", [1, 5]),
      apply: (call, row, table) => {
        if (row["Status"] !== 5) addRefund(call, row);
        destroy(table, row);
      },
      reply: returned,
    }),
    /** Isolates, and leaves it at that. https://cloud.tencent.com/document/api/597/134029 */
    IsolatedInstancePre: change({
      table: instances,
      ids: "InstanceId",
      one: true,
      missing: "FailedOperation",
      refuse: refuseFor("PREPAID", [1]),
      apply: (call, row, table) => {
        addRefund(call, row);
        table.move(table.idOf(row), afterPolls(1, { Status: 5 }));
      },
      reply: returned,
    }),
  },
});
