import { randomUUID } from "node:crypto";
import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf, WITHOUT } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { discard, remove } from "../removal.ts";
import { action, defineService } from "../service.ts";
import { tagsOf } from "../tags.ts";
import { volumes } from "./evs.ts";

/**
 * Servers: the fields of ListServersDetails; `_protected` is the deletion protection. Disks are
 * `evs.volume` rows whose `attachments` name the server.
 */
const servers = defineTable("ecs.server", { id: "id", usual: { status: "ACTIVE" } });
/** Server groups; servers are its `members`. */
const serverGroups = defineTable("ecs.server-group", { id: "id" });
/** Jobs: the fields of ShowJob. */
const jobs = defineTable("ecs.job", { id: "job_id" });

const polls = 2;

function attachmentOf(volume: Row, server: string): JsonObject | undefined {
  return arrayOf(volume["attachments"])
    .map(objectOf)
    .find((one) => one["server_id"] === server);
}

function disksOf(call: Call, server: string): readonly Row[] {
  return call
    .table(volumes)
    .rows()
    .filter((row) => attachmentOf(row, server) !== undefined);
}

function refuse(row: Row): void {
  const id = textOf(row["id"]) ?? "";
  if (textOf(objectOf(row["metadata"])["charging_mode"]) === "1") {
    throw refusal(400, "Ecs.0610", `${id} is billed by period and can only be unsubscribed from.`);
  }
  if (row["_protected"] === true)
    throw refusal(400, "Ecs.0710", `${id} is protected from deletion.`);
}

function deleteServers(call: Call): JsonObject {
  const ids = arrayOf(call.json("servers")).map((one) => textOf(objectOf(one)["id"]) ?? "");
  if (ids.length === 0 || ids.length > 1000) throw call.errors.invalid("servers");
  const withDisks = call.json("delete_volume") === true;
  const withAddress = call.json("delete_publicip") === true;
  const table = call.table(servers);
  const rows = ids.map((id) => {
    const row = table.get(id);
    if (row === undefined) throw notFound("Ecs.0114", id);
    refuse(row);
    return row;
  });
  for (const row of rows) takeAway(call, row, withDisks, withAddress);
  const job_id = randomUUID();
  call.table(jobs).put({ job_id, status: "SUCCESS", job_type: "deleteServer" });
  return { job_id };
}

/** The system disk goes with its server, others when asked for, else they are detached. */
function takeAway(call: Call, row: Row, withDisks: boolean, withAddress: boolean): void {
  const id = textOf(row["id"]) ?? "";
  const disks = call.table(volumes);
  for (const disk of disksOf(call, id)) {
    const system = disk["bootable"] === "true";
    if (system || withDisks) disks.remove(disks.idOf(disk));
    else disks.patch(disks.idOf(disk), { attachments: [], status: "available" });
  }
  for (const table of call.account.everywhere("eip.publicip")) {
    if (table.region !== call.region) continue;
    for (const address of table.rows()) {
      if (address["associate_instance_id"] !== id && objectOf(address["vnic"])["device_id"] !== id)
        continue;
      if (withAddress) table.remove(table.idOf(address));
      else {
        table.patch(table.idOf(address), {
          associate_instance_id: "",
          associate_instance_type: "",
          vnic: undefined,
          status: "DOWN",
        });
      }
    }
  }
  discard(call.table(servers), row, polls, { "OS-EXT-STS:task_state": "deleting" });
}

/** Elastic Cloud Server. `offset` is the number of a page, from 1. */
export const ecs = defineService({
  product: "ecs",
  scope: "project",
  tables: [servers, serverGroups, jobs],
  actions: {
    ShowServerTags: tagsOf(servers, "server_id", "Ecs.0114"),
    ListServersDetails: list({
      table: servers,
      set: "servers",
      total: "count",
      page: { by: "page", standard: 25, max: 1000 },
      enterprise: anyEnterprise,
      filters: { status: "status", server_id: "id" },
      params: ["name", "not-tags"],
      where: (call, row) => {
        const name = call.text("name") ?? "";
        // reclaimed ones (not-tags=__type_baremetal names bare metal, which is another product)
        call.text("not-tags");
        return (textOf(row["name"]) ?? "").includes(name);
      },
    }),
    ListServerGroups: list({
      table: serverGroups,
      set: "server_groups",
      // the standard and the largest page are unverified
      page: { by: "marker", standard: 1000, max: 1000 },
      more: ({ next }) => ({
        page_info: { next_marker: next, [WITHOUT]: next === undefined ? ["next_marker"] : [] },
      }),
    }),
    DeleteServerGroup: remove({ table: serverGroups, id: "server_group_id", missing: "Ecs.1414" }),
    ListServerBlockDevices: action({
      handle: (call) => {
        const id = call.need("server_id");
        if (call.table(servers).get(id) === undefined) throw notFound("Ecs.0114", id);
        return {
          volumeAttachments: disksOf(call, id).map((disk) => ({
            id: disk["id"],
            volumeId: disk["id"],
            serverId: id,
            device: attachmentOf(disk, id)?.["device"] ?? "/dev/vda",
            size: disk["size"],
            bootIndex: disk["bootable"] === "true" ? 0 : -1,
          })),
        };
      },
    }),
    DeleteServers: action({
      params: ["servers", "delete_publicip", "delete_volume"],
      handle: deleteServers,
    }),
    ShowJob: action({
      handle: (call) => {
        const row = call.table(jobs).get(call.need("job_id"));
        if (row === undefined) throw notFound("Ecs.0319", call.need("job_id"));
        return call.show(row);
      },
    }),
  },
});
