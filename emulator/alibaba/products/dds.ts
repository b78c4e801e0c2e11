import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { aboutOne } from "./common/about-one.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { equals, every, type Match, pageParams, tagged, tagParams } from "./data/filters.ts";
import { hasEnded, renewsItself } from "./data/renewal.ts";

/**
 * Rows hold what DescribeDBInstances shows, and VpcId, VSwitchId, ReplicaSetName and EncryptionKey,
 * which only the attributes tell; `_releaseProtection` is theirs as well.
 */
const instances = defineTable("dds.instance", {
  own: ["VpcId"],
  usual: { ChargeType: "PostPaid" },
  id: "DBInstanceId",
});

/** `default` shows all, and so does a call without it; `_nodes: customized` are single nodes (npm text of DBNodeType). */
function ofNodes(call: Call): Match {
  const asked = call.text("DBNodeType") ?? "default";
  return (row) => asked === "default" || (textOf(row["_nodes"]) ?? "standard") === asked;
}

/** The list asks for one kind at a time; without a kind, replica sets. */
function describeInstances(call: Call): JsonObject {
  const kind = call.text("DBInstanceType") ?? "replicate";
  const expired = call.text("Expired");
  const rows = call.rows(
    instances,
    every(
      (row) => (textOf(row["DBInstanceType"]) ?? "replicate") === kind,
      equals(call, {
        DBInstanceId: "DBInstanceId",
        DBInstanceStatus: "DBInstanceStatus",
        DBInstanceClass: "DBInstanceClass",
        ChargeType: "ChargeType",
        Engine: "Engine",
        EngineVersion: "EngineVersion",
        NetworkType: "NetworkType",
        ResourceGroupId: "ResourceGroupId",
        VpcId: "VpcId",
        VSwitchId: "VSwitchId",
        ZoneId: "ZoneId",
        DBInstanceDescription: "DBInstanceDescription",
        ReplicationFactor: "ReplicationFactor",
      }),
      ofNodes(call),
      tagged(call),
      (row) =>
        expired === undefined ||
        String(hasEnded(textOf(row["ExpireTime"]), call.now())) === expired.toLowerCase(),
    ),
  );
  const page = paginate(
    call,
    rows,
    {
      by: "number",
      page: "PageNumber",
      size: "PageSize",
      standard: 30,
      max: 100,
      sizes: [30, 50, 100],
    },
    ({ VpcId: _, VSwitchId: __, ReplicaSetName: ___, EncryptionKey: ____, ...fields }: Row) =>
      fields,
  );
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    DBInstances: { DBInstance: page.items },
  };
}

function need(call: Call, param = "DBInstanceId") {
  const found = call.find(instances, call.need(param));
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidDBInstanceId.NotFound",
      "The specified instance does not exist.",
    );
  }
  return { ...found, id: textOf(found.row["DBInstanceId"]) ?? "" };
}

function describeAttribute(call: Call): JsonObject {
  const { row } = need(call);
  const shown = call.show(row, ({ VpcId, BackupRetentionPolicy: _, ...fields }) => ({
    ...fields,
    VPCId: VpcId,
    DBInstanceReleaseProtection: row["_releaseProtection"] === true,
  }));
  return { DBInstances: { DBInstance: [shown] } };
}

function protect(call: Call): JsonObject {
  const { id, table } = need(call);
  const on = call.flag("DBInstanceReleaseProtection");
  if (on !== undefined) table.patch(id, { _releaseProtection: on });
  return {};
}

/** Running and pay-as-you-go only; the codes but the first are unverified. */
function deleteInstance(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["ChargeType"] === "PrePaid" && !hasEnded(textOf(row["ExpireTime"]), call.now())) {
    throw vendorError(
      403,
      "OperationDenied.ChargeType",
      "A subscription instance cannot be released.",
    );
  }
  if (row["DBInstanceStatus"] !== "Running") {
    throw vendorError(
      403,
      "OperationDenied.DBInstanceStatus",
      "The operation is not permitted due to status of instance.",
    );
  }
  if (row["_releaseProtection"] === true) {
    throw vendorError(
      403,
      "OperationDenied.ReleaseProtection",
      "Release protection is enabled for the instance.",
    );
  }
  table.move(id, goneAfterPolls(3), { DBInstanceStatus: "Deleting" });
  return {};
}

/** Destroys an expired, locked instance. */
function destroyInstance(call: Call): JsonObject {
  const named = call.text("DBInstanceId") === undefined ? "InstanceId" : "DBInstanceId";
  const { row, id, table } = need(call, named);
  if (textOf(row["LockMode"]) !== "LockByExpiration") {
    throw vendorError(
      403,
      "OperationDenied.DBInstanceStatus",
      "The operation is not permitted due to status of instance.",
    );
  }
  table.move(id, goneAfterPolls(2), { DBInstanceStatus: "Deleting" });
  return {};
}

function transform(call: Call): JsonObject {
  const { id, table } = need(call, "InstanceId");
  const to = call.need("ChargeType");
  if (to !== "PostPaid" && to !== "PrePaid") throw call.errors.invalid("ChargeType");
  table.move(id, afterPolls(2, { DBInstanceStatus: "Running", ChargeType: to }), {
    DBInstanceStatus: "Transing",
  });
  return { OrderId: String(call.now()) };
}

function describeAutoRenewal(call: Call): JsonObject {
  const kind = call.text("DBInstanceType");
  const rows = call.rows(
    instances,
    every(
      equals(call, { DBInstanceId: "DBInstanceId" }),
      (row) => row["ChargeType"] === "PrePaid",
      (row) => kind === undefined || (textOf(row["DBInstanceType"]) ?? "replicate") === kind,
    ),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({
    DbInstanceId: row["DBInstanceId"],
    DBInstanceType: row["DBInstanceType"],
    AutoRenew: String(renewsItself(row)),
    Duration: 1,
    RegionId: row["RegionId"],
  }));
  return {
    PageNumber: page.number,
    PageRecordCount: page.items.length,
    ItemsNumbers: page.total,
    Items: { Item: page.items },
  };
}

function modifyAutoRenewal(call: Call): JsonObject {
  const { id, table } = need(call);
  const on = call.flag("AutoRenew") ?? false;
  table.patch(id, { _renewStatus: on ? "AutoRenewal" : "ManualRenewal" });
  return {};
}

function describeRegions(call: Call): JsonObject {
  const DdsRegion = regionsListed(call.store).map((RegionId) => ({
    RegionId,
    EndPoint: `mongodb.${RegionId}.aliyuncs.com`,
    Zones: { Zone: [{ ZoneId: `${RegionId}-b` }] },
  }));
  return { Regions: { DdsRegion } };
}

/** The whitelist that each has from the start lets in nobody but itself. */
const securityIps = (): JsonObject => ({
  SecurityIpGroups: {
    SecurityIpGroup: [{ SecurityIpGroupName: "default", SecurityIpList: "127.0.0.1" }],
  },
});

const key = { DBInstanceId: "key" } as const;

/** MongoDB 2015-12-01. https://www.alibabacloud.com/help/en/mongodb/developer-reference/api-dds-2015-12-01-overview */
export const dds = defineService({
  product: "Dds",
  version: "2015-12-01",
  style: "rpc",
  hosts: ["mongodb", "mongodb.{region}", "dds", "dds.{region}"],
  locationCode: "dds",
  permissionPrefix: "dds",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [instances],
  actions: {
    ListTagResources: listTagResources({ types: { instance: instances } }),
    ...aboutOne(
      { by: "DBClusterId", find: (call) => need(call, "DBClusterId") },
      // aliyun/alibaba-cloud-sdk-go v1.63.107, services/dds
      { DescribeGlobalSecurityIPGroupRelation: [] },
    ),
    ...aboutOne(
      { by: "DBInstanceId", find: (call) => need(call) },
      {
        DescribeBackupPolicy: [],
        // aliyun/alibaba-cloud-sdk-go v1.63.107, services/dds
        DescribeDBInstanceSSL: () => ({ SSLStatus: "Closed" }),
        DescribeDBInstanceTDEInfo: [],
        DescribeParameters: [],
        DescribeReplicaSetRole: [],
        DescribeRoleZoneInfo: [],
        DescribeSecurityGroupConfiguration: [],
        DescribeSecurityIps: securityIps,
        DescribeShardingNetworkAddress: [],
        DescribeUserEncryptionKeyList: ["RoleARN", "TargetRegionId"],
      },
    ),
    DescribeDBInstances: action({
      params: {
        DBInstanceId: "filter",
        DBInstanceType: "filter",
        DBInstanceStatus: "filter",
        DBInstanceClass: "filter",
        ChargeType: "filter",
        Engine: "filter",
        EngineVersion: "filter",
        Expired: "filter",
        NetworkType: "filter",
        ResourceGroupId: "filter",
        VpcId: "filter",
        VSwitchId: "filter",
        ZoneId: "filter",
        DBInstanceDescription: "filter",
        ReplicationFactor: "filter",
        DBNodeType: "filter",
        ...tagParams,
        ...pageParams,
      },
      handle: describeInstances,
    }),
    DescribeDBInstanceAttribute: action({
      params: key,
      ignored: ["Engine", "IsDelete", "ResourceGroupId", "SecurityToken"],
      handle: describeAttribute,
    }),
    ModifyDBInstanceAttribute: action({
      params: { ...key, DBInstanceReleaseProtection: "switch" },
      handle: protect,
    }),
    DeleteDBInstance: action({ params: key, ignored: ["ClientToken"], handle: deleteInstance }),
    DestroyInstance: action({
      params: { ...key, InstanceId: "key" },
      ignored: ["ClientToken", "ResourceGroupId"],
      handle: destroyInstance,
    }),
    TransformInstanceChargeType: action({
      params: { InstanceId: "key", ChargeType: "value" },
      ignored: ["AutoPay", "AutoRenew", "BusinessInfo", "CouponNo", "Period", "PricingCycle"],
      handle: transform,
    }),
    DescribeInstanceAutoRenewalAttribute: action({
      params: { DBInstanceId: "filter", DBInstanceType: "filter", ...pageParams },
      handle: describeAutoRenewal,
    }),
    ModifyInstanceAutoRenewalAttribute: action({
      params: { ...key, AutoRenew: "switch" },
      ignored: ["Duration"],
      handle: modifyAutoRenewal,
    }),
    DescribeRegions: action({ ignored: ["AcceptLanguage"], handle: describeRegions }),
  },
});
