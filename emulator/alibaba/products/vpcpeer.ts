import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { tokenPage, tokenParams } from "./common/tokens.ts";
import { contains, equals, every, type Match } from "./data/filters.ts";

/** Rows hold what ListVpcPeerConnections shows; `_routes` counts the routes that lead into it. */
const connections = defineTable("vpcpeer.connection", { id: "InstanceId" });

const resting = new Set(["Activated", "Rejected", "Expired", "Accepting", "Creating"]);

/** VpcId is a list of at most one id; it means either end. */
function ofVpc(call: Call): Match {
  const wanted = new Set(call.text("VpcId")?.split(",") ?? []);
  wanted.delete("");
  if (wanted.size === 0) return () => true;
  const at = (row: Row, end: string): boolean =>
    wanted.has(textOf(objectOf(row[end])["VpcId"]) ?? "");
  return (row) => at(row, "Vpc") || at(row, "AcceptingVpc");
}

/** https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpcpeer-2022-01-01-listvpcpeerconnections */
function list(call: Call): JsonObject {
  const rows = call.rows(
    connections,
    every(
      equals(call, { InstanceId: "InstanceId", ResourceGroupId: "ResourceGroupId" }),
      contains(call, "Name", ["Name"]),
      ofVpc(call),
      withTags(call),
    ),
  );
  return tokenPage(call, "VpcPeerConnects", rows, { standard: 20, max: 100 });
}

function withTags(call: Call): Match {
  const wanted = call.groups("Tags.N");
  return (row) => {
    const own = Array.isArray(row["Tags"]) ? row["Tags"].map(objectOf) : [];
    return wanted.every(({ Key, Value }) =>
      own.some((tag) => tag["Key"] === Key && (Value === undefined || tag["Value"] === Value)),
    );
  };
}

function need(call: Call): { readonly row: Row; readonly table: Table; readonly id: string } {
  const id = call.need("InstanceId");
  const found = call.find(connections, id);
  if (found !== undefined) return { ...found, id };
  throw vendorError(
    400,
    "ResourceNotFound.InstanceId",
    `The specified resource of ${id} is not found.`,
  );
}

function wrongStatus(row: Row, id: string) {
  const status = textOf(row["Status"]) ?? "";
  return vendorError(
    400,
    "IncorrectStatus.VpcPeer",
    `The status of ${id} [${status}] is incorrect.`,
  );
}

/** Routes into the connection are dropped with Force only; without it they hold it. */
function remove(call: Call): JsonObject {
  const { row, table, id } = need(call);
  if (row["Status"] === "Deleting") return {};
  if (!resting.has(textOf(row["Status"]) ?? "")) throw wrongStatus(row, id);
  // The code for routes that still lead there is unverified.
  if (Number(row["_routes"] ?? 0) > 0 && call.flag("Force") !== true) {
    throw vendorError(
      400,
      "OperationDenied.RouteEntryExist",
      "The operation is not allowed because route entries point at the peering connection.",
    );
  }
  table.move(id, goneAfterPolls(3), { Status: "Deleting" });
  return {};
}

function answer(call: Call, passing: string, to: string): JsonObject {
  const { row, table, id } = need(call);
  if (row["Status"] !== "Accepting") throw wrongStatus(row, id);
  table.move(id, afterPolls(1, { Status: to }), { Status: passing });
  return {};
}

/** VPC peering 2022-01-01. Error codes: the vendor's pages of its actions, official Terraform provider. */
export const vpcpeer = defineService({
  product: "VpcPeer",
  version: "2022-01-01",
  style: "rpc",
  hosts: ["vpcpeer", "vpcpeer.{region}"],
  locationCode: "vpcpeer",
  permissionPrefix: "vpc",
  dryRun: true,
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [connections],
  actions: {
    ListVpcPeerConnections: action({
      params: {
        InstanceId: "filter",
        Name: "filter",
        ResourceGroupId: "filter",
        VpcId: "filter",
        "Tags.N.Key": "filter",
        "Tags.N.Value": "filter",
        ...tokenParams,
      },
      handle: list,
    }),
    GetVpcPeerConnectionAttribute: action({
      params: { InstanceId: "key" },
      handle: (call) => call.show(need(call).row),
    }),
    DeleteVpcPeerConnection: action({
      params: { InstanceId: "key", Force: "switch" },
      ignored: ["ClientToken"],
      handle: remove,
    }),
    AcceptVpcPeerConnection: action({
      params: { InstanceId: "key" },
      ignored: ["ClientToken", "ResourceGroupId"],
      handle: (call) => answer(call, "Updating", "Activated"),
    }),
    RejectVpcPeerConnection: action({
      params: { InstanceId: "key" },
      ignored: ["ClientToken"],
      handle: (call) => answer(call, "Rejecting", "Rejected"),
    }),
  },
});
