import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls, goneAt } from "../../core/transition.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { aboutOne } from "./common/about-one.ts";
import { listTagResources } from "./common/tag-resources.ts";
import {
  among,
  contains,
  equals,
  every,
  type Match,
  pageParams,
  tagged,
  tagParams,
} from "./data/filters.ts";
import { hasEnded, renewsItself } from "./data/renewal.ts";

/** Rows hold what DescribeInstances shows; `_releaseProtection` is told by the attributes alone. */
const instances = defineTable("kvstore.instance", {
  usual: { ChargeType: "PostPaid" },
  id: "InstanceId",
});

/** How long the recycle bin keeps an instance; unverified. */
const KEPT = 7 * 86_400_000;

/**
 * Released instances are in the recycle bin: listed only when their status is asked for, which is
 * how npm @alicloud/r-kvstore20150101 6.4.0 names the status; that they are left out otherwise is
 * unverified.
 */
function inBin(call: Call): Match {
  const asked = call.text("InstanceStatus");
  if (asked !== undefined && asked !== "") return (row) => row["InstanceStatus"] === asked;
  return (row) => row["InstanceStatus"] !== "Released";
}

/** `true`: parts of distributed instances alone; `false`: none of them; both kinds where it is not sent (unverified). */
function inGlobal(call: Call): Match {
  const asked = call.flag("GlobalInstance");
  return (row) => asked === undefined || (row["GlobalInstanceId"] !== undefined) === asked;
}

function describeInstances(call: Call): JsonObject {
  const expired = call.text("Expired");
  const rows = call.rows(
    instances,
    every(
      inBin(call),
      inGlobal(call),
      among(call, "InstanceIds", "InstanceId"),
      equals(call, {
        ArchitectureType: "ArchitectureType",
        ChargeType: "ChargeType",
        EditionType: "EditionType",
        EngineVersion: "EngineVersion",
        InstanceClass: "InstanceClass",
        InstanceType: "InstanceType",
        NetworkType: "NetworkType",
        NodeType: "NodeType",
        PrivateIp: "PrivateIp",
        ResourceGroupId: "ResourceGroupId",
        VpcId: "VpcId",
        VSwitchId: "VSwitchId",
        ZoneId: "ZoneId",
      }),
      contains(call, "SearchKey", ["InstanceId", "InstanceName"]),
      tagged(call),
      (row) =>
        expired === undefined ||
        String(hasEnded(textOf(row["EndTime"]), call.now())) === expired.toLowerCase(),
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 50 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Instances: { KVStoreInstance: page.items },
  };
}

/**
 * An instance that is not in the recycle bin: the official Terraform provider 1.285.0 waits after a
 * deletion until one that is looked up by its id is not there.
 */
function need(call: Call, param = "InstanceId") {
  const found = needEvenReleased(call, param);
  if (found.row["InstanceStatus"] === "Released") throw notFound();
  return found;
}

function needEvenReleased(call: Call, param = "InstanceId") {
  const found = call.find(instances, call.need(param));
  if (found === undefined) throw notFound();
  return { ...found, id: textOf(found.row["InstanceId"]) ?? "" };
}

const notFound = () =>
  vendorError(404, "InvalidInstanceId.NotFound", "Specified instance does not exist.");

function describeAttribute(call: Call): JsonObject {
  const { row } = need(call);
  const shown = call.show(row, (one) => ({
    ...one,
    Engine: "Redis",
    InstanceReleaseProtection: one["_releaseProtection"] === true,
  }));
  return { Instances: { DBInstanceAttribute: [shown] } };
}

function modifyAttribute(call: Call): JsonObject {
  const { id, table } = need(call);
  const protect = call.flag("InstanceReleaseProtection");
  if (protect !== undefined) table.patch(id, { _releaseProtection: protect });
  const name = call.text("InstanceName");
  if (name !== undefined) table.patch(id, { InstanceName: name });
  return {};
}

/**
 * Running and pay-as-you-go only, as the vendor's remarks on DeleteInstance say; the codes are
 * unverified. The instance then goes to the recycle bin.
 */
function deleteInstance(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["ChargeType"] === "PrePaid" && !hasEnded(textOf(row["EndTime"]), call.now())) {
    throw vendorError(
      403,
      "OperationDenied.ChargeType",
      "A subscription instance cannot be released.",
    );
  }
  if (row["InstanceStatus"] !== "Normal") {
    throw vendorError(
      403,
      "IncorrectDBInstanceState",
      "Current DB instance state does not support this operation.",
    );
  }
  if (row["_releaseProtection"] === true) {
    throw vendorError(
      403,
      "OperationDenied.ReleaseProtection",
      "Release protection is enabled for the instance.",
    );
  }
  const until = call.now() + KEPT;
  const released = { InstanceStatus: "Released", DestroyTime: isoSeconds(until) };
  table.move(id, afterPolls(2, released, goneAt(until)), { InstanceStatus: "Inactive" });
  return {};
}

/** Purges an instance from the recycle bin. */
function destroyInstance(call: Call): JsonObject {
  const { row, id, table } = needEvenReleased(call);
  if (row["InstanceStatus"] !== "Released") {
    throw vendorError(
      403,
      "IncorrectDBInstanceState",
      "Current DB instance state does not support this operation.",
    );
  }
  table.move(id, goneAfterPolls(1));
  return {};
}

function transform(call: Call): JsonObject {
  const { id, table } = need(call);
  const to = call.need("ChargeType");
  if (to !== "PostPaid" && to !== "PrePaid") throw call.errors.invalid("ChargeType");
  table.move(id, afterPolls(2, { InstanceStatus: "Normal", ChargeType: to }), {
    InstanceStatus: "Transforming",
  });
  return { OrderId: String(call.now()) };
}

function describeAutoRenewal(call: Call): JsonObject {
  const rows = call.rows(
    instances,
    every(
      equals(call, { DBInstanceId: "InstanceId" }),
      (row: Row) => row["ChargeType"] === "PrePaid",
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({
    DBInstanceId: row["InstanceId"],
    AutoRenew: String(renewsItself(row)),
    Duration: 1,
    RegionId: row["RegionId"],
  }));
  return {
    PageNumber: page.number,
    PageRecordCount: page.items.length,
    TotalRecordCount: page.total,
    Items: { Item: page.items },
  };
}

function modifyAutoRenewal(call: Call): JsonObject {
  const { id, table } = need(call, "DBInstanceId");
  const on = call.flag("AutoRenew") ?? false;
  table.patch(id, { _renewStatus: on ? "AutoRenewal" : "ManualRenewal" });
  return {};
}

function describeRegions(call: Call): JsonObject {
  const KVStoreRegion = regionsListed(call.store).map((RegionId) => ({
    RegionId,
    RegionEndpoint: "r-kvstore.aliyuncs.com",
    ZoneIds: `${RegionId}-b`,
    ZoneIdList: { ZoneId: [`${RegionId}-b`] },
  }));
  return { RegionIds: { KVStoreRegion } };
}

/** The whitelist that each has from the start lets in nobody but itself. */
const securityIps = (): JsonObject => ({
  SecurityIpGroups: {
    SecurityIpGroup: [{ SecurityIpGroupName: "default", SecurityIpList: "127.0.0.1" }],
  },
});

const ownAddress = (row: Row): JsonObject => {
  const ConnectionString = `${textOf(row["InstanceId"]) ?? ""}.redis.rds.aliyuncs.com`;
  const net = { ConnectionString, DBInstanceNetType: "2", IPType: "Private", Port: "6379" };
  return { NetInfoItems: { InstanceNetInfo: [net] } };
};

const key = { InstanceId: "key" } as const;
const ignored = ["SecurityToken"];

/** Tair (Redis) 2015-01-01. https://www.alibabacloud.com/help/en/redis/developer-reference/api-r-kvstore-2015-01-01-overview */
export const kvstore = defineService({
  product: "R-kvstore",
  version: "2015-01-01",
  style: "rpc",
  hosts: ["r-kvstore", "r-kvstore.{region}"],
  locationCode: "redisa",
  permissionPrefix: "kvstore",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [instances],
  actions: {
    ListTagResources: listTagResources({ types: { instance: instances } }),
    ...aboutOne(
      { by: "InstanceId", find: need },
      {
        DescribeBackupPolicy: [],
        DescribeDBInstanceNetInfo: ownAddress,
        DescribeEncryptionKey: [],
        DescribeEngineVersion: [],
        DescribeInstanceConfig: [],
        DescribeInstanceSSL: [],
        DescribeInstanceTDEStatus: [],
        DescribeIntranetAttribute: [],
        DescribeSecurityGroupConfiguration: [],
        DescribeSecurityIps: securityIps,
      },
    ),
    DescribeInstances: action({
      params: {
        InstanceIds: "filter",
        InstanceStatus: "filter",
        ArchitectureType: "filter",
        ChargeType: "filter",
        EditionType: "filter",
        EngineVersion: "filter",
        Expired: "filter",
        InstanceClass: "filter",
        InstanceType: "filter",
        NetworkType: "filter",
        NodeType: "filter",
        PrivateIp: "filter",
        ResourceGroupId: "filter",
        SearchKey: "filter",
        VpcId: "filter",
        VSwitchId: "filter",
        ZoneId: "filter",
        GlobalInstance: "filter",
        ...tagParams,
        ...pageParams,
      },
      ignored,
      handle: describeInstances,
    }),
    DescribeInstanceAttribute: action({ params: key, ignored, handle: describeAttribute }),
    ModifyInstanceAttribute: action({
      params: { ...key, InstanceName: "value", InstanceReleaseProtection: "switch" },
      ignored,
      handle: modifyAttribute,
    }),
    DeleteInstance: action({
      params: key,
      ignored: [...ignored, "GlobalInstanceId"],
      handle: deleteInstance,
    }),
    DestroyInstance: action({ params: key, ignored, handle: destroyInstance }),
    TransformInstanceChargeType: action({
      params: { ...key, ChargeType: "value" },
      ignored: [...ignored, "AutoPay", "AutoRenew", "AutoRenewPeriod", "CouponNo", "Period"],
      handle: transform,
    }),
    DescribeInstanceAutoRenewalAttribute: action({
      params: { DBInstanceId: "filter", ...pageParams },
      ignored: ["ClientToken"],
      handle: describeAutoRenewal,
    }),
    ModifyInstanceAutoRenewalAttribute: action({
      params: { DBInstanceId: "key", AutoRenew: "switch" },
      ignored: [...ignored, "Duration", "Product"],
      handle: modifyAutoRenewal,
    }),
    DescribeRegions: action({ ignored: [...ignored, "AcceptLanguage"], handle: describeRegions }),
  },
});
