import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row, type Table } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { action, defineService } from "../service.ts";
import { listListeners } from "./common/listeners.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { among, equals, every, type Match, pageParams } from "./data/filters.ts";
import { hasEnded } from "./data/renewal.ts";
import { numbered, tags, withTags } from "./ecs/listing.ts";

/** Rows hold what DescribeLoadBalancers shows; `_endTime` is the expiry of a subscription. */
const balancers = defineTable("slb.load-balancer", {
  usual: { PayType: "PayOnDemand" },
  id: "LoadBalancerId",
});

function describe(call: Call): JsonObject {
  const rows = call.rows(
    balancers,
    every(
      among(call, "LoadBalancerId", "LoadBalancerId"),
      equals(call, {
        LoadBalancerName: "LoadBalancerName",
        LoadBalancerStatus: "LoadBalancerStatus",
        Address: "Address",
        AddressType: "AddressType",
        NetworkType: "NetworkType",
        PayType: "PayType",
        VpcId: "VpcId",
        VSwitchId: "VSwitchId",
        ResourceGroupId: "ResourceGroupId",
        AddressIPVersion: "AddressIPVersion",
        InternetChargeType: "InternetChargeType",
        MasterZoneId: "MasterZoneId",
        SlaveZoneId: "SlaveZoneId",
      }),
      withTags(call),
      withJsonTags(call),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 50, max: 100 });
  return { ...rest, LoadBalancers: { LoadBalancer: items } };
}

/** `Tags` is a JSON list of `{TagKey, TagValue}`. */
function withJsonTags(call: Call): Match {
  const wanted = arrayOf(call.json("Tags")).map(objectOf);
  return (row) => {
    const own = arrayOf(objectOf(row["Tags"])["Tag"]).map(objectOf);
    return wanted.every((tag) =>
      own.some((one) => one["TagKey"] === tag["TagKey"] && one["TagValue"] === tag["TagValue"]),
    );
  };
}

function need(call: Call): { id: string; row: Row; table: Table } {
  const id = call.need("LoadBalancerId");
  const found = call.find(balancers, id);
  if (found !== undefined) return { id, ...found };
  throw vendorError(
    400,
    "InvalidLoadBalancerId.NotFound",
    "The specified LoadBalancerId does not exist.",
  );
}

function attribute(call: Call): JsonObject {
  const { row } = need(call);
  const end = textOf(row["_endTime"]);
  return call.show(row, () => ({
    ...row,
    EndTime: end ?? "32472115200000",
    EndTimeStamp: end === undefined ? 32_472_115_200_000 : Date.parse(end),
    ListenerPorts: { ListenerPort: [] },
    BackendServers: { BackendServer: [] },
  }));
}

function protect(call: Call): JsonObject {
  const { id, table } = need(call);
  const value = call.need("DeleteProtection");
  if (value !== "on" && value !== "off") throw call.errors.invalid("DeleteProtection");
  table.patch(id, { DeleteProtection: value });
  return {};
}

/** Both codes are unverified: the provider lifts the protection first and warns of prepaid ones. */
function remove(call: Call): JsonObject {
  const { id, row, table } = need(call);
  if (row["DeleteProtection"] === "on") {
    throw vendorError(
      400,
      "OperationFailed.DeletionProtection",
      "The load balancer is protected from deletion.",
    );
  }
  if (row["PayType"] === "PrePay" && !hasEnded(textOf(row["_endTime"]), call.now())) {
    throw vendorError(
      400,
      "OperationDenied.PrePay",
      "A subscription load balancer cannot be deleted.",
    );
  }
  table.move(id, goneAfterPolls(1), {});
  return {};
}

/** Classic load balancer 2014-05-15. https://www.alibabacloud.com/help/en/slb/classic-load-balancer/developer-reference/api-slb-2014-05-15-overview */
export const slb = defineService({
  product: "Slb",
  version: "2014-05-15",
  style: "rpc",
  hosts: ["slb", "slb.{region}"],
  locationCode: "slb",
  permissionPrefix: "slb",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [balancers],
  actions: {
    DescribeLoadBalancers: action({
      params: {
        LoadBalancerId: "filter",
        LoadBalancerName: "filter",
        LoadBalancerStatus: "filter",
        Address: "filter",
        AddressType: "filter",
        NetworkType: "filter",
        PayType: "filter",
        VpcId: "filter",
        VSwitchId: "filter",
        ResourceGroupId: "filter",
        AddressIPVersion: "filter",
        InternetChargeType: "filter",
        MasterZoneId: "filter",
        SlaveZoneId: "filter",
        Tags: "filter",
        ...tags,
        ...pageParams,
      },
      handle: describe,
    }),
    DescribeLoadBalancerAttribute: action({
      params: { LoadBalancerId: "key" },
      handle: attribute,
    }),
    SetLoadBalancerDeleteProtection: action({
      params: { LoadBalancerId: "key", DeleteProtection: "switch" },
      handle: protect,
    }),
    ListTagResources: listTagResources({ types: { instance: balancers } }),
    DescribeLoadBalancerListeners: listListeners({
      balancers,
      of: "LoadBalancerId.N",
      filters: { ListenerProtocol: "ListenerProtocol", ListenerPort: "ListenerPort" },
    }),
    DeleteLoadBalancer: action({ params: { LoadBalancerId: "key" }, handle: remove }),
  },
});
