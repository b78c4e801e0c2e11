import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { countedAsText, tokenPage, tokenParams } from "../common/tokens.ts";
import { equals, every, tagged, tagParams } from "../data/filters.ts";

/**
 * Rows hold what ListVpcEndpointServices shows; `_connections`, `_users` (account ids) and
 * `_resources` the members of the details.
 */
export const endpointServices = defineTable("privatelink.endpoint-service", { id: "ServiceId" });

const limits = { standard: 50, max: 1000 } as const;

function list(call: Call): JsonObject {
  const resource = call.text("ResourceId");
  const rows = call.rows(
    endpointServices,
    every(
      equals(call, {
        ServiceId: "ServiceId",
        ServiceName: "ServiceName",
        ServiceStatus: "ServiceStatus",
        ServiceBusinessStatus: "ServiceBusinessStatus",
        ServiceResourceType: "ServiceResourceType",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
      (row) =>
        resource === undefined ||
        members(row, "_resources").some((one) => one["ResourceId"] === resource),
    ),
  );
  return tokenPage(call, "Services", rows, limits);
}

function members(row: Row, field: string): readonly JsonObject[] {
  return arrayOf(row[field]).map(objectOf);
}

interface Found {
  readonly row: Row;
  readonly table: Table;
  readonly id: string;
}

function need(call: Call): Found {
  const id = call.need("ServiceId");
  const found = call.find(endpointServices, id);
  if (found !== undefined) return { ...found, id };
  throw vendorError(
    404,
    "EndpointServiceNotFound",
    "The specified endpoint service does not exist.",
  );
}

function denied() {
  return vendorError(
    400,
    "EndpointServiceOperationDenied",
    "The specified operation of endpoint service is not allowed.",
  );
}

/** Connections of one service, or of all that the account offers in the region. */
function listConnections(call: Call): JsonObject {
  const service = call.text("ServiceId");
  const rows = call
    .rows(endpointServices, (row) => service === undefined || row["ServiceId"] === service)
    .flatMap((row) =>
      members(row, "_connections").map((one) => ({ ServiceId: row["ServiceId"], ...one })),
    )
    .filter(
      every(
        equals(call, {
          EndpointId: "EndpointId",
          EndpointOwnerId: "EndpointOwnerId",
          ConnectionStatus: "ConnectionStatus",
        }),
      ),
    );
  return countedAsText(tokenPage(call, "Connections", rows, limits));
}

function connection(call: Call, ConnectionStatus: "Connected" | "Disconnected"): JsonObject {
  const endpoint = call.need("EndpointId");
  const { row, table, id } = need(call);
  const connections = members(row, "_connections");
  const known = connections.find((one) => one["EndpointId"] === endpoint);
  if (known === undefined) {
    const message = "The specified endpoint connection does not exist.";
    throw vendorError(404, "EndpointConnectionNotFound", message);
  }
  if (known["ConnectionStatus"] !== "Connected" && known["ConnectionStatus"] !== "Disconnected") {
    throw vendorError(
      400,
      "EndpointConnectionOperationDenied",
      "The specified operation of endpoint connection is not allowed.",
    );
  }
  table.patch(id, {
    _connections: connections.map((one) =>
      one["EndpointId"] === endpoint ? { ...one, ConnectionStatus } : one,
    ),
  });
  return {};
}

function without(call: Call, field: string, matches: (one: JsonObject) => boolean): JsonObject {
  const { row, table, id } = need(call);
  table.patch(id, { [field]: members(row, field).filter((one) => !matches(one)) });
  return {};
}

/** Connected endpoints and resources hold a service (vendor's page of DeleteVpcEndpointService). */
function remove(call: Call): JsonObject {
  const { row, table, id } = need(call);
  if (row["ServiceStatus"] === "Deleting") return {};
  const connected = members(row, "_connections").some(
    (one) => one["ConnectionStatus"] !== "Disconnected",
  );
  if (connected || members(row, "_resources").length > 0) throw denied();
  table.move(id, goneAfterPolls(2), { ServiceStatus: "Deleting" });
  return {};
}

/** Actions on endpoint services. */
export const serviceActions = {
  ListVpcEndpointServices: action({
    params: {
      ServiceId: "filter",
      ServiceName: "filter",
      ServiceStatus: "filter",
      ServiceBusinessStatus: "filter",
      ServiceResourceType: "filter",
      ResourceGroupId: "filter",
      ResourceId: "filter",
      ...tagParams,
      ...tokenParams,
    },
    handle: list,
  }),
  GetVpcEndpointServiceAttribute: action({
    params: { ServiceId: "key" },
    handle: (call) => call.show(need(call).row),
  }),
  DeleteVpcEndpointService: action({
    params: { ServiceId: "key" },
    ignored: ["ClientToken"],
    handle: remove,
  }),
  ListVpcEndpointConnections: action({
    params: {
      ServiceId: "filter",
      EndpointId: "filter",
      EndpointOwnerId: "filter",
      ConnectionStatus: "filter",
      ...tokenParams,
    },
    handle: listConnections,
  }),
  DisableVpcEndpointConnection: action({
    params: { ServiceId: "key", EndpointId: "key" },
    ignored: ["ClientToken"],
    handle: (call) => connection(call, "Disconnected"),
  }),
  EnableVpcEndpointConnection: action({
    params: { ServiceId: "key", EndpointId: "key" },
    ignored: ["Bandwidth", "ClientToken"],
    handle: (call) => connection(call, "Connected"),
  }),
  ListVpcEndpointServiceUsers: action({
    params: { ServiceId: "key", UserId: "filter", ...tokenParams },
    handle: (call) => {
      const users = members(need(call).row, "_users")
        .filter(equals(call, { UserId: "UserId" }))
        .map((user) => ({ ...user, UserId: Number(textOf(user["UserId"]) ?? 0) }));
      return countedAsText(tokenPage(call, "Users", users, limits));
    },
  }),
  RemoveUserFromVpcEndpointService: action({
    params: { ServiceId: "key", UserId: "key" },
    ignored: ["ClientToken"],
    handle: (call) => {
      const user = call.need("UserId");
      return without(call, "_users", (one) => textOf(one["UserId"]) === user);
    },
  }),
  ListVpcEndpointServiceResources: action({
    params: { ServiceId: "key", ...tokenParams },
    handle: (call) => {
      const resources = members(need(call).row, "_resources");
      const { TotalCount: _, ...page } = tokenPage(call, "Resources", resources, limits);
      return page;
    },
  }),
  DetachResourceFromVpcEndpointService: action({
    params: { ServiceId: "key", ResourceId: "key", ResourceType: "value", ZoneId: "value" },
    ignored: ["ClientToken"],
    handle: (call) => {
      const resource = call.need("ResourceId");
      call.need("ResourceType");
      const zone = call.text("ZoneId");
      return without(
        call,
        "_resources",
        (one) => one["ResourceId"] === resource && (zone === undefined || one["ZoneId"] === zone),
      );
    },
  }),
};
