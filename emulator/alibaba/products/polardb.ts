import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf, WITHOUT } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { aboutOne } from "./common/about-one.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { among, contains, equals, every, pageParams, tagged, tagParams } from "./data/filters.ts";
import { hasEnded, renewStatusOf } from "./data/renewal.ts";

/**
 * Rows hold what DescribeDBClusters shows, and `_endpoints`, which DescribeDBClusterEndpoints tells alone;
 * `DeletionLock` is 1 while the cluster lock is on.
 */
const clusters = defineTable("polardb.cluster", {
  usual: { PayType: "Postpaid", DBClusterStatus: "Running", DeletionLock: 0 },
  id: "DBClusterId",
});

/** All listings of the product are cut into 30, 50 or 100. */
function page(call: Call, rows: readonly Row[], shape?: (row: Row) => JsonObject) {
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const found = paginate(call, rows, { by: "number", ...style, sizes: [30, 50, 100] }, shape);
  const counts = {
    PageNumber: found.number,
    PageRecordCount: found.items.length,
    TotalRecordCount: found.total,
  };
  return { items: found.items, counts };
}

function describeClusters(call: Call): JsonObject {
  const expired = call.text("Expired") ?? "";
  const rows = call.rows(
    clusters,
    every(
      among(call, "DBClusterIds", "DBClusterId"),
      contains(call, "DBClusterDescription", ["DBClusterDescription"]),
      equals(call, {
        DBClusterStatus: "DBClusterStatus",
        DBType: "DBType",
        DBVersion: "DBVersion",
        PayType: "PayType",
        ResourceGroupId: "ResourceGroupId",
      }),
      tagged(call),
      (row) =>
        expired === "" ||
        String(hasEnded(textOf(row["ExpireTime"]), call.now())) === expired.toLowerCase(),
    ),
  );
  const { items, counts } = page(call, rows);
  return { ...counts, Items: { DBCluster: items } };
}

function need(call: Call, param = "DBClusterId") {
  const found = call.find(clusters, call.need(param));
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidDBClusterId.NotFound",
      "The DBClusterId provided does not exist in our records.",
    );
  }
  return { ...found, id: textOf(found.row["DBClusterId"]) ?? "" };
}

/** What is told only of clusters that have it; the official Terraform provider 1.285.0 takes it for a number, or asks on. */
const AT_TIMES = ["ProvisionedIops", "ServerlessType"];

/** The attribute writes some fields of the listing in another way, and leaves others out. */
function attributeOf(row: Row): JsonObject {
  const { VpcId, VswitchId, ZoneId, CreateTime, Tags, DBNodes, ...rest } = row;
  const {
    CpuCores: _cores,
    DBNodeClass: _class,
    DBNodeNumber: _number,
    MemorySize: _memory,
    RemoteMemorySize: _remote,
    ...shown
  } = rest;
  return {
    // said of each; the official Terraform provider waits for its zone where it is on
    HotStandbyCluster: "StandbyClusterOFF",
    ...shown,
    [WITHOUT]: AT_TIMES.filter((name) => shown[name] === undefined),
    VPCId: VpcId,
    VSwitchId: VswitchId,
    ZoneIds: ZoneId,
    CreationTime: CreateTime,
    Tags: arrayOf(objectOf(Tags)["Tag"]),
    DBNodes: arrayOf(objectOf(DBNodes)["DBNode"]),
  };
}

/** The endpoint that each cluster has from its first day. */
function firstEndpoint(row: Row): JsonObject {
  const id = textOf(row["DBClusterId"]) ?? "";
  const ConnectionString = `${id}.rwlb.rds.aliyuncs.com`;
  return {
    DBEndpointId: `pe-${id}`,
    EndpointType: "Cluster",
    AddressItems: [{ ConnectionString, NetType: "Private", Port: "3306" }],
  };
}

function describeEndpoints(call: Call): JsonObject {
  const { row } = need(call);
  const matches = equals(call, { DBEndpointId: "DBEndpointId" });
  const endpoints = row["_endpoints"] === undefined ? [firstEndpoint(row)] : row["_endpoints"];
  return { Items: arrayOf(endpoints).map(objectOf).filter(matches) };
}

function denied(reason: string, message: string) {
  return vendorError(403, `OperationDenied.${reason}`, message);
}

function wrongPayType() {
  return denied(
    "DBClusterPayType",
    "The operation is not permitted due to the pay type of cluster.",
  );
}

/** A running subscription. */
function isPaidAhead(call: Call, row: Row): boolean {
  return row["PayType"] === "Prepaid" && !hasEnded(textOf(row["ExpireTime"]), call.now());
}

const KEPT_BACKUPS = ["ALL", "LATEST", "NONE"];

/** Codes: https://www.alibabacloud.com/help/en/polardb/latest/deletedbcluster-1 */
function deleteCluster(call: Call): JsonObject {
  const { row, id, table } = need(call);
  const kept = call.text("BackupRetentionPolicyOnClusterDeletion") ?? "NONE";
  if (!KEPT_BACKUPS.includes(kept)) {
    throw vendorError(
      400,
      "InvalidBackupRetentionPolicyOnClusterDeletion.Malformed",
      "The specified BackupRetentionPolicyOnClusterDeletion is invalid.",
    );
  }
  if (isPaidAhead(call, row)) throw wrongPayType();
  if (row["DeletionLock"] === 1) {
    throw denied(
      "DBClusterDeletionLock",
      "The operation is not permitted due to the deletion lock of cluster.",
    );
  }
  if (row["DBClusterStatus"] !== "Running") {
    throw denied(
      "ClusterStatus",
      "The PolarDB cluster is not allowed to release when it is not running.",
    );
  }
  table.move(id, goneAfterPolls(3), { DBClusterStatus: "Deleting" });
  return {};
}

/** The cluster lock is for pay-as-you-go clusters. */
function lock(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["PayType"] === "Prepaid") throw wrongPayType();
  table.patch(id, { DeletionLock: call.flag("Protection") === true ? 1 : 0 });
  return {};
}

function transform(call: Call): JsonObject {
  const { row, id, table } = need(call);
  const to = call.need("PayType");
  if (to !== "Postpaid" && to !== "Prepaid") throw call.errors.invalid("PayType");
  if (row["PayType"] === to) throw wrongPayType();
  table.move(id, afterPolls(2, { DBClusterStatus: "Running", PayType: to }), {
    DBClusterStatus: "Transforming", // unverified
  });
  return { DBClusterId: id, ChargeType: to, OrderId: String(call.now()) };
}

/** The product writes Normal for a subscription that is renewed by hand. */
const WRITTEN = {
  AutoRenewal: "AutoRenewal",
  ManualRenewal: "Normal",
  NotRenewal: "NotRenewal",
} as const;

function describeAutoRenewal(call: Call): JsonObject {
  const rows = call.rows(
    clusters,
    every(
      among(call, "DBClusterIds", "DBClusterId"),
      equals(call, { ResourceGroupId: "ResourceGroupId" }),
      (row) => row["PayType"] === "Prepaid",
    ),
  );
  const { items, counts } = page(call, rows, (row) => ({
    DBClusterId: row["DBClusterId"],
    AutoRenewEnabled: renewStatusOf(row) === "AutoRenewal",
    RenewalStatus: WRITTEN[renewStatusOf(row)],
    Duration: 1,
    PeriodUnit: "Month",
    RegionId: call.region,
  }));
  return { ...counts, Items: { AutoRenewAttribute: items } };
}

function modifyAutoRenewal(call: Call): JsonObject {
  const { row, id, table } = need(call, "DBClusterIds");
  const wanted = call.text("RenewalStatus") ?? "AutoRenewal";
  const [status] = Object.entries(WRITTEN).find(([, written]) => written === wanted) ?? [];
  if (status === undefined) throw call.errors.invalid("RenewalStatus");
  if (row["PayType"] !== "Prepaid") throw wrongPayType();
  table.patch(id, { _renewStatus: status });
  return {};
}

function describeRegions(call: Call): JsonObject {
  const Region = regionsListed(call.store).map((RegionId) => ({
    RegionId,
    Zones: { Zone: [{ ZoneId: `${RegionId}-b`, VpcEnabled: true }] },
  }));
  return { Regions: { Region } };
}

/** The whitelist that each has from the start lets in nobody but itself. */
const firstWhitelist = (): JsonObject => ({
  Items: { DBClusterIPArray: [{ DBClusterIPArrayName: "default", SecurityIps: "127.0.0.1" }] },
});

const key = { DBClusterId: "key" } as const;

/** PolarDB 2017-08-01. https://www.alibabacloud.com/help/en/polardb/api-polardb-2017-08-01-overview */
export const polardb = defineService({
  product: "polardb",
  version: "2017-08-01",
  style: "rpc",
  hosts: ["polardb", "polardb.{region}"],
  locationCode: "polardb",
  permissionPrefix: "polardb",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [clusters],
  actions: {
    ...aboutOne(
      { by: "DBClusterId", find: need },
      {
        DescribeBackupPolicy: [],
        DescribeDBClusterAccessWhitelist: firstWhitelist,
        DescribeDBClusterAuditLogCollector: [],
        DescribeDBClusterMigration: [],
        DescribeDBClusterParameters: [],
        DescribeDBClusterServerlessConf: [],
        // aliyun/alibaba-cloud-sdk-go v1.63.107, services/polardb
        DescribeDBClusterTDE: () => ({ TDEStatus: "Disabled" }),
        DescribeDBClusterVersion: [],
        DescribeGlobalSecurityIPGroupRelation: [],
        DescribeLogBackupPolicy: [],
      },
    ),
    DescribeDBClusters: action({
      params: {
        DBClusterIds: "filter",
        DBClusterDescription: "filter",
        DBClusterStatus: "filter",
        DBType: "filter",
        DBVersion: "filter",
        Expired: "filter",
        PayType: "filter",
        ResourceGroupId: "filter",
        ...tagParams,
        ...pageParams,
      },
      handle: describeClusters,
    }),
    DescribeDBClusterAttribute: action({
      params: key,
      ignored: ["DescribeType"],
      handle: (call) => call.show(need(call).row, attributeOf),
    }),
    DescribeDBClusterEndpoints: action({
      params: { ...key, DBEndpointId: "filter" },
      handle: describeEndpoints,
    }),
    DeleteDBCluster: action({
      params: { ...key, BackupRetentionPolicyOnClusterDeletion: "value" },
      ignored: ["CloudProvider"],
      handle: deleteCluster,
    }),
    ModifyDBClusterDeletion: action({
      params: { ...key, Protection: "switch" },
      handle: lock,
    }),
    TransformDBClusterPayType: action({
      params: { ...key, PayType: "value" },
      ignored: [
        "AutoUseCoupon",
        "ClientToken",
        "Period",
        "PromotionCode",
        "ResourceGroupId",
        "UsedTime",
      ],
      handle: transform,
    }),
    DescribeAutoRenewAttribute: action({
      params: { DBClusterIds: "filter", ResourceGroupId: "filter", ...pageParams },
      ignored: ["CloudProvider"],
      handle: describeAutoRenewal,
    }),
    ModifyAutoRenewAttribute: action({
      params: { DBClusterIds: "key", RenewalStatus: "value" },
      ignored: ["CloudProvider", "Duration", "PeriodUnit", "ResourceGroupId"],
      handle: modifyAutoRenewal,
    }),
    ListTagResources: listTagResources({
      types: { cluster: clusters },
      standard: 50,
      most: 50,
      strict: true,
    }),
    DescribeRegions: action({ handle: describeRegions }),
  },
});
