import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { notFound, refusal } from "../../errors.ts";
import { change, list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { chinaTime } from "../../times.ts";
import { ccnAttachments, ccns } from "./tables.ts";

const missing = "ResourceNotFound";

function attachedTo(call: Call, id: string): readonly Row[] {
  return call
    .table(ccnAttachments)
    .rows()
    .filter((one) => one["CcnId"] === id);
}

/** Whether any CCN of the account holds a network. */
export function isAttached(call: Call, network: string): boolean {
  return call.table(ccnAttachments).some((one) => one["InstanceId"] === network);
}

function needCcn(call: Call): string {
  const id = call.need("CcnId");
  if (call.table(ccns).has(id)) return id;
  throw notFound(missing, id);
}

function instancesOf(call: Call): readonly Row[] {
  return arrayOf(call.json("Instances")).map(objectOf);
}

function detach(call: Call): JsonObject {
  const CcnId = needCcn(call);
  const table = call.table(ccnAttachments);
  const wanted = instancesOf(call).map(({ InstanceId, InstanceRegion }) => {
    const row = table.find(
      (one) =>
        one["CcnId"] === CcnId &&
        one["InstanceId"] === InstanceId &&
        one["InstanceRegion"] === InstanceRegion,
    );
    if (row !== undefined) return table.idOf(row);
    const id = textOf(InstanceId) ?? "";
    throw refusal("UnsupportedOperation.CcnNotAttached", `${id} is not attached to ${CcnId}.`);
  });
  for (const id of wanted) table.move(id, goneAfterPolls(1), { State: "DETACHING" });
  return {};
}

function attach(call: Call): JsonObject {
  const CcnId = needCcn(call);
  const table = call.table(ccnAttachments);
  for (const { InstanceId, InstanceRegion, InstanceType, Description } of instancesOf(call)) {
    const row = table.put({
      CcnId,
      InstanceId,
      InstanceRegion,
      InstanceType,
      Description: Description ?? "",
      InstanceUin: call.account.id,
      CcnUin: call.account.id,
      AttachedTime: chinaTime(call.now()),
      State: "ATTACHING",
    });
    table.move(table.idOf(row), afterPolls(1, { State: "ACTIVE" }));
  }
  return {};
}

/** Codes of the vendor's list for DeleteCcn; that prepaid bandwidth is what expires is unverified. */
function refuseHeld(call: Call, row: Row) {
  const id = String(row["CcnId"]);
  if (attachedTo(call, id).length > 0) {
    return refusal(
      "UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn",
      `${id} has attached instances.`,
    );
  }
  const logs = call.account.everywhere("vpc.flow-log");
  if (logs.some((table) => table.some((one) => one["ResourceId"] === id))) {
    return refusal("UnsupportedOperation.CcnHasFlowLog", `${id} has flow logs.`);
  }
  if (Number(row["RouteTableCount"] ?? 1) > 1) {
    return refusal(
      "UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn",
      `${id} has route tables of its own.`,
    );
  }
  if (Date.parse(textOf(row["_bandwidthUntil"]) ?? "") > call.now()) {
    return refusal(
      "UnsupportedOperation.BandwidthNotExpired",
      `${id} has bandwidth that has not expired.`,
    );
  }
  return undefined;
}

const order = ["OrderField", "OrderDirection"];

/** Actions on cloud connect networks. */
export const ccnActions: Readonly<Record<string, Action>> = {
  DescribeCcns: list({
    table: ccns,
    set: "CcnSet",
    ids: "CcnIds",
    filters: {
      "ccn-id": "CcnId",
      "ccn-name": "CcnName",
      "ccn-description": "CcnDescription",
      state: "State",
      "tag-key": "TagSet.Key",
    },
    ignored: order,
    before: (call) => {
      if (call.list("CcnIds").length > 0 && arrayOf(call.json("Filters")).length > 0) {
        throw refusal("InvalidParameter.Coexist", "CcnIds and Filters cannot both be sent.");
      }
    },
    shape: (row, call) => ({
      ...row,
      InstanceCount: attachedTo(call, String(row["CcnId"])).length,
    }),
  }),
  DescribeCcnAttachedInstances: list({
    table: ccnAttachments,
    set: "InstanceSet",
    filters: {
      "ccn-id": "CcnId",
      "instance-type": "InstanceType",
      "instance-region": "InstanceRegion",
      "instance-id": "InstanceId",
    },
    params: { CcnId: "string" },
    where: (call, row) => (call.text("CcnId") ?? row["CcnId"]) === row["CcnId"],
    ignored: order,
  }),
  DetachCcnInstances: action({
    params: { CcnId: "string!", Instances: "objects!" },
    handle: detach,
  }),
  AttachCcnInstances: action({
    params: { CcnId: "string!", Instances: "objects!" },
    ignored: ["CcnUin"],
    handle: attach,
  }),
  DeleteCcn: change({ table: ccns, ids: "CcnId", one: true, missing, refuse: refuseHeld }),
};
