import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type Table } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { tokenPage, tokenParams } from "../common/tokens.ts";
import { equals, every, tagged, tagParams } from "../data/filters.ts";

/** Rows hold what ListVpcEndpoints shows; `_zones` and `_securityGroups` the members of the details. */
export const endpoints = defineTable("privatelink.endpoint", { id: "EndpointId" });

const limits = { standard: 50, max: 1000 } as const;

/** https://www.alibabacloud.com/help/en/privatelink/developer-reference/api-privatelink-2020-04-15-listvpcendpoints */
function list(call: Call): JsonObject {
  const rows = call.rows(
    endpoints,
    every(
      equals(call, {
        EndpointId: "EndpointId",
        EndpointName: "EndpointName",
        EndpointStatus: "EndpointStatus",
        EndpointType: "EndpointType",
        ConnectionStatus: "ConnectionStatus",
        ServiceName: "ServiceName",
        VpcId: "VpcId",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
    ),
  );
  return tokenPage(call, "Endpoints", rows, limits);
}

interface Found {
  readonly row: Row;
  readonly table: Table;
  readonly id: string;
}

function need(call: Call): Found {
  const id = call.need("EndpointId");
  const found = call.find(endpoints, id);
  if (found !== undefined) return { ...found, id };
  throw vendorError(404, "EndpointNotFound", "The specified endpoint does not exist.");
}

function denied() {
  return vendorError(
    400,
    "EndpointOperationDenied",
    "The specified operation of endpoint is not allowed.",
  );
}

/** Reads the endpoint for a change; one that is protected or on its way is refused. */
function free(call: Call): Found {
  const found = need(call);
  if (found.row["ProtectedEnabled"] === true) {
    throw vendorError(
      400,
      "OperationDenied.EndpointProtected",
      "The operation is not allowed because of EndpointProtected.",
    );
  }
  if (found.row["EndpointStatus"] !== "Active") throw denied();
  return found;
}

function members(row: Row, field: string): readonly JsonObject[] {
  return arrayOf(row[field]).map(objectOf);
}

/** A removed zone shows as Deleting once, then it is gone. */
function listZones(call: Call): JsonObject {
  const { row, table, id } = need(call);
  const zones = members(row, "_zones");
  const page = tokenPage(call, "Zones", zones, limits);
  const left = zones.filter((zone) => zone["ZoneStatus"] !== "Deleting");
  if (left.length < zones.length) table.patch(id, { _zones: left });
  return page;
}

function removeZone(call: Call): JsonObject {
  const zone = call.need("ZoneId");
  const { row, table, id } = free(call);
  const zones = members(row, "_zones");
  if (!zones.some((one) => one["ZoneId"] === zone)) {
    throw vendorError(
      404,
      "EndpointZoneNotFound",
      "The specified zone of the endpoint does not exist.",
    );
  }
  // One at a time (vendor's page of RemoveZoneFromVpcEndpoint).
  if (zones.some((one) => one["ZoneStatus"] === "Deleting" && one["ZoneId"] !== zone))
    throw denied();
  table.patch(id, {
    _zones: zones.map((one) => (one["ZoneId"] === zone ? { ...one, ZoneStatus: "Deleting" } : one)),
  });
  return {};
}

/** Zones hold an endpoint (vendor's page of DeleteVpcEndpoint); one that is being deleted still does. */
function remove(call: Call): JsonObject {
  const known = need(call);
  if (known.row["EndpointStatus"] === "Deleting") return {};
  const { row, table, id } = free(call);
  if (members(row, "_zones").length > 0) throw denied();
  table.move(id, goneAfterPolls(2), { EndpointStatus: "Deleting" });
  return {};
}

function update(call: Call): JsonObject {
  const { table, id } = free(call);
  for (const field of ["EndpointName", "EndpointDescription"]) {
    const value = call.text(field);
    if (value !== undefined) table.patch(id, { [field]: value });
  }
  return {};
}

function detachGroup(call: Call): JsonObject {
  const group = call.need("SecurityGroupId");
  const { row, table, id } = free(call);
  const groups = members(row, "_securityGroups");
  const left = groups.filter((one) => textOf(one["SecurityGroupId"]) !== group);
  table.patch(id, { _securityGroups: left });
  return {};
}

/** Actions on endpoints. */
export const endpointActions = {
  ListVpcEndpoints: action({
    params: {
      EndpointId: "filter",
      EndpointName: "filter",
      EndpointStatus: "filter",
      EndpointType: "filter",
      ConnectionStatus: "filter",
      ServiceName: "filter",
      VpcId: "filter",
      ResourceGroupId: "filter",
      ...tagParams,
      ...tokenParams,
    },
    handle: list,
  }),
  GetVpcEndpointAttribute: action({
    params: { EndpointId: "key" },
    handle: (call) => call.show(need(call).row),
  }),
  UpdateVpcEndpointAttribute: action({
    params: { EndpointId: "key", EndpointName: "value", EndpointDescription: "value" },
    ignored: ["ClientToken"],
    handle: update,
  }),
  DeleteVpcEndpoint: action({
    params: { EndpointId: "key" },
    ignored: ["ClientToken"],
    handle: remove,
  }),
  ListVpcEndpointZones: action({
    params: { EndpointId: "key", ...tokenParams },
    handle: listZones,
  }),
  RemoveZoneFromVpcEndpoint: action({
    params: { EndpointId: "key", ZoneId: "key" },
    ignored: ["ClientToken"],
    handle: removeZone,
  }),
  ListVpcEndpointSecurityGroups: action({
    params: { EndpointId: "key", ...tokenParams },
    handle: (call) => {
      const groups = members(need(call).row, "_securityGroups");
      return tokenPage(call, "SecurityGroups", groups, limits);
    },
  }),
  DetachSecurityGroupFromVpcEndpoint: action({
    params: { EndpointId: "key", SecurityGroupId: "key" },
    ignored: ["ClientToken"],
    handle: detachGroup,
  }),
};
