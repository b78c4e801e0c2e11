import type { Call } from "../../core/call.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { discard } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";

/** Stacks: the fields of GetStackMetadata; what one holds stands in `_cascade`, as table and id. */
const stacks = defineTable("rfs.stack", {
  id: "stack_name",
  usual: { status: "DEPLOYMENT_COMPLETE", enable_deletion_protection: false },
});
const instances = defineTable("roma.instance", { id: "id" });

/** Every call names itself. */
function mustBeNamed(call: Call): void {
  if ((call.headers["client-request-id"] ?? "") === "")
    throw call.errors.missing("Client-Request-Id");
}

/** A stack by its name and, where it is told, its id as well; the codes are unverified. */
function stackOf(call: Call): Row {
  mustBeNamed(call);
  const name = call.need("stack_name");
  const row = call.table(stacks).get(name);
  const id = call.text("stack_id");
  if (row === undefined || (id !== undefined && id !== row["stack_id"]))
    throw notFound("RFS.00001001", name);
  return row;
}

function mustRest(row: Row): void {
  if ((textOf(row["status"]) ?? "").endsWith("_IN_PROGRESS"))
    throw refusal(409, "RFS.00001002", "The stack is being worked on.");
}

function deleteStack(call: Call): undefined {
  const row = stackOf(call);
  mustRest(row);
  if (row["enable_deletion_protection"] === true)
    throw refusal(403, "RFS.00001003", "The stack is protected from deletion.");
  const kept = call.json("retain_all_resources") === true;
  discard(call.table(stacks), kept ? { ...row, _cascade: [] } : row, 1, {
    status: "DELETION_IN_PROGRESS",
  });
  return undefined;
}

function updateStack(call: Call): undefined {
  const row = stackOf(call);
  mustRest(row);
  const on = call.json("enable_deletion_protection");
  if (on !== undefined)
    call.table(stacks).patch(call.need("stack_name"), { enable_deletion_protection: on === true });
  return undefined;
}

/** Resource Formation Service. */
export const rfs: Service = defineService({
  product: "rfs",
  scope: "project",
  tables: [stacks],
  actions: {
    ListStacks: list({
      table: stacks,
      set: "stacks",
      // the standard and the largest page are unverified
      page: { by: "marker", standard: 100, max: 1000 },
      pageInfo: true,
      before: mustBeNamed,
    }),
    GetStackMetadata: action({
      params: ["stack_id"],
      handle: (call): JsonObject => call.show(stackOf(call)),
    }),
    UpdateStack: action({
      params: ["stack_id", "enable_deletion_protection"],
      handle: updateStack,
    }),
    DeleteStackEnhanced: action({
      params: ["stack_id", "retain_all_resources"],
      status: 202,
      handle: deleteStack,
    }),
  },
});

/** ROMA Connect: its package lists instances, and deletes none. */
export const roma: Service = defineService({
  product: "roma",
  scope: "project",
  tables: [instances],
  actions: {
    CheckRomaInstanceListV2: list({
      table: instances,
      set: "instances",
      total: "total",
      // the standard and the largest page are unverified
      page: { by: "row", standard: 10, max: 500 },
      filters: { status: "status" },
      more: ({ items }) => ({ size: items.length }),
    }),
  },
});
