import { randomBytes } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import type { VendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row, Table } from "../../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { notFound, refusal } from "../../errors.ts";
import { change, list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { addRefund } from "../billing/ledger.ts";
import { disks } from "../cbs/tables.ts";
import { addresses, interfaces } from "../vpc/tables.ts";
import { instances } from "./tables.ts";

const isPrepaid = (row: Row): boolean => row["InstanceChargeType"] === "PREPAID";

function rowsOf(call: Call): readonly Row[] {
  const table = call.table(instances);
  const ids = call.list("InstanceIds");
  if (ids.length > 100) throw call.errors.invalid("InstanceIds");
  return ids.map((id) => {
    const row = table.get(id);
    if (row === undefined) throw notFound("InvalidInstanceId.NotFound", id);
    return row;
  });
}

/**
 * Postpaid instances are destroyed by one call; a prepaid one goes to the recycle bin (SHUTDOWN)
 * with a refund, and is destroyed by the next. https://cloud.tencent.com/document/api/213/15723
 */
function terminateInstances(call: Call): JsonObject {
  const rows = rowsOf(call);
  const kinds = new Set(rows.map(isPrepaid));
  if (kinds.size > 1) {
    throw refusal(
      "UnsupportedOperation.InstanceMixedPricingModel",
      "Instances of different charge types cannot be returned in one call.",
    );
  }
  for (const row of rows) refuseKept(row);
  const table = call.table(instances);
  for (const row of rows) {
    const id = table.idOf(row);
    if (isPrepaid(row) && row["InstanceState"] !== "SHUTDOWN") {
      addRefund(call, row);
      const recycled = {
        InstanceState: "SHUTDOWN",
        IsolatedSource: "MANMADE",
        RestrictState: "EXPIRED",
      };
      table.move(id, afterPolls(2, recycled), { InstanceState: "STOPPING" });
      continue;
    }
    table.move(id, goneAfterPolls(2), { InstanceState: "TERMINATING" });
    release(call, row);
    replace(call, row);
  }
  return {};
}

/** States in which an instance is not terminated, as the codes name them. */
const PASSING_STATES: Readonly<Record<string, string>> = {
  PENDING: "Pending",
  REBOOTING: "Rebooting",
  STARTING: "Starting",
  STOPPING: "Stopping",
  TERMINATING: "Terminating",
};

function refuseKept(row: Row): void {
  const id = textOf(row["InstanceId"]) ?? "";
  if (row["DisableApiTermination"] === true) {
    throw refusal(
      "UnsupportedOperation.InstancesProtected",
      `${id} is protected from termination.`,
    );
  }
  if (isPrepaid(row) && row["_unreturnable"] === true && row["InstanceState"] !== "SHUTDOWN") {
    throw refusal("FailedOperation.Unreturnable", `${id} cannot be returned.`);
  }
  const state = textOf(row["InstanceState"]) ?? "";
  const passing = PASSING_STATES[state];
  if (passing !== undefined) {
    throw refusal(
      `UnsupportedOperation.InstanceState${passing}`,
      `${id} is in the state ${state}.`,
    );
  }
}

/** A scaling group that is not disabled starts another server for each that goes. */
function replace(call: Call, row: Row): void {
  const group = textOf(row["_autoScalingGroup"]);
  const groups = call.account
    .everywhere("as.auto-scaling-group")
    .find((table) => table.region === call.region);
  if (groups?.get(group)?.["EnabledStatus"] !== "ENABLED") return;
  const table = call.table(instances);
  const InstanceId = `ins-${randomBytes(4).toString("hex")}`;
  table.put({ ...row, InstanceId, InstanceState: "RUNNING", _seq: undefined, _then: undefined });
}

/** The system disk goes with the instance; data disks and addresses stay, and cost. */
function release(call: Call, row: Row): void {
  const id = row["InstanceId"];
  const system = textOf(objectOf(row["SystemDisk"])["DiskId"]);
  const data = arrayOf(row["DataDisks"]).map(objectOf);
  const withIt = new Set(
    data.filter((disk) => disk["DeleteWithInstance"] === true).map((disk) => disk["DiskId"]),
  );
  const table: Table = call.table(disks);
  for (const disk of table.rows()) {
    if (disk["InstanceId"] !== id) continue;
    const prepaid = disk["DiskChargeType"] === "PREPAID";
    const gone =
      disk["DiskId"] === system ||
      disk["DiskUsage"] === "SYSTEM_DISK" ||
      (prepaid && call.flag("ReleasePrepaidDataDisks") === true);
    if (gone || withIt.has(disk["DiskId"])) table.remove(table.idOf(disk));
    else
      table.patch(table.idOf(disk), { Attached: false, InstanceId: "", DiskState: "UNATTACHED" });
  }
  const bound = call.table(addresses);
  for (const address of bound.rows()) {
    if (address["InstanceId"] !== id) continue;
    if (call.flag("ReleaseAddress") === true) bound.remove(bound.idOf(address));
    else bound.patch(bound.idOf(address), { InstanceId: "", AddressStatus: "UNBIND" });
  }
  const cards = call.table(interfaces);
  for (const card of cards.rows()) {
    const attached = objectOf(card["Attachment"])["InstanceId"] === id;
    if (!attached) continue;
    if (card["Primary"] === true) cards.remove(cards.idOf(card));
    else cards.patch(cards.idOf(card), { Attachment: null, State: "AVAILABLE" });
  }
}

/** https://cloud.tencent.com/document/api/213/15739 ; only the protection is honoured. */
const modifyAttribute = change({
  table: instances,
  ids: "InstanceIds",
  missing: "InvalidInstanceId.NotFound",
  params: { DisableApiTermination: "bool", InstanceName: "string" },
  apply: (call, row, table) => {
    const name = call.text("InstanceName");
    const kept = call.flag("DisableApiTermination");
    table.patch(table.idOf(row), {
      ...(name === undefined ? {} : { InstanceName: name }),
      ...(kept === undefined ? {} : { DisableApiTermination: kept }),
    });
  },
});

/** https://cloud.tencent.com/document/api/213/15752 */
const modifyRenewFlag = change({
  table: instances,
  ids: "InstanceIds",
  missing: "InvalidInstanceId.NotFound",
  params: { RenewFlag: "string!" },
  refuse: (_call, row): VendorError | undefined =>
    isPrepaid(row)
      ? undefined
      : refusal("InvalidParameterValue", `${row["InstanceId"]} is not prepaid.`),
  apply: (call, row, table) => {
    table.patch(table.idOf(row), { RenewFlag: call.need("RenewFlag") });
  },
});

function stop(call: Call): JsonObject {
  const table = call.table(instances);
  for (const row of rowsOf(call)) {
    if (row["InstanceState"] !== "RUNNING") {
      throw refusal("InvalidInstanceState", `${row["InstanceId"]} is not running.`);
    }
    table.move(table.idOf(row), afterPolls(1, { InstanceState: "STOPPED" }), {
      InstanceState: "STOPPING",
    });
  }
  return {};
}

/** Actions on instances. */
export const instanceActions: Readonly<Record<string, Action>> = {
  DescribeInstances: list({
    table: instances,
    set: "InstanceSet",
    ids: "InstanceIds",
    filters: {
      "instance-id": "InstanceId",
      "instance-state": "InstanceState",
      "instance-charge-type": "InstanceChargeType",
      "vpc-id": "VirtualPrivateCloud.VpcId",
      "subnet-id": "VirtualPrivateCloud.SubnetId",
      zone: "Placement.Zone",
    },
  }),
  TerminateInstances: action({
    params: { InstanceIds: "strings!", ReleaseAddress: "bool", ReleasePrepaidDataDisks: "bool" },
    handle: terminateInstances,
  }),
  /** What a return would bring, in yuan; that the number is in yuan is unverified. */
  InquiryPriceTerminateInstances: action({
    params: { InstanceIds: "strings!" },
    handle: (call) => {
      const rows = rowsOf(call);
      for (const row of rows) refuseKept(row);
      return {
        InstanceRefundsSet: rows.map((row) => ({
          InstanceId: row["InstanceId"],
          Refunds: Number(row["_refund"] ?? 0) / 100,
          PriceDetail: "",
        })),
      };
    },
  }),
  ModifyInstancesAttribute: modifyAttribute,
  ModifyInstancesRenewFlag: modifyRenewFlag,
  StopInstances: action({
    params: { InstanceIds: "strings!" },
    ignored: ["ForceStop", "StopType", "StoppedMode"],
    handle: stop,
  }),
};
